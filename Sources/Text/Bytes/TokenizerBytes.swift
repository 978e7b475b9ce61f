/// Classes of ASCII bytes.
enum ASCII {
  /// The bit that capital letters lack; digits have it.
  static let casing: UInt8 = 0x20
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  /// Lower case of a letter or digit.
  static func folded(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte | 0x20 : byte }
  /// Whether `byte` ends a word whose last byte is `last`, whatever follows: "3." may go on as
  /// "3.5".
  static func endsWord(_ byte: UInt8, after last: UInt8) -> Bool {
    switch byte {
    case 0x26, 0x27, 0x2D, 0x80...: false
    case 0x2C, 0x2E: !isDigit(last)
    default: true
    }
  }
}

/// Strict decoding of single scalars.
enum UTF8Decoding {
  /// The scalar beyond ASCII that begins at `index`, and its length in bytes; nil where the bytes
  /// are not UTF-8.
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int)? {
    let first = UInt32(text[index])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, index + length <= text.count else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for place in index + 1..<index + length {
      guard text[place] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(text[place] & 0x3F)
    }
    guard value >= (length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80) else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}
