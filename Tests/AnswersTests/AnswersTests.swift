internal import Prompts
internal import Testing

@testable import Answers

/// The values that answers are made of.
@Suite struct AnswersTests {
  @Test(arguments: [
    (0.0, Sureness.weak), (0.49, .weak), (0.5, .likely), (0.79, .likely), (0.8, .sure), (1, .sure),
  ])
  func `the lower edge of a step belongs to it`(confidence: Double, expected: Sureness) {
    #expect(Sureness.Scale([:]).sureness(confidence) == expected)
  }

  @Test func `a table moves the steps`() {
    let scale = Sureness.Scale(["likely": 0.2, "sure": 0.3])
    #expect(scale.sureness(0.25) == .likely)
    #expect(scale.sureness(0.3) == .sure)
  }

  @Test(arguments: [
    ("2025-11-04", "4 Nov 2025"), ("1900-01-31", "31 Jan 1900"), ("2025-13-04", "2025-13-04"),
    ("2025", "2025"), ("", ""), ("last week", "last week"),
  ])
  func `a day is said as the wording says it, anything else as it is`(
    day: String, expected: String
  ) throws {
    #expect(try DayWording(prompts: Prompts()).text(of: day) == expected)
  }

  @Test(arguments: [
    (1.0, "score: 1.000"), (-0.0004, "score: 0.000"), (-0.25, "score: -0.250"),
    (12.3456, "score: 12.346"),
  ])
  func `values have three decimals`(value: Double, expected: String) {
    #expect(Explanation("score", value: value).lines() == [expected])
  }

  @Test func `parts are indented below what they make up`() {
    let tree = Explanation(
      "all", parts: [Explanation("one", parts: [Explanation("two", value: 2)])])
    #expect(tree.lines() == ["all", "  one", "    two: 2.000"])
  }
}
