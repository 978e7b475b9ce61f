/// A value of the JSON in a page's scripts, read leniently: pages write trailing commas, bare line
/// breaks and comments into it.
enum StructuredData: Sendable, Equatable {
  case object([String: StructuredData])
  case list([StructuredData])
  /// Numbers, `true` and the like are kept as they are written.
  case text(String)

  /// Objects may be nested to this depth; deeper ones are not read.
  private static let deepest = 60

  /// The value at the start of `bytes`, or as much of it as can be read; nil for none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var scanner = StructuredDataScanner(bytes: bytes)
    guard let value = scanner.value(depth: Self.deepest) else { return nil }
    self = value
  }

  subscript(name: String) -> StructuredData? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text itself, or the first of a list of texts; nil for others and for empty texts.
  var text: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .list(let parts): parts.lazy.compactMap(\.text).first
    case .object: self["@value"]?.text
    }
  }

  /// This value and all objects inside it, outermost first.
  var objects: [StructuredData] {
    switch self {
    case .text: []
    case .list(let parts): parts.flatMap(\.objects)
    case .object(let members): [self] + members.sorted { $0.key < $1.key }.flatMap(\.value.objects)
    }
  }
}

/// Reads JSON byte by byte and goes on after mistakes.
private struct StructuredDataScanner {
  var bytes: ArraySlice<UInt8>

  mutating func value(depth: Int) -> StructuredData? {
    skipSpace()
    guard depth > 0, let first = bytes.first else { return nil }
    switch first {
    case 0x7B: return object(depth: depth)
    case 0x5B: return list(depth: depth)
    case 0x22: return .text(string())
    default: return word().map { .text($0) }
    }
  }

  private mutating func object(depth: Int) -> StructuredData {
    bytes.removeFirst()
    var members: [String: StructuredData] = [:]
    while true {
      skipSpace()
      guard let first = bytes.first else { break }
      if first == 0x7D {
        bytes.removeFirst()
        break
      }
      guard first == 0x22 else {
        bytes.removeFirst()
        continue
      }
      let name = string()
      skipSpace()
      if bytes.first == 0x3A { bytes.removeFirst() }
      guard let value = value(depth: depth - 1) else { break }
      if members[name] == nil { members[name] = value }
    }
    return .object(members)
  }

  private mutating func list(depth: Int) -> StructuredData {
    bytes.removeFirst()
    var parts: [StructuredData] = []
    while true {
      skipSpace()
      guard let first = bytes.first else { break }
      if first == 0x5D || first == 0x7D {
        if first == 0x5D { bytes.removeFirst() }
        break
      }
      guard let value = value(depth: depth - 1) else { break }
      parts.append(value)
    }
    return .list(parts)
  }

  /// The string that opens here; a missing closing quote ends it with the text.
  private mutating func string() -> String {
    bytes.removeFirst()
    var output: [UInt8] = []
    while let byte = bytes.popFirst(), byte != 0x22 {
      if byte == 0x5C { appendEscape(to: &output) } else { output.append(byte) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func appendEscape(to output: inout [UInt8]) {
    guard let byte = bytes.popFirst() else { return }
    switch byte {
    case 0x6E: output.append(0x0A)
    case 0x72, 0x74, 0x62, 0x66: output.append(0x20)
    case 0x75:
      guard var unit = hexadecimal() else { return }
      if unit & 0xFC00 == 0xD800, bytes.starts(with: [0x5C, 0x75]) {
        bytes.removeFirst(2)
        if let low = hexadecimal() { unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF) }
      }
      output.append(contentsOf: String(Unicode.Scalar(unit).map(Character.init) ?? "\u{FFFD}").utf8)
    default: output.append(byte)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = bytes.prefix(4)
    bytes = bytes.dropFirst(4)
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// A number, `true`, `null` or a stray word; nil at a sign that opens no value.
  private mutating func word() -> String? {
    let word = bytes.prefix { $0 > 0x20 && ![0x2C, 0x5D, 0x7D, 0x3A, 0x22].contains($0) }
    guard !word.isEmpty else { return nil }
    bytes = bytes.dropFirst(word.count)
    let text = String(decoding: word, as: UTF8.self)
    return text == "null" ? "" : text
  }

  /// Passes white space, commas and semicolons.
  private mutating func skipSpace() {
    bytes = bytes.drop { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3B }
  }
}
