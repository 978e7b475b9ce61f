internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct CleaningRulesTests {
  static let rules = try! CleaningRules(prompts: Prompts(), dates: recogniser)

  struct Row: CustomTestStringConvertible {
    let name: String
    let scope: String
    let example: String
    let counterExample: String
    var testDescription: String { name }
  }

  static let rows = ["clutter", "clutter-elsewhere"].flatMap { try! Prompts().table($0) }.map {
    Row(
      name: $0["name"], scope: $0["scope"], example: $0["example"],
      counterExample: $0["counter-example"])
  }

  @Test(arguments: rows) func `a clutter rule covers its own example`(row: Row) {
    let found = Self.rules.match(row.example)?.name ?? Self.rules.opening(of: row.example)
    #expect(found == row.name)
  }

  @Test(arguments: rows) func `no clutter rule covers a counter-example`(row: Row) {
    #expect(Self.rules.match(row.counterExample) == nil)
    #expect(Self.rules.opening(of: row.counterExample) == nil)
  }

  /// Fields that one line alone does not give.
  private static let otherFields = ["description", "content", "other"]

  @Test(
    arguments: try! Prompts().table("metadata-labels")
      .filter { !otherFields.contains($0["field"]) }.map { $0["example"] })
  func `a labelled line at the top becomes metadata`(line: String) throws {
    let text =
      line + "\n\nThe Halden fund, which owns a fifth of the harbour, wants to sell all of it.\n"
    let metadata = try document(of: text).metadata
    #expect(
      [
        metadata.title, metadata.author, metadata.outlet, metadata.published, metadata.url,
        metadata.language,
      ]
      .compactMap(\.self).contains { line.contains($0) || $0 == "2025-11-04" })
  }

  @Test(arguments: [
    ("Dec.07 2025", "2025-12-07"), ("2025-11-04T06:01:00Z", "2025-11-04"),
    ("Oct. 25, 2025, 9:26 a.m. ET", "2025-10-25"), ("4 novembre 2025", "2025-11-04"),
    ("7. Dezember 2025", "2025-12-07"), ("2025年11月4日", "2025-11-04"),
    ("Tue, 04 Nov 2025 10:00:00 GMT", "2025-11-04"), ("25/12/2025", "2025-12-25"),
    ("12/25/2025", "2025-12-25"), ("1762214400", "2025-11-04"), ("20251104", "2025-11-04"),
    ("28 February 1900", "1900-02-28"), ("29 February 2000", "2000-02-29"),
    ("1762214400000", "2025-11-04"),
  ])
  func `a publication date is read`(text: String, day: String) {
    #expect(Self.rules.dates.day(in: text) == day)
  }

  @Test(arguments: [
    "", "November 2025", "yesterday", "31 February 2025", "2025", "9:26 a.m.", "1900-02-29",
    "29 February 1900", "2/29/2100", "29 February 2025",
  ])
  func `what names no whole day is no publication date`(text: String) {
    #expect(Self.rules.dates.day(in: text) == nil)
  }

  func document(of text: String) throws -> Document {
    try PlainTextExtractor(rules: Self.rules)
      .extract(SourceFile(path: "halden.txt", key: "halden.txt", bytes: Array(text.utf8)))
      .documents[0]
  }
}
