internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Finds the few reasons that matter: why the first quotation came before the next, why the answer
/// is this one, what speaks against it.
struct ReasonFinder {
  let prompts: Prompts
  let weights: ScoringWeights
  private let ranking: ReasonRules
  private let doubt: ReasonRules
  private let verdict: ReasonRules
  private let reply: ReasonRules
  let kinds: KindWording
  /// Of the features of confidence, in their order; 0 for those without a row.
  private let confidenceWeights: [Double]

  /// Score by which a lead is narrow: odds of about four to three.
  private static let narrowLead = 0.3
  /// A value or name that suits the kind wanted at least so well is one of that kind.
  private static let plainKind = 0.5
  /// Phrases said at most of each kind.
  private static let mostReasons = 3
  private static let mostObjections = 2
  /// Kinds of answers that are a reply made in a way of its own.
  private static let wholeReplies: Set<AnswerType> = [
    .summary, .comparison, .quotation, .list, .definition,
  ]
  /// Words echoed at most in one phrase.
  private static let mostWords = 4

  init(prompts: Prompts, weights: ScoringWeights) throws(PromptsError) {
    self.prompts = prompts
    self.weights = weights
    ranking = try ReasonRules(.ranking, prompts: prompts)
    doubt = try ReasonRules(.doubt, prompts: prompts)
    verdict = try ReasonRules(.verdict, prompts: prompts)
    reply = try ReasonRules(.reply, prompts: prompts)
    kinds = try KindWording(prompts: prompts)
    var byName: [String: Double] = [:]
    for row in try prompts.table("confidence") { byName[row["signal"]] = Double(row["weight"]) }
    confidenceWeights = ConfidenceEstimator.Feature.allCases.map { byName[$0.rawValue] ?? 0 }
  }

  /// What a reply is explained with.
  struct Material {
    var question: AnalyzedQuestion
    var ranking: EvidenceRanker.Ranking
    var evidence: Evidence
    var features: [ConfidenceEstimator.Feature: Double]
    var citations: [Citation]
    var missing: [String]
  }

  /// Of a reply that quotes the best sentences, or of a refusal. Cost: O(features) for two
  /// candidates.
  func reasons(_ material: Material) throws -> Reasons {
    let evidence = material.evidence
    var reasons = Reasons(
      making: .ranked, reading: reading(material.question, wider: material.ranking.wider))
    reasons.hasContent = material.question.hasContent
    reasons.missing = material.missing
    guard let lead = evidence.quoted.first else { return reasons }
    reasons.first = first(lead, material)
    reasons.exact = exact(lead.candidate, material)
    reasons.agreeing = evidence.others.agreeing.count
    reasons.differing = evidence.others.differing.count
    if let judgement = evidence.judgement, judgement.alternative == nil {
      reasons.verdict = verdict(judgement)
    } else {
      reasons.doubts = try doubts(lead.candidate, material)
    }
    return reasons
  }

  /// Of a reply of a kind of its own. One that the question's wording asks for was not made by
  /// looking for a value, so that no kind of value is told.
  func reasons(_ question: AnalyzedQuestion, _ made: Reply) -> Reasons {
    var reading = reading(question)
    if question.reply != nil, !Self.wholeReplies.contains(question.answerType) {
      (reading.kind, reading.focus) = (nil, nil)
    }
    var reasons = Reasons(making: .ownWay(reply.reason(named: made.kind)), reading: reading)
    reasons.missing = made.missing
    return reasons
  }

  /// How `question` was read.
  func reading(_ question: AnalyzedQuestion, wider: QueryExpansion? = nil) -> Reasons.Reading {
    var widened: [String] = []
    for word in wider?.words ?? []
    where word.reason != .spelling && !widened.contains(word.typed) {
      widened.append(word.typed)
    }
    return Reasons.Reading(
      kind: kinds.words(question.answerType),
      focus: question.names.contains(question.focus) ? nil : question.typed(question.focus),
      names: question.names.compactMap { question.typed($0) }, limits: question.constraints,
      aliases: question.aliases.map(\.description),
      spellings: wider?.spellings.map(\.written) ?? [], widened: widened)
  }

  // MARK: Why the first came first

