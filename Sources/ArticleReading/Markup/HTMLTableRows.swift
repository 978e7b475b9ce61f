/// The rows of a table that holds data; nil for a table that only arranges parts of the page.
///
/// Cells know their columns: a cell over several rows is said again in each, a cell over several
/// columns once; rows of headings one below the other are put together ("Looms / 2024: 562").
struct HTMLTableRows {
  struct Row {
    /// `header: value; …`.
    var text: String
    /// Of the row element.
    var position: Int
    var line: Int
    /// Bytes of link texts, at most the row's length.
    var linkLength: Int
    /// What is said of the whole table, before its rows.
    var isCaption = false
  }

  private(set) var rows: [Row] = []

  private var headings = TableHeadings()

  /// A cell of more bytes belongs to a page's layout.
  private static let longestCell = 600

  init?(_ tree: HTMLTree, table: Int) {
    guard let shape = Self.shape(of: table, in: tree) else { return nil }
    var grid = HTMLTableGrid(tree)
    for row in shape.rows { grid.add(row) }
    let lines = grid.lines
    for line in lines {
      let count = line.cells.count
      guard line.cells.allSatisfy({ $0.text.utf8.count <= Self.longestCell }),
        lines.count > 1, count > 1 || lines.count > 2
      else { return nil }
    }
    let headed = Self.headings(of: lines)
    for (line, isHeading) in zip(lines, headed) { add(line, isHeading: isHeading) }
    guard !rows.isEmpty else { return nil }
    if let caption = shape.caption { insert(caption: caption, of: tree) }
  }

  /// The row elements of a table and its caption; nil where it holds parts of a page.
  private static func shape(of table: Int, in tree: HTMLTree) -> (rows: [Int], caption: Int?)? {
    var rows: [Int] = []
    var caption: Int?
    var hasHeading = false
    var hasList = false
    for index in (table + 1)..<max(table + 1, Int(tree.nodes[table].end)) {
      switch tree.nodes[index].tag {
      case .table, .article, .section, .h1, .h2, .form, .blockquote: return nil
      case .ul, .ol: hasList = true
      case .th: hasHeading = true
      case .caption: caption = caption ?? index
      case .tr: rows.append(index)
      default: break
      }
    }
    return hasList && !hasHeading ? nil : (rows, caption)
  }

  /// Which lines are rows of headings. Where most are, only the first is; where none is, the first
  /// may be by its type or its words.
  private static func headings(of lines: [HTMLTableGrid.Line]) -> [Bool] {
    var headed = lines.map(\.isHeading)
    let count = headed.count { $0 }
    let first = headed.prefix { $0 }.count
    if count * 2 > lines.count, count > 1 {
      headed = lines.indices.map { $0 < (first < lines.count ? first : 1) }
    }
    if count == 0, let first = lines.first {
      if first.isBold, !lines.dropFirst().allSatisfy(\.isBold) { headed[0] = true }
      for row in TableHeadings.rows(in: lines.map(\.texts)) { headed[row] = true }
    }
    return headed
  }

  private mutating func add(_ line: HTMLTableGrid.Line, isHeading: Bool) {
    let named = line.cells.filter { !$0.text.isEmpty }
    if isHeading, named.count > 1 || named.first.map({ $0.columns.lowerBound > 0 }) ?? false {
      headings.add(line.texts)
      return
    }
    var text = named.first?.text ?? ""
    if named.count > 1 {
      // What has no heading beside others that have is said once: a picture, a margin.
      let cells = line.cells.map { cell in
        (cell.isRepeated && !headings.names(cell.columns) ? "" : cell.text, cell.columns)
      }
      text = headings.row(cells, count: line.width)
    } else {
      headings.close()
    }
    if headings.isEmpty, line.cells.count == 2, line.cells[0].isHeader, !line.cells[1].isHeader {
      text = TableRowText.text(cells: [line.cells[1].text], headers: [line.cells[0].text])
    }
    guard !text.isEmpty else { return }
    // A heading over all columns before the first row is a title.
    let isTitle = isHeading && named.count == 1 && rows.allSatisfy(\.isCaption)
    rows.append(
      Row(
        text: text, position: line.position, line: line.line,
        linkLength: min(text.utf8.count, line.cells.reduce(0) { $0 + $1.linkLength }),
        isCaption: isTitle))
  }

  private mutating func insert(caption: Int, of tree: HTMLTree) {
    let text = tree.text(of: caption)
    guard !text.isEmpty, text.utf8.count <= Self.longestCell else { return }
    let row = Row(
      text: text, position: caption, line: Int(tree.nodes[caption].line), linkLength: 0,
      isCaption: true)
    rows.insert(row, at: 0)
  }
}

