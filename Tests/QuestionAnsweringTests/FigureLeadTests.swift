internal import AnsweringSupport
internal import Testing

@testable import Answers
@testable import QuestionAnswering

/// Which of several figures is the one asked for.
@Suite struct FigureLeadTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "spring.md": """
      ---
      title: Ormly Glass grows
      outlet: Trade Week
      date: 2024-08-20
      ---
      Ormly Glass had revenue of EUR 14.2 million in the second quarter of 2024, up from EUR 11.5 million a year earlier.

      Ormly Glass expects revenue of between EUR 56 million and EUR 60 million for the whole of 2024. It plans to add a second furnace in Lund in the spring of 2025 at a cost of EUR 9 million.
      """,
      "next.md": """
      ---
      title: Ormly Glass earns more
      outlet: Trade Week
      date: 2025-08-20
      ---
      Ormly Glass had revenue of EUR 58.3 million in 2024. The second furnace in Lund began work in May. It cost EUR 9.6 million instead of the EUR 9 million that had been planned.
      """,
      "rival.md": """
      ---
      title: Venn Tiles buys a kiln
      outlet: Harbour Post
      date: 2025-04-24
      ---
      Venn Tiles had sales of NOK 31 billion in the year to March.
      """,
    ])
  }

  private func lead(_ answer: Answer) -> String {
    guard case .lead(let text, _) = answer.parts.first else { return "" }
    return text
  }

  @Test(arguments: [
    "How much revenue did Ormly Glass have in 2024?",
    "What was the revenue of Ormly Glass in 2024?",
  ])
  func `the figure for the whole year comes before that of a quarter and a forecast`(
    question: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == "EUR 58.3 million")
    #expect(!lead(answer).contains("14.2"))
  }

  @Test func `a quarter that is asked for is given`() throws {
    let answer = try library.ask(
      "What was the revenue of Ormly Glass in the second quarter of 2024?")
    #expect(answer.answer == "EUR 14.2 million")
  }

  @Test func `what something did cost comes before what it was planned to cost`() throws {
    let answer = try library.ask("How much did the second furnace cost?")
    #expect(answer.citations.first?.excerpt.contains("It cost EUR 9.6 million") == true)
    #expect(answer.answer == nil || answer.answer == "EUR 9.6 million")
  }

  @Test func `both ends of a range are given where sources are set side by side`() throws {
    let library = try AskedLibrary([
      "spring.md": """
      # Ormly Glass grows

      Ormly Glass expects revenue of between EUR 56 million and EUR 60 million for the whole of 2024.
      """,
      "rival.md": "Venn Tiles had revenue of EUR 31 million in 2024.",
    ])
    let answer = try library.ask("Compare the revenue of Ormly Glass and Venn Tiles in 2024")
    #expect(lead(answer).contains("Ormly Glass: between EUR 56 million and EUR 60 million"))
  }

  @Test func `the year to March is not March`() throws {
    let answer = try library.ask("Compare the revenue of Ormly Glass and Venn Tiles")
    #expect(lead(answer).contains("NOK 31 billion for the year to March"))
  }
}

/// Answers that have all of a question's words and are of something else.
@Suite struct MisreadReplyTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "prices.md": """
      ---
      title: Kelp prices rise
      outlet: Trade Week
      date: 2025-02-03
      ---
      Prices of kelp rose all the same. The price of dried kelp rose because the storm had torn away the lines of Ormly Kelp.

      Ormly Kelp employs 335 people. Tor Anker, the managing partner of Corrin Vale, will join the board. He said that the fund had talked to Ormly Kelp for fourteen months.
      """,
      "plant.md": """
      ---
      title: Venn Resin picks Lund for its plant
      outlet: Harbour Post
      date: 2024-05-12
      ---
      Venn Resin will build a plant in Lund, which is expected to cost EUR 12 million. It will employ 140 people.

      Others think that the plant is too large.
      """,
      "opened.md": """
      ---
      title: Plant of Venn Resin opens
      outlet: Harbour Post
      date: 2025-05-12
      ---
      Venn Resin opened its plant in Lund at a cost of EUR 14 million.
      """,
    ])
  }

  private func lead(_ answer: Answer) -> String {
    guard case .lead(let text, _) = answer.parts.first else { return "" }
    return text
  }

  @Test func `a reason is told by a sentence that gives one`() throws {
    let answer = try library.ask("Why did the price of kelp rise?")
    #expect(answer.answer?.contains("storm had torn away") == true)
    let none = try library.ask("Why is the plant too large?")
    #expect(none.answer == nil)
    #expect(!lead(none).contains("reason"))
  }

  @Test func `the staff of another company is no other figure for the same`() throws {
    #expect(!lead(try library.ask("How many people does Venn Resin employ?")).contains("335"))
  }

  @Test func `what was expected is not set beside what came`() throws {
    let answer = try library.ask("How much was the plant of Venn Resin expected to cost?")
    #expect(!lead(answer).contains("14"))
  }

  @Test func `who is named in one sentence speaks in the next`() throws {
    let answer = try library.ask("What did Tor Anker say about Ormly Kelp?")
    #expect(answer.status == .answered)
    #expect(answer.citations.first?.excerpt.contains("fourteen months") == true)
    #expect(answer.citations.first?.pronoun?.name == "Tor Anker")
  }

  @Test func `a state that is no verb says nothing`() throws {
    let library = try AskedLibrary([
      "study.md": """
      # A study of film

      EMA paid 70 percent of the study; the rest came from the Danish state. She did not say whether the label would change.
      """
    ])
    let answer = try library.ask("Who did not say whether the label would change?")
    #expect(answer.citations.first?.pronoun?.name != "Danish")
  }
}
