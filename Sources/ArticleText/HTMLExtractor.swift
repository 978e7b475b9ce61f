/// Reads web pages: the main text as blocks, metadata from what the page declares.
package struct HTMLExtractor: Extractor {
  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let text = TextDecoder().text(
      of: source.bytes, declared: DeclaredCharset.name(in: source.bytes))
    let tree = HTMLTree(Array(text.utf8))
    let blocks = HTMLBlocks(tree)
    var builder = DocumentBuilder()
    let pieces = blocks.pieces
    let reasons = ClutterCutter(rules: rules).reasons(for: pieces)
    for (piece, reason) in zip(pieces, reasons) {
      if let reason { builder.remove(piece.text, reason: reason) } else { builder.append(piece) }
    }
    if builder.isEmpty { throw .empty(path: source.path) }
    return Extraction(documents: [builder.document(for: source, metadata: ArticleMetadata())])
  }
}

/// Finds the character set a page declares.
enum DeclaredCharset {
  /// The name after `charset=` (or `encoding=` of an XML declaration) in the first 4096 bytes; nil without one.
  static func name(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      .lowercased()
    for label in ["charset", "encoding"] {
      var rest = head[...]
      while let range = rest.firstRange(of: label) {
        rest = rest[range.upperBound...]
        let value = rest.drop { $0 == " " }
        guard value.first == "=" else { continue }
        let name = value.dropFirst().drop { " \"'".contains($0) }
          .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        if !name.isEmpty { return String(name) }
      }
    }
    return nil
  }
}
