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
        "Revenue was EUR 41 million in 2023 and EUR 46 million in 2024.", "EUR 46 million"
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

  @Test(
    arguments: [
      ("By how much did debt fall?", "Debt fell to EUR 12 million from EUR 21 million.", nil),
      ("How much did debt fall?", "Debt dropped to EUR 12 million.", nil),
      (
        "By how much did the school go over budget?",
        "The school ran EUR 2 million over its EUR 14 million budget.", "EUR 2 million"
      ),
      (
        "By how much is the mill over budget?",
        "The mill, budgeted at EUR 52 million, will cost EUR 61 million.", nil
      ),
      ("By how much was debt cut?", "Debt was cut from EUR 21 million to EUR 12 million.", nil),
      (
        "How much did profit rise?", "Profit rose by EUR 3 million to EUR 9 million.",
        "EUR 3 million"
      ),
      (
        "What was the debt before?", "Debt fell to EUR 12 million from EUR 21 million.",
        "EUR 21 million"
      ),
      (
        "What was the profit a year earlier?",
        "Profit was EUR 7 million, compared with EUR 5 million a year earlier.", "EUR 5 million"
      ),
      (
        "What is the debt now?", "Debt fell to EUR 12 million from EUR 21 million.",
        "EUR 12 million"
      ),
      ("What is the profit?", "Profit rose by EUR 3 million to EUR 9 million.", "EUR 9 million"),
      (
        "How many shops will Orrin close?",
        "Orrin runs 1,240 shops and will close 85 of them.", "85"
      ),
      ("What is the price now?", "The price went from EUR 3 a tonne to EUR 5.", "EUR 5"),
      ("How much did Orrin lose?", "The loss of Orrin widened to EUR 7 million.", "EUR 7 million"),
    ] as [(String, String, String?)])
  func `of a change the member that is asked for answers`(
    question: String, sentence: String, expected: String?
  ) throws {
    let asked = try AskedQuestion(question)
    let candidate = asked.candidate(sentence)
    let changes = try FigureChanges(prompts: plainEnglish.prompts)
    let figures = asked.matcher(changes: changes).figures(in: candidate)
    let best = figures.filter { !$0.isOther }.max { $0.fit < $1.fit }
    #expect(best.map { candidate.article.text(of: $0.figure.span) } == expected)
  }
}
