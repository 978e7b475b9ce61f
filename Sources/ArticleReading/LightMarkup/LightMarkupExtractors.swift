internal import Text

/// Reads notes in Emacs's Org mode.
package struct OrgExtractor: Extractor {
  package static let files = FileKind("org")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article; places are lines of the file.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let text = OrgText(TextDecoder().text(of: source.bytes))
    func first(_ names: String...) -> String? {
      names.lazy.compactMap { text.values[$0] }.first.map { OrgText.plain($0) }?.nonBlank
    }
    var metadata = ArticleMetadata(
      title: first("title"), author: first("author"), description: first("description"),
      language: first("language"), url: first("url", "source", "roam_refs"))
    metadata.tags = (first("filetags", "keywords") ?? "").split { ": ,".contains($0) }
      .map(String.init)
    return try WrittenArticle.extraction(
      text.blocks.pieces, metadata, date: first("date"), of: source, rules: rules)
  }
}

/// Reads texts in reStructuredText.
package struct StructuredTextExtractor: Extractor {
  package static let files = FileKind("rst", "rest")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article; places are lines of the file.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let text = StructuredText(TextDecoder().text(of: source.bytes))
    var metadata = ArticleMetadata(
      title: text.title, author: text.values["author"] ?? text.values["authors"],
      description: text.values["summary"] ?? text.values["abstract"], language: text.values["lang"])
    metadata.tags = (text.values["tags"] ?? text.values["keywords"] ?? "").split(separator: ",")
      .compactMap { String($0).nonBlank }
    return try WrittenArticle.extraction(
      text.blocks.pieces, metadata, date: text.values["date"], of: source, rules: rules)
  }
}

/// Reads documents in LaTeX.
package struct LaTeXExtractor: Extractor {
  package static let files = FileKind("tex", "latex", "ltx")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article; places are lines of the file.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let document = LaTeXDocument(TextDecoder().text(of: source.bytes))
    let metadata = ArticleMetadata(title: document.title, author: document.author)
    var extraction = try WrittenArticle.extraction(
      document.pieces, metadata, date: document.date, of: source, rules: rules)
    extraction.documents[0].removed += document.formulas.map {
      RemovedBlock(text: $0, reason: "formula")
    }
    return extraction
  }
}

/// Makes articles of texts in light markup.
private enum WrittenArticle {
  /// The article of `pieces`: its title not repeated, its name and day those of the file where it
  /// states none.
  static func extraction(
    _ pieces: [TextPiece], _ metadata: ArticleMetadata, date: String?, of source: SourceFile,
    rules: CleaningRules
  ) throws(ReadingError) -> Extraction {
    var builder = DocumentBuilder()
    for (index, piece) in pieces.enumerated() {
      let isTitle = index == 0 && piece.kind == .heading && pieces.count > 1
      if isTitle, metadata.title == nil || metadata.title == piece.text {
        builder.remove(piece, reason: "title")
      } else {
        builder.append(piece)
      }
    }
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    var metadata = metadata
    if metadata.title == nil {
      metadata.title =
        pieces.count > 1 && pieces[0].kind == .heading
        ? pieces[0].text
        : FileNameTitle.title(ofKey: source.key, in: pieces.map(\.text).joined(separator: " "))
    }
    let stated = date.flatMap { PublicationDay.first(in: $0, by: rules) }
    metadata.published = stated ?? FileNameTitle.day(ofKey: source.key, rules.dates)
    metadata.publishedSource =
      stated != nil ? "first-lines" : metadata.published == nil ? nil : "file-name"
    return Extraction(documents: [builder.document(for: source, metadata: metadata)])
  }
}
