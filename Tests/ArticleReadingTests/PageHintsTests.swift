internal import Prompts
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct PageHintsTests {
  static let rows = try! Prompts().table("page-hints").map {
    CleaningRulesTests.Row(
      name: $0["name"], scope: $0["effect"], example: $0["example"],
      counterExample: $0["counter-example"])
  }

  @Test(arguments: rows) func `a hint knows the class of its example`(row: CleaningRulesTests.Row) {
    #expect(CleaningRulesTests.rules.hints.hint(of: row.example)?.first.name == row.name)
  }

  @Test(arguments: rows) func `a hint does not know its counter-example`(
    row: CleaningRulesTests.Row
  ) {
    #expect(CleaningRulesTests.rules.hints.hint(of: row.counterExample)?.first.name != row.name)
  }

  @Test func `a name is cut at signs and before capitals`() {
    #expect(CleaningRulesTests.rules.hints.hint(of: "siteNav-2")?.first.name == "navigation")
    #expect(CleaningRulesTests.rules.hints.hint(of: "") == nil)
  }
}
