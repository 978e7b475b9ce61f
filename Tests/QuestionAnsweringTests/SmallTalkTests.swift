internal import AnsweringSupport
internal import Answers
internal import Prompts
internal import Testing

@testable import ArticleReading
@testable import QuestionAnalysis
@testable import QuestionAnswering

@Suite struct PhrasePatternTests {
  @Test(arguments: [
    ("open [source] #", "Open source 12!", ["12"]),
    ("open [source] #", "open 2", ["2"]),
    ("(hi|hello there)", "HELLO,   there", []),
    ("a; b [c]", "b", []),
    ("what's new", "What’s new?", []),
  ])
  func `a phrase is found whatever its case and punctuation`(
    pattern: String, text: String, numbers: [String]
  ) {
    #expect(PhrasePattern(pattern).matches(text) == numbers)
  }

  @Test(arguments: ["open", "open two", "open 1 2", "please open 1", ""])
  func `anything more or less is no match`(text: String) {
    #expect(PhrasePattern("open [source] #").matches(text) == nil)
  }
}

@Suite struct SmallTalkTests {
  static let rows: [TableRow] = (try? Prompts().table("conversation")) ?? []

  @Test func `the table is there`() {
    #expect(!Self.rows.isEmpty)
  }

  @Test(arguments: rows.map { [$0["name"], $0["phrases"], $0["example"], $0["counter-example"]] })
  func `a row knows its example and not its counter-example`(row: [String]) {
    let pattern = PhrasePattern(row[1])
    #expect(pattern.matches(row[2]) != nil)
    #expect(pattern.matches(row[3]) == nil)
  }

  @Test(arguments: rows.map { $0["example"] }, [0, 1, 12])
  func `every example gets a reply without a gap`(example: String, articles: Int) throws {
    let answer = try #require(
      try SmallTalk(prompts: Prompts()).reply(to: example, articles: articles))
    #expect(answer.status == .conversation)
    #expect(answer.citations.isEmpty)
    guard case .lead(let text, nil) = answer.parts[0] else { return #expect(Bool(false)) }
    #expect(!text.isEmpty && !text.contains("  ") && !text.contains("{{"))
  }

  @Test(arguments: [
    "", "?", "hi how much did the fund commit", "Thanks to whom did it grow?",
    "Who helps Brightwave?",
  ])
  func `a question about the articles is left to them`(question: String) throws {
    #expect(try SmallTalk(prompts: Prompts()).reply(to: question, articles: 3) == nil)
  }
}
