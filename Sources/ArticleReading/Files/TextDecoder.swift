#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Turns a file's bytes into text: by byte-order mark, as UTF-8 where the bytes are UTF-8, by the
/// declared character set, by a guess at it, and as windows-1252 where nothing else fits.
///
/// Declarations lie more often than bytes: text that is valid UTF-8 is read as UTF-8 whatever it
/// declares.
package struct TextDecoder: Sendable {
  package init() {}

  /// The text of `bytes`; never fails, because windows-1252 gives every byte a character.
  ///
  /// `declared` is the character set's name as the file states it; nil or an unknown name falls
  /// through. O(n).
  package func text(of bytes: [UInt8], declared: String? = nil) -> String {
    if let text = textByMark(bytes) { return text }
    if let declared, isStateful(declared), bytes.contains(0x1B),
      let text = converted(bytes[...], from: declared)
    {
      return text
    }
    if let declared, let text = wideText(bytes, declared) { return text }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if let text = textCutShort(bytes) { return text }
    if isMostlyUTF8(bytes, declared: declared) { return String(decoding: bytes, as: UTF8.self) }
    if let declared, let text = converted(bytes[...], from: superset(of: declared)) { return text }
    if let guess = CharsetDetector().name(of: bytes),
      let text = converted(bytes[...], from: superset(of: guess))
    {
      return text
    }
    return converted(bytes[...], from: "WINDOWS-1252") ?? latin(bytes)
  }

  /// The text of `bytes` in exactly that character set, bytes that stand for nothing dropped; as
  /// windows-1252 where the system does not know it. O(n).
  package func text(of bytes: [UInt8], in charset: String) -> String {
    converted(bytes[...], from: charset) ?? converted(bytes[...], from: "WINDOWS-1252")
      ?? latin(bytes)
  }

  /// The text by its byte-order mark; nil without one.
  private func textByMark(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      return converted(bytes.dropFirst(4), from: "UTF-32LE")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes.dropFirst(2), from: "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes.dropFirst(2), from: "UTF-16BE") }
    return nil
  }

  /// The text in UTF-16, where that is declared and one byte of each two is zero in most places, as
  /// in Latin letters; nil for anything else.
  private func wideText(_ bytes: [UInt8], _ declared: String) -> String? {
    guard declared.lowercased().hasPrefix("utf-16"), bytes.contains(0) else { return nil }
    let head = bytes.prefix(4096)
    let odd = head.indices.count { head[$0] == 0 && $0 % 2 == 1 }
    let even = head.indices.count { head[$0] == 0 && $0 % 2 == 0 }
    guard (odd + even) * 8 > head.count else { return nil }
    return converted(bytes[...], from: odd >= even ? "UTF-16LE" : "UTF-16BE")
  }

  /// The text, where only the last character lacks bytes and another one shows that it is UTF-8;
  /// nil for anything else.
  private func textCutShort(_ bytes: [UInt8]) -> String? {
    guard let lead = bytes.suffix(3).lastIndex(where: { $0 >= 0xC2 }),
      bytes[..<lead].contains(where: { $0 >= 0x80 })
    else { return nil }
    return String(validating: bytes[..<lead], as: UTF8.self)
  }

  /// Whether `name` is an encoding whose bytes are all ASCII, told apart by escape sequences.
  private func isStateful(_ name: String) -> Bool { name.lowercased().hasPrefix("iso-2022") }

  /// Whether the few bytes that are not UTF-8 look like damage (a cut character, a stray byte) in a
  /// text that otherwise is. Letters of another character set rarely look like UTF-8: twice as many
  /// characters as stray bytes are enough, unless another set is declared; as many are, where each
  /// stray byte stands alone, which letters of East Asian sets do not.
  private func isMostlyUTF8(_ bytes: [UInt8], declared: String?) -> Bool {
    var valid = 0
    var invalid = 0
    var isAlone = true
    var index = 0
    while index < bytes.count {
      let length = UTF8Sequence.length(of: bytes, at: index)
      if length > 1 { valid += 1 }
      if length == 0 {
        invalid += 1
        let isBeside =
          index > 0 && bytes[index - 1] >= 0x80
          || index + 1 < bytes.count && bytes[index + 1] >= 0x80
        isAlone = isAlone && !isBeside
      }
      index += max(1, length)
    }
    let isOther = declared.map { !$0.lowercased().hasPrefix("utf") } ?? false
    if isOther { return valid > 20 * invalid && valid > 1 }
    return valid > 2 * invalid && valid > 1 || isAlone && valid >= invalid
  }

  /// The name of the larger character set that files declaring `name` are really written in.
  private func superset(of name: String) -> String {
    let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return switch folded {
    case "iso88591", "latin1", "usascii", "ascii", "utf8": "WINDOWS-1252"
    // A name that was read byte by byte stands in no text of two or four bytes a letter.
    case "utf16", "utf16le", "utf16be", "utf32": "WINDOWS-1252"
    case "gb2312", "gbk", "xgbk": "GB18030"
    case "shiftjis", "sjis", "xsjis": "CP932"
    case "euckr", "ksc56011987", "ksc5601": "CP949"
    case "iso88599": "WINDOWS-1254"
    default: name
    }
  }

  /// `bytes` read as `encoding`, bytes that stand for nothing dropped; nil for an encoding the
  /// system does not know.
  private func converted(_ bytes: ArraySlice<UInt8>, from encoding: String) -> String? {
    guard encoding.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }),
      let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1
    else { return nil }
    defer { iconv_close(converter) }
    var input = Array(bytes)
    var output = [UInt8](repeating: 0, count: input.count * 3 + 16)
    let written = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        convert(source, into: target, by: converter)
      }
    }
    return String(decoding: output[..<written], as: UTF8.self)
  }

  /// Runs the converter over all of `source`, stepping over bytes it refuses; the count of bytes
  /// written.
  private func convert(
    _ source: UnsafeMutableRawBufferPointer, into target: UnsafeMutableRawBufferPointer,
    by converter: iconv_t
  ) -> Int {
    var from = source.bindMemory(to: CChar.self).baseAddress
    var left = source.count
    var to = target.bindMemory(to: CChar.self).baseAddress
    var room = target.count
    while left > 0, iconv(converter, &from, &left, &to, &room) == -1, errno != E2BIG, left > 0 {
      from = from?.advanced(by: 1)
      left -= 1
    }
    return target.count - room
  }

  /// Every byte as the character of the same number, for systems without windows-1252.
  private func latin(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// The shape of UTF-8 byte sequences.
enum UTF8Sequence {
  /// Length of the well-formed sequence at `index`; 0 where there is none.
  static func length(of bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return 0 }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
