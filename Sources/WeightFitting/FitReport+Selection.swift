internal import Foundation

extension FitReport {
  /// The few weights that give most on what is left out of their fit, fitted on all examples;
  /// prints, for each number of weights on the way, the hit rates of what is left out.
  func select(_ numbers: Int, _ examples: [Example], start: [Double]) -> [Double] {
    let parts =
      names.indices.map { NumberSelection.Part.set($0) }
      + (0..<(folds > 1 ? folds : 0)).map { .fold($0, of: folds) }
    let selection = NumberSelection(
      examples: examples, importance: importance(of: examples.map(\.set)), fitter: fitter(),
      start: start, parts: parts, limit: numbers)
    let last = selection.run { round in
      report("\(round.kept.count) numbers, the set left out", examples) { round.weights[$0.set] }
      guard folds > 1 else { return }
      report("\(round.kept.count) numbers, cross-validated by article", examples) {
        round.weights[names.count + $0.group % folds]
      }
    }
    // What has been chosen needs no stronger hold any more (Meinshausen, 2007).
    let fitter = ListwiseFitter(penalty: penalty, free: last.kept)
    let fitted = fit(examples, start: selection.emptied(start, but: last.kept), by: fitter)
    printNumbers(last, fitted)
    return fitted
  }

  /// The numbers that stay, what gives most first, with what each gives on what is left out of
  /// its fit, in thousandths of the log likelihood.
  private func printNumbers(_ round: NumberSelection.Round, _ fitted: [Double]) {
    print("numbers: \(round.kept.count) of \(free?.count ?? fitted.count)")
    let order = round.kept.sorted { (round.gains[$0], $1) > (round.gains[$1], $0) }
    for position in order {
      let name = features[position % features.count]
      let column = columns[position / features.count]
      print(
        String(
          format: "  %@, %@: weight %.3f, gives %.3f", name, column, fitted[position],
          1000 * round.gains[position]))
    }
  }
}
