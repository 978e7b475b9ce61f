/// Leaves out fitted numbers, first those that give least on what is left out of their fit:
/// recursive feature elimination (Guyon et al., 2002), judged by sets and articles that no weight
/// has seen.
struct NumberSelection {
  let examples: [Example]
  /// What each example weighs.
  let importance: [Double]
  let fitter: ListwiseFitter
  /// What the penalty holds weights at; those that are not fitted stay so.
  let start: [Double]
  /// What is left out in turn: each set, so that nothing stays that holds for one kind of questions
  /// alone, and each part of the articles of all sets.
  let parts: [Part]
  /// Numbers that may stay at most.
  let limit: Int

  /// The share of the numbers that the next round keeps.
  private static let share = 0.6
  /// Rounds after the limit is reached, in which those go that then give nothing.
  private static let lastRounds = 3
  /// Steps of the fits of a round, which begin with the weights of the round before.
  private static let iterations = 80

  /// Examples that are left out of a fit together.
  enum Part {
    case set(Int)
    case fold(Int, of: Int)

    func contains(_ example: Example) -> Bool {
      switch self {
      case .set(let set): example.set == set
      case .fold(let fold, let folds): example.group % folds == fold
      }
    }
  }

  /// The numbers that were fitted in a round, and what came of it.
  struct Round {
    /// Positions of the numbers.
    let kept: Set<Int>
    /// Weights fitted without each part.
    let weights: [[Double]]
    /// What each number gives on the parts left out of its fit (`ListwiseFitter.gains`); 0 for
    /// those that are not fitted.
    let gains: [Double]
  }

  /// The last round; all that it fitted give something, unless three rounds were too few for that.
  ///
  /// - Parameter each: is told of every round.
  func run(_ each: (Round) -> Void) -> Round {
    var round = round(fitter.free ?? Set(start.indices), near: nil)
    each(round)
    var rest = Self.lastRounds
    while true {
      let isOver = round.kept.count > limit
      if !isOver { rest -= 1 }
      let next = isOver ? best(of: round) : round.kept.filter { round.gains[$0] > 0 }
      guard next.count < round.kept.count, rest >= 0 else { return round }
      round = self.round(next, near: round.weights)
      each(round)
    }
  }

  /// The numbers of the round that give most.
  private func best(of round: Round) -> Set<Int> {
    let count = max(limit, Int(Double(round.kept.count) * Self.share))
    let order = round.kept.sorted { (round.gains[$0], $1) > (round.gains[$1], $0) }
    return Set(order.prefix(count))
  }

  /// Fits the numbers anew without each part in turn.
  private func round(_ kept: Set<Int>, near: [[Double]]?) -> Round {
    var fitter = fitter
    fitter.free = kept
    fitter.iterations = near == nil ? 2 * Self.iterations : Self.iterations
    let start = emptied(start, but: kept)
    var weights: [[Double]] = []
    var gains = [Double](repeating: 0, count: start.count)
    for (number, part) in parts.enumerated() {
      let isOut = examples.map(part.contains)
      let own = fitter.fit(
        examples, importance: zip(importance, isOut).map { $1 ? 0 : $0 }, start: start,
        near: near.map { emptied($0[number], but: kept) })
      weights.append(own)
      let further = ListwiseFitter.gains(
        examples, importance: zip(importance, isOut).map { $1 ? $0 : 0 }, weights: own)
      for position in kept { gains[position] += further[position] }
    }
    return Round(kept: kept, weights: weights, gains: gains)
  }

  /// The weights with nothing where a number may be fitted but is not.
  func emptied(_ weights: [Double], but kept: Set<Int>) -> [Double] {
    weights.indices.map {
      kept.contains($0) || fitter.free?.contains($0) == false ? weights[$0] : 0
    }
  }
}
