internal import ArticleText

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
  var rows: [TermRow]
  /// Words of the text.
  var words: Int
}

/// The terms of one row of the full-text table.
struct TermRow: Sendable {
  /// As `TermPacker` makes them.
  var terms: [UInt8]
  var words: Int
}

/// Cuts documents into sentences, passages and terms. One preparer serves one thread at a time.
final class ArticlePreparer {
  private let segmenter: SentenceSegmenter
  private let splitter = PassageSplitter()
  private let packer = TermPacker()
  private let texts = TextPacker()

  init(segmenter: SentenceSegmenter) { self.segmenter = segmenter }

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
    return PreparedArticle(
      document: document, packedText: texts.pack(document.text), layout: layout,
      hash: Self.hash(document, layout: layout),
      fingerprint: TextFingerprint(of: document.text), rows: rows,
      words: rows.dropFirst().reduce(0) { $0 + $1.words })
  }

  /// The terms of an article's rows: title and description in the first, then a passage in each.
  func rows(title: String?, description: String?, text: String, passages: [TextSpan]) -> [TermRow] {
    var heading = [title, description].compactMap { $0 }.joined(separator: "\n")
    var rows = [heading.withUTF8 { row($0) }]
    rows.reserveCapacity(passages.count + 1)
    var text = text
    text.withUTF8 { bytes in
      for span in passages {
        rows.append(row(UnsafeBufferPointer(rebasing: bytes[span.start..<span.end])))
      }
    }
    return rows
  }

  /// How often each word occurred in the rows made since the last call.
  func takeWordCounts() -> [(word: String, count: Int)] { packer.takeWordCounts() }

  private func row(_ bytes: UnsafeBufferPointer<UInt8>) -> TermRow {
    var terms: [UInt8] = []
    terms.reserveCapacity(bytes.count + 16)
    let words = packer.append(bytes, to: &terms)
    return TermRow(terms: terms, words: words)
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
    return hash
  }
}
