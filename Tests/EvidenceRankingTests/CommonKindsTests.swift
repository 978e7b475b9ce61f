internal import AnsweringSupport
internal import Testing

@testable import EvidenceRanking

/// What counts as a value of the kind wanted beside figures and names.
@Suite struct CommonKindsTests {
  /// The best suitability for `question` of anything in `sentence`.
  private func best(_ question: String, _ sentence: String) throws -> Double {
    let asked = try AskedQuestion(question)
    let common = CommonKinds(asked.question, table: asked.table)
    let candidate = asked.candidate(sentence)
    let found = candidate.spans.map { common.suitability(of: $0, in: candidate.article) }
    let words = common.spans(in: candidate.article, tokens: candidate.tokens).map(\.1)
    return (found + words).max() ?? 0
  }

  @Test(arguments: [
    ("When is a claim settled?", "A claim is settled once both sides sign.", 1.0),
    ("When is a claim settled?", "The claim was settled in 2019.", 1.0),
    ("When was the claim settled?", "The claim was settled once both sides signed.", 0.0),
    ("In which period did the crab live?", "It lived during the Middle Miocene.", 1.0),
    ("In which era was the mill built?", "It was built in the Edo period.", 1.0),
    ("In which era was the mill built?", "It was built in the Edo valley.", 0.0),
    ("In which year was the mill built?", "It was built in the Edo period.", 0.0),
    ("Who decided the case?", "It was decided by the Court of Lund.", 0.7),
    ("Who guides new members?", "They are guided by elders and teachers.", 0.5),
    ("Where was the feast held?", "It was held in the walled courtyard.", 0.5),
    ("Where was the feast held?", "It was held on the walled courtyard's birthday.", 0.0),
    ("How long does it take?", "It cools in seconds.", 0.5),
  ])
  func `words that are no names or figures can answer too`(
    question: String, sentence: String, suitability: Double
  ) throws {
    #expect(try best(question, sentence) == suitability)
  }
}
