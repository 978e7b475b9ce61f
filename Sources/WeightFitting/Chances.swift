internal import Foundation

/// The chances that weights give an example's candidates.
struct Chances {
  /// Of each candidate among all.
  let ofAll: [Double]
  /// Of each candidate among the right ones, by their credit.
  let ofRight: [Double]

  init(_ example: Example, _ weights: [Double], used: [[Int]]? = nil) {
    let scores = ListwiseFitter.scores(example, weights, used: used)
    let best = scores.max() ?? 0
    let powers = scores.map { exp($0 - best) }
    let credited = zip(powers, example.credit).map { $0 * Double($1) }
    let all = powers.reduce(0, +)
    let right = max(credited.reduce(0, +), 1e-12)
    ofAll = powers.map { $0 / all }
    ofRight = credited.map { $0 / right }
  }
}
