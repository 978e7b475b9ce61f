internal import Testing

@testable import ArticleReading
@testable import Text

/// A small file as a program writes it, and what has to be read of it.
struct ExportSample: CustomTestStringConvertible, Sendable {
  /// As the table of the page on exports calls it.
  var program: String
  var file: String
  var bytes: [UInt8]
  var articles: [Article]

  /// What is expected of an article; nil metadata must not be there.
  struct Article: Equatable, Sendable {
    var title: String?
    var author: String?
    var outlet: String?
    var day: String?
    var address: String?
    var tags: [String] = []
    var text: String
  }

  init(_ program: String, _ file: String, _ text: String, _ articles: [Article]) {
    self.init(program, file, bytes: Array(text.utf8), articles)
  }

  init(_ program: String, _ file: String, bytes: [UInt8], _ articles: [Article]) {
    self.program = program
    self.file = file
    self.bytes = bytes
    self.articles = articles
  }

  var testDescription: String { "\(program), \(file)" }

  /// Reads the file.
  func check() throws {
    let found = try read(bytes, as: file).documents
    #expect(found.map(ExportSample.article) == articles)
    #expect(found.allSatisfy { !$0.text.contains("<") && !$0.text.contains("&amp;") })
    let sources = Set(found.compactMap(\.metadata.publishedSource))
    #expect(sources.isEmpty == found.allSatisfy { $0.metadata.published == nil })
  }

  private static func article(_ document: Document) -> Article {
    let metadata = document.metadata
    return Article(
      title: metadata.title, author: metadata.author, outlet: metadata.outlet,
      day: metadata.published, address: metadata.url, tags: metadata.tags, text: document.text)
  }
}
