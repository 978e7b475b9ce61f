internal import Text

/// Reads documents of word processors (.docx): paragraphs, headings, list items, table rows and
/// text boxes; notes stand at the end.
///
/// The dates such a file carries are those of its making, not of publication, and are not taken;
/// what its first lines say is.
package struct WordDocumentExtractor: Extractor {
  package static let files = FileKind("docx", isText: false, byteLimit: 200_000_000)

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article without places; its first heading is the title where the document states none.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let names: Set = [
      "word/document.xml", "docProps/core.xml", "word/styles.xml", "word/footnotes.xml",
      "word/endnotes.xml",
    ]
    let contents = try ArchiveEntries().contents(of: source) { names.contains($0) }
    func root(_ name: String) -> XMLElement? {
      contents.files[name].flatMap { XMLReader().root(of: $0) }
    }
    guard let body = root("word/document.xml")?.first("body") else {
      if contents.isCutOff { throw ArchiveEntries().damaged(source) }
      throw .unsupported(path: source.path, reason: "it holds no document of a word processor")
    }
    var builder = DocumentBuilder()
    var reader = WordParagraphs(styles: styleNames(root("word/styles.xml")))
    reader.add(body)
    let opening = OfficeOpening(rules: rules).add(reader.pieces, to: &builder)
    let notes = reader.notePieces(
      footnotes: root("word/footnotes.xml"), endnotes: root("word/endnotes.xml"))
    for note in notes { builder.append(note) }
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    let core = root("docProps/core.xml")
    var metadata = ArticleMetadata(
      title: core?.first("title")?.text.nonBlank, author: core?.first("creator")?.text.nonBlank,
      description: core?.first("description")?.text.nonBlank,
      language: core?.first("language")?.text.nonBlank)
    metadata.author = opening.author ?? metadata.author
    metadata = metadata.completed(by: opening)
    var document = builder.document(for: source, metadata: metadata)
    if document.metadata.title == nil, let first = document.blocks.first, first.kind == .heading {
      document.metadata.title = document.text[first.span].map(String.init)
    }
    let skipped = contents.isCutOff ? [SkippedPart.cutOff(source.path)] : []
    return Extraction(documents: [document], skipped: skipped)
  }

  /// Names of paragraph styles by their ids ("Heading1" is "heading 1" in every language of the
  /// program).
  private func styleNames(_ styles: XMLElement?) -> [String: String] {
    Dictionary(
      (styles?.all("style") ?? []).compactMap { style in
        guard let id = style.attributes["styleId"],
          let name = style.first("name")?.attributes["val"]
        else { return nil }
        return (id, name.lowercased())
      }, uniquingKeysWith: { first, _ in first })
  }
}
