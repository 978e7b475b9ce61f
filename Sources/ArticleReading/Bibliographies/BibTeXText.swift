/// The entries of a bibliography in BibTeX or BibLaTeX.
struct BibTeXText {
  private let text: [UInt8]
  private var index = 0
  private var line = 1
  /// What words stand for, as `@string` says.
  private var strings: [String: String] = [:]

  static func entries(in text: String, fields: ImportFields) -> [BibliographyEntry] {
    var reader = BibTeXText(text: Array(text.utf8))
    var entries: [BibliographyEntry] = []
    while let entry = reader.next(fields) { entries.append(entry) }
    return entries
  }

  private init(text: [UInt8]) { self.text = text }

  /// The next entry; nil at the end.
  private mutating func next(_ fields: ImportFields) -> BibliographyEntry? {
    while true {
      guard skip(to: "@") else { return nil }
      let start = line
      let kind = word().lowercased()
      guard skip(to: "{", "(") else { return nil }
      if kind == "string" {
        while let (name, value) = field() {
          strings[name] = String(value.prefix(Self.longestString))
        }
        continue
      }
      if kind == "comment" || kind == "preamble" { continue }
      guard skip(to: ",") else { return nil }
      var entry = BibliographyEntry(record: ImportRecord(line: start))
      var date: [String: String] = [:]
      while let (name, value) = field() {
        if ["year", "month", "day"].contains(name) { date[name] = LaTeXText.plain(value) }
        Self.take(name, value, into: &entry, fields)
      }
      Self.take(date, into: &entry, fields)
      return entry
    }
  }

  /// A day is one where the month's field or one of its own tells it ("nov # {~4}").
  private static func take(
    _ date: [String: String], into entry: inout BibliographyEntry, _ fields: ImportFields
  ) {
    guard let year = date["year"], let month = date["month"] else { return }
    let day = date["day"] ?? ""
    let isNumber = Int(month) != nil
    let text =
      isNumber && Int(day) != nil
      ? [year, month, day].map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
      : "\(month) \(day), \(year)"
    entry.take("date", text, fields)
  }

  private static func take(
    _ name: String, _ value: String, into entry: inout BibliographyEntry, _ fields: ImportFields
  ) {
    switch name {
    case "file":
      // "Title:path:type", or the path alone; colons of a path are escaped.
      entry.files += value.replacing("\\:", with: "\u{1}").split(separator: ";").map { part in
        let parts = part.split(separator: ":", omittingEmptySubsequences: false)
        return String(parts.count > 2 ? parts[1] : part).replacing("\u{1}", with: ":")
      }
    case "author":
      let people = LaTeXText.plain(value).split(separator: " and ")
        .filter { $0 != "others" }.map { PersonName.inOrder(String($0)) }
      entry.take("author", people.joined(separator: ", "), fields)
    case "journaltitle": entry.take("publication", LaTeXText.plain(value), fields)
    case "langid": break
    default: entry.take(name, name == "url" ? value : LaTeXText.plain(value), fields)
    }
  }

  /// Characters of an abbreviation at most: one may be made of others, ten times over.
  private static let longestString = 4_000

  /// The next `name = value` of an entry; nil at its end.
  private mutating func field() -> (String, String)? {
    while index < text.count {
      skipSpace()
      guard index < text.count, text[index] != 0x7D, text[index] != 0x29, text[index] != 0x40 else {
        return nil
      }
      let name = word().lowercased()
      skipSpace()
      guard !name.isEmpty, index < text.count, text[index] == 0x3D else {
        step()
        continue
      }
      step()
      return (name, value())
    }
    return nil
  }

  /// UTF-8 bytes of a value after which nothing is added to it.
  private static let longestValue = 2_000_000

  private mutating func value() -> String {
    var output: [UInt8] = []
    while index < text.count {
      skipSpace()
      guard index < text.count, output.count < Self.longestValue else { break }
      switch text[index] {
      case 0x7B: output += delimited(by: 0x7D)
      case 0x22: output += delimited(by: 0x22)
      case 0x23: step()
      case 0x2C:
        step()
        return String(decoding: output, as: UTF8.self)
      default:
        let word = word()
        guard !word.isEmpty else { return String(decoding: output, as: UTF8.self) }
        output += Array((strings[word.lowercased()] ?? word).utf8)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// What stands up to `end` outside of inner braces, which stay.
  private mutating func delimited(by end: UInt8) -> [UInt8] {
    step()
    let start = index
    var depth = 0
    while index < text.count {
      let byte = text[index]
      if byte == end, depth == 0 {
        let content = Array(text[start..<index])
        step()
        return content
      }
      if byte == 0x5C, index + 1 < text.count { step() }
      if byte == 0x7B { depth += 1 }
      if byte == 0x7D { depth -= 1 }
      step()
    }
    return Array(text[start...])
  }

  private mutating func word() -> String {
    let start = index
    while index < text.count, Self.isWord(text[index]) { step() }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x3A
      || byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x2B
  }

  private mutating func step() {
    guard index < text.count else { return }
    if text[index] == 0x0A { line += 1 }
    index += 1
  }

  private mutating func skipSpace() {
    while index < text.count, text[index] <= 0x20 { step() }
  }

  /// Steps over everything up to and with one of `marks`; false at the end.
  private mutating func skip(to marks: Unicode.Scalar...) -> Bool {
    while index < text.count {
      let byte = text[index]
      step()
      if marks.contains(where: { UInt8(ascii: $0) == byte }) { return true }
    }
    return false
  }
}
