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

  /// The blocks of a text with tags in it: where none of them parts blocks, blank lines do.
  func pieces(ofMixed text: String) -> [TextPiece] {
    let hasBlocks = Self.tags(in: text).contains { !$0.isInline || $0 == .br }
    return pieces(of: hasBlocks ? text : text.replacing("\n\n", with: "<p>"))
  }

  /// Whether `text` holds tags of HTML: an end tag, or one that stands without its end.
  static func isMarkup(_ text: String) -> Bool {
    text.utf8.contains(0x3C) && !tags(in: text).isEmpty
  }

  /// The tags that end in `text` or need no end, in order: a lone "<b>" may be written about.
  private static func tags(in text: String) -> [HTMLTag] {
    text.matches(
      of: /<\/([A-Za-z][A-Za-z0-9]{0,9}) *>|<([bB][rR]|[pP]|[iI][mM][gG])(?: [^<>]*)?\/?>/
    ).compactMap {
      ($0.1 ?? $0.2).flatMap { HTMLTag(rawValue: $0.lowercased()) }
    }
    .filter { $0 != .text && $0 != .other }
  }

  /// The text of `markup` as one line.
  func line(of markup: String) -> String {
    CharacterCleaner().line(pieces(of: markup).map(\.text).joined(separator: " "))
  }
}
