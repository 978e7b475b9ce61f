package import Prompts

#if canImport(Glibc)
  internal import Glibc
#endif

/// What a question and an article are like, as far as it changes what counts in ranking; each
/// number is 0 to 1.
package struct RankingSituation: Sendable, Equatable {
  /// Closeness of the closest article to the day of asking.
  package var recency: Double
  /// 0 for an article of 160 words or fewer, 1 for one of 6,400 or more, by the logarithm.
  package var articleLength: Double
  /// 0 for a question of four words or fewer, 1 for one of twenty or more.
  package var questionLength: Double
  /// 1 when any noun phrase could be the answer, 0 when its kind can be told from its shape or its
  /// wording.
  package var openness: Double
  /// Near 1 in a library of a few articles, one half at forty, near 0 from two hundred on.
  package var fewness: Double

  /// - Parameter articles: how many the library has.
  package init(
    recency: Double, articleWords: Int, questionWords: Int, isOpen: Bool, articles: Int
  ) {
    self.recency = recency
    let size = Double(max(0, articles)) / 40
    fewness = 1 / (1 + size * size)
    openness = isOpen ? 1 : 0
    articleLength = min(1, max(0, log(Double(max(1, articleWords)) / 160) / log(40)))
    questionLength = min(1, max(0, Double(questionWords - 4) / 16))
  }

  /// What each column of the weights is multiplied by, in the order of `ScoringWeights.columns`.
  package var factors: [Double] {
    [1, recency, articleLength, questionLength, openness, fewness]
  }
}

/// The weights of every feature, from `Prompts/tables/weights.tsv`; a candidate's score is the sum
/// of weight times value.
///
/// What counts depends on the situation: news of the day is told in many articles at once, a long
/// article holds many sentences on the same thing, a long question says more of what it wants, and
/// among few articles it is easy to tell which is meant. So each feature has further weights, each
/// added in proportion to a number of `RankingSituation`.
package struct ScoringWeights: Sendable {
  /// Columns of the table: the plain weight, then what is added in each situation.
  package static let columns = ["weight", "recent", "long", "wordy", "open", "few"]

  /// One list a column, each in the order of `Feature.allCases`.
  package let values: [[Double]]
  /// Positions of the features whose row says so under `fixed`: fitting leaves them alone.
  package let fixed: Set<Int>

  package init(values: [[Double]]) {
    self.values = values
    fixed = []
  }

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "weights", key: "feature", names: Feature.allCases.map(\.name), columns: Self.columns,
      prompts: prompts)
    values = table.values
    fixed = table.fixed
  }

  /// The weight of each feature in one situation, in the order of `Feature.allCases`. O(features).
  package func weights(in situation: RankingSituation) -> SituatedWeights {
    var sums = [Double](repeating: 0, count: Feature.allCases.count)
    for (column, factor) in zip(values, situation.factors) {
      for index in sums.indices { sums[index] += factor * column[index] }
    }
    return SituatedWeights(values: sums)
  }
}

/// The weights of one question and one article.
package struct SituatedWeights: Sendable {
  /// In the order of `Feature.allCases`.
  package let values: [Double]

  /// What a feature counts in this situation.
  package subscript(feature: Feature) -> Double { values[feature.index] }

  /// The weighted sum. O(features).
  package func score(_ vector: FeatureVector) -> Double {
    var sum = 0.0
    for index in values.indices { sum += values[index] * vector.values[index] }
    return sum
  }
}
