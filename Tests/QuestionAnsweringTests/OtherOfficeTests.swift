import Answers
import Testing

@testable import QuestionAnswering

/// The holder of one office is not given for another that differs by a word.
@Suite struct OtherOfficeTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("Who is the chief operating officer of Sollund Foods?", "Tremar"),
    ("Who is the chief technology officer of Sollund Foods?", "Tremar"),
    ("Who is the vice president of the Kettle Guild?", "Mistry"),
    ("Who is the deputy managing director of Varn Lines?", "Dahl"),
    ("Who is the finance minister of Norland?", "Roche"),
    ("Who is the deputy prime minister of Norland?", "Roche"),
  ])
  func `another office's holder is not stated`(question: String, wrong: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("Who is the chief financial officer of Sollund Foods?", "Tremar"),
    ("Who is the president of the Kettle Guild?", "Mistry"),
    ("Who is the managing director of Varn Lines?", "Dahl"),
    ("Who is the prime minister of Norland?", "Roche"),
  ])
  func `the holder of the office asked for is`(question: String, right: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(right) == true, "\(answer.answer ?? "none")")
  }

  private static let articles = [
    "sollund.md": """
    ---
    title: Sollund Foods lifts its outlook
    date: 2025-07-24
    ---
    Sollund Foods said sales rose 4 percent in the spring. “Soups did well,” said Paul Tremar, the chief financial officer of Sollund Foods.

    Varn Lines will run fewer trams. Its managing director, Karl Dahl, blamed the strike.
    """,
    "kettle.md": """
    ---
    title: The Kettle Guild recalls heaters
    date: 2025-02-03
    ---
    The Kettle Guild recalled 40,000 heaters. Laurent Mistry, the president of the Kettle Guild, apologised.

    Norland's prime minister, Aidan Roche, visited the harbour.
    """,
  ]
}
