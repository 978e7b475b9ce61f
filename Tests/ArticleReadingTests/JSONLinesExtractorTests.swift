internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

private func extraction(of text: String) throws -> Extraction {
  try JSONLinesExtractor(rules: CleaningRules(prompts: Prompts(), dates: recogniser)).extract(
    SourceFile(path: "in/a.jsonl", key: "a.jsonl", bytes: Array(text.utf8)))
}

@Suite struct JSONLinesExtractorTests {
  @Test func `a line becomes an article with its metadata and its line`() throws {
    let line = """
      {"id": "n1", "title": "Tellford grows", "text": "It grew.\\n\\nIt will\\ngrow again.", "source": "Coast Post", \
      "author": ["Ann Roe", "Sam Orr"], "date": "2025-11-04T08:00:00Z", "url": "https://example.org/1", "language": "en"}
      """
    let document = try #require(extraction(of: "\u{FEFF}\n" + line).documents.first)
    #expect(document.key == "n1")
    #expect(document.path == "in/a.jsonl")
    #expect(document.text == "It grew.\n\nIt will grow again.")
    #expect(document.blocks.map(\.span) == [TextSpan(0, 8), TextSpan(10, 29)])
    #expect(document.anchors.number(at: 12) == 2)
    #expect(
      document.metadata
        == ArticleMetadata(
          title: "Tellford grows", author: "Ann Roe, Sam Orr", outlet: "Coast Post",
          published: "2025-11-04", publishedSource: "import", language: "en",
          url: "https://example.org/1"))
  }

  @Test(arguments: [
    ("{\"id\": \"a\"}", "it has no \"text\""),
    ("{\"url\": \"https://coast.example\"}", "it has an address but no \"text\""),
    ("{\"id\": \"a\", \"text\": 5}", "its \"text\" is not text"),
    ("{\"id\": {}, \"text\": \"a\"}", "its \"id\" is not text"),
    ("{\"id\": \"\", \"text\": \"a\"}", "its id is empty"),
    ("{\"id\": \"a\", \"text\": \" \\n \"}", "its text is empty"),
    ("{\"id\": \"a\", \"text\": null}", "its \"text\" is not text"),
    ("[1, 2]", "it is not a JSON object"),
    ("{\"id\": \"a\", \"text\": \"a", "it is not valid JSON in UTF-8"),
    ("nonsense", "it is not valid JSON in UTF-8"),
    (String(repeating: "[", count: 100_000), "it is not valid JSON in UTF-8"),
  ])
  func `a malformed line is named and the rest kept`(line: String, reason: String) throws {
    let good = "{\"id\": \"x\", \"text\": \"It grew.\"}"
    let extraction = try extraction(of: "\(line)\n\(good)\n")
    #expect(extraction.documents.map(\.key) == ["x"])
    #expect(
      extraction.skipped == [SkippedPart(path: "in/a.jsonl", line: 1, reason: reason)])
  }

  @Test func `an id counts once in a file`() throws {
    let line = "{\"id\": 7, \"text\": \"It grew.\"}\n"
    let extraction = try extraction(of: line + line)
    #expect(extraction.documents.map(\.key) == ["7"])
    #expect(extraction.skipped.map(\.reason) == ["it repeats the id of line 1"])
  }

  @Test(arguments: [
    ("One\nTwo\nof them", "One\nTwo of them", [Block.Kind.paragraph]),
    (
      "- one is here\n- two is there\n  and more", "- one is here\n\n- two is there and more",
      [.listItem, .listItem]
    ),
    ("Total | 3 | 4\nOther | 5 | 6", "Total | 3 | 4\n\nOther | 5 | 6", [.tableRow, .tableRow]),
    (
      "What comes next\n\nThe company will build three more plants in the north.",
      "What comes next\n\nThe company will build three more plants in the north.",
      [.heading, .paragraph]
    ),
    ("  a\u{A0} b\t\tc  \r\n\r\n\r\n d ", "a b c\n\nd", [.paragraph, .paragraph]),
  ])
  func `text becomes blocks without a changed word`(
    text: String, expected: String, kinds: [Block.Kind]
  ) throws {
    let escaped = text.map { character -> String in
      switch character {
      case "\n", "\r\n": "\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }.joined()
    let document = try #require(
      extraction(of: "{\"id\": \"a\", \"text\": \"\(escaped)\"}").documents.first)
    #expect(document.text == expected)
    #expect(document.blocks.map(\.kind) == kinds)
  }

  @Test func `imported words are never changed, ligatures and direction marks included`() throws {
    let line = "{\"id\": \"n2\", \"text\": \"A ﬁne name: \u{202B}اسم\u{202C} (a\u{61C}).\"}"
    let document = try #require(extraction(of: line).documents.first)
    #expect(document.text == "A ﬁne name: \u{202B}اسم\u{202C} (a\u{61C}).")
  }
}
