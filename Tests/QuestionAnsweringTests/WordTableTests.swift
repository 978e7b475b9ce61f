internal import Prompts
internal import Testing

@testable import QuestionAnswering

/// The tables of words that stand in text as they are written.
@Suite struct WordTableTests {
  @Test(arguments: ["reply-words", "claim-status", "currencies", "name-words"])
  func `every row holds a word of its example and none of its counter-example`(table: String) throws
  {
    for row in try Prompts().table(table) {
      func holds(_ text: String) -> Bool {
        text.lowercased().split { " .,?".contains($0) }
          .contains { row.words("words").contains(String($0)) }
      }
      #expect(holds(row["example"]), "line \(row.line): \(row["example"])")
      #expect(!holds(row["counter-example"]), "line \(row.line): \(row["counter-example"])")
    }
  }

  @Test func `every list that replies are read by has words`() throws {
    let words = try ReplyWords(prompts: Prompts())
    for list in ReplyWords.List.allCases { #expect(!words[list].isEmpty, "\(list)") }
  }

  @Test func `every country is known by its example and not by its counter-example`() throws {
    for row in try Prompts().table("country-names") {
      let ways = [row["name"]] + row["written"].split(separator: "|").map(String.init)
      #expect(ways.contains { row["example"].contains($0) }, "\(row["name"])")
      #expect(
        !ways.contains { " \(row["counter-example"]) ".contains(" \($0) ") }, "\(row["name"])")
    }
  }
}
