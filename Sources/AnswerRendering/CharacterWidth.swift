/// How many terminal columns text takes.
package enum CharacterWidth {
  /// Columns of `text`; marks and combining characters take none.
  package static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// 0, 1 or 2 columns for one grapheme cluster, judged by its first scalar and an emoji variation
  /// selector.
  ///
  /// Ranges: East Asian Width W and F of Unicode 15 (UAX 11), rounded to blocks.
  static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.value < 0x300 {
      return first.value < 0x20 || (0x7F...0x9F).contains(first.value) ? 0 : 1
    }
    if isWide(first) || scalars.dropFirst().contains("\u{FE0F}") { return 2 }
    return takesNoColumn(first) ? 0 : 1
  }

  private static func takesNoColumn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
      0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
