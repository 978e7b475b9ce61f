internal import Text

/// The headings of a table's columns, of one row of headings or of several.
struct TableHeadings {
  /// One for each column; empty where it has none.
  private(set) var names: [String] = []
  private var isOpen = false

  /// Rows of headings one below the other, at most.
  private static let mostRows = 4
  private var rows = 0

  /// No row of headings came.
  var isEmpty: Bool { names.isEmpty }

  /// Whether the first of `columns` has a heading, or no column has one.
  func names(_ columns: Range<Int>) -> Bool {
    names.isEmpty || columns.lowerBound < names.count && !names[columns.lowerBound].isEmpty
  }

  /// Adds a row of headings, one for each column; behind other rows new ones begin.
  mutating func add(_ texts: [String]) {
    if !isOpen || rows == Self.mostRows {
      names = []
      rows = 0
    }
    isOpen = true
    rows += 1
    for (column, text) in texts.enumerated() {
      if column == names.count { names.append("") }
      let parts = names[column].split(separator: Self.link)
      guard !text.isEmpty, parts.last.map({ $0 != text }) ?? true else { continue }
      names[column] += names[column].isEmpty ? text : Self.link + text
    }
  }

  /// Between headings of one column.
  static let link = " / "

  /// Rows of values follow.
  mutating func close() { isOpen = false }

  /// The text of a row of cells, each with the columns it reaches over.
  ///
  /// - Parameter count: columns of the row.
  mutating func row(_ cells: [(text: String, columns: Range<Int>)], count: Int) -> String {
    close()
    // Headings that leave out the column of labels.
    let shift = !names.isEmpty && count == names.count + 1 && !Self.isFigure(cells[0].text) ? 1 : 0
    let isAligned = shift == 1 || count <= names.count && cells.count > 1
    let headers = cells.map { cell in
      isAligned ? heading(cell.columns.lowerBound - shift..<cell.columns.upperBound - shift) : ""
    }
    return TableRowText.text(cells: cells.map(\.text), headers: headers)
  }

  /// What the columns' headings have in common from the top.
  private func heading(_ columns: Range<Int>) -> String {
    guard columns.lowerBound >= 0, let first = names[columns].first else { return "" }
    if columns.count == 1 { return first }
    let parts = names[columns].map { $0.split(separator: Self.link) }
    let common = (0..<(parts.first?.count ?? 0)).prefix { place in
      parts.allSatisfy { $0.count > place && $0[place] == parts[0][place] }
    }
    return parts[0][common].joined(separator: Self.link)
  }

  /// The rows that name columns without being marked so, in order: the first where it holds words
  /// or years over figures, and further ones like it above figures.
  static func rows(in rows: [[String]]) -> [Int] {
    guard let first = rows.first, first.count > 2, rows.count > 2, isHeading(first) else {
      return []
    }
    let rest = rows.dropFirst().prefix(20)
    let columns = first.indices.dropFirst().filter { column in
      let cells = rest.filter { column < $0.count && !$0[column].isEmpty }
      return cells.count > 1 && cells.count { isFigure($0[column]) } * 2 > cells.count
    }
    guard !columns.isEmpty, !rest.contains(where: { $0.count > first.count }) else { return [] }
    return [0]
      + rows.indices.dropFirst().dropLast().filter { row in
        rows[row].count == first.count && isHeading(rows[row])
          && columns.contains { $0 < rows[row + 1].count && isFigure(rows[row + 1][$0]) }
          && columns.count * 2 > first.count
      }
  }

  /// All cells but the first, the corner, hold something that is no figure.
  private static func isHeading(_ row: [String]) -> Bool {
    row.dropFirst().allSatisfy { !$0.isEmpty && !isFigure($0) }
  }

  /// More digits than letters, and no year.
  private static func isFigure(_ text: String) -> Bool {
    let bytes = text.utf8
    let digits = bytes.count { $0.isDigit }
    guard digits > 0, digits >= bytes.count(where: { $0.isLetter }) else { return false }
    let isYear = bytes.count == 4 && digits == 4 && (text.hasPrefix("19") || text.hasPrefix("20"))
    return !isYear
  }
}
