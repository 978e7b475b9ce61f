package import Answers
package import EvidenceRanking
package import Prompts
internal import SentenceAnalysis
internal import Text

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
    /// It is what one clause has in the place that the question leaves open, or the figure that
    /// measures what is asked about.
    case part
    /// The clause has something else in that place.
    case otherPart = "other-part"
    /// How well it fits as the figure asked for, where that is possible (`FigureMatch.fit`).
    case figure
    /// Another figure of the sentence fits better.
    case otherFigure = "other-figure"
    /// It is of the kind asked for, or holds something of it.
    case kind

    /// Which way it may count: 1 for more confidence, -1 for less, 0 for either.
    package var sign: Int {
      switch self {
      case .constant: 0
      case .support, .sentence, .part, .figure, .kind: 1
      case .otherPart, .otherFigure: -1
      }
    }
  }

  /// In the order of `Feature.allCases`.
  private let weights: [Double]
  /// Below this the quotation alone is the better answer.
  package let threshold: Double
  private let scale: Sureness.Scale
  /// Weights whose row says so under `fixed`, by position: fitting leaves them alone.
  package let fixed: [Int: Double]

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "answer-confidence", key: "signal", names: Feature.allCases.map(\.rawValue),
      settings: ["threshold"] + Sureness.Scale.rows, prompts: prompts)
    weights = table.values[0]
    fixed = Dictionary(uniqueKeysWithValues: table.fixed.map { ($0, table.values[0][$0]) })
    threshold = table.settings["threshold"] ?? 0
    scale = Sureness.Scale(table.settings)
  }

  /// The features' values for a span of a sentence that answers with `confidence`, in the order of
  /// `Feature.allCases`.
  package static func features(
    _ choice: SpanChooser.Choice, in lead: Candidate, matcher: ClauseMatcher?, confidence: Double
  ) -> [Double] {
    let bounded = min(max(confidence, 0.001), 0.999)
    let open = matcher?.openPart(in: lead)
    let isPart = open?.span.overlaps(choice.span) ?? false
    let figures = matcher?.figures(in: lead) ?? []
    let own = figures.first { $0.figure.span.overlaps(choice.span) }
    let best = figures.map(\.fit).max() ?? 0
    let isKind = [SpanFeature.fitsKind, .holdsKind, .categoryFits].contains {
      choice.features[$0.index] > 0
    }
    return [
      1, choice.support, log(bounded / (1 - bounded)),
      isPart || own.map { $0.isPossible && $0.isOfSubject } ?? false ? 1 : 0,
      open != nil && !isPart ? 1 : 0, own.map { $0.isPossible ? $0.fit : 0 } ?? 0,
      own.map { $0.fit + 0.05 < best ? 1 : 0 } ?? 0, isKind ? 1 : 0,
    ]
  }

  /// The word for a confidence.
  package func sureness(_ confidence: Double) -> Sureness { scale.sureness(confidence) }

  /// 0 to 1.
  package func confidence(
    in choice: SpanChooser.Choice, of lead: Candidate, matcher: ClauseMatcher?,
    sentence confidence: Double
  ) -> Double {
    let features = Self.features(choice, in: lead, matcher: matcher, confidence: confidence)
    let sum = zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}
