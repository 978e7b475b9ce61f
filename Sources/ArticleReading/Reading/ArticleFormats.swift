/// The kinds of file that can be read.
enum ArticleFormats {
  /// What reads them; the order is that of messages.
  static let extractors: [any Extractor.Type] = [
    PlainTextExtractor.self, MarkdownExtractor.self, WebFileExtractor.self, JSONLinesExtractor.self,
    DelimitedExtractor.self,
    FeedExtractor.self, JSONExtractor.self, MailExtractor.self, EPUBExtractor.self,
    WordDocumentExtractor.self, PDFExtractor.self,
  ]

  private static let kinds = Dictionary(
    extractors.flatMap { extractor in extractor.files.endings.map { ($0, extractor.files) } },
    uniquingKeysWith: { first, _ in first })

  /// The kind by the ending of the file's name, in any letter case; nil for endings that are not
  /// read.
  static func kind(ofFile name: String) -> FileKind? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return kinds[name[name.index(after: dot)...].lowercased()]
  }

  /// Every ending that is read, for messages: ".txt, .text, .md".
  static var endingsInWords: String {
    extractors.flatMap { $0.files.endings }.map { ".\($0)" }.joined(separator: ", ")
  }
}
