internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Writes down how an answer was chosen.
struct Explainer {
  let weights: ScoringWeights

  /// Candidates shown with every feature's share.
  static let shownCandidates = 5
  /// Candidates looked at for what would have won without a rule.
  static let rivals = 30

  func explanation(of solution: Solution) -> Explanation {
    let (ranking, evidence) = (solution.ranking, solution.evidence)
    return Explanation(
      "How the answer was chosen",
      parts: [
        analysis(solution.question),
        Explanation(
          "terms searched for",
          parts: zip(ranking.plan.terms, ranking.retrieval.terms).map { term, found in
            Explanation(
              "\(term.term): in \(found.passages) passages of \(found.articles) articles, weight",
              value: found.passageIDF * term.weight)
          }),
      ] + wordings(ranking) + widerQuery(ranking.wider) + [
        Explanation(
          "candidates: \(ranking.candidates.count) sentences, best first",
          parts: ranking.candidates.prefix(Self.shownCandidates).map {
            candidate($0, weights.weights(in: ranking.situation(of: $0)))
          }),
        Explanation(
          "rules without which another sentence would have come first",
          parts: decisiveRules(ranking)),
        Explanation("quoted: \(evidence.quoted.count) sentences"),
      ] + match(solution) + judgement(evidence.judgement) + [
        Explanation(
          "exact answer: \(evidence.choice == nil ? "none sure enough" : "chosen")",
          value: evidence.choice?.support, parts: choices(evidence, solution.chooser)),
        Explanation(
          "other articles: \(evidence.others.agreeing.count) agree, "
            + "\(evidence.others.differing.count) differ"),
        Explanation(
          "confidence", value: solution.confidence,
          parts: ConfidenceEstimator.Feature.allCases.compactMap { feature in
            solution.features[feature].map { Explanation(feature.rawValue, value: $0) }
          } + solution.limits.map { Explanation("kept below the threshold by: \($0.rawValue)") }),
      ])
  }

  /// The best spans of the sentence quoted first, each with its features' shares.
  private func choices(_ evidence: Evidence, _ chooser: SpanChooser) -> [Explanation] {
    guard let lead = evidence.quoted.first?.candidate else { return [] }
    return evidence.choices.map { choice in
      Explanation(
        lead.article.text(of: choice.span), value: choice.score,
        parts: [
          Explanation("chance among all spans", value: choice.probability),
          Explanation("share of the answer's words expected", value: choice.support),
        ] + chooser.shares(of: choice).map { Explanation($0.name, value: $0.share) })
    }
  }

  /// The verdict on a yes/no question with the signs that speak for (above 0) and against it; empty
  /// for other questions.
  private func judgement(_ judgement: YesNoJudge.Judgement?) -> [Explanation] {
    guard let judgement else { return [] }
    let settled = judgement.verdict.map { $0 ? "yes" : "no" } ?? "not settled"
    let verdict = judgement.rule.map { "\(settled) (\($0))" } ?? settled
    let text = judgement.candidate.article.text(of: judgement.candidate.span)
    let shares = zip(YesNoFeature.allCases, judgement.shares).filter { $0.1 != 0 }
    return [
      Explanation(
        "yes or no: \(verdict), by: \(text): chance of yes", value: judgement.probability,
        parts: shares.sorted { abs($0.1) > abs($1.1) }.map { Explanation($0.0.name, value: $0.1) })
    ]
  }

  /// Parts of the question that the articles may say otherwise, and what of that stands in the best
  /// sentence; empty where there is none.
  private func wordings(_ ranking: EvidenceRanker.Ranking) -> [Explanation] {
    if ranking.paraphrases.isEmpty { return [] }
    let told = ranking.candidates.first.map(ranking.reworded) ?? []
    return [
      Explanation(
        "other wordings",
        parts: ranking.paraphrases.map { paraphrase in
          let others = paraphrase.others.map(\.text).joined(separator: ", ")
          return Explanation("“\(paraphrase.typed)” (\(paraphrase.row)): \(others)")
        }
          + told.map {
            Explanation(
              "in the best sentence “\($0.written)” is read as “\($0.paraphrase.typed)” "
                + "(\($0.paraphrase.row))")
          })
    ]
  }

