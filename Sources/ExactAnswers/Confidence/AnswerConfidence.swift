package import Answers
package import Prompts

#if canImport(Glibc)
  internal import Glibc
#endif

/// Estimates how likely the exact answer is right, in itself and by where it stands: a logistic sum
/// of named features (`Prompts/tables/answer-confidence.tsv`). Right means that it shares half of
/// its words and of an accepted answer's with that (F1 of .5).
package struct AnswerConfidence: Sendable {
  /// What is known of an answer span, each with its weight in the table.
  package enum Feature: String, CaseIterable, Sendable {
    case constant
    /// `SpanChooser.Choice.support`: the share of the answer's words that the span is expected to
    /// have.
    case support
    /// log(c / (1 − c)) of the confidence c that the sentence answers the question.
    case sentence
  }

  /// In the order of `Feature.allCases`.
  private let weights: [Double]
  /// Below this the quotation alone is the better answer.
  package let threshold: Double
  private let scale: Sureness.Scale

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "answer-confidence", key: "signal", names: Feature.allCases.map(\.rawValue),
      settings: ["threshold"] + Sureness.Scale.rows, prompts: prompts)
    weights = table.values[0]
    threshold = table.settings["threshold"] ?? 0
    scale = Sureness.Scale(table.settings)
  }

  /// The features' values for a span of a sentence that answers with `confidence`, in the order of
  /// `Feature.allCases`.
  package static func features(_ choice: SpanChooser.Choice, confidence: Double) -> [Double] {
    let bounded = min(max(confidence, 0.001), 0.999)
    return [1, choice.support, log(bounded / (1 - bounded))]
  }

  /// The word for a confidence.
  package func sureness(_ confidence: Double) -> Sureness { scale.sureness(confidence) }

  /// 0 to 1.
  package func confidence(in choice: SpanChooser.Choice, sentence confidence: Double) -> Double {
    let sum = zip(weights, Self.features(choice, confidence: confidence)).reduce(0) {
      $0 + $1.0 * $1.1
    }
    return 1 / (1 + exp(-sum))
  }
}
