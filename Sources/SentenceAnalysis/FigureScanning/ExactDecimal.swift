/// A number in decimal digits, without rounding: `mantissa` times ten to the power `exponent`.
package struct ExactDecimal: Equatable, Sendable {
  private(set) var mantissa: Int64
  private(set) var exponent: Int

  init(_ mantissa: Int64, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// A number as tables write it: digits with at most one point. Nil for anything else, and beyond
  /// 18 digits.
  init?(_ text: some Sequence<UInt8>) {
    var value = ExactDecimal(0)
    var count = 0
    var isFraction = false
    for byte in text {
      if byte == 0x2E, !isFraction {
        isFraction = true
        continue
      }
      guard byte &- 0x30 < 10, count < 18 else { return nil }
      count += 1
      value.mantissa = value.mantissa * 10 + Int64(byte - 0x30)
      if isFraction { value.exponent -= 1 }
    }
    guard count > 0 else { return nil }
    self = value
  }

  /// The same with a minus before it or none.
  package init?(signed text: String) {
    guard let value = ExactDecimal(text.drop { $0 == "-" }.utf8) else { return nil }
    self = text.hasPrefix("-") ? value.negated() : value
  }

  var isWhole: Bool { exponent >= 0 }

  /// Nil for what is no whole number or too large.
  var integer: Int64? {
    guard isWhole, exponent < 18 else { return nil }
    var value = mantissa
    for _ in 0..<exponent {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// Nil beyond the range of 64 bits.
  func times(_ other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.plain.mantissa)
    return overflow ? nil : ExactDecimal(product, exponent: exponent + other.plain.exponent)
  }

  /// Nil beyond the range of 64 bits.
  package func plus(_ other: ExactDecimal) -> ExactDecimal? {
    let low = min(exponent, other.exponent)
    guard let left = scaled(to: low), let right = other.scaled(to: low) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(sum, exponent: low)
  }

  private func scaled(to exponent: Int) -> Int64? {
    guard self.exponent - exponent < 19 else { return nil }
    return ExactDecimal(mantissa, exponent: self.exponent - exponent).integer
  }

  /// With the other sign.
  package func negated() -> ExactDecimal { ExactDecimal(-mantissa, exponent: exponent) }

  /// The same without zeros at the end of the mantissa.
  private var plain: ExactDecimal {
    var plain = self
    while plain.mantissa != 0, plain.mantissa % 10 == 0 {
      plain.mantissa /= 10
      plain.exponent += 1
    }
    if plain.mantissa == 0 { plain.exponent = 0 }
    return plain
  }

  /// Whether it comes before the other.
  package func isLess(than other: ExactDecimal) -> Bool {
    other.plus(negated()).map { $0.mantissa > 0 } ?? false
  }

  /// All digits, "0.45" for 45 hundredths.
  package var text: String {
    let plain = plain
    let digits = String(plain.mantissa.magnitude)
    let sign = plain.mantissa < 0 ? "-" : ""
    if plain.exponent >= 0 { return sign + digits + String(repeating: "0", count: plain.exponent) }
    let places = -plain.exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
