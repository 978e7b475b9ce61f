/// The rows of a table that holds data; nil for a table that only arranges parts of the page.
struct HTMLTableRows {
  struct Row {
    /// `header: value; …`.
    var text: String
    /// Of the row element.
    var position: Int
    var line: Int
    /// Bytes of link texts, at most the row's length.
    var linkLength: Int
  }

  private(set) var rows: [Row] = []

  /// A cell of more bytes belongs to a page's layout.
  private static let longestCell = 600

  init?(_ tree: HTMLTree, table: Int) {
    let end = Int(tree.nodes[table].end)
    var rowNodes: [Int] = []
    for index in (table + 1)..<max(table + 1, end) {
      switch tree.nodes[index].tag {
      case .table, .article, .section, .h1, .h2, .ul, .ol, .form, .blockquote: return nil
      case .tr: rowNodes.append(index)
      default: break
      }
    }
    var headers: [String] = []
    for row in rowNodes {
      let cells = Self.cells(of: row, in: tree)
      guard cells.allSatisfy({ $0.text.utf8.count <= Self.longestCell }) else { return nil }
      if rowNodes.count < 2 || (cells.count < 2 && rowNodes.count < 3) { return nil }
      if headers.isEmpty, cells.count > 1, cells.allSatisfy(\.isHeader) {
        headers = cells.map(\.text)
      } else {
        add(cells, headers: headers, position: row, line: Int(tree.nodes[row].line))
      }
    }
    if rows.isEmpty { return nil }
  }

  private mutating func add(_ cells: [Cell], headers: [String], position: Int, line: Int) {
    let isAligned = cells.count == headers.count
    var text = TableRowText.text(cells: cells.map(\.text), headers: isAligned ? headers : [])
    if headers.isEmpty, cells.count == 2, cells[0].isHeader, !cells[1].isHeader {
      text = TableRowText.text(cells: [cells[1].text], headers: [cells[0].text])
    }
    guard !text.isEmpty else { return }
    rows.append(
      Row(
        text: text, position: position, line: line,
        linkLength: min(text.utf8.count, cells.reduce(0) { $0 + $1.linkLength })))
  }

  private struct Cell {
    var text: String
    var isHeader: Bool
    var linkLength: Int
  }

  private static func cells(of row: Int, in tree: HTMLTree) -> [Cell] {
    var cells: [Cell] = []
    var index = row + 1
    while index < Int(tree.nodes[row].end) {
      let node = tree.nodes[index]
      guard node.tag == .td || node.tag == .th else {
        index += 1
        continue
      }
      let links = (index..<Int(node.end)).filter { tree.nodes[$0].tag == .a }
      cells.append(
        Cell(
          text: tree.text(of: index), isHeader: node.tag == .th,
          linkLength: links.reduce(0) { $0 + tree.text(of: $1).utf8.count }))
      index = Int(node.end)
    }
    return cells
  }
}
