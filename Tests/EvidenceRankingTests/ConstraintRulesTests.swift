internal import AnsweringSupport
internal import Testing

@testable import EvidenceRanking

/// A time or a source that the question names, rule by rule.
@Suite struct ConstraintRulesTests {
  private func value(
    of feature: Feature, _ question: String, _ sentence: String, outlet: String? = nil,
    published: String? = nil
  ) throws -> Double {
    let asked = try AskedQuestion(question)
    var candidates = [asked.candidate(sentence, outlet: outlet, published: published)]
    ConstraintRules(asked.question, table: asked.table)
      .apply(to: &candidates, article: candidates[0].article)
    return candidates[0].features[feature]
  }

  @Test(
    arguments: [
      ("How many welders did the works have in 2022?", "The works had 300.", "2022-06-02", 1.0),
      // Reported shortly after the time that is asked about.
      ("How many welders did the works have in 2022?", "The works had 300.", "2023-02-01", 1),
      ("How many welders did the works have?", "The works had 300.", "2022-06-02", 0),
      ("How many welders did the works have in 2022?", "The works had 300.", nil, 0),
      ("How many welders did the works have in 2022?", "In 2022 it had 300.", nil, 1),
      ("How many welders did the works have in 2022?", "In 2021 it had 300.", nil, 0),
      ("What did the mill make in the 1970s?", "It made board in the 1970s.", nil, 1),
      ("What did the mill make in the 1970s?", "It made board in 1976.", nil, 0.5),
      ("What did the mill make in the 1970s?", "It made board in the 1980s.", nil, 0),
      ("What did the mill make in 1976?", "It made board in the 1970s.", nil, 0),
    ] as [(String, String, String?, Double)])
  func `the time named is met by the day of publication or by a year of the sentence`(
    question: String, sentence: String, published: String?, expected: Double
  ) throws {
    #expect(
      try value(of: .namedTime, question, sentence, published: published) == expected)
  }

  @Test func `the further outside the time named, the less an article counts`() throws {
    let question = "How many welders did the works have in 2022?"
    let values = try ["2022-12-31", "2023-03-15", "2023-05-15", "2025-05-15"].map {
      try value(of: .namedTime, question, "The works had 300.", published: $0)
    }
    #expect(values == values.sorted(by: >) && Set(values).count == values.count, "\(values)")
  }

  @Test(
    arguments: [
      ("According to the Harbour Post, who won?", "Ada won.", "Harbour Post", 1.0),
      ("According to the Harbour Post, who won?", "Ada won.", "Coast Herald", 0),
      ("According to the Harbour Post, who won?", "Ada won, the Harbour Post wrote.", nil, 1),
      ("Who won?", "Ada won.", "Harbour Post", 0),
    ] as [(String, String, String?, Double)])
  func `the source named is met by the outlet or by a sentence that names it`(
    question: String, sentence: String, outlet: String?, expected: Double
  ) throws {
    #expect(try value(of: .namedSource, question, sentence, outlet: outlet) == expected)
  }
}
