internal import Text

/// Reads plain text: scraped pages with their tags lost, notes, e-mail texts, wrapped books.
package struct PlainTextExtractor: Extractor {
  package static let files = FileKind("txt", "text")

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article; places are lines of the file.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let text = TextDecoder().text(of: source.bytes)
    var builder = DocumentBuilder()
    var metadata = clean(text, into: &builder)
    if builder.isEmpty { throw .empty(path: source.path) }
    if metadata.title == nil {
      metadata.title = FileNameTitle.title(ofKey: source.key, in: text)
    }
    if metadata.published == nil, let day = FileNameTitle.day(ofKey: source.key, rules.dates) {
      metadata.published = day
      metadata.publishedSource = "file-name"
    }
    return Extraction(documents: [builder.document(for: source, metadata: metadata)])
  }

  /// Front matter, where the file opens with a block that says something about the article, goes
  /// before what the lines say.
  private func clean(_ text: String, into builder: inout DocumentBuilder) -> ArticleMetadata {
    let cleaner = PlainTextCleaner(rules: rules)
    let frontMatter = FrontMatter(text)
    let known = frontMatter.metadata(rules)
    guard frontMatter.lineCount > 0, known != ArticleMetadata() else {
      return cleaner.clean(text, into: &builder)
    }
    builder.remove(CharacterCleaner().line(frontMatter.source), reason: "front-matter", place: 1)
    let found = cleaner.clean(
      String(frontMatter.body), firstLine: frontMatter.lineCount + 1, into: &builder)
    return known.completed(by: found)
  }
}

extension ArticleMetadata {
  /// The metadata with `other`'s values where there are none.
  func completed(by other: ArticleMetadata) -> ArticleMetadata {
    var metadata = ArticleMetadata(
      title: title ?? other.title, author: author ?? other.author, outlet: outlet ?? other.outlet,
      published: published ?? other.published,
      publishedSource: published == nil ? other.publishedSource : publishedSource,
      description: description ?? other.description, language: language ?? other.language,
      url: url ?? other.url)
    metadata.saved = saved ?? other.saved
    metadata.tags = tags.isEmpty ? other.tags : tags
    return metadata
  }
}

/// Cleans a text that has no tags: what the text says about itself becomes metadata, clutter is
/// cut, the rest becomes blocks.
struct PlainTextCleaner {
  let rules: CleaningRules

  /// Adds the blocks of `text` and the pieces cut to `builder`; what was found of title, author and
  /// date.
  ///
  /// `firstLine` is the number of the text's first line in its file. `keepsTitle` leaves a first
  /// line that looks like a title in the text, for sources whose title is known.
  func clean(
    _ text: String, firstLine: Int = 1, keepsTitle: Bool = false,
    into builder: inout DocumentBuilder
  ) -> ArticleMetadata {
    let pieces = TextLines(rules: rules).pieces(of: text, firstLine: firstLine)
    var reasons = ClutterCutter(rules: rules).reasons(for: pieces)
    var opening = OpeningLines(rules: rules, keepsTitle: keepsTitle)
    opening.read(pieces, &reasons)
    var metadata = opening.metadata
    if metadata.published == nil { findDate(pieces, reasons, &metadata) }
    for (index, piece) in pieces.enumerated() {
      if let reason = reasons[index] {
        builder.remove(piece, reason: reason)
      } else {
        builder.append(shaped(piece, before: index + 1 < pieces.count ? pieces[index + 1] : nil))
      }
    }
    return metadata
  }

  /// Takes the date from the lone date lines that were cut: the first before the text, else the
  /// first after it.
  private func findDate(
    _ pieces: [TextPiece], _ reasons: [String?], _ metadata: inout ArticleMetadata
  ) {
    let firstKept = reasons.firstIndex { $0 == nil } ?? 0
    for (index, piece) in pieces.enumerated() where reasons[index] == "date-line" {
      guard let day = rules.dates.day(in: piece.text) else { continue }
      metadata.published = day
      metadata.publishedSource = index < firstKept ? "first-lines" : "last-lines"
      return
    }
  }

  /// The piece as a heading where it looks like one: short, without a stop, and followed by a
  /// longer text.
  private func shaped(_ piece: TextPiece, before next: TextPiece?) -> TextPiece {
    guard piece.kind == .paragraph, let next, next.kind == .paragraph,
      piece.text.utf8.count < 90, next.text.utf8.count > 2 * piece.text.utf8.count,
      let last = piece.text.unicodeScalars.last, !".,;:!?\"”)…".unicodeScalars.contains(last),
      piece.text.first?.isLowercase == false
    else { return piece }
    var heading = piece
    heading.kind = .heading
    return heading
  }
}
