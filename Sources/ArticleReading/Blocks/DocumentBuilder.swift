internal import Text

/// Collects the blocks of one article in reading order and makes the `Document` of them.
struct DocumentBuilder {
  private var text: [UInt8] = []
  private var blocks: [Block] = []
  private var anchors: [PlaceAnchor] = []
  private(set) var removed: [RemovedBlock] = []

  /// Whether no block holds any text.
  var isEmpty: Bool { blocks.isEmpty }

  /// Adds a block; one without text adds nothing.
  mutating func append(_ piece: TextPiece) {
    let bytes = piece.text.utf8
    guard !bytes.isEmpty else { return }
    if !text.isEmpty { text.append(contentsOf: [0x0A, 0x0A]) }
    let start = text.count
    text.append(contentsOf: bytes)
    blocks.append(
      Block(
        kind: piece.kind, span: TextSpan(start, text.count), isBroken: piece.isBroken,
        isKept: piece.isKept))
    for anchor in piece.anchors where anchors.last?.number != anchor.number {
      anchors.append(PlaceAnchor(offset: start + anchor.offset, number: anchor.number))
    }
  }

  /// Notes that `text` was left out by the rule named `reason`; text of nothing visible is not
  /// worth a note.
  mutating func remove(_ text: String, reason: String, place: Int? = nil) {
    guard !text.isEmpty else { return }
    removed.append(
      RemovedBlock(text: text, reason: reason, position: blocks.count, place: place))
  }

  /// The same for a piece, with its place.
  mutating func remove(_ piece: TextPiece, reason: String) {
    remove(piece.text, reason: reason, place: piece.anchors.first?.number)
  }

  /// Adds each of `pieces`, or notes that it was left out where `reasons` gives a rule.
  mutating func append(_ pieces: [TextPiece], without reasons: [String?]) {
    for (piece, reason) in zip(pieces, reasons) {
      if let reason { remove(piece, reason: reason) } else { append(piece) }
    }
  }

  /// The article; costs one copy of the text.
  func document(for source: SourceFile, metadata: ArticleMetadata) -> Document {
    Document(
      key: source.key, path: source.path, metadata: metadata,
      text: String(decoding: text, as: UTF8.self), blocks: blocks, anchors: anchors,
      removed: removed)
  }
}

/// A block on its way into an article: cleaned text with the places it came from.
struct TextPiece: Equatable {
  var kind: Block.Kind = .paragraph
  /// Cleaned text; may hold single line breaks.
  var text: String
  /// Ascending by offset into `text`; numbers are lines of the file.
  var anchors: [PlaceAnchor]
  var isBroken = false
  /// See `Block.isKept`.
  var isKept = false
}
