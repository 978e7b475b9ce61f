package import EvidenceRanking
package import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
package import Text
package import WordNetLexicon

/// Says whether the best sentence affirms or denies what a yes/no question asks.
package struct YesNoJudge {
  private let words: ClaimWords
  private let table: TermTable
  private let lexicon: Lexicon?
  private let weights: YesNoWeights

  /// Sentences among which the one to judge is chosen.
  package static let depth = 60
  /// The share of a claim that a sentence must hold to deny it without its verb.
  private static let coveredWithoutVerb = 0.6
  /// At this chance of yes and below, a sentence denies what it has all the words of.
  private static let surelyNot = 0.2

  /// What came of judging one question.
  package struct Judgement {
    /// The sentence that was judged.
    package let candidate: Candidate
    package let features: YesNoFeatures
    /// Weight times sign, in the order of `YesNoFeature.allCases`.
    package let shares: [Double]
    /// The chance that the answer is yes, 0 to 1.
    package let probability: Double
    /// True for yes, false for no, nil where the sentence does not settle it.
    package var verdict: Bool?
    /// The name of the rule that decided; nil where none was looked at.
    package var rule: String?
    /// For "A or B?", where the sentence gives the one that it affirms, in UTF-8 bytes of the
    /// article; then there is no verdict.
    package var alternative: TextSpan?
  }

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(prompts: Prompts, table: TermTable, lexicon: Lexicon?) throws(PromptsError) {
    words = try ClaimWords(prompts: prompts, table: table)
    weights = try YesNoWeights(prompts: prompts)
    self.table = table
    self.lexicon = lexicon
  }

  /// The judgement on the candidate that covers most of the claim, earlier ones first; nil when
  /// there are no candidates.
  ///
  /// "Is it in Narvik or in Lund?" claims two things; the one that alone is affirmed is the answer.
  package func judge(_ question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking) -> Judgement? {
    // "Are you sure?" where no article has "sure": nothing is claimed that an article could affirm.
    if ranking.namesNothingKnown { return nil }
    if !question.words.contains(where: { words.isIn(.comparative, table.number(of: $0.token.term)) }
    ),
      let offered = Alternatives(question, table: table),
      let chosen = choose(offered, question, ranking)
    {
      return chosen
    }
    return judge(claim(question, ranking), ranking: ranking).map(\.judgement)
  }

  private func claim(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking,
    leavingOut leftOut: Range<Int> = 0..<0
  ) -> Claim {
    Claim(
      question, terms: ranking.terms, words: words, table: table, lexicon: lexicon,
      leavingOut: leftOut)
  }

  /// The one of two things offered that is affirmed; nil where both are or neither is.
  private func choose(
    _ offered: Alternatives, _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking
  ) -> Judgement? {
    let affirmed = [(offered.first, offered.withoutSecond), (offered.second, offered.withoutFirst)]
      .compactMap { kept, leftOut -> Judgement? in
        guard
          let judged = judge(
            claim(question, ranking, leavingOut: leftOut), ranking: ranking),
          judged.judgement.verdict == true, let span = judged.comparison.span(of: kept)
        else { return nil }
        var judgement = judged.judgement
        judgement.verdict = nil
        judgement.alternative = span
        return judgement
      }
    return affirmed.count == 1 ? affirmed.first : nil
  }

  private func judge(_ claim: Claim, ranking: EvidenceRanker.Ranking)
    -> (judgement: Judgement, comparison: ClaimComparison)?
  {
    // A question that an article asks affirms nothing.
    let sayings = ranking.candidates.prefix(Self.depth).filter {
      !$0.article.text(of: $0.span).hasSuffix("?")
    }
    let comparisons = sayings.map {
      ClaimComparison(
        claim: claim, words: words, table: table, lexicon: lexicon, candidate: $0,
        match: ranking.matcher?.match($0) ?? ClauseMatch())
    }
    if let answered = answered(comparisons) { return answered }
    let coverages = comparisons.enumerated().map { place, comparison in
      comparison.coverage - min(0.02 * Double(place), 0.3)
        - (isOfOther(comparison, ranking) ? Self.ofOther : 0)
    }
    guard let best = coverages.indices.max(by: { coverages[$0] < coverages[$1] }) else {
      return nil
    }
    let features = comparisons[best].features()
    let weighed = weights.probability(features)
    let bounded = features.contradictFlatly ? min(weighed, weights.noUpTo) : weighed
    let settled = undisputed(verdict(bounded, features, comparisons[best]), comparisons[best])
    let (verdict, rule) =
      isOfOther(comparisons[best], ranking) ? (nil, "told of somebody else") : settled
    if verdict == nil, let denied = told(comparisons, best: sayings[best]) { return denied }
    let judgement = judgement(
      on: comparisons[best], features, weights.kept(bounded, to: verdict), verdict, rule)
    return (judgement, comparisons[best])
  }

  /// What a sentence that tells it of somebody else counts less.
  private static let ofOther = 0.4

  /// Whether the clause that answers best is told of others than those whom the question names.
  private func isOfOther(_ comparison: ClaimComparison, _ ranking: EvidenceRanker.Ranking) -> Bool {
    guard let number = comparison.match.clause, !comparison.claim.comparesNames else {
      return false
    }
    let verb = comparison.candidate.article.facts.analysis.clauses[number].verb
    return ranking.matcher?.isOfOther(verb, in: comparison.candidate) ?? false
  }

  /// The judgement on the answer to the same question in an article; nil where none asks it.
  private func answered(_ comparisons: [ClaimComparison])
    -> (judgement: Judgement, comparison: ClaimComparison)?
  {
    for comparison in comparisons.prefix(Self.askedDepth) {
      guard let verdict = AskedClaim(comparison).verdict else { continue }
      let features = comparison.features()
      let chance = weights.kept(weights.probability(features), to: verdict)
      return (
        judgement(on: comparison, features, chance, verdict, "answered in an article"), comparison
      )
    }
    return nil
  }

  /// Sentences among which an article's own answer is looked for.
  private static let askedDepth = 10

  /// The judgement on a sentence of the best one's article that denies it in few words, the first
  /// in the order of the ranking; nil where none does.
  private func told(_ comparisons: [ClaimComparison], best: Candidate)
    -> (judgement: Judgement, comparison: ClaimComparison)?
  {
    for comparison in comparisons where comparison.candidate.article === best.article {
      guard let rule = ToldDenial(comparison).rule,
        !ClaimRules(comparison: comparison).isDisputed
      else { continue }
      let features = comparison.features()
      let judgement = judgement(
        on: comparison, features, min(weights.probability(features), weights.noUpTo), false,
        rule.rawValue)
      return (judgement, comparison)
    }
    return nil
  }

  private func judgement(
    on comparison: ClaimComparison, _ features: YesNoFeatures, _ probability: Double,
    _ verdict: Bool?, _ rule: String
  ) -> Judgement {
    Judgement(
      candidate: comparison.candidate, features: features,
      shares: zip(weights.values, features.values).map { $0 * $1 }, probability: probability,
      verdict: verdict, rule: rule)
  }

  /// A denial that the sentence calls untrue denies nothing.
  private func undisputed(
    _ verdict: (Bool?, rule: String), _ comparison: ClaimComparison
  ) -> (Bool?, rule: String) {
    verdict.0 == false && ClaimRules(comparison: comparison).isDisputed
      ? (nil, "a denial that is called untrue") : verdict
  }

  /// Yes needs every part of the question in one clause, no needs a sign of contradiction: a
  /// sentence about something else denies nothing. With the name of the rule that decided.
  private func verdict(
    _ probability: Double, _ features: YesNoFeatures, _ comparison: ClaimComparison
  ) -> (Bool?, rule: String) {
    let clause = ClauseVerdict(comparison)
    if clause.deniesDeed || clause.deniesByContrary, !clause.isAskedNegatively {
      return (false, "the clause denies it")
    }
    let rules = ClaimRules(comparison: comparison)
    if let apposed = rules.apposed {
      let isReserved = apposed && rules.reservation != nil
      return (isReserved ? nil : apposed, "what stands beside its name")
    }
    // What is contrary is not held, however much it weighs.
    guard
      features[.covered] + features[.kin] >= weights.coveredFrom || features.contradictFlatly
    else { return (nil, "too little of the question") }
    if !clause.isAskedNegatively, let keeps = rules.keepsBound {
      return (keeps, "a figure on either side of a bound")
    }
    // Which of two is more is told by a sentence that compares them, not by one that gives a figure
    // of one.
    guard !comparison.claim.comparesNames || comparison.compares else {
      return (nil, "no comparison")
    }
    // "Did it not close?" expects a yes from one and a no from another.
    if clause.isAskedNegatively { return (nil, "asked with not") }
    if clause.denies { return (false, "the clause denies it") }
    if let contrary = rules.contrary { return (false, contrary.rawValue) }
    let isWhole =
      features[.absent] <= weights.absentUpTo && features[.nameMissing] == 0 && !features.forbidYes
    // "A is larger than B" says that B is smaller than A, in another clause than the one asked for.
    if comparison.claim.comparesNames {
      return compared(probability, isWhole: isWhole, features)
    }
    if isWhole, clause.affirms {
      if let reservation = rules.reservation { return (nil, reservation.rawValue) }
      let isLikely =
        probability >= (clause.hasAnyVerb ? weights.yesFrom : weights.yesElsewhereFrom)
      return (isLikely ? true : nil, "every part in one clause")
    }
    let isSaid = isWhole && rules.isSaidInOrder && rules.reservation == nil
    if isSaid, probability >= weights.yesElsewhereFrom {
      return (true, "word for word")
    }
    // A plan that is not told to have come true denies nothing, nor does what is told of another
    // time, nor a sentence that tells of something else.
    guard !clause.hasEverything, !clause.isUnrealised, !clause.isOfAnotherTime,
      clause.hasPredicate || features[.verbMissing] == 0 || features[.opposite] > 0
        || features[.covered] >= Self.coveredWithoutVerb
    else {
      // "It is one of the few to have no mill": all is there, and the sentence denies it.
      let isDenied = clause.isDeniedAround && probability <= Self.surelyNot
      return isDenied ? (false, "the sentence denies it") : (nil, clause.missing)
    }
    let isContrary =
      features.contradict || clause.hasPredicate && features.contradictFlatly
    let rule = clause.hasPredicate ? "signs of the contrary at its verb" : "signs of the contrary"
    let isOnlySigned = clause.hasPredicate && !features.contradictFlatly
    let most = isOnlySigned ? weights.noAtVerbUpTo : weights.noUpTo
    return (probability <= most && isContrary ? false : nil, rule)
  }

  /// Whether one of two is more than the other, told by a sentence that compares them.
  private func compared(
    _ probability: Double, isWhole: Bool, _ features: YesNoFeatures
  ) -> (Bool?, rule: String) {
    let rule = "a comparison"
    if probability >= weights.yesFrom {
      return (isWhole && features[.turned] == 0 ? true : nil, rule)
    }
    return (probability <= weights.noUpTo && features.contradictAnyhow ? false : nil, rule)
  }
}
