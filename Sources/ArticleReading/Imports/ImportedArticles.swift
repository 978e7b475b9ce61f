internal import Text

/// Makes articles of the entries of an export.
struct ImportedArticles {
  /// Bytes of an entry that is made an article: more is none, and would take much memory.
  static let longestEntry = 20_000_000

  private let rules: CleaningRules
  private let cutter: ClutterCutter
  private let page: HTMLExtractor

  init(rules: CleaningRules) {
    self.rules = rules
    cutter = ClutterCutter(rules: rules)
    page = HTMLExtractor(rules: rules)
  }

  /// The article of `record`; nil where it holds no text, or too much.
  ///
  /// Without a text, the passages that a reader marked are the article, else its description. What
  /// the reader wrote stands among what was cut.
  func document(of record: ImportRecord, key: String, in source: SourceFile) -> Document? {
    if record.isTooLong { return nil }
    if let text = record[.text], Self.isPage(text),
      let document = pageDocument(text, of: record, key: key, in: source)
    {
      return document
    }
    var builder = DocumentBuilder()
    let pieces = pieces(of: record)
    let known = metadata(of: record, pieces: pieces)
    add(pieces, title: known.title, line: record.line, to: &builder)
    guard !builder.isEmpty else { return nil }
    for note in record.notes {
      builder.remove(CharacterCleaner().line(note), reason: "reader-note", place: record.line)
    }
    var document = builder.document(for: source, metadata: known)
    document.key = key
    if document.anchors.isEmpty { document.anchors = [PlaceAnchor(offset: 0, number: record.line)] }
    return document
  }

  /// The article of a file of its own, with what a list beside it tells.
  func document(_ document: Document, describedBy record: ImportRecord) -> Document {
    let known = metadata(of: record, pieces: [])
    var document = document
    document.metadata = known.completed(by: document.metadata)
    return document
  }

  /// What is known of the article.
  private func metadata(of record: ImportRecord, pieces: [TextPiece]) -> ArticleMetadata {
    let outlet = record[.outlet].flatMap(line)
    let isAddress = outlet?.hasPrefix("http://") == true || outlet?.hasPrefix("https://") == true
    var metadata = ArticleMetadata(
      title: record[.title].flatMap(line), author: record[.author].flatMap(line),
      outlet: isAddress ? nil : outlet, description: record[.description].flatMap(line),
      language: record[.language].flatMap(line),
      url: record[.url].map { CharacterCleaner().line($0) } ?? (isAddress ? outlet : nil))
    if let day = record[.published].flatMap({ PublicationDay.first(in: $0, by: rules) }) {
      metadata.published = day
      metadata.publishedSource = "import"
    }
    metadata.saved = record[.kept].flatMap { SavedMoment.iso($0, by: rules) }
    metadata.tags = record.tags.compactMap(line)
    if metadata.title == nil, let first = pieces.first, first.kind == .heading, pieces.count > 1,
      record[.text].map(HTMLFragment.isMarkup) == true
    {
      metadata.title = first.text
    }
    return metadata
  }

  /// A value as one line, tags and references of HTML read; nil when nothing is left.
  private func line(_ text: String) -> String? {
    (HTMLFragment.isMarkup(text) ? HTMLFragment().line(of: text) : Entities.decoded(text)).nonBlank
  }

  private func pieces(of record: ImportRecord) -> [TextPiece] {
    if let text = record[.text] { return Self.pieces(of: text) }
    if let text = record[.markdown] {
      return MarkdownTree(MarkdownDialects.plain(FrontMatter(text).body)).pieces.map {
        TextPiece(kind: $0.kind, text: $0.text, anchors: [])
      }
    }
    if !record.highlights.isEmpty {
      return record.highlights.flatMap { highlight in
        Self.pieces(of: highlight.text).map { piece in
          var piece = piece
          if piece.kind == .paragraph { piece.kind = .quotation }
          piece.anchors = [PlaceAnchor(offset: 0, number: highlight.line)]
          return piece
        }
      }
    }
    return record[.description].map(Self.pieces) ?? []
  }

  /// The blocks of a text, plain or with tags.
  static func pieces(of text: String) -> [TextPiece] {
    HTMLFragment.isMarkup(text)
      ? HTMLFragment().pieces(ofMixed: text) : ParagraphBlocks().pieces(of: text)
  }

  /// Adds what is no clutter and does not only repeat the title.
  private func add(
    _ pieces: [TextPiece], title: String?, line: Int, to builder: inout DocumentBuilder
  ) {
    let reasons = cutter.certainReasons(for: pieces)
    let folded = title.map { PageTitle.folded($0) } ?? ""
    for (index, (piece, reason)) in zip(pieces, reasons).enumerated() {
      let isTitle =
        index == 0 && piece.kind == .heading && pieces.count > 1 && !folded.isEmpty
        && PageTitle.folded(piece.text) == folded
      if let reason = reason ?? (isTitle ? "title" : nil) {
        builder.remove(piece.text, reason: reason, place: line)
      } else {
        builder.append(piece)
      }
    }
  }

  /// Whether a text is a whole page, with what surrounds its article.
  private static func isPage(_ text: String) -> Bool {
    let head = text.prefix(2000).lowercased()
    return head.contains("<html") || head.contains("<body") || head.contains("<!doctype html")
  }

  /// The article of a record whose text is a whole page; what the record says goes before what the
  /// page does.
  private func pageDocument(
    _ text: String, of record: ImportRecord, key: String, in source: SourceFile
  ) -> Document? {
    let inner = SourceFile(path: source.path, key: key, bytes: Array(text.utf8))
    guard var document = (try? page.extract(inner))?.documents.first else { return nil }
    document = self.document(document, describedBy: record)
    document.anchors = [PlaceAnchor(offset: 0, number: record.line)]
    return document
  }
}
