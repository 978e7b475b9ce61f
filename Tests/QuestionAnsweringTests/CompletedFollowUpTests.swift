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
  private func converse(_ questions: [String]) throws -> Answer {
    var history: [QuestionRequest.Turn] = []
    var last: Answer?
    for question in questions {
      let answer = try library.pipeline.answer(
        QuestionRequest(question: question, history: history, asOf: "2025-06-01"))
      history.append(
        QuestionRequest.Turn(
          question: question, answer: answer.answer, excerpt: answer.citations.first?.excerpt))
      last = answer
    }
    return try #require(last)
  }

  private func converse(_ questions: String...) throws -> Answer { try converse(questions) }

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

  @Test(arguments: [
    ("How many Halmark shops is Oldry closing?", "and in brunvik?", "Brunvik"),
    ("How much did Oldry lose in the second quarter of 2024?", "and hestwick oil?", "Hestwick"),
    ("How many shops does Tarn Books have in Halmark?", "Brunvik?", "Brunvik"),
  ])
  func `a name the article knows is exchanged however it is typed`(
    before: String, question: String, part: String
  ) throws {
    let reading = try #require(try converse(before, question).interpretedAs)
    #expect(reading.contains(part))
    #expect(!reading.contains("Halmark") || part != "Brunvik")
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

  @Test(arguments: [
    ("OK, something else: who leads the chess club?", "Who leads the chess club?"),
    ("Different topic: when was Berit Lunde born?", "When was Berit Lunde born?"),
    ("Changing the subject, what will Sund spend on parks?", "What will Sund spend on parks?"),
  ])
  func `what only says that a new topic begins is left out`(question: String, reading: String)
    throws
  {
    #expect(
      try converse("Who is the chief executive of Oldry?", question).interpretedAs == reading)
  }

  @Test(arguments: [
    "What happened in May?",
    "Which firm raised its stake in the quarry?",
    "How large is the budget for the library?",
    "What share of its income does Sund spend on parks?",
    "How deep in debt was Tarn Books when it opened?",
    "library opening hours monday",
    "Who sits across the table from the quarry's owners?",
    "In which month do the inns earn the most?",
  ])
  func `a question that stands by itself is kept as it is`(question: String) throws {
    #expect(try converse("Who is the chief executive of Oldry?", question).interpretedAs == nil)
  }

  @Test(arguments: [
    ("What did Tarn Books open in Halmark?", "What did the bookseller say?", "Tarn Books"),
    ("How many Halmark shops is Oldry closing?", "What did the company earn there?", "Oldry"),
    ("Which judge is behind the Quarry case?", "Why did she pick that day?", "Berit Lunde"),
  ])
  func `an open place is filled by what is of its kind`(
    before: String, question: String, part: String
  ) throws {
    let reading = try converse(before, question).interpretedAs
    #expect(reading?.contains(part) == true || part == "Tarn Books" && reading == nil)
  }

  @Test(arguments: ["Says who?", "Who said that?", "According to whom?"])
  func `who says what was told is read off its sentence`(question: String) throws {
    let answer = try converse("How many visitors came to the Sund library?", question)
    #expect(answer.status == .answered)
    #expect(answer.answer?.contains("Nils Aker") == true)
  }

  @Test(arguments: [
    ("And two years earlier?", "What did Tarn Books earn in 2022?"),
    ("And the year before?", "What did Tarn Books earn in 2023?"),
    ("What about a year later?", "What did Tarn Books earn in 2025?"),
  ])
  func `a year is counted from that of the last question`(question: String, reading: String) throws
  {
    #expect(
      try converse("What did Tarn Books earn in 2024?", question).interpretedAs == reading)
  }

  @Test(arguments: [
    ("How many were killed in the Molde landslide?", "and injured?", "injured in the Molde"),
    ("When was the Sund library opened?", "And renovated?", "renovated"),
    ("How many shops were closed in Halmark?", "and how many opened?", "shops were opened"),
  ])
  func `a verb stands for a verb`(before: String, question: String, part: String) throws {
    #expect(try converse(before, question).interpretedAs?.contains(part) == true)
  }

  @Test func `a sum leaves out what was exchanged`() throws {
    let answer = try converse(
      "How many Halmark shops is Oldry closing?", "and in Brunvik?",
      "What does that make altogether?")
    #expect(answer.interpretedAs == "How many shops is Oldry closing in total?")
  }

  @Test func `what was measured is measured again`() throws {
    let answer = try converse(
      "What total revenue did Tarn Books report?", "How much was that up on the year before?")
    #expect(
      answer.interpretedAs
        == "How much was the total revenue of Tarn Books up on the year before?")
  }

  @Test func `somebody else's words are not taken for theirs who bear half of the name`() throws {
    let answer = try converse("What did Hestwick Books say?")
    #expect(answer.citations.first?.excerpt.contains("Tarn Books said") == false)
  }

  private static let articles = [
    "town.md": """
    ---
    title: Budget of Sund
    date: 2025-01-30
    ---
    Sund will spend NOK 9 million on buses, NOK 6 million on parks and NOK 2 million on its library in 2025. The mayor, Kari Voll, voted for it.

    The Sund library had 41,000 visitors last year, the librarian Nils Aker said.
    """,
    "oldry.md": """
    ---
    title: Oldry narrows its loss
    date: 2024-08-08
    ---
    Oldry lost NOK 7 million in the second quarter of 2024, less than the NOK 9 million it had lost a year earlier. Hestwick Oil lost NOK 3 million.

    Oldry is closing 14 shops in Halmark, 9 in Brunvik and two in Molde. In all, 25 shops close.

    Oldry's chief executive, Tone Rud, denied that the company was looking for a buyer. She said that it would stay alone.
    """,
    "books.md": """
    ---
    title: Tarn Books opens in Halmark
    date: 2025-02-11
    ---
    Tarn Books reported a total revenue of NOK 80 million for 2024, up 12 percent on the year before. It has five shops in Halmark and three in Brunvik.

    Tarn Books said in a statement that it was glad to open in Halmark. Hestwick Books declined to comment.
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
