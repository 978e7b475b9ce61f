internal import Text

/// Reads a piece of HTML that is all text: an entry of a feed, a chapter of a book. Nothing is
/// judged to be clutter.
struct HTMLFragment {
  /// The blocks of `markup` in order, without places.
  func pieces(of markup: String) -> [TextPiece] {
    HTMLBlocks(HTMLTree(Array(markup.utf8))).pieces.map {
      TextPiece(kind: $0.kind, text: $0.text, anchors: [], isBroken: $0.isBroken)
    }
  }

  /// The text of `markup` as one line.
  func line(of markup: String) -> String {
    CharacterCleaner().line(pieces(of: markup).map(\.text).joined(separator: " "))
  }
}
