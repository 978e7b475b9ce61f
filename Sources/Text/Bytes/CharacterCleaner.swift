/// Takes out of text what a reader cannot see: control, formatting, zero-width and direction
/// characters, soft hyphens, and every kind of space but the plain one.
///
/// The words themselves are left as they are, apart from Latin ligatures (`ﬁ`), which are written
/// out. The joiners U+200C and U+200D stay inside words of scripts that are written with them, and
/// inside emoji.
package struct CharacterCleaner: Sendable {
  /// Whether ligatures and direction characters stay as they are: imported text is never changed,
  /// only its white space folded. Whatever shows it on a terminal takes direction characters out.
  private let isVerbatim: Bool

  package init(isVerbatim: Bool = false) { self.isVerbatim = isVerbatim }

  /// `text` with runs of white space as one space, none at the ends; line breaks count as white
  /// space.
  package func line(_ text: some StringProtocol) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { append(UnsafeBufferPointer($0), to: &output) }
    while output.last == 0x20 { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the cleaned `source` to `output`; a space never opens the part of `output` from
  /// `start` on, nor follows a space or line break.
  ///
  /// `source` must be UTF-8. Line breaks become spaces.
  package func append(
    _ source: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], from start: Int = 0
  ) {
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte > 0x20 && byte < 0x7F {
        let end = Self.plainEnd(source, from: index)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: source[index..<end]))
        index = end
      } else if byte < 0x80 {
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { appendSpace(to: &output, from: start) }
        index += 1
      } else {
        index += appendLong(source, at: index, to: &output, from: start)
      }
    }
  }

  /// The end of the run of visible ASCII characters and single spaces between them that begins at
  /// `start`.
  private static func plainEnd(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start + 1
    while end < source.count {
      let byte = source[end]
      guard byte > 0x20 || byte == 0x20 && source[end - 1] != 0x20, byte < 0x7F else { break }
      end += 1
    }
    return end
  }

  private func appendSpace(to output: inout [UInt8], from start: Int) {
    guard output.count > start, let last = output.last, last != 0x20, last != 0x0A else { return }
    output.append(0x20)
  }

  /// Handles the sequence of more than one byte at `index`; its length.
  private func appendLong(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8], from start: Int
  ) -> Int {
    let first = source[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= source.count else { return source.count - index }
    var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(source[index + offset] & 0x3F) }
    if scalar | 1 == 0x200D, Self.joins(source, from: index, behind: output) {
      output.append(contentsOf: source[index..<index + length])
      return length
    }
    switch meaning(of: scalar) {
    case .visible: for offset in 0..<length { output.append(source[index + offset]) }
    case .space: appendSpace(to: &output, from: start)
    case .nothing: break
    case .written(let letters): output.append(contentsOf: letters.utf8)
    }
    return length
  }

  /// Whether the joiner at `index` stands between two characters of which it changes the shape:
  /// both from scripts beyond Latin, Greek and Cyrillic, or signs of emoji.
  private static func joins(
    _ source: UnsafeBufferPointer<UInt8>, from index: Int, behind output: [UInt8]
  ) -> Bool {
    guard let start = output.lastIndex(where: { $0 & 0xC0 != 0x80 }),
      isJoined(output[start], start + 1 < output.count ? output[start + 1] : 0),
      index + 4 < source.count
    else { return false }
    return isJoined(source[index + 3], source[index + 4])
  }

  /// Whether a character that begins with these bytes may be joined to another: from U+0590 on, but
  /// no general punctuation (U+2000 to U+207F).
  private static func isJoined(_ first: UInt8, _ second: UInt8) -> Bool {
    first >= 0xD7 || first == 0xD6 && second >= 0x90
      ? !(first == 0xE2 && second <= 0x81) : false
  }

  /// What becomes of a character.
  private enum Meaning {
    case visible
    case space
    case nothing
    case written(String)
  }

  /// The meaning of a scalar from U+0080 on.
  private func meaning(of scalar: UInt32) -> Meaning {
    if isVerbatim, Self.belongsToWords(scalar) { return .visible }
    return switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x80...0x9F: Self.windows1252[Int(scalar - 0x80)].map { .written($0) } ?? .nothing
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F:
      .nothing
    case 0xFB00...0xFB06: .written(Self.ligatures[Int(scalar - 0xFB00)])
    default: .visible
    }
  }

  /// Ligatures, direction characters, and the tags that make flags.
  private static func belongsToWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61C, 0x180E, 0x202A...0x202E, 0x2061...0x206F, 0xFB00...0xFB06, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// What pages mean by the numbers 128 to 159, which Unicode keeps for control characters:
  /// `&#147;` is “.
  private static let windows1252: [String?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
}
