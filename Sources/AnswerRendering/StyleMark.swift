/// Marks inside laid-out text that say where emphasis begins and ends.
///
/// They are control characters, because `SafeText` lets none through: a mark can only have been put
/// there by a layout. They travel through templates and line wrapping without width, and become
/// escape sequences, or nothing, at the very end.
enum StyleMark: Unicode.Scalar, CaseIterable {
  case strong = "\u{11}"
  case answer = "\u{12}"
  case faint = "\u{13}"
  /// Ends whatever is open; styles do not nest.
  case end = "\u{14}"

  /// The escape sequence: bold, a marker pen that works on light and dark backgrounds alike, faint,
  /// and none.
  var escapeSequence: String {
    switch self {
    case .strong: "\u{1B}[1m"
    case .answer: "\u{1B}[30;103m"
    case .faint: "\u{1B}[2m"
    case .end: "\u{1B}[0m"
    }
  }

  /// `text` between this mark and the end mark; empty text stays empty.
  func around(_ text: String) -> String {
    text.isEmpty ? "" : "\(rawValue)\(text)\(StyleMark.end.rawValue)"
  }

  /// `text` with its marks turned into escape sequences (or dropped), and nothing else that a
  /// terminal could act on. No-break spaces, which a layout uses to keep columns together, become
  /// plain ones.
  static func paint(_ text: String, color: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if SafeText.isPlain(scalar) {
        result.append(scalar)
      } else if let mark = StyleMark(rawValue: scalar) {
        if color { result.append(contentsOf: mark.escapeSequence.unicodeScalars) }
      } else if scalar == "\u{A0}" {
        result.append(" ")
      } else if !SafeText.isUnsafe(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
