/// The pages of a PDF as `pdftotext` writes them, made into paragraphs.
///
/// Lines that stand at the head or foot of many pages are taken out, words cut at line ends are joined, and so is a paragraph that
/// goes on over a page's end.
struct PDFPages {
  /// Paragraphs in order, each with the number of its page.
  private(set) var pieces: [TextPiece] = []
  /// The lines that were taken out, each once.
  private(set) var running: [String] = []

  /// Pages end with form feeds.
  init(text: String) {
    let pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).map { page in
      page.split(separator: "\n", omittingEmptySubsequences: false).map {
        CharacterCleaner().line($0)
      }
    }
    let repeated = Self.repeatedEdges(of: pages)
    for (index, page) in pages.enumerated() {
      append(page, number: index + 1, without: repeated)
    }
  }

  /// Shapes (digits as "#") of first and last lines that stand on at least three pages and on a third of all.
  private static func repeatedEdges(of pages: [[String]]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      let lines = page.filter { !$0.isEmpty }
      for shape in Set((lines.prefix(2) + lines.suffix(2)).map(shape)) {
        counts[shape, default: 0] += 1
      }
    }
    return Set(counts.filter { $0.value >= max(3, pages.count / 3) }.keys)
  }

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

  private mutating func append(_ page: [String], number: Int, without repeated: Set<String>) {
    var lines = page[...]
    while let first = lines.first, first.isEmpty || remove(first, repeated) { lines.removeFirst() }
    while let last = lines.last, last.isEmpty || remove(last, repeated) { lines.removeLast() }
    var isFirst = true
    for block in lines.split(separator: "", omittingEmptySubsequences: true) {
      let text = Self.joined(block)
      if isFirst, let last = pieces.indices.last, Self.goesOn(pieces[last].text, text) {
        pieces[last].text = Self.joined([pieces[last].text, text][...])
      } else {
        pieces.append(
          TextPiece(
            kind: .paragraph, text: text, anchors: [PlaceAnchor(offset: 0, number: number)]))
      }
      isFirst = false
    }
  }

  /// Whether the line is a running one; it is noted then.
  private mutating func remove(_ line: String, _ repeated: Set<String>) -> Bool {
    guard repeated.contains(Self.shape(line)) else { return false }
    if !running.contains(line) { running.append(line) }
    return true
  }

  /// Whether a paragraph that ends a page without a stop goes on with one that begins in lower case.
  private static func goesOn(_ text: String, _ next: String) -> Bool {
    guard let last = text.utf8.last, let first = next.utf8.first else { return false }
    return (last.isLetter || last == 0x2C || last == 0x2D) && first.isLowercase
  }

  /// The lines as one; a hyphen at a line's end between small letters is that of a cut word.
  private static func joined(_ lines: ArraySlice<String>) -> String {
    var text = ""
    for line in lines {
      let isCut =
        text.utf8.last == 0x2D && text.utf8.dropLast().last?.isLowercase == true
        && line.utf8.first?.isLowercase == true
      if isCut { text.removeLast() }
      if !text.isEmpty, !isCut { text += " " }
      text += line
    }
    return text
  }
}
