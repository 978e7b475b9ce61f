internal import Foundation
internal import Testing

@testable import ArticleReading
@testable import Text

/// Entries of lists that are longer than any article are told of and cost no other.
@Suite struct LongEntryTests {
  private static let long = String(repeating: "word ", count: 4_200_000)

  @Test(arguments: [
    ("{\"text\":\"\(long)\"}\n{\"text\":\"Salt of Arden.\"}\n", "a.jsonl"),
    ("[{\"text\":\"\(long)\"},{\"text\":\"Salt of Arden.\"}]", "a.json"),
    ("title,text\nA,\(long)\nB,Salt of Arden.\n", "a.csv"),
  ])
  func `an entry that is longer than an article is left out`(text: String, name: String) throws {
    let extraction = try read(text, as: name)
    #expect(extraction.documents.map(\.text) == ["Salt of Arden."])
    #expect(extraction.skipped.map(\.reason).first?.contains("20 MB an article may") == true)
  }
}
