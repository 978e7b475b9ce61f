internal import ArticleReading
internal import SentenceAnalysis
internal import Text

/// An article ready to be written: everything that can be made of it without the database.
struct PreparedArticle: Sendable {
  var document: Document
  /// The document's text as `TextPacker` makes it.
  var packedText: [UInt8]
  /// `ArticleLayout.packed`.
  var layout: [UInt8]
  /// Of everything the index keeps of the article.
  var hash: ContentHash
  /// By which copies find each other.
  var fingerprint: TextFingerprint
  /// The title row first, then one a passage.
  var rows: TermRows
  /// Words of the text.
  var words: Int
  /// Nil for one that the index holds already.
  var analysis: PreparedAnalysis?
}

/// The terms of neighbouring rows of the full-text table.
struct TermRows: Sendable {
  /// As `TermPacker` makes them, row after row.
  var terms: [UInt8] = []
  /// Where the terms of each row end in `terms`.
  var ends: [Int] = []
  /// Words of each row.
  var words: [Int] = []

  var count: Int { ends.count }
}

/// Cuts documents into sentences, passages and terms, and understands them. One preparer serves one
/// thread at a time.
final class ArticlePreparer {
  private let segmenter: SentenceSegmenter
  private let splitter = PassageSplitter()
  private let packer = TermPacker()
  private let texts = TextPacker()
  private let analyses: AnalysisMaker
  private let known: Set<ContentHash>

  /// - Parameter known: articles that are not understood again: the index holds them.
  init(
    segmenter: SentenceSegmenter, analyzer: ArticleAnalyzer, known: Set<ContentHash> = []
  ) {
    self.segmenter = segmenter
    self.known = known
    analyses = AnalysisMaker(analyzer: analyzer)
  }

  func prepare(_ document: Document) -> PreparedArticle {
    let sentences = segmenter.sentences(of: document)
    let passages = splitter.passages(of: sentences, in: document.text)
    let layout = ArticleLayout(
      sentences: sentences, passages: passages.map(\.sentences), anchors: document.anchors,
      placeUnit: document.placeUnit
    ).packed
    let rows = rows(
      title: document.metadata.title, description: document.metadata.description,
      text: document.text, passages: passages.map(\.span))
    let hash = Self.hash(document, layout: layout)
    return PreparedArticle(
      document: document, packedText: texts.pack(document.text), layout: layout, hash: hash,
      fingerprint: TextFingerprint(of: document.text), rows: rows,
      words: rows.words.dropFirst().reduce(0, +),
      analysis: known.contains(hash)
        ? nil
        : analyses.analysis(
          text: document.text, metadata: document.metadata, sentences: sentences))
  }

  /// The terms of an article's rows: title and description in the first, then a passage in each.
  func rows(title: String?, description: String?, text: String, passages: [TextSpan]) -> TermRows {
    var rows = TermRows()
    rows.terms.reserveCapacity(text.utf8.count + text.utf8.count / 8 + 64)
    var heading = [title, description].compactMap { $0 }.joined(separator: "\n")
    heading.withUTF8 { append($0, to: &rows) }
    var text = text
    text.withUTF8 { bytes in
      for span in passages {
        append(UnsafeBufferPointer(rebasing: bytes[span.start..<span.end]), to: &rows)
      }
    }
    return rows
  }

  /// How often each word occurred in the rows made since the last call.
  func takeWordCounts() -> WordCounts { packer.takeWordCounts() }

  /// A part of that, mostly none; for who calls `takeWordCounts()` in the end.
  func takeFullWordCounts() -> WordCounts { packer.takeFullWordCounts() }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, to rows: inout TermRows) {
    rows.words.append(packer.append(bytes, to: &rows.terms))
    rows.ends.append(rows.terms.count)
  }

  private static func hash(_ document: Document, layout: [UInt8]) -> ContentHash {
    var hash = ContentHash(document.text)
    layout.withUnsafeBytes { hash.append($0) }
    let metadata = document.metadata
    for field in [
      metadata.title, metadata.author, metadata.outlet, metadata.published,
      metadata.publishedSource, metadata.description, metadata.language, metadata.url,
    ] {
      hash.append(field)
    }
    if let saved = metadata.saved { hash.append(saved) }
    return hash
  }
}
