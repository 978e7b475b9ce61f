internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct MarkdownExtractorTests {
  func document(_ text: String) throws -> Document {
    try MarkdownExtractor(rules: CleaningRulesTests.rules)
      .extract(SourceFile(path: "fund.md", key: "fund.md", bytes: Array(text.utf8))).documents[0]
  }

  @Test func `front matter is metadata, not text`() throws {
    let document = try document(
      "---\ntitle: \"Halden backs Brightwave\"\ndate: 2025-11-04\nauthors:\n  - Mara Quist\n  - Jon Vale\n---\n\nThe fund pays.\n"
    )
    #expect(document.metadata.title == "Halden backs Brightwave")
    #expect(document.metadata.published == "2025-11-04")
    #expect(document.metadata.author == "Mara Quist, Jon Vale")
    #expect(document.text == "The fund pays.")
    #expect(document.anchors == [PlaceAnchor(offset: 0, number: 9)])
  }

  @Test func `headings, lists, quotations, tables and code keep their kind`() throws {
    let document = try document(
      "# Fund week\n\nText *with* [a link](x).\n\n## Terms\n\n- one\n- two\n\n> said\n\n| bank | share |\n|---|---|\n| Halden | 4 % |\n\n```\nlet a = 1\n```\n"
    )
    #expect(document.metadata.title == "Fund week")
    #expect(
      document.blocks.map(\.kind) == [
        .paragraph, .heading, .listItem, .listItem, .quotation, .tableRow, .code,
      ])
    #expect(document.text.hasPrefix("Text with a link.\n\nTerms\n\none\n\ntwo\n\nsaid"))
    #expect(document.text.contains("bank: Halden; share: 4 %"))
    #expect(document.anchors.number(at: document.blocks[5].span.start) == 14)
  }

  @Test(arguments: [
    "---\nThe fund pays", "+++\nfund = 1", "---\n---\npays", "\u{FEFF}---\ntitle: A\n---\nText",
  ])
  func `an unfinished or marked front matter never breaks reading`(text: String) throws {
    #expect(try !document(text).text.isEmpty)
  }

  @Test func `deep nesting costs no stack`() throws {
    let document = try document(String(repeating: "> ", count: 20_000) + "deep")
    #expect(document.text.contains("deep"))
  }
}
