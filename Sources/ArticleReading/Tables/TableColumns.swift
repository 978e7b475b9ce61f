/// What the columns of a table say of articles.
struct TableColumns {
  private let slots: [ImportFields.Slot?]
  private let fields: ImportFields

  /// What the rows of a table are.
  enum Meaning { case articles, links, facts }

  init(_ headings: [String], fields: ImportFields) {
    slots = headings.map { fields.slot(of: $0) }
    self.fields = fields
  }

  /// The record of a row.
  func record(_ row: DelimitedText.Row) -> ImportRecord {
    var record = ImportRecord(line: row.line)
    for (slot, cell) in zip(slots, row.cells) {
      guard let slot, slot.field != .saved, slot.field != .wrapper else { continue }
      if slot.field == .highlight, cell.contains(":") {
        take(highlights: cell, as: slot, of: row, into: &record)
      } else {
        record.take(cell, as: slot, line: row.line)
      }
    }
    return record
  }

  /// Takes a cell of several passages, each below a label, with a reader's notes below theirs, as
  /// Raindrop writes them ("Highlight:…", "Note:…").
  private func take(
    highlights cell: String, as slot: ImportFields.Slot, of row: DelimitedText.Row,
    into record: inout ImportRecord
  ) {
    var parts: [(slot: ImportFields.Slot, text: String)] = []
    for line in cell.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let label = line.prefix(20).firstIndex(of: ":").map { line[..<$0] } ?? ""
      if let known = fields.slot(of: String(label)), [.highlight, .note].contains(known.field) {
        parts.append((known, String(line.dropFirst(label.count + 1))))
      } else if let last = parts.indices.last {
        parts[last].text += "\n" + line
      } else {
        parts.append((slot, String(line)))
      }
    }
    for part in parts { record.take(part.text, as: part.slot, line: row.line) }
  }

  /// Articles where a column is their text; with title and address also where another tells of it.
  /// A list of links is one by its headings: all of them are known.
  func meaning(of rows: some Sequence<DelimitedText.Row>) -> Meaning {
    let fields = Set(slots.compactMap(\.?.field))
    if fields.contains(.text) || fields.contains(.markdown) || fields.contains(.highlight) {
      return .articles
    }
    guard fields.contains(.url), fields.contains(.title) else { return .facts }
    if fields.contains(.description) { return .articles }
    return slots.allSatisfy { $0 != nil } ? .links : .facts
  }

  /// Position of the first row that is as wide as most are: those above it are no rows of the
  /// table.
  static func firstRow(of rows: [DelimitedText.Row]) -> Int {
    func width(_ row: DelimitedText.Row) -> Int {
      (row.cells.lastIndex { $0.utf8.contains { $0 > 0x20 } } ?? -1) + 1
    }
    let sample = rows.prefix(200)
    let counts = Dictionary(grouping: sample, by: { $0.cells.count }).mapValues(\.count)
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    guard most > 1 else { return 0 }
    let first = sample.firstIndex { $0.cells.count >= most && width($0) * 2 > most } ?? 0
    return first < 10 ? first : 0
  }

  /// Whether the first row names columns: none of its cells is a figure, and none long.
  static func isHeading(_ rows: ArraySlice<DelimitedText.Row>) -> Bool {
    guard let first = rows.first, rows.count > 1 else { return false }
    return first.cells.allSatisfy { $0.utf8.count < 100 && !isFigure($0) }
  }

  /// Digits, and no letter beside them; a year may name a column.
  private static func isFigure(_ text: String) -> Bool {
    let digits = text.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    let isYear =
      text.utf8.count == 4 && digits == 4 && (text.hasPrefix("19") || text.hasPrefix("20"))
    return digits > 0 && !isYear && !text.contains(where: \.isLetter)
  }
}
