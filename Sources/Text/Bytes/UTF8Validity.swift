/// Tells bytes that are UTF-8 from such that are not, eight ASCII letters at a time.
package enum UTF8Validity {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether all of `bytes` is well-formed UTF-8 (Unicode Standard, table 3-7) without an escape
  /// character, which opens the sequences of encodings that are told apart by nothing else. O(n).
  package static func holds(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count {
          let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if eight & highBits == 0, !hasEscape(eight) {
            index += 8
            continue
          }
        }
        let length = length(of: bytes, at: index)
        if length == 0 || bytes[index] == 0x1B { return false }
        index += length
      }
      return true
    }
  }

  /// Whether one of eight bytes below 0x80 is 0x1B: the bit trick that finds a zero byte.
  private static func hasEscape(_ eight: UInt64) -> Bool {
    let rest = eight ^ 0x1B1B_1B1B_1B1B_1B1B
    return (rest &- 0x0101_0101_0101_0101) & ~rest & highBits != 0
  }

  /// Length of the sequence at `index`; 0 where none is well-formed.
  private static func length(of bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return 0 }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    // Overlong forms, surrogates, and what lies beyond U+10FFFF.
    let second = bytes[index + 1]
    switch first {
    case 0xE0: return second >= 0xA0 ? length : 0
    case 0xED: return second < 0xA0 ? length : 0
    case 0xF0: return second >= 0x90 ? length : 0
    case 0xF4: return second < 0x90 ? length : 0
    default: return length
    }
  }
}
