internal import Prompts
internal import Testing

@testable import QuestionAnalysis

/// What a few words, and questions in other words than "how much" and "when", want.
@Suite struct KeywordQuestionTests {
  @Test(
    arguments: [
      ("tarn looms ribbon 9 starting price", .money), ("lunde ferry fare", .money),
      ("molde canteen average check", .money),
      ("What do members pay the club every year?", .money),
      ("What does the ferry charge?", .money),
      ("What will heating the hall cost in 2030?", .money), ("How expensive is the ferry?", .money),
      ("lunde mill closing date", .date), ("tarn looms hearing date", .date),
      ("sund festival opening date", .date),
      ("molde boats recall hotline number", .quantity), ("lunde clinic phone number", .quantity),
      ("how to reach tarn looms contact number", .quantity),
      ("molde boats head office address", .place), ("lunde clinic address", .place),
      ("sund county sheriff mill fire", .person), ("tarn looms ceo name", .person),
      ("judge in the molde boats case", .person),
      ("lunde unemployment rate", .percentage),
      ("What slice of its staff did Tarn Looms let go?", .percentage),
      ("What fraction of the crew was sick?", .percentage),
      ("How sharply did orders fall?", .quantity), ("How salty is the soup?", .quantity),
      ("What does Siv Aune accuse the mill of?", .quotation),
      ("What does Siv Aune advise buyers of boats?", .quotation),
      ("What did Siv Aune predict for the harbour?", .quotation),
      ("What is meant by a kelp desert?", .definition), ("What exactly is kelp film?", .definition),
      ("What actually is a kelp dryer?", .definition),
    ] as [(String, AnswerType)])
  func `the kind wanted is known by its words`(question: String, expected: AnswerType) throws {
    let analyzer = try QuestionAnalyzer(prompts: Prompts())
    #expect(analyzer.analyze(question, asOf: "2025-06-01").answerType == expected, "\(question)")
  }

  @Test(arguments: [
    ("Is it true that Siv Aune sold the mill?", "Siv Aune sold the mill"),
    ("Is it correct that the bridge opened?", "the bridge opened"),
    ("Was it true that they left?", "they left"),
  ])
  func `a question whether something is true asks that itself`(
    question: String, statement: String
  ) throws {
    let analyzer = try QuestionAnalyzer(prompts: Prompts())
    #expect(analyzer.analyze(question, asOf: "2025-06-01").form.statement == statement)
  }
}
