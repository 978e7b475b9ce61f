internal import Text

/// Reads web pages: the main text as blocks, metadata from what the page declares.
package struct HTMLExtractor: Extractor {
  package static let files = FileKind("html", "htm", "xhtml")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article: the main text of the page, without what surrounds it.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    Extraction(documents: [try read(source).document])
  }

  /// The article, and all blocks of the page with why they were left out.
  ///
  /// - Parameter isWhole: whether the page is a message, of which every part may be the text.
  func read(
    _ source: SourceFile, isWhole: Bool = false
  ) throws(ReadingError) -> (document: Document, blocks: [PageReader.JudgedPiece]) {
    var tree = HTMLTree(decoded(source.bytes))
    var builder = DocumentBuilder()
    let reader = PageReader(rules: rules)
    var pieces = reader.judge(&tree, isWhole: isWhole)
    let page = PageMetadata(tree, rules: rules)
    var metadata = page.metadata(for: pieces)
    metadata.url = metadata.url ?? SavedAddress.address(in: source.bytes)
    if let saved = SavedAddress.day(in: source.bytes) {
      metadata.saved = SavedMoment.iso(saved, by: rules)
      if let day = metadata.published, PublicationDay.isLater(day, than: saved, by: rules) {
        (metadata.published, metadata.publishedSource) = (nil, nil)
      }
    }
    reader.cutTitle(metadata.title, from: &pieces)
    reader.complete(&pieces, declared: page.declared, description: metadata.description)
    for judged in pieces {
      if let reason = judged.reason {
        builder.remove(judged.piece, reason: reason)
      } else {
        builder.append(judged.piece)
      }
    }
    if builder.isEmpty { throw .empty(path: source.path) }
    return (builder.document(for: source, metadata: metadata), pieces)
  }

  /// The page as UTF-8, which most pages are already.
  private func decoded(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.first != 0xEF, UTF8Validity.holds(bytes) { return bytes }
    let text = TextDecoder().text(of: bytes, declared: DeclaredCharset.name(in: bytes))
    return Array(text.utf8)
  }
}
