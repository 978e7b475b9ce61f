internal import Text

/// Writes numbers in seven-bit groups, places as distances from the last one, and each word once;
/// words that stand in the text not at all.
struct AnalysisWriter {
  private(set) var bytes: [UInt8] = []
  /// UTF-8 of the text that places lie in.
  let text: [UInt8]
  private var last = 0
  private var words: [String: Int] = [:]

  init(text: [UInt8]) { self.text = text }

  /// Whether these are the words that stand at a place of the text.
  func holds(_ word: String, at span: TextSpan) -> Bool {
    span.start >= 0 && span.start <= span.end && span.end <= text.count
      && text[span.start..<span.end].elementsEqual(word.utf8)
  }

  /// - Precondition: `value` is not negative.
  mutating func append(_ value: Int) {
    var rest = UInt(bitPattern: max(0, value))
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(signed value: Int) {
    append(value < 0 ? (-value << 1) - 1 : value << 1)
  }

  mutating func append(_ span: TextSpan) {
    append(signed: span.start - last)
    append(signed: span.length)
    last = span.start
  }

  /// Where it begins; its length is written apart.
  mutating func append(startOf span: TextSpan) {
    append(signed: span.start - last)
    last = span.start
  }

  /// Its place among the words written before, and the word itself where it is new.
  mutating func append(_ word: String) {
    if let place = words[word] { return append(place + 1) }
    append(0)
    words[word] = words.count
    append(word.utf8.count)
    bytes += word.utf8
  }

  mutating func append<Part: AnalysisPart>(_ parts: [Part]) {
    append(parts.count)
    for place in parts.indices { parts[place].write(to: &self) }
  }

  mutating func append<Part: AnalysisPart>(_ part: Part?) {
    append(part == nil ? 0 : 1)
    part?.write(to: &self)
  }

  /// Eight bytes more: the hash of all before.
  mutating func seal() {
    let hash = FNV1a.hash(bytes)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: hash >> (shift * 8))) }
  }
}

/// Reads what `AnalysisWriter` wrote.
struct AnalysisReader {
  /// The bytes are not what a writer wrote.
  struct Damaged: Error {}

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var last = 0
  private var words: [String] = []
  /// UTF-8 of the text that places lie in.
  private let text: [UInt8]

  /// Nil where the last eight bytes are not the hash of the others.
  init?(_ sealed: [UInt8], text: [UInt8]) {
    guard sealed.count >= 8 else { return nil }
    let body = sealed.dropLast(8)
    let hash = FNV1a.hash(body)
    let matches = (0..<8).allSatisfy {
      sealed[body.count + $0] == UInt8(truncatingIfNeeded: hash >> ($0 * 8))
    }
    guard matches else { return nil }
    bytes = body
    place = 0
    self.text = text
  }

  /// The words at a place of the text that `span()` gave.
  func words(at span: TextSpan) -> String {
    String(decoding: text[span.start..<span.end], as: UTF8.self)
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func number() throws(Damaged) -> Int {
    guard place < bytes.count, bytes[place] < 0x80 else { return try longNumber() }
    defer { place += 1 }
    return Int(bytes[place])
  }

  private mutating func longNumber() throws(Damaged) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 63 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value & UInt64(Int.max)) }
      shift += 7
    }
    throw Damaged()
  }

  mutating func signed() throws(Damaged) -> Int {
    let value = try number()
    return value & 1 == 1 ? -(value >> 1) - 1 : value >> 1
  }

  mutating func span() throws(Damaged) -> TextSpan {
    let start = last &+ (try signed())
    let length = try signed()
    return try span(start, length)
  }

  /// A place by its distance from the last one.
  mutating func span(distance: Int, length: Int) throws(Damaged) -> TextSpan {
    try span(last &+ distance, length)
  }

  private mutating func span(_ start: Int, _ length: Int) throws(Damaged) -> TextSpan {
    guard start >= 0, start <= text.count, length >= 0, length <= text.count - start else {
      throw Damaged()
    }
    last = start
    return TextSpan(start, start + length)
  }

  mutating func word() throws(Damaged) -> String {
    let known = try number()
    if known > 0 {
      guard known <= words.count else { throw Damaged() }
      return words[known - 1]
    }
    let length = try number()
    guard length <= bytes.count - place else { throw Damaged() }
    let word = String(decoding: bytes[place..<place + length], as: UTF8.self)
    place += length
    words.append(word)
    return word
  }

  mutating func parts<Part: AnalysisPart>(_ kind: Part.Type = Part.self) throws(Damaged) -> [Part] {
    let count = try number()
    guard count <= bytes.count - place else { throw Damaged() }
    var parts: [Part] = []
    parts.reserveCapacity(count)
    for _ in 0..<count { parts.append(try Part(from: &self)) }
    return parts
  }

  mutating func part<Part: AnalysisPart>(_ kind: Part.Type = Part.self) throws(Damaged) -> Part? {
    try number() == 0 ? nil : try Part(from: &self)
  }

  /// One of the cases of an enum, by its place among them.
  mutating func choice<Choice: CaseIterable>(
    _ kind: Choice.Type = Choice.self
  ) throws(Damaged) -> Choice where Choice.AllCases.Index == Int {
    let place = try number()
    guard Choice.allCases.indices.contains(place) else { throw Damaged() }
    return Choice.allCases[place]
  }
}

extension AnalysisWriter {
  mutating func append<Choice: CaseIterable & Equatable>(
    choice: Choice
  ) where Choice.AllCases.Index == Int {
    append(Choice.allCases.firstIndex(of: choice) ?? 0)
  }
}

/// Something that an analysis is made of, as bytes.
protocol AnalysisPart {
  func write(to writer: inout AnalysisWriter)
  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged)
}

extension TextSpan: AnalysisPart {
  func write(to writer: inout AnalysisWriter) { writer.append(self) }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self = try reader.span()
  }
}

extension Int: AnalysisPart {
  func write(to writer: inout AnalysisWriter) { writer.append(self) }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self = try reader.number()
  }
}

extension String: AnalysisPart {
  func write(to writer: inout AnalysisWriter) { writer.append(self) }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self = try reader.word()
  }
}

extension DayRange: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(signed: first.number)
    writer.append(signed: last.number - first.number)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let first = try reader.signed()
    let length = try reader.signed()
    let most = 10_000_000
    guard abs(first) < most, abs(length) < most else { throw AnalysisReader.Damaged() }
    self = DayRange(CivilDay(number: first), CivilDay(number: first + length))
  }
}
