internal import AnsweringSupport
internal import QuestionAnalysis
internal import Testing

@testable import EvidenceRanking
@testable import ExactAnswers

/// Whether something of the kind asked for stands in a sentence.
@Suite struct WantedReadingTests {
  private func reading(_ question: String, _ sentence: String) throws -> WantedReading {
    let asked = try AskedQuestion(question)
    return WantedReading(
      question: asked.question, matcher: asked.matcher(), lead: asked.candidate(sentence))
  }

  @Test(arguments: [
    ("How tall is the mast?", "The mast stands in Lund.", true),
    ("How tall is the mast?", "The mast is 40 metres tall.", false),
    ("How much did Oldry pay?", "Oldry paid in May.", true),
    ("When was Oldry founded?", "Oldry was founded by two brothers.", true),
    ("When was Oldry founded?", "Oldry was founded in 2009.", false),
    ("Who bought Oldry?", "Oldry was bought cheaply.", true),
    ("Who bought Oldry?", "Oldry was bought by Tarnbeck.", false),
  ])
  func `a sentence without anything of the kind lacks what is wanted`(
    question: String, sentence: String, isMissing: Bool
  ) throws {
    #expect(try reading(question, sentence).isMissing == isMissing)
  }

  @Test(arguments: [
    (
      "What is the rate of unemployment in Lund?",
      "Unemployment in Lund is low, and prices rose 2.4 percent.", true
    ),
    (
      "What is the rate of unemployment in Lund?",
      "The rate of unemployment in Lund is 2.4 percent.", false
    ),
    ("How many sailors work at Oldry?", "Oldry has a yard of 500 acres.", true),
    ("How many sailors work at Oldry?", "At Oldry work 500 sailors.", false),
    ("Who works at Oldry?", "Ada Lund works at Oldry.", false),
  ])
  func `a figure of another measure is none of the one asked for`(
    question: String, sentence: String, lacks: Bool
  ) throws {
    let asked = try AskedQuestion(question)
    var lead = asked.candidate(sentence)
    lead.features[.focus] =
      asked.question.focus.contains { sentence.lowercased().contains($0) } ? 1 : 0
    let reading = WantedReading(question: asked.question, matcher: asked.matcher(), lead: lead)
    #expect(reading.lacksMeasure == lacks)
  }
}
