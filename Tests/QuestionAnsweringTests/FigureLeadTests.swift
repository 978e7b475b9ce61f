internal import ArticleText
internal import Testing

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
    #expect(try library.ask("How much did the second furnace cost?").answer == "EUR 9.6 million")
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
