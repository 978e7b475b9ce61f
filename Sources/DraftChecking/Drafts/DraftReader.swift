internal import ArticleReading
package import Prompts
internal import Text

/// Reads drafts with the readers of articles.
package struct DraftReader {
  private let reader: ArticleReader
  private let segmenter: SentenceSegmenter

  /// Bytes of text that are checked at once.
  package static let longest = 2_000_000

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    reader = try ArticleReader(prompts: prompts)
    segmenter = try SentenceSegmenter(prompts: prompts)
  }

  /// The draft at `path`.
  ///
  /// - Throws: `ReadingError` where the file cannot be read, `DraftError`.
  package func read(path: String) throws -> Draft {
    let file = try ArticleFolder(path: path).singleFile()
    let bytes = try FileBytes(limit: file.kind.byteLimit).read(file.path)
    return try draft(
      try reader.read(file), path: path,
      text: file.kind.isText ? TextDecoder().text(of: bytes) : nil)
  }

  /// A draft that lies nowhere: Markdown or plain text.
  ///
  /// - Throws: `ReadingError` where it is no text, `DraftError`.
  package func read(_ bytes: [UInt8], named path: String) throws -> Draft {
    guard bytes.count <= Self.longest else {
      throw DraftError.tooLong(path: path, bytes: bytes.count, limit: Self.longest)
    }
    return try draft(
      try reader.read(bytes, named: "draft.md"), path: path, text: TextDecoder().text(of: bytes))
  }

  private func draft(_ extraction: Extraction, path: String, text: String?) throws -> Draft {
    guard var document = extraction.documents.first else { throw DraftError.nothing(path: path) }
    document = Self.withTitle(document)
    guard document.text.utf8.count <= Self.longest else {
      throw DraftError.tooLong(
        path: path, bytes: document.text.utf8.count, limit: Self.longest)
    }
    let found = DraftQuotations(document)
    let places = DraftPlaces(document, file: text)
    return Draft(
      document: document, sentences: segmenter.sentences(of: document), quotations: found.runs,
      unclosed: found.unclosed, links: places.links(), places: places,
      removed: document.removed.filter { $0.text != document.metadata.title })
  }

  /// The title is as much to be checked as the rest.
  private static func withTitle(_ document: Document) -> Document {
    guard let title = document.removed.first(where: { $0.text == document.metadata.title })?.text,
      !title.isEmpty
    else { return document }
    var whole = document
    let shift = title.utf8.count + 2
    whole.text = title + "\n\n" + document.text
    whole.blocks = [Block(kind: .heading, span: TextSpan(0, title.utf8.count))]
    whole.blocks += document.blocks.map { block in
      var block = block
      block.span = TextSpan(block.span.start + shift, block.span.end + shift)
      return block
    }
    whole.anchors = []
    return whole
  }
}
