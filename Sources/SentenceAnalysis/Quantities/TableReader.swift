internal import Text

/// Reads the rows of tables, blocks of "heading: value" parts, cell by cell.
///
/// | rows | facts |
/// | --- | --- |
/// | `in EUR million`; `Company: Altsol; Revenue 2023: 510` | 510000000 eur, Altsol, Revenue |
struct TableReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: FigureWords
  let hasPounds: Bool
  /// Of the whole document, in order.
  let times: [TimeMention]

  /// More cells of one row are not read.
  static let mostCells = 512

  /// A part of a row.
  struct CellText {
    /// Nil where the row gives none.
    var heading: TextSpan?
    var value: TextSpan
  }

  /// What the caption of a table says of all its cells.
  struct Caption {
    var unit: TextSpan?
    var scale: ExactDecimal?
    var currency: String?
    var isPercent = false
    var period: TimeMention?

    mutating func take(_ unit: NamedUnit) {
      self.unit = unit.span
      scale = unit.scale
      currency = unit.currency
      isPercent = unit.isPercent
    }
  }

  /// The figures of all tables of `document`, in order. Linear in its length.
  func figures(of document: Document) -> [FigureFact] {
    var facts: [FigureFact] = []
    var caption: Caption?
    for (index, block) in document.blocks.enumerated() where block.kind == .tableRow {
      let isFirst = index == 0 || document.blocks[index - 1].kind != .tableRow
      if isFirst { caption = self.caption(before: index, in: document) }
      facts += figures(in: block.span, caption: caption ?? Caption())
    }
    return facts
  }

  private func figures(in row: TextSpan, caption: Caption) -> [FigureFact] {
    let cells = cells(row)
    guard let first = cells.first else { return [] }
    let isLabelled = value(first, caption).map { _ in false } ?? true
    let label = isLabelled && cells.count > 1 ? first.value : nil
    var caption = caption
    if let unit = label == nil ? nil : first.heading.flatMap({ unit(in: $0) }) {
      caption.take(unit)
    }
    return cells.compactMap { cell in
      guard let read = value(cell, caption), cell.value != label else { return nil }
      return fact(cell, read, label: label, caption: caption)
    }
  }

  /// The parts of a row between semicolons, and their headings before a colon.
  func cells(_ row: TextSpan) -> [CellText] {
    var cells: [CellText] = []
    var start = row.start
    var place = row.start
    while place <= row.end, cells.count < Self.mostCells {
      let isEnd = place == row.end
      if isEnd || bytes[place] == 0x3B && place + 1 < row.end && bytes[place + 1] == 0x20 {
        if let cell = cell(TextSpan(start, place)) { cells.append(cell) }
        start = place + 1
      }
      place += 1
    }
    return cells
  }

  private func cell(_ part: TextSpan) -> CellText? {
    let whole = trimmed(part)
    guard !whole.isEmpty else { return nil }
    var place = whole.start
    while place + 1 < whole.end {
      if bytes[place] == 0x3A, bytes[place + 1] == 0x20 {
        let value = trimmed(TextSpan(place + 1, whole.end))
        guard !value.isEmpty else { return nil }
        return CellText(heading: trimmed(TextSpan(whole.start, place)), value: value)
      }
      place += 1
    }
    return CellText(heading: nil, value: whole)
  }

  func trimmed(_ span: TextSpan) -> TextSpan {
    var (start, end) = (span.start, span.end)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return TextSpan(start, end)
  }

  /// The caption right before a table, with the unit that it or the paragraph before gives.
  private func caption(before index: Int, in document: Document) -> Caption {
    var caption = Caption()
    guard index > 0 else { return caption }
    let block = document.blocks[index - 1]
    guard block.kind == .caption || block.kind == .heading || block.span.length < 200 else {
      return caption
    }
    if let unit = unit(in: block.span) { caption.take(unit) }
    guard block.kind == .caption || block.kind == .heading else { return caption }
    caption.period = times.first { block.span.contains($0.span) && $0.days != nil }
    return caption
  }
}
