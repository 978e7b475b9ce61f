internal import Text

extension TableReader {
  /// The parts of a row: between upright bars, or between semicolons with their headings before a
  /// colon. Empty cells are left out.
  func cells(_ row: TextSpan) -> [CellText] {
    if bytes[row.start..<row.end].count(where: { $0 == 0x7C }) > 1 { return bars(row) }
    var cells: [CellText] = []
    var start = row.start
    var place = row.start
    while place <= row.end, cells.count < Self.mostCells {
      let isEnd = place == row.end
      if isEnd || bytes[place] == 0x3B && place + 1 < row.end && bytes[place + 1] == 0x20 {
        if let cell = cell(TextSpan(start, place), column: cells.count) { cells.append(cell) }
        start = place + 1
      }
      place += 1
    }
    return cells
  }

  /// "Total | 13,448 | 13,988", also between bars at both ends.
  private func bars(_ row: TextSpan) -> [CellText] {
    var cells: [CellText] = []
    var column = 0
    var start = row.start
    for place in row.start...row.end where place == row.end || bytes[place] == 0x7C {
      guard cells.count < Self.mostCells else { break }
      let value = trimmed(TextSpan(start, place))
      let isEdge = value.isEmpty && (start == row.start || place == row.end)
      if !isEdge {
        if !value.isEmpty { cells.append(CellText(heading: nil, value: value, column: column)) }
        column += 1
      }
      start = place + 1
    }
    return cells
  }

  /// A heading may hold a colon itself: where figures follow, the last one parts.
  private func cell(_ part: TextSpan, column: Int) -> CellText? {
    let whole = trimmed(part)
    guard !whole.isEmpty else { return nil }
    var cell = CellText(heading: nil, value: whole, column: column)
    var place = whole.start
    while place + 1 < whole.end {
      if bytes[place] == 0x3A, bytes[place + 1] == 0x20 {
        let value = trimmed(TextSpan(place + 1, whole.end))
        guard !value.isEmpty else { return nil }
        let opens = bytes[value.start]
        guard cell.heading == nil || opens &- 0x30 < 10 || opens == 0x28 || opens == 0x2D else {
          break
        }
        cell.heading = trimmed(TextSpan(whole.start, place))
        cell.value = value
      }
      place += 1
    }
    return cell
  }

  func trimmed(_ span: TextSpan) -> TextSpan {
    var (start, end) = (span.start, span.end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return TextSpan(start, end)
  }

  /// The heading, cut where rows of headings were joined by " / ".
  func columns(_ heading: TextSpan) -> [TextSpan] {
    var columns: [TextSpan] = []
    var start = heading.start
    for place in heading.start..<heading.end
    where bytes[place] == 0x2F && place > start && bytes[place - 1] == 0x20 {
      columns.append(trimmed(TextSpan(start, place)))
      start = place + 1
    }
    columns.append(trimmed(TextSpan(start, heading.end)))
    return columns.filter { !$0.isEmpty }
  }
}
