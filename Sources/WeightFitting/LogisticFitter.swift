internal import Foundation

/// One question for the confidence fit: the features of its best candidate, and whether that
/// candidate was right.
struct JudgedQuestion {
  var features: [Double]
  var isRight: Bool
  /// Whether the articles answer the question at all.
  var isAnswerable: Bool
  var set: Int
  var group: Int
  /// What it counts beside the others of its set.
  var weight = 1.0
  /// Whether the sentences that answer it were left out.
  var isLeftOut = false
}

/// Fits a logistic regression by gradient descent with Adam and an L2 penalty on the distance from
/// the start.
struct LogisticFitter {
  var iterations = 1500
  var rate = 0.03
  var penalty = 0.0005
  /// Whether each feature is measured by its spread, so that a rare one is not held back more than
  /// a frequent one.
  var isScaled = false
  /// Which way each feature may count: 1 up, -1 down, 0 either; empty: all either way.
  var signs: [Int] = []
  /// Positions of the weights that stay as they start.
  var held: Set<Int> = []

  /// Weights in the order of the features. `importance` weighs each question.
  func fit(_ questions: [JudgedQuestion], importance: [Double], start: [Double]) -> [Double] {
    guard isScaled else { return descend(questions, importance: importance, start: start) }
    let spreads = start.indices.map { spread(of: questions.map(\.features), at: $0) }
    let scaled = questions.map { question in
      var scaled = question
      scaled.features = zip(question.features, spreads).map { $0 / $1 }
      return scaled
    }
    let fitted = descend(scaled, importance: importance, start: zip(start, spreads).map(*))
    return zip(fitted, spreads).map { $0 / $1 }
  }

  /// The standard deviation of one feature; 1 for one that never changes.
  private func spread(of rows: [[Double]], at column: Int) -> Double {
    let values = rows.map { $0[column] }
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))
    return square > 1e-12 ? square.squareRoot() : 1
  }

  private func descend(_ questions: [JudgedQuestion], importance: [Double], start: [Double])
    -> [Double]
  {
    var weights = start
    var first = [Double](repeating: 0, count: weights.count)
    var second = first
    let total = importance.reduce(0, +)
    for iteration in 1...iterations {
      var gradient = zip(weights, start).map { -penalty * ($0 - $1) }
      for (question, weight) in zip(questions, importance) {
        let error = (question.isRight ? 1 : 0) - Self.probability(question.features, weights)
        for index in weights.indices {
          gradient[index] += weight / total * error * question.features[index]
        }
      }
      for index in weights.indices where !held.contains(index) {
        first[index] = 0.9 * first[index] + 0.1 * gradient[index]
        second[index] = 0.999 * second[index] + 0.001 * gradient[index] * gradient[index]
        let mean = first[index] / (1 - pow(0.9, Double(iteration)))
        let spread = second[index] / (1 - pow(0.999, Double(iteration)))
        weights[index] += rate * mean / (spread.squareRoot() + 1e-8)
        if signs.indices.contains(index), weights[index] * Double(signs[index]) < 0 {
          weights[index] = 0
        }
      }
    }
    return weights
  }

  static func probability(_ features: [Double], _ weights: [Double]) -> Double {
    1 / (1 + exp(-zip(features, weights).reduce(0) { $0 + $1.0 * $1.1 }))
  }

  /// Chance that a right answer gets more confidence than an unanswerable question; nil without
  /// both kinds.
  static func areaUnderCurve(_ judged: [(question: JudgedQuestion, confidence: Double)])
    -> Double?
  {
    let scored = judged.filter { $0.question.isRight || !$0.question.isAnswerable }
      .map { ($0.confidence, $0.question.isRight) }.sorted { $0.0 < $1.0 }
    let right = scored.count { $0.1 }
    let wrong = scored.count - right
    guard right > 0, wrong > 0 else { return nil }
    var ranks = 0.0
    var index = 0
    while index < scored.count {
      var end = index
      while end < scored.count, scored[end].0 == scored[index].0 { end += 1 }
      ranks += Double(scored[index..<end].count { $0.1 }) * (Double(index + 1 + end) / 2)
      index = end
    }
    return (ranks - Double(right * (right + 1)) / 2) / (Double(right) * Double(wrong))
  }
}
