internal import CMarkGFM

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
}
