internal import Text

/// Puts lines of a text in light markup together to blocks with their places.
struct WrittenBlocks {
  private(set) var pieces: [TextPiece] = []
  /// Makes of a block as it is written what a reader sees.
  private let reading: (String) -> String
  private var lines: [String] = []
  private var numbers: [Int] = []
  private var kind = Block.Kind.paragraph

  /// Stands between the lines of a block while it is read, so that their places are found again: a
  /// kind of space that nobody types.
  private static let seam: Character = "\u{2005}"

  /// Whether a block is open.
  var isOpen: Bool { !lines.isEmpty }

  init(reading: @escaping (String) -> String) { self.reading = reading }

  /// Goes on with the block that is open, or opens one of that kind.
  mutating func add(_ line: String, kind: Block.Kind = .paragraph, number: Int) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    if lines.isEmpty { self.kind = kind }
    lines.append(line.contains(Self.seam) ? line.replacing("\u{2005}", with: " ") : line)
    numbers.append(number)
  }

  /// A block of its own.
  mutating func addWhole(_ line: String, kind: Block.Kind, number: Int) {
    close()
    add(line, kind: kind, number: number)
    close()
  }

  /// Rows of a table as they are written, with their lines.
  mutating func add(rows: [[String]], numbers: [Int]) {
    close()
    let cleaner = CharacterCleaner()
    let made = TableRowText.pieces(of: rows.map { $0.map { cleaner.line(reading($0)) } })
    // A row of headings is no piece.
    for (var piece, number) in zip(made, numbers.suffix(made.count)) {
      piece.anchors = [PlaceAnchor(offset: 0, number: number)]
      if !piece.text.isEmpty { pieces.append(piece) }
    }
  }

  /// Forgets all blocks.
  mutating func discard() { (pieces, lines, numbers) = ([], [], []) }

  /// Adds blocks that are made already.
  mutating func add(_ made: [TextPiece]) {
    close()
    pieces += made
  }

  /// Ends the block that is open.
  mutating func close() {
    guard !lines.isEmpty else { return }
    let parts =
      kind == .code
      ? lines
      : reading(lines.joined(separator: String(Self.seam))).split(
        separator: Self.seam, omittingEmptySubsequences: false
      ).map(String.init)
    let places = parts.count == numbers.count ? numbers : [numbers[0]]
    var piece = TextPiece(kind: kind, text: "", anchors: [])
    for (index, part) in parts.enumerated() {
      let line = CharacterCleaner().line(part)
      guard !line.isEmpty else { continue }
      if !piece.text.isEmpty { piece.text += kind == .code ? "\n" : " " }
      if index < places.count {
        piece.anchors.append(PlaceAnchor(offset: piece.text.utf8.count, number: places[index]))
      }
      piece.text += line
    }
    if !piece.text.isEmpty { pieces.append(piece) }
    (lines, numbers) = ([], [])
  }
}
