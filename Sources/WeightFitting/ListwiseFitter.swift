internal import Foundation

/// Fits feature weights as a listwise softmax: the probability of the right sentences among a
/// question's candidates is made large.
///
/// Gradient ascent with Adam (Kingma and Ba, 2015, arXiv:1412.6980) on the mean log likelihood less
/// an L2 penalty towards the weights it starts from, so that what the data cannot teach stays as it
/// was set by hand.
struct ListwiseFitter {
  var iterations = 300
  var rate = 0.08
  var penalty = 0.0004
  /// The penalty of the columns after the first, in penalties of the first.
  var furtherPenalty = 1.0
  /// What the penalty of single columns is multiplied by further, by number.
  var holds: [Int: Double] = [:]
  /// How far weights are drawn to nothing (L1), which leaves out what gives little; 0: not at all.
  var sparsity = 0.0
  /// The same of the columns after the first, in shares of the first's.
  var furtherSparsity = 1.0
  /// Positions of the weights that are fitted, the others staying as they are; nil: all.
  var free: Set<Int>?

  /// The fitted weights, starting from `start`: one column after the other, each with as many
  /// weights as features. `importance` weighs each example. O(iterations × candidates × weights).
  func fit(_ examples: [Example], importance: [Double], start: [Double]) -> [Double] {
    var weights = start
    var first = [Double](repeating: 0, count: weights.count)
    var second = first
    let total = importance.reduce(0, +)
    let width = weights.count / max(1, examples.first?.columns ?? 1)
    for iteration in 1...iterations {
      var gradient = weights.indices.map { index in
        -penalty(ofColumn: index / width) * (weights[index] - start[index])
      }
      for (example, weight) in zip(examples, importance) where weight > 0 {
        accumulate(example, weights: weights, scale: weight / total, into: &gradient)
      }
      // The steps shrink to nothing, so that the last ones settle.
      let step = rate * (1 - Double(iteration - 1) / Double(iterations))
      for index in weights.indices where free?.contains(index) ?? true {
        let slope = gradient[index]
        first[index] = 0.9 * first[index] + 0.1 * slope
        second[index] = 0.999 * second[index] + 0.001 * slope * slope
        let mean = first[index] / (1 - pow(0.9, Double(iteration)))
        let spread = second[index] / (1 - pow(0.999, Double(iteration)))
        let scale = step / (spread.squareRoot() + 1e-8)
        weights[index] = drawn(weights[index] + scale * mean, by: scale * pull(index / width))
      }
    }
    return weights
  }

  private func pull(_ column: Int) -> Double {
    sparsity * (column == 0 ? 1 : furtherSparsity)
  }

  /// The weight drawn towards nothing and no further (proximal step of L1).
  private func drawn(_ weight: Double, by distance: Double) -> Double {
    weight > 0 ? max(0, weight - distance) : min(0, weight + distance)
  }

  private func penalty(ofColumn column: Int) -> Double {
    penalty * (column == 0 ? 1 : furtherPenalty) * (holds[column] ?? 1)
  }

  /// Scores of an example's candidates.
  static func scores(_ example: Example, _ weights: [Double]) -> [Double] {
    let width = weights.count / example.columns
    let variants = example.variants.map { combined(weights, factors: example.factors(of: $0)) }
    return example.features.withUnsafeBufferPointer { features in
      (0..<example.count).map { candidate in
        variants[example.variant[candidate]].withUnsafeBufferPointer { own in
          var sum = 0.0
          for index in 0..<width { sum += own[index] * Double(features[candidate * width + index]) }
          return sum
        }
      }
    }
  }

  /// The columns of weights, each times its factor, summed.
  private static func combined(_ weights: [Double], factors: ArraySlice<Float>) -> [Double] {
    let width = weights.count / factors.count
    var sums = [Double](repeating: 0, count: width)
    for (column, factor) in factors.enumerated() where factor != 0 {
      for index in 0..<width { sums[index] += Double(factor) * weights[column * width + index] }
    }
    return sums
  }

  private func accumulate(
    _ example: Example, weights: [Double], scale: Double, into gradient: inout [Double]
  ) {
    guard example.credit.contains(where: { $0 > 0 }), example.credit.contains(0) else { return }
    let scores = Self.scores(example, weights)
    let best = scores.max() ?? 0
    let powers = scores.map { exp($0 - best) }
    let all = powers.reduce(0, +)
    let right = zip(powers, example.credit).reduce(0) { $0 + Double($1.1) * $1.0 }
    let width = weights.count / example.columns
    var slopes = [[Double]](
      repeating: [Double](repeating: 0, count: width), count: example.variants.count)
    for candidate in 0..<example.count {
      let share =
        Double(example.credit[candidate]) * powers[candidate] / max(right, 1e-12)
        - powers[candidate] / all
      guard abs(share) > 1e-5 else { continue }
      let variant = example.variant[candidate]
      for index in 0..<width {
        slopes[variant][index] +=
          scale * share * Double(example.features[candidate * width + index])
      }
    }
    for (variant, candidate) in example.variants.enumerated() {
      spread(slopes[variant], example.factors(of: candidate), into: &gradient)
    }
  }

  /// Adds the slopes to the gradient of each column, times its factor.
  private func spread(
    _ slopes: [Double], _ factors: ArraySlice<Float>, into gradient: inout [Double]
  ) {
    let width = slopes.count
    for (column, factor) in factors.enumerated() where factor != 0 {
      for index in 0..<width { gradient[column * width + index] += Double(factor) * slopes[index] }
    }
  }

  /// Share of examples whose best `depth` candidates hold a right one.
  static func hits(_ examples: [Example], _ weights: [Double], depth: Int) -> Double {
    guard !examples.isEmpty else { return 0 }
    let right = examples.count { example in
      let scores = scores(example, weights)
      let order = scores.indices.sorted { scores[$0] > scores[$1] }
      return order.prefix(depth).contains { example.isRight[$0] }
    }
    return Double(right) / Double(examples.count)
  }
}
