internal import Text

/// A row of a table as text.
enum TableRowText {
  /// `header: value; header: value`, or the values alone where the table has no headers for them;
  /// empty cells are left out.
  static func text(cells: [String], headers: [String]) -> String {
    cells.enumerated().compactMap { index, cell in
      guard !cell.isEmpty else { return nil }
      let header = index < headers.count ? headers[index] : ""
      return header.isEmpty || header == cell ? cell : "\(header): \(cell)"
    }.joined(separator: "; ")
  }

  /// The rows of a document's table; where the first can be a heading, cells carry its names. The
  /// corner above the labels may be empty.
  static func pieces(of rows: [[String]]) -> [TextPiece] {
    guard let header = rows.first else { return [] }
    let isHeaded =
      rows.count > 1 && header.last.map { !$0.isEmpty } ?? false
      && header.dropFirst().allSatisfy { !$0.isEmpty }
    return (isHeaded ? rows.dropFirst() : rows[...]).map { cells in
      TextPiece(
        kind: .tableRow, text: text(cells: cells, headers: isHeaded ? header : []), anchors: [])
    }
  }
}
