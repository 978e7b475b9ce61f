/// The kinds of file that can be read.
enum ArticleFormats {
  /// What reads them; the order is that of messages.
  static let extractors: [any Extractor.Type] = [
    PlainTextExtractor.self, MarkdownExtractor.self, WebFileExtractor.self, JSONLinesExtractor.self,
    JSONExtractor.self, DelimitedExtractor.self, FeedExtractor.self, MailExtractor.self,
    MailboxExtractor.self, TranscriptExtractor.self, BibliographyExtractor.self, EPUBExtractor.self,
    WordDocumentExtractor.self, OpenDocumentExtractor.self, RichTextExtractor.self,
    EvernoteExtractor.self, OrgExtractor.self, StructuredTextExtractor.self, LaTeXExtractor.self,
    PDFExtractor.self,
  ]

  /// What files they read, archives of them last.
  private static var files: [FileKind] { extractors.map { $0.files } + [ArchiveReader.files] }

  private static let kinds = Dictionary(
    files.flatMap { files in files.endings.map { ($0, files) } },
    uniquingKeysWith: { first, _ in first })

  /// The kind of the file at the path `name` by the ending of its name, in any letter case; nil for
  /// endings that are not read. Messages of a Maildir have none and are known by their folder.
  static func kind(ofFile name: String) -> FileKind? {
    let parts = name.split(separator: "/").suffix(2)
    if parts.count == 2, ["cur", "new"].contains(parts.first),
      parts.last?.prefixMatch(of: /[0-9]{9,10}[._,]/) != nil
    {
      return MailExtractor.files
    }
    if parts.last == "mbox" { return MailboxExtractor.files }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return kinds[name[name.index(after: dot)...].lowercased()]
  }

  /// Every ending that is read, for messages: ".txt, .text, .md".
  static var endingsInWords: String {
    files.flatMap(\.endings).map { ".\($0)" }.joined(separator: ", ")
  }
}
