package import Prompts

/// The weight of every feature, from `Prompts/tables/weights.tsv`; a candidate's score is the sum of weight times value.
///
/// News of the day is told in many articles at once, so what counts differs from a library of old ones: each feature has a
/// second weight, added in proportion to how close the closest article is to the day of asking.
package struct ScoringWeights: Sendable {
  /// In the order of `Feature.allCases`.
  package var values: [Double]
  /// Added times recency, in the same order.
  package var recent: [Double]

  package init(values: [Double], recent: [Double]) {
    self.values = values
    self.recent = recent
  }

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    values = [Double](repeating: 0, count: Feature.allCases.count)
    recent = values
    for row in try prompts.table("weights") {
      guard let feature = Feature.named(row["feature"]) else {
        throw row.error("there is no feature named “\(row["feature"])”")
      }
      guard let weight = Double(row["weight"]), let added = Double(row["recent"]) else {
        throw row.error("“\(row["weight"])” and “\(row["recent"])” must be numbers")
      }
      values[feature.index] = weight
      recent[feature.index] = added
    }
  }

  subscript(feature: Feature) -> Double { values[feature.index] }

  /// The weights at `recency`, the closeness of the closest article to the asking, 0 to 1; nothing more is added by calling it again.
  func at(recency: Double) -> ScoringWeights {
    let sums = zip(values, recent).map { $0 + recency * $1 }
    return ScoringWeights(values: sums, recent: [Double](repeating: 0, count: sums.count))
  }

  /// The weighted sum. O(features).
  package func score(_ vector: FeatureVector) -> Double {
    var sum = 0.0
    for index in values.indices { sum += values[index] * vector.values[index] }
    return sum
  }
}
