internal import Answers
internal import PassageIndex
internal import Prompts
internal import Testing

@testable import QuestionAnswering

/// What of a sentence belongs together beyond single phrases.
@Suite struct WholeAnswerTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("When did Halden Film lease the Tofte yard?", "between 2015 and 2019"),
    ("When is a claim settled?", "when both sides sign the deed"),
    ("How old was Ada Lindqvist when she founded Halden Film?", "34"),
    ("What does the first aid kit include?", "gauze, tape and iodine"),
    ("What is the size of the new hall?", "4,000 square metres"),
  ])
  func `an answer is given whole`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == expected, "\(answer.answer ?? "none")")
  }

  @Test func `a time is found where a name stands nearer`() throws {
    let answer = try library.ask("When was Per Solheim born?")
    #expect(answer.answer == "10 November 1883")
  }

  private static let articles = [
    "yard.md": """
    # Yards

    Halden Film leased the Tofte yard between 2015 and 2019 from the Sund Fund. The new hall has 4,000 square metres of floor.

    The first aid kit includes gauze, tape and iodine.
    """,
    "people.md": """
    # People

    At the age of 34 Ada Lindqvist founded Halden Film. Per Solheim was born to Hans Solheim and his wife Margit on 10 November 1883 in Lervik.
    """,
    "claims.md": """
    # Claims

    A claim is settled when both sides sign the deed.
    """,
  ]
}
