import Answers
import Testing

@testable import QuestionAnswering

/// An age is stated where one is told of whom it is asked, and nothing else is.
@Suite struct AskedAgeTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("How old was Berta Aune?", "84"),
    ("How old is Ida Solvik?", "54"),
    ("How old is Per Dahl?", "31"),
    ("How old is Tor Vik?", "62"),
  ])
  func `an age is the number beside a name or behind its verb`(question: String, age: String)
    throws
  {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(age) == true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: ["How old is Rolf Nyland?", "How old is the Tanner reef?"])
  func `without an age none is stated`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == nil, "\(answer.answer ?? "none")")
    #expect(answer.status != .answered)
  }

  private static let articles = [
    "aune.md": """
    ---
    title: Berta Aune, who found the Tanner reef
    date: 2025-06-20
    ---
    Berta Aune, the biologist who discovered the Tanner reef in 1978, died on Sunday at her home in Lund. She was 84.

    She led the Sund Institute from 1985 to 2003. Per Dahl, who is 31 years old, leads it today.
    """,
    "council.md": """
    ---
    title: Karlund council votes for a hall
    date: 2025-03-12
    ---
    “We have waited long enough,” said the mayor, Ida Solvik, 54. The harbour manager, Rolf Nyland, who lives in the old town, called it “a gamble”.

    Tor Vik, aged 62, voted against it.
    """,
  ]
}
