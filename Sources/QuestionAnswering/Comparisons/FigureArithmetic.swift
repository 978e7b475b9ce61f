internal import SentenceAnalysis

/// What follows from figures of one unit: sums and differences as their digits say, shares rounded
/// to a tenth.
enum FigureArithmetic {
  /// Which figure is the largest or smallest; nil where two are as large, or a bound such as "more
  /// than" leaves it open.
  static func extreme(_ facts: [FigureFact], isLargest: Bool) -> Int? {
    let values = facts.compactMap { ExactDecimal(signed: $0.value) }
    guard values.count == facts.count, facts.allSatisfy({ $0.upperValue == nil }) else {
      return nil
    }
    let order = values.indices.sorted {
      isLargest ? values[$1].isLess(than: values[$0]) : values[$0].isLess(than: values[$1])
    }
    guard order.count > 1, values[order[0]].text != values[order[1]].text else { return nil }
    let large = isLargest ? [order[0]] : Array(order.dropFirst())
    let small = isLargest ? Array(order.dropFirst()) : [order[0]]
    let isOpen =
      small.contains { isOpenAbove(facts[$0]) && !large.allSatisfy { isOpenAbove(facts[$0]) } }
      || large.contains { isOpenBelow(facts[$0]) && !small.allSatisfy { isOpenBelow(facts[$0]) } }
    return isOpen ? nil : order[0]
  }

  private static func isOpenAbove(_ fact: FigureFact) -> Bool {
    fact.bound == .moreThan || fact.bound == .atLeast
  }

  private static func isOpenBelow(_ fact: FigureFact) -> Bool {
    fact.bound == .upTo || fact.bound == .lessThan
  }

  /// The sum, or how far the first two are apart, in digits with commas; nil where a figure is not
  /// exact, or the result is too large.
  static func amount(_ facts: [FigureFact], isSum: Bool) -> String? {
    let values = facts.compactMap { ExactDecimal(signed: $0.value) }
    guard values.count == facts.count, values.count > 1,
      facts.allSatisfy({ $0.bound == nil || $0.bound == .exactly }),
      facts.allSatisfy({ $0.upperValue == nil }), isSum || values.count == 2
    else { return nil }
    let result =
      isSum
      ? values.dropFirst().reduce(Optional(values[0])) { sum, next in sum.flatMap { $0.plus(next) }
      }
      : values[0].plus(values[1].negated())
    return result.map { grouped($0.text, isSigned: isSum) }
  }

  /// A quotient, and whether it was rounded.
  struct Quotient: Equatable {
    let text: String
    let isRounded: Bool
    let isNegative: Bool
  }

  /// By how many percent `second` is more than `first`; nil where one is not exact, or nothing can
  /// be more than the first by percent.
  static func growth(from first: FigureFact, to second: FigureFact) -> Quotient? {
    guard let values = exact([first, second]), values[0] > 0 else { return nil }
    return quotient((values[1] - values[0]) * 100 / values[0])
  }

  /// How many times `second` goes into `first`; nil likewise.
  static func ratio(of first: FigureFact, to second: FigureFact) -> Quotient? {
    guard let values = exact([first, second]), values[1] > 0 else { return nil }
    return quotient(values[0] / values[1])
  }

  private static func exact(_ facts: [FigureFact]) -> [Double]? {
    let values = facts.compactMap { fact in
      fact.upperValue == nil && (fact.bound == nil || fact.bound == .exactly)
        ? Double(fact.value) : nil
    }
    return values.count == facts.count && values.allSatisfy { $0.isFinite && $0 >= 0 }
      ? values : nil
  }

  private static func quotient(_ value: Double) -> Quotient? {
    let rounded = (value * 10).rounded() / 10
    guard value.isFinite, abs(value) < 1e9 else { return nil }
    let isRounded = abs(rounded - value) > 1e-9 * max(1, abs(value))
    guard let digits = ExactDecimal(signed: "\(abs(rounded))") else { return nil }
    return Quotient(
      text: grouped(digits.text, isSigned: false), isRounded: isRounded, isNegative: value < 0)
  }

  /// "1,200,000.5" of "1200000.5".
  private static func grouped(_ text: String, isSigned: Bool) -> String {
    let sign = isSigned && text.hasPrefix("-") ? "-" : ""
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let whole = Array(parts.first ?? "0")
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}
