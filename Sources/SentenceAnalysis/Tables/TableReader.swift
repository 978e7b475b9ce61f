internal import Text

/// Reads the rows of tables, blocks of "heading: value" parts or of cells between bars, cell by
/// cell.
///
/// | rows | facts |
/// | --- | --- |
/// | `in EUR million`; `Company: Altsol; Revenue 2023: 510` | 510000000 eur, Altsol, Revenue |
/// | `Firm \| 2023 \| 2024`; `Altsol \| 5 \| 6` | 5, Altsol, 2023; 6, Altsol, 2024 |
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
    /// Its place among the cells of its row.
    var column: Int
  }

  /// What is said of all cells of a table, or of those that follow.
  struct Caption {
    var unit: NamedUnit?
    var period: TimeMention?
    /// The word that says what is measured in all cells.
    var measure: TextSpan?
    /// The caption itself, where it is short.
    var title: TextSpan?
    /// The label that stands alone in a row, over the rows that follow.
    var group: TextSpan?
    /// Cells of a first row without figures; they head the cells below.
    var headings: [Int: TextSpan] = [:]
    /// Cells of a row under `headings`.
    var count = 0
    /// Columns whose numbers of four digits are no years.
    var numbered: Set<UInt64> = []
  }

  /// What a row is about.
  struct Labels {
    /// The first cell, where that is no figure.
    var row: CellText?
    /// Further cells of words before the figures.
    var others: [TextSpan] = []
    /// The first cell of a row with headings, where it is a figure itself ("EUR 5–10" of fees).
    var key: TextSpan?
    /// Cells of the row.
    var count = 0
  }

  /// The figures of all tables of `document`, in order. Linear in its length.
  func figures(of document: Document) -> [FigureFact] {
    var facts: [FigureFact] = []
    var caption = Caption()
    for (index, block) in document.blocks.enumerated() where block.kind == .tableRow {
      let isFirst = index == 0 || document.blocks[index - 1].kind != .tableRow
      if isFirst {
        caption = self.caption(before: index, in: document)
        caption.numbered = numbered(
          document.blocks[index...].prefix { $0.kind == .tableRow })
      }
      facts += figures(in: block.span, isFirst: isFirst, caption: &caption)
    }
    return facts
  }

  private func figures(
    in row: TextSpan, isFirst: Bool, caption: inout Caption
  ) -> [FigureFact] {
    var cells = cells(row)
    head(&cells, by: caption)
    return records(cells).flatMap { figures(in: $0, isFirst: isFirst, caption: &caption) }
  }

  /// The cells of a row, cut where its headings begin anew: two records side by side.
  private func records(_ cells: [CellText]) -> [[CellText]] {
    guard let opening = cells.first?.heading else { return [cells] }
    let name = text(opening)
    var records: [[CellText]] = []
    for cell in cells {
      if records.isEmpty || cell.heading.map({ text($0) == name }) ?? false { records.append([]) }
      records[records.count - 1].append(cell)
    }
    return records
  }

  private func figures(
    in cells: [CellText], isFirst: Bool, caption: inout Caption
  ) -> [FigureFact] {
    guard let first = cells.first else { return [] }
    let values = cells.map { value($0, in: cells, caption) }
    if values.allSatisfy({ $0 == nil }) {
      if cells.count == 1, !isItem(first) { open(group: first, &caption) }
      if isFirst, cells.count > 1, cells.allSatisfy({ $0.heading == nil }) {
        open(headings: cells, &caption)
      }
      return []
    }
    // A number alone says nothing.
    guard !isCounting(values), cells.count > 1 || first.heading != nil else { return [] }
    let labels = labels(cells, values)
    // Items below belong to what a line of label and value names ("GDP: 2018", "• Total: EUR 5").
    let isLine = cells.count == 1 && first.heading != nil && !isItem(first)
    if isLine { open(group: first, &caption) }
    var caption = caption
    if isLine { caption.group = nil }
    if let unit = labels.row?.heading.flatMap({ unit(in: $0) }) { caption.unit = unit }
    return zip(cells, values).compactMap { cell, read in
      read.flatMap { fact(cell, $0, labels: labels, caption: caption) }
    }
  }

  /// "• Total: EUR 5"
  private func isItem(_ cell: CellText) -> Bool {
    let opens = bytes[(cell.heading ?? cell.value).start]
    return opens == 0xE2 || opens == 0x2D || opens == 0x2A
  }

  /// The days of a calendar, the pages of a list: each one more than the one before.
  private func isCounting(_ values: [Value?]) -> Bool {
    let numbers = values.map { $0?.figure.unit == nil ? $0?.figure.value.integer : nil }
    guard numbers.count > 1, let first = numbers.first, let first, first < 100 else { return false }
    return numbers.enumerated().allSatisfy { place, number in number == first + Int64(place) }
  }

  /// "Northern routes", "in EUR million": it holds for the rows below.
  private func open(group: CellText, _ caption: inout Caption) {
    caption.group = group.heading ?? group.value
    if group.heading == nil, let unit = unit(in: group.value) { caption.unit = unit }
  }

  private func open(headings cells: [CellText], _ caption: inout Caption) {
    for cell in cells { caption.headings[cell.column] = cell.value }
    caption.count = cells.last.map { $0.column + 1 } ?? 0
  }

  /// Gives cells without headings those of the first row of the table.
  private func head(_ cells: inout [CellText], by caption: Caption) {
    guard let last = cells.last, caption.count > 0, cells.allSatisfy({ $0.heading == nil }) else {
      return
    }
    // Where the first row leaves out the corner.
    let shift = last.column - caption.count
    guard shift == 0 || shift == -1 else { return }
    for index in cells.indices {
      cells[index].heading = caption.headings[cells[index].column - shift - 1]
    }
  }

  /// What the row is about: its first cell, or the second behind a number that only counts rows.
  private func labels(_ cells: [CellText], _ values: [Value?]) -> Labels {
    var labels = Labels()
    labels.count = cells.count
    let isCounted = values[0].map { $0.figure.unit == nil && !$0.figure.isLong } ?? false
    let start = isCounted && cells.count > 2 && values[1] == nil ? 1 : 0
    guard values[start] == nil, cells.count > 1 else {
      let isHeaded = cells.count > 1 && cells.allSatisfy { $0.heading != nil }
      labels.key = isHeaded ? cells[0].value : nil
      return labels
    }
    labels.row = cells[start]
    for index in cells.indices.dropFirst(start + 1) {
      guard values[index] == nil, cells[index].value.length <= 60 else { break }
      if cells[index].heading == nil, bytes[cells[index].value.start] &- 0x30 < 10 { continue }
      labels.others.append(cells[index].value)
    }
    return labels
  }

  /// What the caption or heading right before a table, or a short paragraph there, says of it.
  private func caption(before index: Int, in document: Document) -> Caption {
    var caption = Caption()
    for place in [index - 1, index - 2] where place >= 0 {
      let block = document.blocks[place]
      let isCaption = block.kind == .caption || block.kind == .heading
      guard isCaption || place == index - 1 && block.span.length < 200 else { break }
      caption.unit = caption.unit ?? unit(in: block.span)
      caption.measure = caption.measure ?? measure(in: block.span)
      guard isCaption else { break }
      if block.kind == .caption, block.span.length <= 100 {
        caption.title = caption.title ?? block.span
      }
      caption.period =
        caption.period ?? times.first { block.span.contains($0.span) && $0.days != nil }
    }
    return caption
  }
}
