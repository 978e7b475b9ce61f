extension ListwiseFitter {
  /// What each weight gives on the examples: by how much their loss, the negative log likelihood
  /// weighed by `importance`, would be higher if that weight alone were nothing, to second order
  /// (as LeCun, Denker and Solla, 1990, judge connections). O(values of candidates × columns).
  static func gains(_ examples: [Example], importance: [Double], weights: [Double]) -> [Double] {
    var gains = [Double](repeating: 0, count: weights.count)
    for (example, scale) in zip(examples, importance) where scale > 0 && example.teaches {
      let chances = Chances(example, weights)
      let all = Moments(example, chances.ofAll)
      let right = Moments(example, chances.ofRight)
      let width = weights.count / example.columns
      for column in 0..<example.columns {
        let (expected, spread) = all.ofColumn(column)
        let (wanted, ownSpread) = right.ofColumn(column)
        for index in 0..<width {
          let weight = weights[column * width + index]
          let slope = expected[index] - wanted[index]
          let curve = spread[index] - ownSpread[index]
          gains[column * width + index] += scale * weight * (weight * curve / 2 - slope)
        }
      }
    }
    return gains
  }

  /// Means of an example's feature values and of their squares, by chances of the candidates.
  private struct Moments {
    private let example: Example
    /// A list a distinct list of factors.
    private var means: [[Double]]
    private var squares: [[Double]]

    init(_ example: Example, _ chances: [Double]) {
      self.example = example
      let none = [Double](repeating: 0, count: example.features.width)
      means = example.variants.map { _ in none }
      squares = means
      for candidate in 0..<example.count where chances[candidate] > 1e-6 {
        let variant = example.variant[candidate]
        example.features.add(candidate, times: chances[candidate], to: &means[variant])
        example.features.addSquares(candidate, times: chances[candidate], to: &squares[variant])
      }
    }

    /// Mean and variance of what a column of weights is multiplied by.
    func ofColumn(_ column: Int) -> (mean: [Double], variance: [Double]) {
      var mean = [Double](repeating: 0, count: example.features.width)
      var variance = mean
      for (variant, candidate) in example.variants.enumerated() {
        let factors = example.factors(of: candidate)
        let factor = Double(factors[factors.startIndex + column])
        guard factor != 0 else { continue }
        for index in mean.indices {
          mean[index] += factor * means[variant][index]
          variance[index] += factor * factor * squares[variant][index]
        }
      }
      for index in mean.indices { variance[index] -= mean[index] * mean[index] }
      return (mean, variance)
    }
  }
}
