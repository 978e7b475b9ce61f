internal import AnsweringSupport
internal import SentenceAnalysis
internal import Testing
internal import Text

@testable import EvidenceRanking

/// Which figure of a sentence is the one asked for.
@Suite struct FigureMatchTests {
  @Test(
    arguments: [
      (
        "How many employees did Oldry have?",
        "Tarnbeck had 1,790 employees at the end of 2024, Hestwick 5,240 and Oldry 2,060.", "2,060"
      ),
      (
        "How many cars does the Lyra carry?", "The Lyra carries 180 people and thirty cars.",
        "thirty"
      ),
      (
        "How many people were injured at Tarnbeck?",
        "At Tarnbeck 95 people were killed and 130 injured.", "130"
      ),
      (
        "What did revenue come to in 2024?",
        "Revenue was EUR 41 million in 2023 and EUR 46 million in 2024.", nil
      ),
    ] as [(String, String, String?)])
  func `the figure of the party and the thing counted fits best`(
    question: String, sentence: String, expected: String?
  ) throws {
    let asked = try AskedQuestion(question)
    let candidate = asked.candidate(sentence)
    let best = asked.matcher().figures(in: candidate).max { $0.fit < $1.fit }
    #expect(best.map { candidate.article.text(of: $0.figure.span) } == expected)
  }

  @Test(
    arguments: [
      ("25 shops in Lund, 14 in Molde and 3 in Tarn will close.", "3"),
      ("In Lund 25 shops will close.", nil),
      ("25 shops in Tarn will close.", nil),
    ] as [(String, String?)])
  func `the figure before the place asked for is that of the place`(
    sentence: String, expected: String?
  ) throws {
    let asked = try AskedQuestion("How many shops in Tarn will close?")
    let candidate = asked.candidate(sentence)
    let matcher = asked.matcher()
    let placed = matcher.placed(matcher.figures(in: candidate), in: candidate)
    #expect(placed.map { candidate.article.text(of: $0.figure.span) } == expected)
  }
}
