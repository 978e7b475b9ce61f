internal import Prompts
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import Text

@testable import ExactAnswers

/// The tables by which yes and no are said: every row's own examples.
@Suite struct YesNoTableTests {
  @Test func `every list of words knows its example and leaves its counter-example`() throws {
    let prompts = try Prompts()
    let table = try TermTable(language: english)
    let words = try ClaimWords(prompts: prompts, table: table)
    for row in try prompts.table("claim-words") {
      let list = try #require(ClaimWords.List(rawValue: row["name"]))
      func holds(_ text: String) -> Bool {
        table.terms(in: Array(text.utf8)).numbers.contains { words.isIn(list, $0) }
      }
      #expect(holds(row["example"]), "\(row["name"]): \(row["example"])")
      #expect(!holds(row["counter-example"]), "\(row["name"]): \(row["counter-example"])")
    }
  }

  @Test func `every pair of opposites contradicts by its own examples`() throws {
    let prompts = try Prompts()
    let table = try TermTable(language: english)
    let words = try ClaimWords(prompts: prompts, table: table)
    for row in try prompts.table("opposites") {
      let left = table.terms(in: Array(row["example"].utf8)).numbers
      if row["left"].contains("+") {
        let right = table.terms(in: Array(row["counter-example"].utf8)).numbers
        let contradicts = zip(left, left.dropFirst()).contains {
          !(words.pairOpposites[[$0, $1]] ?? []).isDisjoint(with: right)
        }
        #expect(contradicts, "\(row["example"]) / \(row["counter-example"])")
        continue
      }
      let right = Set(table.terms(in: Array(row["counter-example"].utf8)).numbers)
      let contradicts = left.contains { !(words.opposites[$0] ?? []).isDisjoint(with: right) }
      #expect(contradicts, "\(row["example"]) / \(row["counter-example"])")
    }
  }

  @Test func `every sign has one row that says what it measures`() throws {
    let rows = try Prompts().table("yes-no")
    let others = [
      "yes-from", "yes-elsewhere-from", "no-up-to", "no-at-verb-up-to", "covered-from",
      "absent-up-to",
    ]
    #expect(Set(rows.map { $0["signal"] }) == Set(YesNoFeature.allCases.map(\.name) + others))
    #expect(rows.count == YesNoFeature.allCases.count + others.count)
    #expect(rows.allSatisfy { $0["meaning"].count > 5 })
  }
}
