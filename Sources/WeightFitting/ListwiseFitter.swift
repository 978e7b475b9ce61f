internal import Foundation
internal import QuestionAnswering

/// Fits feature weights as a listwise softmax: the probability of the right sentences among a question's candidates is made large.
///
/// Gradient ascent with Adam (Kingma and Ba, 2015, arXiv:1412.6980) on the mean log likelihood less an L2 penalty towards the weights it starts from,
/// so that what the data cannot teach stays as it was set by hand.
struct ListwiseFitter {
  var iterations = 300
  var rate = 0.08
  var penalty = 0.0004

  /// The fitted weights, starting from `start`: one column after the other, each with as many weights as features. `importance` weighs
  /// each example. O(iterations × candidates × weights).
  func fit(_ examples: [Example], importance: [Double], start: [Double]) -> [Double] {
    var weights = start
    var first = [Double](repeating: 0, count: weights.count)
    var second = first
    let total = importance.reduce(0, +)
    for iteration in 1...iterations {
      var gradient = zip(weights, start).map { -penalty * ($0 - $1) }
      for (example, weight) in zip(examples, importance) where weight > 0 {
        accumulate(example, weights: weights, scale: weight / total, into: &gradient)
      }
      // The steps shrink to nothing, so that the last ones settle.
      let step = rate * (1 - Double(iteration - 1) / Double(iterations))
      for index in weights.indices {
        let slope = gradient[index]
        first[index] = 0.9 * first[index] + 0.1 * slope
        second[index] = 0.999 * second[index] + 0.001 * slope * slope
        let mean = first[index] / (1 - pow(0.9, Double(iteration)))
        let spread = second[index] / (1 - pow(0.999, Double(iteration)))
        weights[index] += step * mean / (spread.squareRoot() + 1e-8)
      }
    }
    return weights
  }

  /// Scores of an example's candidates.
  static func scores(_ example: Example, _ weights: [Double]) -> [Double] {
    let width = weights.count / example.columns
    return example.features.withUnsafeBufferPointer { features in
      weights.withUnsafeBufferPointer { weights in
        (0..<example.count).map { candidate in
          var sum = 0.0
          for column in 0..<example.columns {
            let factor = Double(example.factors[candidate * example.columns + column])
            guard factor != 0 else { continue }
            var part = 0.0
            for index in 0..<width {
              part += weights[column * width + index] * Double(features[candidate * width + index])
            }
            sum += factor * part
          }
          return sum
        }
      }
    }
  }

  private func accumulate(
    _ example: Example, weights: [Double], scale: Double, into gradient: inout [Double]
  ) {
    guard example.isRight.contains(true), example.isRight.contains(false) else { return }
    let scores = Self.scores(example, weights)
    let best = scores.max() ?? 0
    let powers = scores.map { exp($0 - best) }
    let all = powers.reduce(0, +)
    let right = zip(powers, example.isRight).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let width = weights.count / example.columns
    for candidate in 0..<example.count {
      let share =
        (example.isRight[candidate] ? powers[candidate] / max(right, 1e-12) : 0)
        - powers[candidate] / all
      guard abs(share) > 1e-5 else { continue }
      for column in 0..<example.columns {
        let slope =
          scale * share * Double(example.factors[candidate * example.columns + column])
        guard slope != 0 else { continue }
        for index in 0..<width {
          gradient[column * width + index] +=
            slope * Double(example.features[candidate * width + index])
        }
      }
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
