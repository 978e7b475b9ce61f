internal import Text

/// Reads documents in RTF. The days such a file carries are those of its making and are not taken;
/// what its first lines say is.
package struct RichTextExtractor: Extractor {
  package static let files = FileKind("rtf", byteLimit: 200_000_000)

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article without places; its first heading, else its name, is the title where the document
  /// states none. A file that does not end with the brace that it begins with is cut off.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    guard source.bytes.drop(while: { $0 <= 0x20 }).starts(with: Array("{\\rtf".utf8)) else {
      throw .unsupported(
        path: source.path, reason: "it is damaged, or not of the kind its name says")
    }
    let reader = RichTextReader(source.bytes)
    var builder = DocumentBuilder()
    let opening = OfficeOpening(rules: rules).add(reader.pieces, to: &builder)
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    var metadata = ArticleMetadata(title: reader.title).completed(by: opening)
    metadata.author = metadata.author ?? reader.author
    if metadata.title == nil, let first = reader.pieces.first, first.kind == .heading {
      metadata.title = first.text
    }
    metadata.title = metadata.title ?? FileNameTitle.title(ofKey: source.key, in: "")
    var extraction = Extraction(documents: [builder.document(for: source, metadata: metadata)])
    if source.bytes.last(where: { $0 > 0x20 }) != 0x7D {
      extraction.skipped.append(.cutOff(source.path))
    }
    return extraction
  }
}
