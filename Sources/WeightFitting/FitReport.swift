internal import Foundation

/// Fits, cross-validates by article and prints the figures of every set.
struct FitReport {
  let names: [String]
  /// The sets that together weigh as much as all others together.
  let half: Set<String>
  let folds: Int
  /// How strongly weights are held where they start.
  var penalty = 0.0004
  /// What the sets named weigh beside the others of their half, which weigh 1.
  var emphasis: [String: Double] = [:]
  /// What the sets named weigh in setting how high confidence stands; empty: it is left as fitted.
  var calibration: [String: Double] = [:]
  /// How many times more strongly those are held that add to the first column.
  var furtherPenalty = 1.0
  /// How many times more strongly still single columns are held, by number.
  var holds: [Int: Double] = [:]
  /// Numbers that may stay at most; nil: all.
  var numbers: Int?
  /// Names of the features, and of the columns of weights of each.
  var features: [String] = []
  var columns: [String] = []
  /// Positions of the weights that are fitted; nil: all.
  var free: Set<Int>?

  /// The weights fitted on all examples; prints the hit rates of the start, the cross-validation
  /// and the result.
  func fit(_ examples: [Example], start: [Double]) -> [Double] {
    if let numbers { return select(numbers, examples, start: start) }
    report("shipped weights", examples) { _ in start }
    return fit(examples, start: start, by: fitter())
  }

  /// The same without the hit rates of the start.
  func fit(_ examples: [Example], start: [Double], by fitter: ListwiseFitter) -> [Double] {
    let importance = importance(of: examples.map(\.set))
    if folds > 1 {
      let fitted = (0..<folds).map { fold in
        fitter.fit(
          examples,
          importance: zip(examples, importance).map { $0.group % folds == fold ? 0 : $1 },
          start: start)
      }
      report("cross-validated by article", examples) { fitted[$0.group % folds] }
    }
    let fitted = fitter.fit(examples, importance: importance, start: start)
    report("fitted on all", examples) { _ in fitted }
    return fitted
  }

  func fitter() -> ListwiseFitter {
    ListwiseFitter(penalty: penalty, furtherPenalty: furtherPenalty, holds: holds, free: free)
  }

  /// Logistic weights of confidence features; prints the area under the curve and the calibration
  /// error of every set, cross-validated by article and fitted on all.
  ///
  /// - Parameters:
  ///   - signs: which way each feature may count.
  ///   - held: weights that stay as they are, by position.
  func fitConfidence(_ questions: [JudgedQuestion], signs: [Int], held: [Int: Double])
    -> [Double]
  {
    let importance = zip(importance(of: questions.map(\.set)), questions).map { $0 * $1.weight }
    let start = signs.indices.map { held[$0] ?? 0 }
    let fitter = LogisticFitter(isScaled: true, signs: signs, held: Set(held.keys))
    if folds > 1 {
      let fitted = (0..<folds).map { fold in
        let taken = zip(questions, importance).map { $0.group % folds == fold ? 0 : $1 }
        return calibrated(
          fitter.fit(questions, importance: taken, start: start), held: Set(held.keys),
          on: questions, leavingOut: fold)
      }
      reportConfidence("cross-validated by article", questions) { fitted[$0.group % folds] }
    }
    let fitted = calibrated(
      fitter.fit(questions, importance: importance, start: start), held: Set(held.keys),
      on: questions)
    reportConfidence("fitted on all", questions) { _ in fitted }
    return fitted
  }

  /// The weights stretched and shifted so that confidence means what it says on the sets of
  /// `calibration`, those `held` left alone. The order of confidences stays as it was: how well
  /// answers are told from refusals and how high confidence stands are two questions (Platt, 1999).
  private func calibrated(
    _ weights: [Double], held: Set<Int>, on questions: [JudgedQuestion],
    leavingOut fold: Int? = nil
  ) -> [Double] {
    guard !calibration.isEmpty else { return weights }
    var sizes = [Int](repeating: 0, count: names.count)
    for question in questions { sizes[question.set] += 1 }
    let sums = questions.map { question in
      var sum = question
      sum.features = [1, 0, 0]
      for (place, feature) in question.features.enumerated() {
        sum.features[held.contains(place) ? 2 : 1] += feature * weights[place]
      }
      return sum
    }
    let importance = questions.map { question in
      question.group % max(folds, 1) == fold || question.isLeftOut
        ? 0 : (calibration[names[question.set]] ?? 0) / Double(sizes[question.set])
    }
    let line = LogisticFitter(penalty: 0, held: [2])
      .fit(sums, importance: importance, start: [0, 1, 1])
    return weights.enumerated().map { place, weight in
      (held.contains(place) ? weight : weight * line[1]) + (place == 0 ? line[0] : 0)
    }
  }

