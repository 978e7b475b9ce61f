package import Text

/// A text that somebody wrote and wants compared with the articles.
package struct Draft: Sendable {
  /// Words in quotation marks.
  package struct QuotedRun: Sendable, Equatable {
    /// Without the marks; UTF-8 bytes of the draft's text.
    package var span: TextSpan
    /// The block that holds it.
    package var block: Int
  }

  /// An address that the draft links.
  package struct Link: Sendable, Equatable {
    /// The byte of the text that it stands at or just behind.
    package var offset: Int
    package var address: String
  }

  package var document: Document
  package var sentences: [Sentence]
  package var quotations: [QuotedRun]
  /// Where quotation marks open that nothing closes.
  package var unclosed: [Int]
  package var links: [Link]
  /// Lines and columns, by the file.
  package var places: DraftPlaces
  /// What the reader left out as clutter.
  package var removed: [RemovedBlock]

  package var text: String { document.text }

  /// The block at an offset; nil between blocks.
  func block(at offset: Int) -> Int? {
    document.blocks.firstIndex { $0.span.contains(offset) }
  }
}

/// Why a draft cannot be checked.
package enum DraftError: Error, Equatable, CustomStringConvertible {
  /// Sizes in bytes.
  case tooLong(path: String, bytes: Int, limit: Int)
  case nothing(path: String)

  package var description: String {
    switch self {
    case .tooLong(let path, let bytes, let limit):
      "\(path): the draft has \((bytes + 999_999) / 1_000_000) MB of text, more than the \(limit / 1_000_000) MB that are checked at once; cut it into smaller files and check these."
    case .nothing(let path): "\(path): the draft holds no text."
    }
  }
}
