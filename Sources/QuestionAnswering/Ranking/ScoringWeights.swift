package import Prompts

/// The weight of every feature, from `Prompts/tables/weights.tsv`; a candidate's score is the sum of weight times value.
package struct ScoringWeights: Sendable {
  /// In the order of `Feature.allCases`.
  package var values: [Double]

  package init(values: [Double]) { self.values = values }

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    values = [Double](repeating: 0, count: Feature.allCases.count)
    for row in try prompts.table("weights") {
      guard let feature = Feature(rawValue: row["feature"]) else {
        throw row.error("there is no feature named “\(row["feature"])”")
      }
      guard let weight = Double(row["weight"]) else {
        throw row.error("“\(row["weight"])” is not a number")
      }
      values[feature.index] = weight
    }
  }

  subscript(feature: Feature) -> Double { values[feature.index] }

  /// The weighted sum. O(features).
  package func score(_ vector: FeatureVector) -> Double {
    var sum = 0.0
    for index in values.indices { sum += values[index] * vector.values[index] }
    return sum
  }
}
