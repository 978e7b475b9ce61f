internal import ArticleText
internal import PassageIndex
package import Prompts

#if canImport(Glibc)
  internal import Glibc
#endif

/// Estimates how likely the lead sentence answers the question: a logistic sum of named signals (`Prompts/tables/confidence.tsv`).
package struct ConfidenceEstimator: Sendable {
  /// What the estimate looks at.
  package enum Signal: String, CaseIterable, Sendable {
    case constant
    case coverage
    case coverageAll = "coverage-all"
    case missingShare = "missing-share"
    case missingNames = "missing-names"
    case namesOutside = "names-outside"
    case namesAbsent = "names-absent"
    case missingNumbers = "missing-numbers"
    case spanProbability = "span-probability"
    case spanFits = "span-fits"
    case rarestMissing = "rarest-missing"
    case answerKind = "answer-kind"
    case answerKindNear = "answer-kind-near"
    case passageMatch = "passage-match"
    case margin
    case density
    case mainVerb = "main-verb"
    case terms
    case recency
    case leadScore = "lead-score"
    case coverageLocal = "coverage-local"
    case coverageCore = "coverage-core"
    case uncovered
    case verbMissing = "verb-missing"
    case otherYear = "other-year"
    case refersBack = "refers-back"
  }

  private let weights: [Signal: Double]
  /// At this confidence and above the assistant answers.
  package let threshold: Double

  package init(prompts: Prompts) throws(PromptsError) {
    var weights: [Signal: Double] = [:]
    var threshold = 0.5
    for row in try prompts.table("confidence") {
      guard let weight = Double(row["weight"]) else {
        throw row.error("“\(row["weight"])” is not a number")
      }
      if row["signal"] == "threshold" {
        threshold = weight
      } else if let signal = Signal(rawValue: row["signal"]) {
        weights[signal] = weight
      } else {
        throw row.error("there is no signal named “\(row["signal"])”")
      }
    }
    self.weights = weights
    self.threshold = threshold
  }

  /// 0 to 1.
  func confidence(_ signals: [Signal: Double]) -> Double {
    // In a fixed order: a dictionary's would change the last digit from run to run.
    let sum = Signal.allCases.reduce(0.0) { $0 + (weights[$1] ?? 0) * (signals[$1] ?? 0) }
    return 1 / (1 + exp(-sum))
  }

  /// The same for a yes/no question: the chance of the verdict, or below the threshold where nothing settles the question.
  func confidence(_ judgement: YesNoJudge.Judgement, _ signals: [Signal: Double]) -> Double {
    switch judgement.verdict {
    case true?: judgement.probability
    case false?: 1 - judgement.probability
    case nil:
      judgement.alternative == nil ? threshold * confidence(signals) : judgement.probability
    }
  }

  /// The signals' values for the best candidate and the likeliest span of it.
  package static func signals(_ ranking: EvidenceRanker.Ranking, choice: SpanChooser.Choice?)
    -> [Signal: Double]
  {
    guard let lead = ranking.candidates.first else { return [:] }
    let terms = ranking.terms
    let features = lead.features
    let absent = zip(terms.weights, ranking.retrieval.terms).reduce(0.0) {
      $0 + ($1.1.passages == 0 ? $1.0 : 0)
    }
    let missing = max(0, 1 - features[.coverageAll])
    let second = ranking.candidates.dropFirst().first?.score ?? lead.score
    let names = terms.nameMasks.isEmpty ? 1 : features[.namesInSentence] + features[.namesInContext]
    let passage = ranking.retrieval.passages.first?.score ?? 0
    return [
      .constant: 1, .coverage: features[.coverage], .coverageAll: features[.coverageAll],
      .namesOutside: terms.nameMasks.isEmpty
        ? 0 : 1 - features[.namesInSentence] - 0.5 * features[.refersBack],
      .namesAbsent: terms.nameMask == 0
        ? 0 : features[.namesAbsent] / max(1e-9, terms.share(terms.nameMask)),
      .missingNumbers: missingNumbers(lead, terms), .spanProbability: choice?.probability ?? 0,
      .spanFits: choice?.features[SpanFeature.fitsKind.index] ?? 0,
      .missingShare: absent / terms.total, .missingNames: 1 - names,
      .rarestMissing: features[.rarestTerm] > 0 ? 0 : missing,
      .answerKind: features[.answerKind], .answerKindNear: features[.answerKindNear],
      .passageMatch: passage / terms.total, .margin: min(2, lead.score - second),
      .density: features[.density], .mainVerb: features[.mainVerb],
      .terms: log(Double(1 + terms.numbers.count)),
      .recency: ranking.recency, .leadScore: lead.score / 10,
      .coverageLocal: features[.coverageLocal], .coverageCore: features[.coverageCore],
      .uncovered: max(
        0, missing - features[.synonyms] - features[.derivations] - features[.hypernyms]),
      .verbMissing: terms.verbMask == 0
        ? 0 : 1 - max(features[.mainVerb], features[.verbKin]),
      .otherYear: features[.otherYear], .refersBack: features[.refersBack],
    ]
  }

  /// Share of the question's numbers (years, quantities) that the sentence does not hold.
  private static func missingNumbers(_ lead: Candidate, _ terms: QuestionTerms) -> Double {
    guard terms.numberMask != 0 else { return 0 }
    let missing = (terms.numberMask & ~lead.mask).nonzeroBitCount
    return Double(missing) / Double(terms.numberMask.nonzeroBitCount)
  }
}
