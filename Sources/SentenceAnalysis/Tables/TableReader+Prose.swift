internal import Text

extension TableReader {
  /// What sentences told, without what stands in rows: of that only figures with units are left,
  /// of cells that hold no figure for themselves (`read`), each with its row and columns; those of
  /// a row of one cell as they are.
  ///
  /// Linear in the length of the text. `told` and `read` in order.
  func placed(_ told: [FigureFact], beside read: [FigureFact], in document: Document)
    -> [FigureFact]
  {
    var facts: [FigureFact] = []
    var rest = told[...]
    var taken = read[...]
    for block in document.blocks where block.kind == .tableRow {
      facts += rest.prefix { $0.span.end <= block.span.start }
      rest = rest.drop { $0.span.end <= block.span.start }
      let inner = rest.prefix { $0.span.start < block.span.end }
      guard !inner.isEmpty else { continue }
      rest = rest.dropFirst(inner.count)
      taken = taken.drop { $0.span.end <= block.span.start }
      facts += placed(
        inner, in: cells(block.span), beside: taken.prefix { $0.span.start < block.span.end })
    }
    return facts + rest
  }

  private func placed(
    _ told: ArraySlice<FigureFact>, in row: [CellText], beside read: ArraySlice<FigureFact>
  ) -> [FigureFact] {
    var cells = row[...]
    var read = read
    return told.compactMap { fact in
      cells = cells.drop { $0.value.end <= fact.span.start }
      guard let cell = cells.first, cell.value.contains(fact.span) else { return nil }
      read = read.drop { $0.span.end <= cell.value.start }
      if let next = read.first, next.span.start < cell.value.end { return nil }
      guard row.count > 1 else { return fact }
      return cell.value == row[0].value || fact.kind == .count ? nil : placed(fact, cell, row[0])
    }
  }

  private func placed(_ fact: FigureFact, _ cell: CellText, _ label: CellText) -> FigureFact {
    var fact = fact
    let columns = cell.heading.map(columns) ?? []
    fact.cell = FigureFact.Cell(row: label.value, columns: columns)
    fact.of = label.value
    fact.measure = columns.last.map { FigureFact.Measure(span: $0, text: text($0)) }
    fact.predicate = nil
    fact.change = nil
    return fact
  }
}