  private func reportConfidence(
    _ title: String, _ questions: [JudgedQuestion], weights: (JudgedQuestion) -> [Double]
  ) {
    print(title)
    for (set, name) in names.enumerated() {
      let own = questions.filter { $0.set == set }
        .map { ($0, LogisticFitter.probability($0.features, weights($0))) }
      func area(_ isLeftOut: Bool) -> String {
        LogisticFitter.areaUnderCurve(own.filter { $0.0.isRight || $0.0.isLeftOut == isLeftOut })
          .map { String(format: "%.4f", $0) } ?? "–"
      }
      let asked = own.filter { !$0.0.isLeftOut }
      print(
        "  \(name): area under the curve \(area(false)), answers left out \(area(true)),",
        "calibration error", String(format: "%.4f", calibrationError(asked)))
    }
  }

  /// Logistic weights of the signs for "yes"; prints, cross-validated by article, what is right of
  /// what is answered. Rare signs stay near `start`, what is believed of them beforehand.
  func fitClaims(_ questions: [JudgedQuestion], start: [Double]) -> [Double] {
    let importance = importance(of: questions.map(\.set))
    let fitter = LogisticFitter(penalty: 0.002)
    let fitted = (0..<max(folds, 1)).map { fold in
      fitter.fit(
        questions,
        importance: zip(questions, importance).map {
          folds > 1 && $0.group % folds == fold ? 0 : $1
        }, start: start)
    }
    for (set, name) in names.enumerated() {
      let own = questions.filter { $0.set == set }.map {
        (LogisticFitter.probability($0.features, fitted[$0.group % max(folds, 1)]), $0.isRight)
      }
      for margin in [0, 0.05, 0.1, 0.15, 0.2, 0.3] {
        let answered = own.filter { abs($0.0 - 0.5) >= margin }
        let right = answered.count { ($0.0 > 0.5) == $0.1 }
        print(
          "  \(name): sure by \(margin):",
          String(
            format: "answered %.3f, right of those %.3f",
            Double(answered.count) / Double(max(1, own.count)),
            Double(right) / Double(max(1, answered.count))))
      }
    }
    return fitter.fit(questions, importance: importance, start: start)
  }

  /// Expected calibration error over ten bins of confidence.
  private func calibrationError(_ judged: [(JudgedQuestion, confidence: Double)]) -> Double {
    var bins = [(sum: Double, right: Double)](repeating: (0, 0), count: 10)
    for (question, confidence) in judged {
      let bin = min(9, Int(confidence * 10))
      bins[bin].sum += confidence
      bins[bin].right += question.isRight ? 1 : 0
    }
    let total = Double(max(1, judged.count))
    return bins.reduce(0) { $0 + abs($1.sum - $1.right) / total }
  }

  /// What each question weighs: both halves the same, the sets of each as `emphasis` says.
  func importance(of sets: [Int]) -> [Double] {
    var sizes = [Int](repeating: 0, count: names.count)
    for set in sets { sizes[set] += 1 }
    func total(_ isHalf: Bool) -> Double {
      names.filter { half.contains($0) == isHalf }.reduce(0) { $0 + (emphasis[$1] ?? 1) }
    }
    let totals = [true: total(true), false: total(false)]
    let weights = names.map { name in
      (emphasis[name] ?? 1) / (totals[half.contains(name)] ?? 1)
    }
    return sets.map { weights[$0] / Double(max(1, sizes[$0])) }
  }

  func report(_ title: String, _ examples: [Example], weights: (Example) -> [Double]) {
    print(title)
    for (set, name) in names.enumerated() {
      let own = examples.filter { $0.set == set }
      let count = Double(max(1, own.count))
      func rate(_ depth: Int) -> Double {
        own.reduce(0) { $0 + ListwiseFitter.hits([$1], weights($1), depth: depth) } / count
      }
      let reachable = Double(own.count { $0.isRight.contains(true) }) / count
      print(
        String(
          format: "  %@: first %.4f, in three %.4f, among the candidates %.4f", name, rate(1),
          rate(3), reachable))
    }
  }

  /// What the first place loses when a feature's weight is 0 and nothing is refitted: the half set,
  /// then the others.
  func printAblation(_ examples: [Example], _ fitted: [Double], _ features: [String]) {
    let half = examples.filter { self.half.contains(names[$0.set]) }
    let rest = examples.filter { !self.half.contains(names[$0.set]) }
    for (index, feature) in features.enumerated() {
      var without = fitted
      for position in stride(from: index, to: fitted.count, by: features.count) {
        without[position] = 0
      }
      func loss(_ examples: [Example]) -> Double {
        ListwiseFitter.hits(examples, fitted, depth: 1)
          - ListwiseFitter.hits(examples, without, depth: 1)
      }
      print(String(format: "%@: %.4f %.4f", feature, loss(half), loss(rest)))
    }
  }
}