  /// Nil where no other sentence was found.
  private func first(_ lead: Quotation, _ material: Material) -> Reasons.First? {
    let all = material.ranking.candidates
    guard let rival = all.first(where: { !lead.holds($0) }) else { return nil }
    let shares = zip(shares(lead.candidate, material), shares(rival, material)).map { $0 - $1 }
    let differences = zip(lead.candidate.features.values, rival.features.values).map { $0 - $1 }
    let told = ranking.told(
      shares: shares, differences: differences,
      holes: ["kind": kind(of: material.question, in: [lead.candidate, rival])])
    let ahead = lead.candidate.score - rival.score
    return Reasons.First(
      rival: named(rival, material.citations),
      lead: ahead < 0 ? .overruling : ahead < Self.narrowLead ? .narrow : .clear,
      reasons: Array(told.reasons.prefix(Self.mostReasons)),
      objections: Array(told.objections.prefix(Self.mostObjections)))
  }

  /// The kind of value wanted, in words; empty where any phrase could be the answer, or neither
  /// sentence plainly has one.
  private func kind(of question: AnalyzedQuestion, in candidates: [Candidate]) -> String {
    let type = question.answerType
    let isPlain = candidates.contains { $0.features[.answerKind] > Self.plainKind }
    return isPlain && kinds.value(type) != nil ? kinds.words(type) : ""
  }

  /// Weight times value of each feature, in the order of `Feature.allCases`.
  private func shares(_ candidate: Candidate, _ material: Material) -> [Double] {
    let weights = self.weights.weights(in: material.ranking.situation(of: candidate))
    return zip(weights.values, candidate.features.values).map { $0 * $1 }
  }

  private func named(_ candidate: Candidate, _ citations: [Citation]) -> Reasons.Rival {
    let summary = candidate.article.stored.summary
    let quoting = citations.first {
      $0.article.id == summary.id && $0.span.overlaps(candidate.span)
    }
    return quoting.map { .citation($0.number) }
      ?? .sentence(article: summary, excerpt: candidate.article.text(of: candidate.span))
  }

  // MARK: Why the answer is this one

  /// Nil where no span is wanted.
  private func exact(_ lead: Candidate, _ material: Material) -> Reasons.Exact? {
    let type = material.question.answerType
    guard type.hasExactAnswer else { return nil }
    guard let choice = material.evidence.choice else { return .noneSureEnough }
    let suiting = lead.spans.filter { type.suitability(of: $0) > Self.plainKind }
    let isValue = suiting.contains { $0.tokens.overlaps(choice.tokens) }
    return .chosen(
      value: isValue ? kinds.value(type) : nil, isOnly: isValue && suiting.count == 1,
      isNearest: choice.features[SpanFeature.closenessShare.index] >= 1,
      isSure: choice.probability >= 0.5)
  }

  /// What speaks for yes and for no.
  private func verdict(_ judgement: YesNoJudge.Judgement) -> Reasons.Verdict {
    let told = verdict.told(shares: judgement.shares, differences: judgement.features.values)
    return Reasons.Verdict(
      isYes: judgement.verdict, forYes: Array(told.reasons.prefix(Self.mostReasons)),
      forNo: Array(told.objections.prefix(Self.mostReasons)))
  }

  // MARK: What speaks against it

  /// What holds confidence down, beside a perfect answer.
  private func doubts(_ lead: Candidate, _ material: Material) throws -> [String] {
    let distances = ConfidenceEstimator.Feature.allCases.enumerated().map { index, feature in
      guard let perfect = doubt.perfect(index), let value = material.features[feature] else {
        return 0.0
      }
      return perfect > 0 ? min(0, value - perfect) : value
    }
    return Array(
      doubt.told(
        shares: zip(confidenceWeights, distances).map { $0 * $1 }, differences: distances,
        holes: ["words": try lacking(lead, material)]
      ).objections.prefix(Self.mostObjections))
  }

  /// The words of the question that the sentence lacks, as typed, those that no article holds left
  /// out (they are said apart).
  private func lacking(_ lead: Candidate, _ material: Material) throws -> String {
    let terms = material.ranking.plan.terms.enumerated().filter { position, _ in
      lead.mask & 1 << UInt64(position) == 0
    }.map(\.element.term)
    let words = terms.compactMap { material.question.typed([$0]) }.filter {
      !material.missing.contains($0)
    }
    let quoted = try words.prefix(Self.mostWords).map {
      try prompts.render("quoted-term", ["term": $0])
    }
    return (quoted + (words.count > Self.mostWords ? ["…"] : [])).joined(separator: ", ")
  }
}

extension AnalyzedQuestion {
  /// The words of the question whose terms are `terms`, in a row, as typed; nil when there are
  /// none.
  package func typed(_ terms: [String]) -> String? {
    let all = words.map(\.token)
    guard !terms.isEmpty, let found = all.map(\.term).firstRange(of: terms) else { return nil }
    let span = TextSpan(all[found.lowerBound].span.start, all[found.upperBound - 1].span.end)
    return text[span].map(String.init)
  }
}
