package import Prompts
package import QuestionAnalysis

/// The weights of the span features, from `Prompts/tables/span-weights.tsv`: one that holds for
/// every question, what each group of questions adds to it, and what is added the more the newer
/// the news is.
package struct SpanWeights: Sendable {
  /// Questions whose answers look alike.
  package enum Group: String, CaseIterable, Sendable {
    case who, `when`, `where`, number, what, clause

    package init(_ type: AnswerType) {
      self =
        switch type {
        case .person, .organisation: .who
        case .date, .duration: .when
        case .place: .where
        case .count, .money, .percentage, .quantity: .number
        case .reason, .manner, .definition, .summary, .comparison: .clause
        default: .what
        }
    }
  }

  /// What a question is like, as far as it changes what counts in choosing spans.
  package struct Situation: Sendable {
    package var group: Group
    /// Closeness of the closest article to the day of asking, 0 to 1: the short names that news
    /// turns on are wanted.
    package var recency = 0.0
    /// Whether the kind of thing wanted is named ("which city").
    package var isNamed = false
    /// Whether who does what the verb says is wanted ("who founded …").
    package var asksForSubject = false
    /// Whether the question word stands inside ("Halden sold what?").
    package var asksInside = false
    /// Whether several things are wanted.
    package var wantsMany = false

    /// What each column of the weights is multiplied by for a span of that shape, in the order of
    /// `SpanWeights.columns`.
    package func factors(_ shape: SpanShape) -> [Double] {
      [1] + Group.allCases.map { $0 == group ? 1 : 0 } + [recency]
        + [isNamed, asksForSubject, asksInside, wantsMany].map { $0 ? 1 : 0 } + shape.factors
    }
  }

  /// Columns of the table.
  package static let columns =
    ["all"] + Group.allCases.map(\.rawValue) + ["recent", "named", "subject", "inside", "many"]
    + SpanShape.columns

  /// One list a column, each in the order of `SpanFeature.allCases`.
  package let values: [[Double]]
  /// Positions of the features whose row says so under `fixed`: fitting leaves them alone.
  package let fixed: Set<Int>

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "span-weights", key: "feature", names: SpanFeature.allCases.map(\.name),
      columns: Self.columns, prompts: prompts)
    values = table.values
    fixed = table.fixed
  }

  /// The weight of each feature for spans of each shape, by `SpanShape.index`; features in the
  /// order of `SpanFeature.allCases`. O(features).
  package func weights(in situation: Situation) -> [[Double]] {
    SpanShape.all.map { shape in
      var sums = [Double](repeating: 0, count: SpanFeature.allCases.count)
      for (column, factor) in zip(values, situation.factors(shape)) where factor != 0 {
        for index in sums.indices { sums[index] += factor * column[index] }
      }
      return sums
    }
  }
}
