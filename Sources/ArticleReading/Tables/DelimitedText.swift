/// The rows of a text whose cells stand between commas, semicolons, tabs or bars (RFC 4180).
struct DelimitedText {
  /// A row of cells.
  struct Row: Equatable {
    var cells: [String]
    /// Line on which it begins, counted from 1.
    var line: Int
  }

  private(set) var rows: [Row] = []
  /// Line of a quotation mark that nothing closes; the marks from there on are letters. Nil for
  /// none.
  private(set) var openQuote: Int?

  private static let quote = UInt8(ascii: "\"")
  private static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// Reads `text`; the delimiter is that which `sep=` names, else the one that cuts the first rows
  /// most evenly. Rows without visible text are left out. O(n).
  ///
  /// - Parameter delimiter: what parts cells, where that is known.
  init(_ text: String, delimiter: Unicode.Scalar? = nil) {
    var bytes = Array(text.utf8)[...]
    var line = 1
    var mark = delimiter.map { UInt8(ascii: $0) }
    if bytes.prefix(4).elementsEqual("sep=".utf8), bytes.count > 5 {
      mark = bytes[4]
      bytes = bytes.dropFirst((bytes.firstIndex(of: 0x0A) ?? 4) + 1)
      line = 2
    }
    if let mark {
      (rows, openQuote) = Self.rows(of: bytes, mark, line)
    } else {
      let head = bytes.prefix(Self.sample)
      let best = Self.delimiters.map { ($0, Self.evenness(of: Self.rows(of: head, $0, line).rows)) }
        .max { $0.1 < $1.1 }
      (rows, openQuote) = Self.rows(of: bytes, best?.0 ?? Self.delimiters[0], line)
    }
  }

  /// Bytes that are looked at for the delimiter.
  private static let sample = 16_384

  /// How many cells the rows have in common: the more rows of the same length above one, the
  /// higher.
  private static func evenness(of rows: [Row]) -> Int {
    let rows = rows.count > 2 ? rows.dropLast() : rows[...]
    guard let width = rows.first?.cells.count, width > 1 else { return 0 }
    return rows.count { $0.cells.count == width } * 1000 / rows.count + min(width, 99)
  }

  private static func rows(
    of bytes: ArraySlice<UInt8>, _ delimiter: UInt8, _ firstLine: Int
  ) -> (rows: [Row], openQuote: Int?) {
    var reader = RowReader(bytes: bytes, delimiter: delimiter, line: firstLine)
    var rows: [Row] = []
    while let row = reader.next() {
      if row.cells.contains(where: { $0.utf8.contains { $0 > 0x20 } }) { rows.append(row) }
    }
    return (rows, reader.openQuote)
  }
}

/// Reads one row after the other.
private struct RowReader {
  let bytes: ArraySlice<UInt8>
  let delimiter: UInt8
  /// Line of the next byte.
  var line: Int
  private var index: Int
  private(set) var openQuote: Int?

  init(bytes: ArraySlice<UInt8>, delimiter: UInt8, line: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
    index = bytes.startIndex
  }

  /// The next row; nil at the end.
  mutating func next() -> DelimitedText.Row? {
    guard index < bytes.endIndex else { return nil }
    var row = DelimitedText.Row(cells: [], line: line)
    while true {
      row.cells.append(cell())
      guard index < bytes.endIndex else { return row }
      let mark = bytes[index]
      index += 1
      if mark == delimiter {
        if index == bytes.endIndex { row.cells.append("") }
        continue
      }
      if mark == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
      line += 1
      return row
    }
  }

  /// The cell at `index`, which is left on the delimiter or line break behind it.
  private mutating func cell() -> String {
    if openQuote == nil, index < bytes.endIndex, bytes[index] == 0x22 {
      if let text = quoted() { return text }
      openQuote = line
    }
    let start = index
    while index < bytes.endIndex, !ends(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func ends(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

  /// The text between quotation marks, doubled ones undone; nil where the last is missing. A mark
  /// that no delimiter follows is a letter.
  private mutating func quoted() -> String? {
    var text: [UInt8] = []
    var next = index + 1
    var breaks = 0
    while next < bytes.endIndex {
      let byte = bytes[next]
      next += 1
      if byte == 0x22 {
        if next == bytes.endIndex || ends(bytes[next]) {
          index = next
          line += breaks
          return String(decoding: text, as: UTF8.self)
        }
        if bytes[next] == 0x22 { next += 1 }
      } else if byte == 0x0A {
        breaks += 1
      }
      text.append(byte)
    }
    return nil
  }
}
