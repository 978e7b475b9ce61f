internal import Text

/// A table drawn with signs, as reStructuredText has it.
struct StructuredTable {
  private(set) var rows: [(cells: [String], line: Int)] = []
  /// Lines of the table.
  let count: Int

  init(_ drawn: some Collection<String>) {
    let lines = Array(drawn)
    count = lines.count
    let isGrid = lines.first?.hasPrefix("+") == true
    let edges = Self.columns(of: lines.first ?? "", isGrid: isGrid)
    for (index, line) in lines.enumerated() {
      if line.first == "+" && isGrid || !isGrid && line.allSatisfy({ "= -".contains($0) }) {
        if isGrid { rows.append((Array(repeating: "", count: edges.count), index + 1)) }
        continue
      }
      let cells = Self.cells(of: Array(line), edges, isGrid: isGrid)
      // A line whose first cell is empty goes on with the row above.
      let goesOn = isGrid ? !rows.isEmpty : cells.first?.isEmpty == true && !rows.isEmpty
      guard goesOn else {
        rows.append((cells, index))
        continue
      }
      for (place, cell) in cells.enumerated() where !cell.isEmpty {
        let text = rows[rows.count - 1].cells[place]
        rows[rows.count - 1].cells[place] = text.isEmpty ? cell : "\(text) \(cell)"
      }
    }
    rows.removeAll { $0.cells.allSatisfy(\.isEmpty) }
  }

  private static func columns(of edge: String, isGrid: Bool) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var start: Int?
    for (index, sign) in edge.enumerated() {
      if sign == (isGrid ? "+" : " ") {
        if let start { columns.append(start..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let start { columns.append(start..<edge.count) }
    return columns
  }

  private static func cells(
    of line: [Character], _ columns: [Range<Int>], isGrid: Bool
  ) -> [String] {
    columns.enumerated().map { place, column in
      // The last column of a table without bars may be wider than its edge.
      let end =
        !isGrid && place == columns.count - 1 ? line.count : min(column.upperBound, line.count)
      guard column.lowerBound < end else { return "" }
      return CharacterCleaner().line(String(line[column.lowerBound..<end]))
    }
  }
}
