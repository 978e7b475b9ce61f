/// Text of articles and questions made safe for a terminal: no control, bidirectional-override or
/// invisible formatting character survives, so no article can move the cursor, set a title or
/// reorder a line.
package enum SafeText {
  /// One line: unsafe characters dropped, every run of white space one space, none at the ends.
  ///
  ///     SafeText.line("a\u{1B}[31m\n b")  // "a[31m b"
  package static func line(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in text.unicodeScalars {
      if !isPlain(scalar) || scalar == " " {
        if scalar.properties.isWhitespace {
          isSpacePending = true
          continue
        }
        guard !isUnsafe(scalar) else { continue }
      }
      if isSpacePending && !result.isEmpty { result.append(" ") }
      isSpacePending = false
      result.append(scalar)
    }
    return String(result)
  }

  /// Several lines: line breaks are kept, tabs become spaces, everything else unsafe is dropped.
  package static func block(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(scalar)
      case "\t": result.append(" ")
      default: if !isUnsafe(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Whether it is a character of ASCII that prints, or a space: nothing else is to be asked of it.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool { 0x20...0x7E ~= scalar.value }

  /// Whether a terminal could act on `scalar` or show nothing for it: controls, bidirectional
  /// controls, separators, tags, noncharacters, and invisible characters other than the joiners
  /// that scripts and emoji need.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: false
    case 0...0x1F, 0x7F...0x9F, 0xAD: true
    case 0x200C, 0x200D: false
    case 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
    default: scalar.properties.isNoncharacterCodePoint
    }
  }
}
