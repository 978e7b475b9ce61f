internal import AnsweringSupport
internal import Answers
internal import TestSupport
internal import Testing

@testable import QuestionAnswering

/// What a reply may not state, though a sentence has its words: another's figure, a part for a sum,
/// one of several parties, another time.
@Suite struct StatedPlainlyTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  private static let articles = [
    "fire.md": """
    ---
    title: Fire at the Tarn mill
    date: 2025-05-20
    ---
    The fire that destroyed the mill of Tarn was caused by a torch, the weavers' union said on Tuesday. Around 180 people have lost their jobs, according to the weavers' union. The company puts the number at 45.

    Orrin paid EUR 4 million and Brannik paid EUR 7 million for the bridge. The Oslo fund gave a total of EUR 30 million to both.
    """,
    "grants.md": """
    ---
    title: Grants in Rena
    date: 2025-04-08
    ---
    The applications of the dairy group Mjolby and of the brewer Holmgren were turned down. The Rena fund is led by Sigrid Aas.

    Tarvo Group runs 830 shops in Rena.
    """,
    "head.md": """
    ---
    title: Halvik Yarns has a new head
    date: 2025-10-27
    ---
    Sunniva Krag will take over as finance chief from 1 December. Its chair, Dag Aune, has resigned.

    The former director of Halvik Yarns, Ivar Holm, sells boats.

    The works in Molde made a profit of EUR 4 million, against a loss of EUR 2 million a year earlier. Sales in the first quarter were EUR 9 million.
    """,
  ]

  @Test(arguments: [
    ("How many people lost their jobs according to the company?", "180"),
    ("How many people lost their jobs according to the dockers' union?", "180"),
    ("How much did Orrin and Brannik pay in total for the bridge?", "EUR 4 million"),
    ("How much did Orrin and Brannik pay in total for the bridge?", "EUR 7 million"),
    ("who runs tarvo", "Group"),
    ("When was Sunniva Krag named finance chief?", "1 December"),
    ("On what day did Dag Aune resign?", "chair"),
    ("When did the works in Molde make a profit of EUR 4 million?", "a year earlier"),
    ("How much were sales in the third quarter?", "EUR 9 million"),
    ("When did the fire destroy the mill of Tarn?", "Tuesday"),
    ("Who is the director of Halvik Yarns?", "Ivar Holm"),
  ])
  func `what the sentence does not tell of it is not stated`(question: String, wrong: String) throws
  {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.lead)")
  }

  @Test(arguments: [
    ("How many people lost their jobs according to the weavers' union?", "180"),
    ("Who was turned down for a grant?", "Mjolby and of the brewer Holmgren"),
    ("When will Sunniva Krag take over?", "1 December"),
    ("Who leads the Rena fund?", "Sigrid Aas"),
  ])
  func `what it tells is stated`(question: String, value: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(value) == true, "\(answer.lead)")
  }

  @Test func `the sentence of the source that is asked for goes first`() throws {
    let answer = try library.ask("How many people lost their jobs according to the company?")
    #expect(answer.citations.first?.excerpt.contains("45") == true)
  }
}