/// The cells of a table with the columns they stand in.
struct HTMLTableGrid {
  struct Cell {
    var text: String
    var isHeader: Bool
    var isBold: Bool
    var linkLength: Int
    /// The columns it reaches over, from 0.
    var columns: Range<Int>
    /// It began in a row above.
    var isRepeated = false
  }

  struct Line {
    /// Those that begin here, and those that reach down from rows above.
    var cells: [Cell]
    /// Of the row element.
    var position: Int
    var line: Int
    /// Nothing but headings stands in it.
    var isHeading: Bool

    /// Each of its cells is set in bold type.
    var isBold: Bool { cells.count > 1 && cells.allSatisfy { $0.isBold || $0.text.isEmpty } }
    var width: Int { cells.last?.columns.upperBound ?? 0 }
    /// One for each column.
    var texts: [String] {
      var texts = [String](repeating: "", count: width)
      for cell in cells { for column in cell.columns { texts[column] = cell.text } }
      return texts
    }
  }

  private(set) var lines: [Line] = []

  /// Cells that reach down, with the rows left.
  private var open: [(cell: Cell, rows: Int)] = []
  /// Bytes that may still be said again.
  private var spare = 10_000
  private let tree: HTMLTree

  private static let mostColumns = 256
  private static let mostRows = 200

  init(_ tree: HTMLTree) { self.tree = tree }

  /// Adds the row element at `row`. Linear in its content, and in what reaches down to it.
  mutating func add(_ row: Int) {
    var above = open.map(\.cell)[...]
    open = open.compactMap { $0.rows > 1 ? ($0.cell, $0.rows - 1) : nil }
    var cells: [Cell] = []
    var column = 0
    var index = row + 1
    let end = Int(tree.nodes[row].end)
    while index < end, column < Self.mostColumns {
      let node = tree.nodes[index]
      guard node.tag == .td || node.tag == .th else {
        index += 1
        continue
      }
      while let cell = above.first, cell.columns.lowerBound <= column {
        above.removeFirst()
        append(again: cell, to: &cells, &column)
      }
      append(cell(at: index, column: column), at: index, to: &cells, &column)
      index = Int(node.end)
    }
    while let cell = above.popFirst() { append(again: cell, to: &cells, &column) }
    open.sort { $0.cell.columns.lowerBound < $1.cell.columns.lowerBound }
    let isHeading = cells.count > 0 && cells.allSatisfy { $0.isHeader || $0.text.isEmpty }
    lines.append(
      Line(
        cells: cells, position: row, line: Int(tree.nodes[row].line),
        isHeading: isHeading && cells.contains(where: \.isHeader) || isHead(row) && cells.count > 1)
    )
  }

  private mutating func append(again cell: Cell, to cells: inout [Cell], _ column: inout Int) {
    guard cell.columns.lowerBound >= column else { return }
    column = cell.columns.upperBound
    guard spare >= cell.text.utf8.count else { return }
    spare -= cell.text.utf8.count
    cells.append(cell)
    cells[cells.count - 1].isRepeated = true
  }

  private mutating func append(
    _ cell: Cell, at index: Int, to cells: inout [Cell], _ column: inout Int
  ) {
    column = cell.columns.upperBound
    cells.append(cell)
    spare += cell.text.utf8.count
    let rows = number(.rowspan, of: index, at: Self.mostRows)
    if rows > 1 { open.append((cell, rows - 1)) }
  }

  private func cell(at index: Int, column: Int) -> Cell {
    let end = Int(tree.nodes[index].end)
    let links = (index..<end).filter { tree.nodes[$0].tag == .a }
    let text = tree.text(of: index)
    let width = number(.colspan, of: index, at: Self.mostColumns - column)
    return Cell(
      text: text, isHeader: tree.nodes[index].tag == .th, isBold: isBold(index, end),
      linkLength: links.reduce(0) { $0 + tree.text(of: $1).utf8.count },
      columns: column..<column + width)
  }

  /// Whether all text of a cell is set in bold type.
  private func isBold(_ cell: Int, _ end: Int) -> Bool {
    var index = cell + 1
    var isFound = false
    while index < end {
      let node = tree.nodes[index]
      if node.tag == .b || node.tag == .strong {
        isFound = true
        index = Int(node.end)
        continue
      }
      if node.tag == .text, !tree.text(of: index).isEmpty { return false }
      index += 1
    }
    return isFound
  }

  private func isHead(_ row: Int) -> Bool {
    let parent = Int(tree.nodes[row].parent)
    return parent >= 0 && tree.nodes[parent].tag == .thead
  }

  private func number(_ name: HTMLAttribute, of index: Int, at most: Int) -> Int {
    max(1, min(most, tree.value(name, of: index).flatMap { Int($0) } ?? 1))
  }
}
