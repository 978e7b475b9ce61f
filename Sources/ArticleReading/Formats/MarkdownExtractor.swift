internal import Text

/// Reads Markdown through cmark-gfm: headings, lists, tables, quotations and code keep their kind;
/// front matter is metadata.
package struct MarkdownExtractor: Extractor {
  package static let files = FileKind("md", "markdown")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article; places are lines of the file, front matter included.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let frontMatter = FrontMatter(TextDecoder().text(of: source.bytes))
    let head = HeaderLines(frontMatter.body, rules: rules)
    var metadata = frontMatter.metadata(rules).completed(by: head.metadata)
    let body = MarkdownDialects.plain(head.body[...])
    let tree = MarkdownTree(body, firstLine: frontMatter.lineCount + 1)
    var builder = DocumentBuilder()
    builder.remove(CharacterCleaner().line(frontMatter.source), reason: "front-matter")
    for line in head.lines {
      builder.remove(CharacterCleaner().line(line), reason: "metadata-line")
    }
    add(
      StandingLines(rules: rules).parted(tree.pieces), titleLine: tree.titlePosition, to: &builder,
      &metadata)
    if builder.isEmpty { throw .empty(path: source.path) }
    if metadata.title == nil {
      metadata.title = FileNameTitle.title(
        ofKey: source.key, in: tree.pieces.map(\.text).joined(separator: "\n"))
    }
    if metadata.published == nil, let day = FileNameTitle.day(ofKey: source.key, rules.dates) {
      metadata.published = day
      metadata.publishedSource = "file-name"
    }
    return Extraction(documents: [builder.document(for: source, metadata: metadata)])
  }

  /// Adds what is not clutter; the piece at `titleLine`, the first heading, becomes the title where
  /// none is known.
  private func add(
    _ parted: StandingLines.Parted, titleLine: Int?, to builder: inout DocumentBuilder,
    _ metadata: inout ArticleMetadata
  ) {
    let pieces = parted.pieces
    var reasons = ClutterCutter(rules: rules).reasons(for: pieces)
    for index in pieces.indices where pieces[index].kind == .code { reasons[index] = nil }
    if let titleLine, pieces.count > 1, reasons[titleLine] == nil {
      let title = pieces[titleLine].text
      if metadata.title == nil || metadata.title == title {
        metadata.title = title
        reasons[titleLine] = "title"
      }
    }
    var opening = OpeningLines(rules: rules, keepsTitle: true)
    opening.read(pieces, &reasons, bylines: parted.bylines)
    metadata.author = metadata.author ?? opening.metadata.author
    if metadata.published == nil {
      metadata.published = opening.metadata.published
      metadata.publishedSource = opening.metadata.publishedSource
    }
    builder.append(pieces, without: reasons)
  }
}
