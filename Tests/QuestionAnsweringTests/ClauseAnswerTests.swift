internal import AnsweringSupport
internal import TestSupport
internal import Testing

@testable import Answers
@testable import QuestionAnalysis
@testable import QuestionAnswering

/// Answers that stand in the place of a clause that the question leaves open, and questions that
/// another clause only seems to answer.
struct ClauseAnswerTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("What did Orla sell?", "barge"),
    ("Where were the stoves made?", "Narvik, Lund, Molde and Ålesund"),
    ("Who is the treasurer of Hestwick Oil?", "Gro Tveit"),
    ("Who voted against the bridge?", "Coast Party"),
    ("What was Oldry's turnover in the second quarter of 2024?", "NOK 88 million"),
    ("How many trams does Lund Rail have?", "six"),
    ("When was Tarn Looms founded?", "1974"),
    ("Who is the managing director of Tarn Looms?", "Aud Rike"),
  ])
  func `what the clause has in the open place is the answer`(question: String, expected: String)
    throws
  {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(expected) == true, "\(answer.answer ?? answer.lead)")
    #expect(answer.answer.map { $0.utf8.count <= expected.utf8.count + 12 } == true)
  }

  @Test(arguments: [
    "When was Oldry founded?",
    "How many boats did Molde Boats build?",
  ])
  func `what is told of somebody else is no answer`(question: String) throws {
    #expect(try library.ask(question).status == .abstained)
  }

  @Test(arguments: [
    ("Ivar Moen denied robbing the bank.", "Who robbed the bank?", "Did Ivar Moen rob the bank?"),
    ("Gro Tveit denied that she had paid him.", "Who paid him?", "Did Gro Tveit pay him?"),
    ("It is false that Siv Aune won the cup.", "Who won the cup?", "Did Siv Aune win the cup?"),
  ])
  func `what is denied or only claimed is told of nobody, and neither affirmed`(
    text: String, open: String, closed: String
  ) throws {
    let library = try AskedLibrary(["a.txt": "News of the day\n\n\(text)\n"])
    #expect(try library.ask(open).answer == nil)
    let verdict = try library.ask(closed).answer
    #expect(verdict != "yes" && verdict != "no")
  }

  @Test func `who denies it is not quoted first`() throws {
    let first = try library.ask("Who builds boats of tar?").citations.first
    #expect(first?.excerpt.contains("Molde Boats") == true)
  }

  @Test func `a question for a time alone is answered by what happened then`() throws {
    let answer = try library.ask("What happened in April 2023?")
    #expect(answer.lead.contains("Tram leaves the rails"))
    #expect(answer.citations.count == 1)
  }

  @Test func `copies of one outlet are counted, not named again and again`() throws {
    let text =
      "---\ntitle: The dam\noutlet: Quay Post\ndate: 2024-05-02\n---\nNine goats were lost."
    let copies = try AskedLibrary(["a.md": text, "b.md": text, "c.md": text])
    let citation = try #require(try copies.ask("How many goats were lost?").citations.first)
    #expect(citation.alsoIn.count == 2)
  }

  private static let articles = [
    "will.md": """
    ---
    title: An estate
    date: 2024-02-01
    ---
    Orla sold the barge, moved to Bergen and learned to weave.
    """,
    "stoves.md": """
    ---
    title: Stoves called back
    date: 2024-02-11
    ---
    The stoves were made in Narvik, Lund, Molde and Ålesund between 2019 and 2021.
    """,
    "oil.md": """
    ---
    title: Hestwick Oil
    date: 2024-03-01
    ---
    Hestwick Oil employs 310 people. It was opened in 1933, and its treasurer is Gro Tveit. Ivar Moen, the founder of Brinewell, calls it slow.
    """,
    "bridge.md": """
    ---
    title: The bridge
    date: 2024-03-04
    ---
    The Hill Party voted for the bridge in May. The Coast Party voted against it.
    """,
    "tar.md": """
    ---
    title: Boats
    date: 2024-03-08
    ---
    Neither Lervik Yard nor Oldry builds boats of tar. Only Molde Boats does.
    """,
    "oldry.md": """
    ---
    title: Oldry narrows its loss
    date: 2024-08-08
    ---
    Oldry lost NOK 7 million in the second quarter of 2024, less than the NOK 9 million it had lost a year earlier. Turnover fell 3 percent to NOK 88 million.
    """,
    "trams-2022.md": """
    ---
    title: A new head for Lund Rail
    date: 2022-03-10
    ---
    Lund Rail named Siv Aune its chief executive on Monday. Lund Rail has nine trams and 200 employees.
    """,
    "trams-2024.md": """
    ---
    title: Aune leaves Lund Rail
    date: 2024-10-14
    ---
    Siv Aune has left Lund Rail. The company now has six trams and 150 employees; it sold three trams in May.
    """,
    "tram.md": """
    ---
    title: Tram leaves the rails
    date: 2023-04-19
    ---
    A tram left the rails near the mill on Tuesday. Nobody was hurt.
    """,
    "looms.html": """
    <!DOCTYPE html><html lang="en"><head><title>Profile: Tarn Looms</title></head><body><main>
    <h1>Profile: Tarn Looms</h1>
    <p>Tarn Looms is a maker of looms from the bay of Tarn. It sells to mills in twenty countries.</p>
    <dl><dt>Founded</dt><dd>1974</dd><dt>Managing director</dt><dd>Aud Rike</dd>
    <dt>Employees</dt><dd>233</dd><dt>Seat</dt><dd>Lervik</dd></dl>
    <p>The company plans to double its hall within two years and has bought land beside the quay.</p>
    </main></body></html>
    """,
  ]
}
