import Answers
import Testing

@testable import ExactAnswers
@testable import QuestionAnswering

@Suite struct ExplainedSpansTests {
  @Test func `the explanation shows the likely spans with what each rule gives them`() throws {
    let answer = try AskedLibrary().ask("How much did the dry dock of Varde Shipyard cost?")
    #expect(answer.answer == "EUR 38 million")
    let exact = try #require(
      answer.explanation?.parts.first { $0.label.hasPrefix("exact answer") })
    #expect(exact.parts.count == 3)
    for span in exact.parts {
      let rules = span.parts.dropFirst(2)
      #expect(rules.allSatisfy { rule in SpanFeature.allCases.contains { $0.name == rule.label } })
      let sum = rules.reduce(0) { $0 + ($1.value ?? 0) }
      #expect(abs(sum - (span.value ?? 0)) < 1e-6)
    }
  }
}
