/// Quotation marks inside a quotation, set as English sets them: double marks outside, single ones
/// within.
///
/// Only what a terminal shows is set so. The excerpt itself stays a slice of its article, byte for
/// byte.
enum NestedQuotation {
  /// `excerpt` with its double quotation marks made single ones; signs of inches and seconds stay.
  /// Style marks may stand in it.
  ///
  ///     NestedQuotation.set("\"Late,\" she said.")  // "‘Late,’ she said."
  static func set(_ excerpt: String) -> String {
    let scalars = Array(excerpt.unicodeScalars).filter { StyleMark(rawValue: $0) == nil }
    var place = 0
    var isOpen = false
    var result = String.UnicodeScalarView()
    for scalar in excerpt.unicodeScalars {
      guard StyleMark(rawValue: scalar) == nil else {
        result.append(scalar)
        continue
      }
      let before = place > 0 ? scalars[place - 1] : nil
      place += 1
      switch mark(scalar, after: before, isOpen: isOpen) {
      case .opening:
        result.append("‘")
        isOpen = true
      case .closing:
        result.append("’")
        isOpen = false
      case nil: result.append(scalar)
      }
    }
    return String(result)
  }

  private enum Mark { case opening, closing }

  /// What `scalar` is as a quotation mark; nil when it is none.
  private static func mark(
    _ scalar: Unicode.Scalar, after before: Unicode.Scalar?, isOpen: Bool
  ) -> Mark? {
    switch scalar {
    case "“", "„": return .opening
    case "”": return .closing
    case "\"":
      guard let before, !opensAfter(before) else { return .opening }
      // 5" of pipe: a measure, not the end of a quotation that never began.
      return !isOpen && before.properties.numericType != nil ? nil : .closing
    default: return nil
    }
  }

  /// Whether a straight mark behind `scalar` opens: after a space, a bracket, a dash or another
  /// mark.
  private static func opensAfter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace { return true }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation, .dashPunctuation: return true
    default: return false
    }
  }
}
