internal import Text

/// The pages of a PDF made into pieces: headings by the size of their type, paragraphs, and rows of
/// tables.
///
/// Lines that stand at the head or foot of many pages are taken out, words cut at line ends are
/// joined, and so is a paragraph that goes on over the end of a column or page.
struct PDFPages {
  /// Pieces in order, each with the number of its page.
  private(set) var pieces: [TextPiece] = []
  /// The lines that were taken out, each once.
  private(set) var running: [TextPiece] = []
  /// Position of the piece with the largest type on the first page; nil when no type stands out.
  private(set) var titlePosition: Int?

  private let joiner: WordJoiner
  /// Notes at the foot of pages, until the paragraph has ended that goes on over the page.
  private var waiting: [TextPiece] = []
  /// Height of the type that most of the text is set in.
  private let bodyHeight: Double
  private var titleHeight: Double

  /// How much taller the lines of a heading, and of a title, are than the others.
  private static let headingScale = 1.12
  private static let titleScale = 1.25

  init(_ layout: PDFLayout, rules: CleaningRules) {
    let lines = layout.pages.flatMap { $0.blocks.flatMap(\.lines) }
    joiner = rules.joiner(lines.map(\.text))
    bodyHeight = Self.commonHeight(of: lines)
    titleHeight = bodyHeight * Self.titleScale
    let repeated = Self.repeatedEdges(of: layout.pages)
    for (index, page) in layout.pages.enumerated() {
      let rest = takeRunningLines(from: page, number: index + 1, repeated)
      let (text, notes) = PDFNotes.parted(rest, bodyHeight: bodyHeight)
      append(PDFReadingOrder(page: text).rows(), page: index + 1)
      for note in notes {
        waiting.append(
          TextPiece(
            text: self.text(of: note), anchors: [PlaceAnchor(offset: 0, number: index + 1)]))
      }
    }
    addWaiting()
  }

  /// The median height of a line, each counted by its length.
  private static func commonHeight(of lines: [PDFLayout.Line]) -> Double {
    let sorted = lines.sorted { $0.box.height < $1.box.height }
    var left = sorted.reduce(0) { $0 + $1.text.utf8.count } / 2
    for line in sorted {
      left -= line.text.utf8.count
      if left <= 0 { return line.box.height }
    }
    return 0
  }

  // MARK: - Running lines

  /// Shapes (digits as "#") of the three highest and lowest lines that stand on at least three
  /// pages and on a third of all.
  private static func repeatedEdges(of pages: [PDFLayout.Page]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      for shape in Set(edgeLines(of: page).map { shape($0.text) }) {
        counts[shape, default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value >= max(3, pages.count / 3) }.keys)
  }

  /// The three highest and the three lowest lines, as far as they stand in the margins.
  private static func edgeLines(of page: PDFLayout.Page) -> [PDFLayout.Line] {
    let lines = page.blocks.flatMap(\.lines).sorted { $0.box.top < $1.box.top }
    let margin = page.height * marginShare
    return lines.prefix(3).filter { $0.box.bottom < margin }
      + lines.suffix(3).filter { $0.box.top > page.height - margin }
  }

  /// The highest and the lowest line, where they stand alone in the margins and are nothing but a
  /// number, bare or between dashes.
  private static func pageNumbers(of page: PDFLayout.Page) -> [PDFLayout.Line] {
    let lines = page.blocks.flatMap(\.lines).sorted { $0.box.top < $1.box.top }
    let margin = page.height * marginShare
    let outer = [lines.first, lines.last].compactMap(\.self)
    return outer.filter { line in
      guard line.box.bottom < margin || line.box.top > page.height - margin,
        line.text.wholeMatch(of: /[-–—| ]*([0-9]{1,4}|[ivxl]{1,6})[-–—| ]*/) != nil
      else { return false }
      return lines.count { abs($0.box.top - line.box.top) < line.box.height } == 1
    }
  }

  /// Of the height of a page; running lines stand in the upper and lower margin.
  private static let marginShare = 0.11

  /// The line with every number as "#", so that page numbers do not tell lines apart.
  private static func shape(_ line: String) -> String {
    var shape = ""
    for character in line {
      if !character.isNumber {
        shape.append(character)
      } else if shape.last != "#" {
        shape.append("#")
      }
    }
    return shape
  }

