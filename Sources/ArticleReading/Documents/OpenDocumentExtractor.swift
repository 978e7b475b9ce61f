internal import Text

/// Reads text documents of LibreOffice and others (.odt): paragraphs, headings, list items, table
/// rows and text boxes; notes stand at the end.
///
/// The dates such a file carries are those of its making, not of publication, and are not taken;
/// what its first lines say is.
package struct OpenDocumentExtractor: Extractor {
  package static let files = FileKind("odt", "ott", isText: false, byteLimit: 200_000_000)

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article without places; its first heading, else its name, is the title where the document
  /// states none.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let names: Set = ["content.xml", "meta.xml", "META-INF/manifest.xml"]
    let contents = try ArchiveEntries().contents(of: source) { names.contains($0) }
    func root(_ name: String) -> XMLElement? {
      contents.files[name].flatMap { XMLReader().root(of: $0) }
    }
    guard let content = root("content.xml"),
      let body = content.first("body")?.first("text")
    else {
      if contents.isCutOff { throw ArchiveEntries().damaged(source) }
      let isLocked = root("META-INF/manifest.xml").map { !$0.all("encryption-data").isEmpty }
      throw .unsupported(
        path: source.path,
        reason: isLocked == true
          ? "it is locked with a password; save a copy without one"
          : "it holds no text document")
    }
    var reader = OpenDocumentText(styles: content.first("automatic-styles"))
    reader.add(body)
    var builder = DocumentBuilder()
    let opening = OfficeOpening(rules: rules).add(reader.pieces, to: &builder)
    for piece in reader.notePieces { builder.append(piece) }
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    var metadata = metadata(root("meta.xml")?.first("meta"), first: reader.pieces.first)
    metadata.author = opening.author ?? metadata.author
    metadata = metadata.completed(by: opening)
    metadata.title = metadata.title ?? FileNameTitle.title(ofKey: source.key, in: "")
    let skipped = contents.isCutOff ? [SkippedPart.cutOff(source.path)] : []
    return Extraction(
      documents: [builder.document(for: source, metadata: metadata)], skipped: skipped)
  }

  private func metadata(_ meta: XMLElement?, first: TextPiece?) -> ArticleMetadata {
    func text(_ name: String) -> String? { meta?.first(name)?.text.nonBlank }
    var metadata = ArticleMetadata(
      title: text("title") ?? (first?.kind == .heading ? first?.text : nil),
      author: text("initial-creator") ?? text("creator"), description: text("description"),
      language: text("language"))
    metadata.tags = (meta?.elements ?? []).filter { $0.name == "keyword" }
      .compactMap { $0.text.nonBlank }
    return metadata
  }
}
