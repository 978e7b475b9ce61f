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
    case unrelated
    case mostlyMissing = "mostly-missing"
    case spelledAlike = "spelled-alike"
    case toldElsewhere = "told-elsewhere"
    case denialMissing = "denial-missing"
    case opposed
    case wordsAfterAnswer = "words-after-answer"
    case articleMatch = "article-match"
    case greatestMissing = "greatest-missing"
    case coverageInNews = "coverage-in-news"

    /// Which way the signal may count: 1 for more confidence, -1 for less, 0 for either. Fitting holds to it, so that a missing
    /// word never makes an answer surer, whatever a few questions say.
    package var sign: Int {
      switch self {
      case .coverage, .coverageAll, .spanProbability, .spanFits, .answerKind, .answerKindNear,
        .passageMatch,
        .margin, .density, .mainVerb, .leadScore, .coverageLocal, .coverageCore:
        1
      case .missingShare, .missingNames, .namesOutside, .namesAbsent, .missingNumbers,
        .rarestMissing,
        .uncovered, .verbMissing, .otherYear, .refersBack, .unrelated, .mostlyMissing,
        .toldElsewhere,
        .denialMissing, .opposed, .wordsAfterAnswer, .greatestMissing:
        -1
      case .constant, .terms, .recency, .spelledAlike, .articleMatch, .coverageInNews: 0
      }
    }
  }

  private let weights: [Signal: Double]
  /// At this confidence and above the assistant answers.
  package let threshold: Double
  /// Weights whose row says "(set by hand", by position in `Signal.allCases`: fitting leaves them alone.
  package let setByHand: [Int: Double]

  /// - Throws: `PromptsError.badRow` for an unknown signal or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "confidence", key: "signal", names: Signal.allCases.map(\.rawValue),
      settings: ["threshold"], prompts: prompts)
    let values = table.values[0]
    weights = Dictionary(uniqueKeysWithValues: zip(Signal.allCases, values))
    threshold = table.settings["threshold"] ?? 0.5
    setByHand = Dictionary(uniqueKeysWithValues: table.setByHand.map { ($0, values[$0]) })
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
}