  /// What else was searched for, and why; empty when the first query found enough.
  private func widerQuery(_ wider: QueryExpansion?) -> [Explanation] {
    guard let wider else { return [] }
    return [
      Explanation(
        "wider query, because the best passage scores this share of the question's weight",
        value: wider.share,
        parts: wider.words.map {
          Explanation(
            "\($0.written), \($0.reason.rawValue) of “\($0.typed)”, weight", value: $0.weight)
        })
    ]
  }

  private func analysis(_ question: AnalyzedQuestion) -> Explanation {
    var parts = [Explanation("kind of answer: \(question.answerType.rawValue)")]
    parts += question.matchedRules.map { Explanation("rule: \($0)") }
    if !question.focus.isEmpty {
      parts.append(Explanation("focus: \(question.focus.joined(separator: " "))"))
    }
    parts += question.names.map { Explanation("name: \($0.joined(separator: " "))") }
    parts += question.aliases.map { Explanation("alias: \($0.description)") }
    if let verb = question.mainVerb { parts.append(Explanation("main verb: \(verb)")) }
    parts.append(form(question.form))
    return Explanation("the question", parts: parts)
  }

  /// Each rule whose share alone put the best sentence first, with the one that would have won
  /// without it. O(candidates × features).
  private func decisiveRules(_ ranking: EvidenceRanker.Ranking) -> [Explanation] {
    guard let lead = ranking.candidates.first else { return [] }
    let rivals = ranking.candidates.prefix(Self.rivals)
    let weights = rivals.map { self.weights.weights(in: ranking.situation(of: $0)) }
    return Feature.allCases.compactMap { feature in
      let scores = zip(rivals, weights).map { $0.score - $1[feature] * $0.features[feature] }
      guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }),
        scores[best] > scores[0], !rivals[best].isSameSentence(as: lead)
      else { return nil }
      return Explanation(
        "\(feature.name): \(text(of: rivals[best]))", value: scores[best] - scores[0])
    }
  }

  private func text(of candidate: Candidate) -> String {
    candidate.article.stored.text[candidate.span].map(String.init) ?? ""
  }

  /// One candidate with its features' shares, greatest first.
  private func candidate(_ candidate: Candidate, _ weights: SituatedWeights) -> Explanation {
    let summary = candidate.article.stored.summary
    let shares = Feature.allCases.compactMap { feature -> Explanation? in
      let share = weights[feature] * candidate.features[feature]
      return share == 0 ? nil : Explanation(feature.name, value: share)
    }
    return Explanation(
      "\(summary.key): \(text(of: candidate))", value: candidate.score,
      parts: shares.sorted { abs($0.value ?? 0) > abs($1.value ?? 0) })
  }

  /// What the sentence quoted first says to each part of the question's form.
  private func match(_ solution: Solution) -> [Explanation] {
    guard let lead = solution.evidence.quoted.first?.candidate, let match = lead.match else {
      return []
    }
    let form = solution.question.form
    let article = lead.article
    let rows = match.rows.map { row in
      let part = form.parts[row.part]
      let found = row.found.map { ": \(article.text(of: $0))" } ?? ""
      return Explanation("\(part.role.rawValue) “\(part.text)”: \(row.verdict.rawValue)\(found)")
    }
    let whole = [("polarity", match.polarity), ("standing", match.standing), ("time", match.time)]
    return [
      Explanation(
        "the clause that answers best to the question: share matched", value: match.share,
        parts: rows + whole.map { Explanation("\($0): \($1.rawValue)") }
          + figures(of: lead, solution.ranking))
    ]
  }

  /// How each figure of the kind asked for is the one asked for.
  private func figures(of lead: Candidate, _ ranking: EvidenceRanker.Ranking) -> [Explanation] {
    (ranking.matcher?.figures(in: lead) ?? []).map { match in
      Explanation(
        "figure “\(lead.article.text(of: match.figure.span))”: measure \(match.measure.rawValue), "
          + "party \(match.party.rawValue), verb \(match.predicate.rawValue), "
          + "time \(match.period.rawValue), level \(match.level.rawValue)", value: match.fit)
    }
  }

  /// The question as a sentence.
  private func form(_ form: QuestionForm) -> Explanation {
    Explanation(
      "read as: \(form.statement)",
      parts: form.parts.map { part in
        Explanation(
          "\(part.role.rawValue)\(part.preposition.map { " (\($0))" } ?? ""): \(part.text)"
            + (part.isWanted ? ", wanted" : ""))
      })
  }
}
