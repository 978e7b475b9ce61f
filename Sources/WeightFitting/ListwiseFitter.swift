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
  /// Positions of the weights that are fitted, the others staying as they are; nil: all.
  var free: Set<Int>?

  /// The fitted weights: one column after the other, each with as many weights as features.
  /// `importance` weighs each example. O(iterations × values of candidates).
  ///
  /// - Parameters:
  ///   - start: what the penalty holds weights at; those that are not fitted stay so.
  ///   - near: weights to begin with, of an earlier fit; nil: `start`.
  func fit(
    _ examples: [Example], importance: [Double], start: [Double], near: [Double]? = nil
  ) -> [Double] {
    var weights = near ?? start
    var first = [Double](repeating: 0, count: weights.count)
    var second = first
    let total = importance.reduce(0, +)
    let columns = max(1, examples.first?.columns ?? 1)
    let width = weights.count / columns
    let used = used(weights, columns: columns)
    for iteration in 1...iterations {
      var gradient = weights.indices.map { index in
        -penalty(ofColumn: index / width) * (weights[index] - start[index])
      }
      for (example, weight) in zip(examples, importance) where weight > 0 {
        accumulate(example, weights: weights, used: used, scale: weight / total, into: &gradient)
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
        weights[index] += scale * mean
      }
    }
    return weights
  }

  private func penalty(ofColumn column: Int) -> Double {
    penalty * (column == 0 ? 1 : furtherPenalty) * (holds[column] ?? 1)
  }

  /// For each column of weights, those that are something or are fitted, by feature.
  private func used(_ weights: [Double], columns: Int) -> [[Int]] {
    let width = weights.count / columns
    return (0..<columns).map { column in
      (0..<width).filter {
        let position = column * width + $0
        return weights[position] != 0 || free?.contains(position) ?? true
      }
    }
  }

  /// Scores of an example's candidates.
  ///
  /// - Parameter used: for each column of weights, the features that have one; nil: all.
  static func scores(_ example: Example, _ weights: [Double], used: [[Int]]? = nil) -> [Double] {
    let variants = example.variants.map {
      combined(weights, factors: example.factors(of: $0), used)
    }
    return (0..<example.count).map { candidate in
      variants[example.variant[candidate]].withUnsafeBufferPointer {
        example.features.sum(of: candidate, times: $0)
      }
    }
  }

  /// The columns of weights, each times its factor, summed.
  private static func combined(
    _ weights: [Double], factors: ArraySlice<Float>, _ used: [[Int]]?
  ) -> [Double] {
    let width = weights.count / factors.count
    let all = Array(0..<width)
    var sums = [Double](repeating: 0, count: width)
    for (column, factor) in zip(0..., factors) where factor != 0 {
      let first = column * width
      for index in used?[column] ?? all { sums[index] += Double(factor) * weights[first + index] }
    }
    return sums
  }

  private func accumulate(
    _ example: Example, weights: [Double], used: [[Int]], scale: Double,
    into gradient: inout [Double]
  ) {
    guard example.teaches else { return }
    let chances = Chances(example, weights, used: used)
    let width = weights.count / example.columns
    var slopes = [[Double]](
      repeating: [Double](repeating: 0, count: width), count: example.variants.count)
    for candidate in 0..<example.count {
      let share = chances.ofRight[candidate] - chances.ofAll[candidate]
      guard abs(share) > 1e-5 else { continue }
      let variant = example.variant[candidate]
      example.features.add(candidate, times: scale * share, to: &slopes[variant])
    }
    for (variant, candidate) in example.variants.enumerated() {
      spread(slopes[variant], example.factors(of: candidate), used, into: &gradient)
    }
  }

  /// Adds the slopes to the gradient of each column, times its factor.
  private func spread(
    _ slopes: [Double], _ factors: ArraySlice<Float>, _ used: [[Int]],
    into gradient: inout [Double]
  ) {
    for (column, factor) in zip(0..., factors) where factor != 0 {
      let first = column * slopes.count
      for index in used[column] { gradient[first + index] += Double(factor) * slopes[index] }
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
