internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// A person's own tables hold for articles, not only for questions.
@Suite struct OwnTablesTests {
  private static func table(_ name: String, adding row: String) throws -> String {
    let path = TableSource.folder + "/" + name
    return try String(contentsOfFile: path, encoding: .utf8) + row + "\n"
  }

  private static let mail = """
    From: Ada Halden <ada@example.org>
    Subject: Kelp
    Date: %@
    Content-Type: text/plain

    The plant makes film from kelp in the harbour of Lund.
    """

  @Test func `own words for months date an article`() throws {
    let folder = try TemporaryFolder()
    let own = try Self.table("date-vocabulary.tsv", adding: "month\t11\tfogmonth")
    try folder.write(own, to: "words/languages/en/tables/date-vocabulary.tsv")
    let line = Self.mail.replacing("%@", with: "4 Fogmonth 2025")
    let path = try folder.write(line, to: "a.eml")
    let file = try ArticleFolder(path: path).singleFile()
    #expect(try Self.published(file, Prompts()) == nil)
    let prompts = try Prompts(folder: folder.url.path + "/words")
    #expect(try Self.published(file, prompts) == "2025-11-04")
  }

  @Test func `an own abbreviation ends no sentence of an article`() throws {
    let folder = try TemporaryFolder()
    let own = try Self.table("abbreviations.tsv", adding: "Fmr\ttitle\t\t")
    try folder.write(own, to: "languages/en/tables/abbreviations.tsv")
    let text = "It was run by Fmr. Halden of Lund. It closed."
    func count(_ prompts: Prompts) throws -> Int {
      let sentences = try ArticleReader(prompts: prompts).language.sentences
      return sentences.spans(in: text, within: TextSpan(0, text.utf8.count)).count
    }
    #expect(try count(Prompts()) == 3)
    #expect(try count(Prompts(folder: folder.url.path)) == 2)
  }

  private static func published(_ file: ArticleFile, _ prompts: Prompts) throws -> String? {
    try ArticleReader(prompts: prompts).read(file).documents.first?.metadata.published
  }
}

/// Where the tables of English stand in the source tree.
private enum TableSource {
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Prompts/languages/en/tables").path
}