  /// The page without its running lines, which are noted.
  private mutating func takeRunningLines(
    from page: PDFLayout.Page, number: Int, _ repeated: Set<String>
  ) -> PDFLayout.Page {
    let numbers = Self.pageNumbers(of: page)
    let edges =
      Self.edgeLines(of: page).filter { repeated.contains(Self.shape($0.text)) } + numbers
    guard !edges.isEmpty else { return page }
    for line in edges where !running.contains(where: { $0.text == line.text }) {
      running.append(
        TextPiece(text: line.text, anchors: [PlaceAnchor(offset: 0, number: number)]))
    }
    var rest = page
    rest.blocks = page.blocks.compactMap { block in
      let lines = block.lines.filter { !edges.contains($0) }
      return lines.isEmpty ? nil : PDFLayout.Block(lines)
    }
    return rest
  }

  // MARK: - Pieces

  private mutating func append(_ rows: [[PDFLayout.Block]], page: Int) {
    var index = 0
    while index < rows.count {
      if let table = PDFTable(rows[index...]) {
        append(table, page: page)
        index += table.count
        continue
      }
      if rows[index].count > 1, rows[index].allSatisfy(PDFTable.isCell) {
        add(rows[index].map { text(of: $0.lines) }.joined(separator: " "), .paragraph, page)
      } else {
        for block in rows[index] { append(block, page: page) }
      }
      index += 1
    }
  }

  /// Rows of `header: value`.
  private mutating func append(_ table: PDFTable, page: Int) {
    let names = table.headings.map { text(of: $0.lines) }
    for row in table.rows {
      let cells = row.map { "\(names[$0.heading]): \(text(of: $0.block.lines))" }
      add(cells.joined(separator: "; "), .tableRow, page)
    }
  }

  private mutating func append(_ block: PDFLayout.Block, page: Int) {
    for paragraph in paragraphs(of: block) {
      let text = text(of: paragraph)
      let height = paragraph.map(\.box.height).min() ?? 0
      let isHeading =
        height >= bodyHeight * Self.headingScale && paragraph.count <= 4 && text.utf8.count <= 200
      if page == 1, isHeading, height > titleHeight, text.utf8.count >= 8 {
        titleHeight = height
        titlePosition = pieces.count
      }
      add(text, isHeading ? .heading : .paragraph, page)
    }
  }

  /// The lines of a block cut where the type changes its size, a line is set in, or the distance
  /// grows.
  private func paragraphs(of block: PDFLayout.Block) -> [[PDFLayout.Line]] {
    var paragraphs: [[PDFLayout.Line]] = []
    for line in block.lines {
      guard let last = paragraphs.last?.last else {
        paragraphs.append([line])
        continue
      }
      let scale = line.box.height / max(last.box.height, 0.1)
      let isIndented =
        line.box.left > block.box.left + 0.8 * line.box.height && last.box.left < line.box.left - 4
        && last.text.hasSuffix(".")
      let isApart = line.box.top - last.box.bottom > 0.7 * line.box.height
      if scale > Self.headingScale || scale < 1 / Self.headingScale || isIndented || isApart {
        paragraphs.append([line])
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs
  }

  private func text(of lines: [PDFLayout.Line]) -> String {
    lines.reduce(into: "") { joiner.append($1.text, to: &$0) }
  }

  private mutating func add(_ text: String, _ kind: Block.Kind, _ page: Int) {
    if kind == .paragraph, let last = pieces.indices.last, pieces[last].kind == .paragraph,
      Self.goesOn(pieces[last].text, text)
    {
      joiner.append(text, to: &pieces[last].text)
      let offset = pieces[last].text.utf8.count - text.utf8.count
      if pieces[last].anchors.last?.number != page {
        pieces[last].anchors.append(PlaceAnchor(offset: offset, number: page))
      }
      return
    }
    addWaiting()
    pieces.append(
      TextPiece(kind: kind, text: text, anchors: [PlaceAnchor(offset: 0, number: page)]))
  }

  private mutating func addWaiting() {
    pieces += waiting
    waiting = []
  }

  /// Whether a paragraph without a stop at its end goes on with one that begins in lower case, or
  /// with a figure that is no number of an item ("1. Port fees").
  private static func goesOn(_ text: String, _ next: String) -> Bool {
    guard let last = text.utf8.last, let first = next.utf8.first, text.utf8.count > 40,
      last.isLetter || last == 0x2C || last == 0x2D
    else { return false }
    return first.isLowercase || first.isDigit && next.prefixMatch(of: #/[0-9]+[.)] /#) == nil
  }
}
