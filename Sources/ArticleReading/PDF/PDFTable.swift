internal import Text

/// Rows of short lines side by side, below a row that names their columns.
///
/// A row may leave cells empty: each cell belongs to the column whose heading it stands under.
struct PDFTable {
  /// The cells of the rows below the headings, each with the number of its heading.
  private(set) var rows: [[(heading: Int, block: PDFLayout.Block)]] = []
  let headings: [PDFLayout.Block]
  /// Rows of the page that belong to it, headings included.
  var count: Int { rows.count + 1 }

  /// The table that begins with the first of `rows`; nil where none does.
  init?(_ rows: ArraySlice<[PDFLayout.Block]>) {
    guard let first = rows.first, first.count > 1, first.allSatisfy(Self.isCell) else { return nil }
    headings = first
    for row in rows.dropFirst() {
      guard let cells = cells(of: row) else { break }
      self.rows.append(cells)
    }
    guard self.rows.count > 1, self.rows.contains(where: { $0.count == first.count }) else {
      return nil
    }
  }

  /// One short line.
  static func isCell(_ block: PDFLayout.Block) -> Bool {
    block.lines.count == 1 && block.lines[0].text.utf8.count <= 40
  }

  /// The cells of a row with their columns, in order; nil for what is no row of the table.
  private func cells(of row: [PDFLayout.Block]) -> [(heading: Int, block: PDFLayout.Block)]? {
    guard row.count <= headings.count, row.count > 1, row.allSatisfy(Self.isCell) else {
      return nil
    }
    if row.count == headings.count { return zip(headings.indices, row).map { ($0, $1) } }
    let columns = row.map(column)
    guard zip(columns, columns.dropFirst()).allSatisfy({ $0 < $1 }), columns.first == 0 else {
      return nil
    }
    return Array(zip(columns, row)).map { ($0, $1) }
  }

  /// The column whose edges or middle are nearest.
  private func column(_ block: PDFLayout.Block) -> Int {
    headings.indices.min { distance(block, headings[$0]) < distance(block, headings[$1]) } ?? 0
  }

  private func distance(_ cell: PDFLayout.Block, _ heading: PDFLayout.Block) -> Double {
    let (one, other) = (cell.box, heading.box)
    let middles = (one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), abs(middles))
  }
}
