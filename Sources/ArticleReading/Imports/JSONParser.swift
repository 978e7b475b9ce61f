/// Reads JSON (RFC 8259) with the places of its values, which Foundation's decoders do not tell,
/// and keeps what stands before a place where the text is damaged or cut off.
///
/// Line breaks inside strings and commas before a closing bracket are taken; both are common in
/// files made by hand.
struct JSONParser {
  /// Values inside values are read to this depth.
  private static let depthLimit = 128

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Offset of the first byte that cannot be read; nil where all of the text is JSON.
  private var failure: Int?

  /// What came of a text.
  struct Outcome {
    /// Nil where not even the first value begins as one.
    var root: JSONNode?
    /// Offset of the first byte that cannot be read, nothing behind which was; nil for none.
    var failure: Int?
  }

  /// The value that `bytes`, UTF-8, hold. O(n).
  static func outcome(of bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    var parser = JSONParser(bytes)
    let root = parser.node(depth: 0)
    parser.skipSpace()
    if parser.failure == nil, parser.index < bytes.count { parser.failure = parser.index }
    return Outcome(root: root, failure: parser.failure)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private mutating func fail() -> JSONNode? {
    failure = failure ?? index
    return nil
  }

  /// The value at `index`; nil where none can be read, and then `failure` is set.
  private mutating func node(depth: Int) -> JSONNode? {
    skipSpace()
    guard index < bytes.count, depth < Self.depthLimit else { return fail() }
    let start = index
    let value: JSONNode.Value?
    switch bytes[index] {
    case 0x7B: value = .object(members(depth: depth))
    case 0x5B: value = .array(elements(depth: depth))
    case 0x22: value = string().map { .string($0) }
    default: value = word()
    }
    return value.map { JSONNode(value: $0, offset: start) } ?? fail()
  }

  /// The elements of an array up to its end or to the first that cannot be read.
  private mutating func elements(depth: Int) -> [JSONNode] {
    var elements: [JSONNode] = []
    index += 1
    while !closes(0x5D) {
      // Of an element that is cut off nobody knows what is missing.
      guard let element = node(depth: depth + 1), failure == nil else { break }
      elements.append(element)
      guard separates(0x5D) else { break }
    }
    return elements
  }

  private mutating func members(depth: Int) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    index += 1
    while !closes(0x7D) {
      guard index < bytes.count, bytes[index] == 0x22, let key = string() else {
        _ = fail()
        break
      }
      skipSpace()
      guard index < bytes.count, bytes[index] == 0x3A else {
        _ = fail()
        break
      }
      index += 1
      guard let node = node(depth: depth + 1) else { break }
      members.append(JSONNode.Member(key: key, node: node))
      guard failure == nil, separates(0x7D) else { break }
    }
    return members
  }

  /// Whether `mark` ends the value here; it is stepped over.
  private mutating func closes(_ mark: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == mark else { return false }
    index += 1
    return true
  }

  /// Steps over a comma; false, and a failure, where neither it nor the closing `mark` is there.
  private mutating func separates(_ mark: UInt8) -> Bool {
    skipSpace()
    if index < bytes.count {
      if bytes[index] == mark { return true }
      if bytes[index] == 0x2C {
        index += 1
        return true
      }
    }
    _ = fail()
    return false
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() -> JSONNode.Value? {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "NaN": return .null
    default:
      if Double(word) != nil, word.utf8.first.map({ $0 == 0x2D || $0 < 0x3A }) == true {
        return .number(word)
      }
      index = start
      return nil
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || byte == 0x2B || byte == 0x2D || byte == 0x2E
  }

  /// The string whose opening mark is at `index`; nil where its end is missing.
  private mutating func string() -> String? {
    let start = index + 1
    var end = start
    while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C { end += 1 }
    if end < bytes.count, bytes[end] == 0x22 {
      index = end + 1
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
    return JSONString(bytes, from: start).map { string in
      index = string.end
      return string.text
    }
  }
}

/// A string of JSON with escape sequences.
private struct JSONString {
  /// The text, sequences written out.
  let text: String
  /// Offset behind the closing mark.
  let end: Int

  /// Reads from behind the opening mark at `start`; nil where the closing one is missing.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var output: [UInt8] = []
    var index = start
    while index < bytes.count, bytes[index] != 0x22 {
      guard bytes[index] == 0x5C else {
        output.append(bytes[index])
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { return nil }
      if bytes[index + 1] == 0x75 {
        let (scalar, next) = Self.scalar(bytes, at: index)
        output.append(contentsOf: Array(String(scalar).utf8))
        index = next
      } else {
        output.append(Self.simple[bytes[index + 1]] ?? bytes[index + 1])
        index += 2
      }
    }
    guard index < bytes.count else { return nil }
    text = String(decoding: output, as: UTF8.self)
    end = index + 1
  }

  private static let simple: [UInt8: UInt8] = [
    0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C,
  ]

  /// The character of `\uXXXX`, or of two of them, at `index`, and the offset behind; half a pair
  /// is a replacement character.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, Int) {
    guard let high = unit(bytes, at: index) else { return ("\u{FFFD}", index + 2) }
    if let scalar = Unicode.Scalar(high) { return (scalar, index + 6) }
    guard high < 0xDC00, let low = unit(bytes, at: index + 6), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return ("\u{FFFD}", index + 6) }
    return (scalar, index + 12)
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else {
      return nil
    }
    let digits = String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self)
    return digits.contains("+") || digits.contains("-") ? nil : UInt32(digits, radix: 16)
  }
}
