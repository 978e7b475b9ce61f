internal import AnsweringSupport
internal import TestSupport
internal import Testing

@testable import Answers
@testable import QuestionAnalysis
@testable import QuestionAnswering

/// Follow-ups completed by what the articles say their names are.
struct CompletedFollowUpTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  /// The reply to the last of `questions`, each asked after those before it.
  private func converse(_ questions: String...) throws -> Answer {
    var history: [QuestionRequest.Turn] = []
    var last: Answer?
    for question in questions {
      let answer = try library.pipeline.answer(
        QuestionRequest(question: question, history: history, asOf: "2025-06-01"))
      history.append(QuestionRequest.Turn(question: question, answer: answer.answer))
      last = answer
    }
    return try #require(last)
  }

  @Test func `a preposition says which part is exchanged`() throws {
    let answer = try converse("How much will Sund spend on buses in 2025?", "And on parks?")
    #expect(answer.interpretedAs == "How much will Sund spend on parks in 2025?")
  }

  @Test func `a name stands for a name, not for a time`() throws {
    let answer = try converse(
      "How much did Oldry lose in the second quarter of 2024?", "And Hestwick Oil?")
    #expect(
      answer.interpretedAs == "How much did Hestwick Oil lose in the second quarter of 2024?")
  }

  @Test func `it is no person`() throws {
    let answer = try converse(
      "Who is the chief executive of Oldry?", "What did she deny?",
      "How much did it lose in the second quarter of 2024?")
    #expect(answer.interpretedAs == "How much did Oldry lose in the second quarter of 2024?")
  }

  @Test func `nobody is taken for a man whom the article calls she`() throws {
    let answer = try converse("When was Berit Lunde born?", "When was he born?")
    #expect(answer.status == .abstained)
    #expect(answer.lead.contains("he"))
  }

  @Test func `a new topic is read alone`() throws {
    #expect(
      try converse("Who is the chief executive of Oldry?", "What happened in May?").interpretedAs
        == nil)
    #expect(
      try converse(
        "Who is the chief executive of Oldry?", "Different topic: who leads the chess club?"
      ).interpretedAs == nil)
  }

  private static let articles = [
    "town.md": """
    ---
    title: Budget of Sund
    date: 2025-01-30
    ---
    Sund will spend NOK 9 million on buses, NOK 6 million on parks and NOK 2 million on its library in 2025. The mayor, Kari Voll, voted for it.
    """,
    "oldry.md": """
    ---
    title: Oldry narrows its loss
    date: 2024-08-08
    ---
    Oldry lost NOK 7 million in the second quarter of 2024, less than the NOK 9 million it had lost a year earlier.

    Oldry's chief executive, Tone Rud, denied that the company was looking for a buyer. She said that it would stay alone.
    """,
    "judge.md": """
    ---
    title: Judge Berit Lunde retires
    date: 2024-06-20
    ---
    Berit Lunde, the judge who decided the case of the quarry, retires in July. She was born in Molde in 1955 and studied law in Lund.
    """,
  ]
}
