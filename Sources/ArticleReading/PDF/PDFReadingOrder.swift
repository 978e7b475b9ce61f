internal import Text

/// Puts the blocks of a page in the order in which they are read: columns one after the other, rows
/// of cells across.
struct PDFReadingOrder {
  let page: PDFLayout.Page

  /// A column holds at least this much text, or what stands side by side are cells.
  private static let columnBytes = 160

  /// The blocks in order; blocks side by side that are no columns are one row. O(n²) in the worst
  /// case.
  func rows() -> [[PDFLayout.Block]] {
    // Beyond this many blocks a page is a drawing, and the order of the file will do.
    guard page.blocks.count <= 400 else { return page.blocks.map { [$0] } }
    return order(page.blocks.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }[...])
  }

  /// Columns where there are any; otherwise the topmost band, then the rest. `blocks` are sorted by
  /// their upper edges.
  private func order(_ blocks: ArraySlice<PDFLayout.Block>) -> [[PDFLayout.Block]] {
    var rows: [[PDFLayout.Block]] = []
    var rest = blocks
    while !rest.isEmpty {
      if rest.count > 1, let gutter = gutter(of: rest) {
        return rows + order(rest.filter { $0.box.right <= gutter }[...])
          + order(rest.filter { $0.box.right > gutter }[...])
      }
      let band = topBand(of: rest)
      rows.append(band.sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) })
      rest = rest.dropFirst(band.count)
    }
    return rows
  }

  /// The right edge of a left column that no block crosses, both sides of which hold prose.
  private func gutter(of blocks: ArraySlice<PDFLayout.Block>) -> Double? {
    let edges = Set(blocks.map(\.box.right)).sorted()
    return edges.dropLast().first { edge in
      blocks.allSatisfy { $0.box.right <= edge || $0.box.left >= edge }
        && isProse(blocks.filter { $0.box.right <= edge })
        && isProse(blocks.filter { $0.box.right > edge })
    }
  }

  private func isProse(_ blocks: [PDFLayout.Block]) -> Bool {
    let lines = blocks.flatMap(\.lines)
    let bytes = lines.reduce(0) { $0 + $1.text.utf8.count }
    return bytes >= Self.columnBytes && bytes >= 18 * lines.count
  }

  /// The first blocks, as far down as one of them overlaps the next.
  private func topBand(of blocks: ArraySlice<PDFLayout.Block>) -> ArraySlice<PDFLayout.Block> {
    var bottom = blocks.first?.box.bottom ?? 0
    var count = 0
    for block in blocks {
      // A little overlap is that of ascenders and descenders.
      guard count == 0 || block.box.top < bottom - 2 else { break }
      bottom = max(bottom, block.box.bottom)
      count += 1
    }
    return blocks.prefix(count)
  }
}
