internal import Prompts
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import SentenceAnalysis

/// The rows that say what a question asks for in a way of its own.
@Suite struct RequestRowsTests {
  @Test func `every row of collection-questions reads its example and not its counter-example`()
    throws
  {
    for row in try Prompts().table("collection-questions") {
      let place = "\(row["name"]) (line \(row.line))"
      let found = QuestionAnalyzerTests.analyze(row["example"]).collection
      #expect(found.first?.rule == row["name"], "\(place): \(row["example"])")
      let counter = QuestionAnalyzerTests.analyze(row["counter-example"]).collection
      #expect(!counter.contains { $0.rule == row["name"] }, "\(place): \(row["counter-example"])")
    }
  }

  @Test func `every row of reply-kinds reads its example and not its counter-example`() throws {
    for row in try Prompts().table("reply-kinds") {
      let place = "\(row["name"]) (line \(row.line))"
      let found = QuestionAnalyzerTests.analyze(row["example"]).reply
      #expect(found?.rule == row["name"], "\(place): \(row["example"])")
      let counter = QuestionAnalyzerTests.analyze(row["counter-example"]).reply
      #expect(counter?.rule != row["name"], "\(place): \(row["counter-example"])")
    }
  }

  @Test func `every measure knows its example and leaves its counter-example`() throws {
    let prompts = try Prompts()
    let reader = try ComparisonReader(prompts: prompts, table: TermTable(language: english))
    for row in try prompts.table("comparison-measures") {
      func ways(_ question: String) -> [String] {
        reader.request(QuestionAnalyzerTests.analyzer.analyze(question, asOf: "2025-11-10"))?
          .measures.flatMap(\.questions) ?? []
      }
      let own = row["questions"].split(separator: "|").map(String.init)
      #expect(ways(row["example"]) == own, "\(row["name"]): \(row["example"])")
      #expect(ways(row["counter-example"]) != own, "\(row["name"]): \(row["counter-example"])")
    }
  }
}
