package import Answers
package import Prompts

#if canImport(Glibc)
  internal import Glibc
#endif

/// Estimates how likely the lead sentence answers the question: a logistic sum of named features
/// (`Prompts/tables/confidence.tsv`).
package struct ConfidenceEstimator: Sendable {
  /// What the estimate looks at.
  package enum Feature: String, CaseIterable, Sendable {
    case constant
    case coverage
    case kin
    case coverageLocal = "coverage-local"
    case elsewhere
    case missingShare = "missing-share"
    case namesAbsent = "names-absent"
    case namesUnheld = "names-unheld"
    case numbersUnheld = "numbers-unheld"
    case support
    case margin
    case marginFurther = "margin-further"
    case leadScore = "lead-score"
    case terms
    case recency
    case titleVotes = "title-votes"
    case otherYear = "other-year"
    case toldElsewhere = "told-elsewhere"
    case denialMissing = "denial-missing"
    case opposed
    case wantedMissing = "wanted-missing"
    case officeMissing = "office-missing"
    case measureMissing = "measure-missing"
    case topic
    case clauseAnswers = "clause-answers"
    case clauseMatch = "clause-match"
    case standingOther = "standing-other"
    case clauseContradicted = "clause-contradicted"
    case figureFit = "figure-fit"
    case timeOther = "time-other"
    case conversation

    /// Which way the feature may count: 1 for more confidence, -1 for less, 0 for either. Fitting
    /// holds to it, so that a missing word never makes an answer surer, whatever a few questions
    /// say.
    package var sign: Int {
      switch self {
      case .coverage, .kin, .coverageLocal, .support, .margin, .marginFurther, .leadScore,
        .topic, .clauseAnswers, .clauseMatch, .figureFit, .conversation:
        1
      case .elsewhere, .missingShare, .namesAbsent, .namesUnheld,
        .numbersUnheld, .titleVotes, .otherYear, .toldElsewhere, .denialMissing, .opposed,
        .wantedMissing, .officeMissing, .measureMissing, .standingOther, .clauseContradicted,
        .timeOther:
        -1
      case .constant, .terms, .recency: 0
      }
    }
  }

  private let weights: [Feature: Double]
  /// At this confidence and above the assistant answers.
  package let threshold: Double
  private let scale: Sureness.Scale
  /// Weights whose row says so under `fixed`, by position in `Feature.allCases`: fitting leaves
  /// them alone.
  package let fixed: [Int: Double]

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "confidence", key: "signal", names: Feature.allCases.map(\.rawValue),
      settings: ["threshold"] + Sureness.Scale.rows, prompts: prompts)
    let values = table.values[0]
    weights = Dictionary(uniqueKeysWithValues: zip(Feature.allCases, values))
    threshold = table.settings["threshold"] ?? 0.5
    scale = Sureness.Scale(table.settings)
    fixed = Dictionary(uniqueKeysWithValues: table.fixed.map { ($0, values[$0]) })
  }

  /// 0 to 1.
  package func confidence(_ features: [Feature: Double]) -> Double {
    // In a fixed order: a dictionary's would change the last digit from run to run.
    let sum = Feature.allCases.reduce(0.0) { $0 + (weights[$1] ?? 0) * (features[$1] ?? 0) }
    let confidence = 1 / (1 + exp(-sum))
    return isWhollyMatched(features) ? max(confidence, threshold) : confidence
  }

  /// Whether one clause has every part of the question, with nothing against it: such a sentence is
  /// at least quoted, however short the question.
  private func isWhollyMatched(_ features: [Feature: Double]) -> Bool {
    let against: [Feature] = [
      .missingShare, .namesUnheld, .numbersUnheld, .wantedMissing, .standingOther,
      .clauseContradicted, .timeOther, .measureMissing, .officeMissing, .denialMissing, .otherYear,
    ]
    return [.coverage, .clauseMatch].allSatisfy { (features[$0] ?? 0) > 0.999 }
      && against.allSatisfy { (features[$0] ?? 0) == 0 }
  }

  /// The word for a confidence.
  package func sureness(_ confidence: Double) -> Sureness { scale.sureness(confidence) }

  /// The same for a yes/no question: the chance of the verdict, or how likely the sentence is what
  /// was asked about where it settles nothing.
  package func confidence(_ judgement: YesNoJudge.Judgement, _ features: [Feature: Double])
    -> Double
  {
    switch judgement.verdict {
    case true?: judgement.probability
    case false?: 1 - judgement.probability
    case nil:
      judgement.alternative == nil ? confidence(features) : judgement.probability
    }
  }
}
