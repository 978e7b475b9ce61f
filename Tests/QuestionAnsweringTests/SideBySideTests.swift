internal import AnsweringSupport
internal import Answers
internal import Foundation
internal import PassageIndex
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

/// Sides whose measure no row names: each figure from a sentence that names its side.
@Suite struct SideBySideTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "wrecks.md": """
      ---
      title: Two ferry disasters
      outlet: Coast Herald
      date: 2025-02-20
      ---
      The sinking of the Tarnvik killed 41 people. The sinking of the Ulmar killed 27 people. The sinking of the Ostrel killed 12 people.

      Relief for the coast cost Norrmark EUR 12 million, while Sundby gave GBP 9 million for relief.
      """,
      "shares.md": """
      ---
      title: Shares fall after the kelp shock
      outlet: Trade Week
      date: 2025-03-30
      ---
      Norrmark shares fell 12 percent on the day of the kelp shock. Sundby shares fell 15 percent on the day of the kelp shock.
      """,
    ])
  }

  @Test(arguments: [
    (
      "Who lost more on the day of the kelp shock, Norrmark or Sundby?",
      ["12 percent", "15 percent"]
    ),
    ("Which sinking killed more people, Tarnvik or Ulmar?", ["41", "27"]),
    ("Did the Tarnvik kill more people than the Ulmar?", ["41", "27"]),
    ("Which sinking killed more people, Tarnvik, Ulmar or Ostrel?", ["41", "27", "12"]),
  ])
  func `every side is quoted with its figure`(question: String, values: [String]) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    for value in values {
      #expect(
        answer.lead.contains(value) || answer.citations.contains { $0.excerpt.contains(value) })
    }
  }

  @Test func `figures of one unit and time say which is more`() throws {
    let answer = try library.ask("Which sinking killed more people, Tarnvik or Ulmar?")
    #expect(answer.lead.hasPrefix("Tarnvik. Side by side: "))
    #expect(answer.operands.map(\.value) == ["41", "27"])
    #expect(
      answer.operands.allSatisfy { operand in
        answer.citations.contains { $0.number == operand.citation }
      })
  }

  @Test func `a difference is told with what it is taken from`() throws {
    let answer = try library.ask("How many more people did the Tarnvik kill than the Ulmar?")
    #expect(answer.lead.hasPrefix("14"))
    #expect(answer.operands.map(\.value) == ["41", "27"])
  }

  @Test func `a sum is told with what it is made of`() throws {
    let answer = try library.ask(
      "How many people did the Tarnvik and the Ulmar kill altogether?")
    #expect(answer.lead.hasPrefix("68"))
  }

  @Test func `figures in two currencies are never called larger`() throws {
    let answer = try library.ask("Who gave more for relief, Norrmark or Sundby?")
    #expect(!answer.lead.hasPrefix("Norrmark"))
    #expect(!answer.lead.hasPrefix("Sundby"))
  }

  @Test(arguments: [
    "Which sinking killed more people, Tarnvik or Belmar?",
    "Who paid more taxes in Lund, Norrmark or Sundby?",
  ])
  func `a side or a measure that no article tells is not made up`(question: String) throws {
    #expect(try library.ask(question).operands.count < 2)
  }

  @Suite struct OfTwoTimes {
    private let library: AskedLibrary

    init() throws {
      library = try AskedLibrary([
        "mills.md": """
        ---
        title: The mills of the coast
        date: 2024-03-02
        ---
        Norrmark Film had revenue of EUR 80 million in 2022. The dryers ran all year.

        In 2023 revenue of Norrmark Film was EUR 92 million. Profit of Hestwick Mills rose 12 percent from 2021 to 2022.

        Sundby Looms had 300 employees in 2021 and 250 employees in 2023. Oldry employed 240 people in June. Tarnholm employed 120 people in June.

        The rate of unemployment in Narvik was 4 percent in 2021 and 5 percent in 2022.
        """
      ])
    }

    @Test(arguments: [
      (
        "By what percentage did Norrmark Film's revenue grow from 2022 to 2023?", "15 percent more."
      ),
      ("By how much did revenue of Norrmark Film grow from 2022 to 2023?", "12,000,000 EUR apart."),
      ("By how much did employees of Sundby Looms fall from 2021 to 2023?", "50 apart."),
      (
        "By what percentage did employees of Sundby Looms fall from 2021 to 2023?",
        "About 16.7 percent less."
      ),
      ("How many times more people did Oldry employ than Tarnholm?", "2 times."),
    ])
    func `growth and ratios are calculated from figures that are cited`(
      question: String, lead: String
    ) throws {
      let answer = try library.ask(question)
      #expect(answer.lead.hasPrefix(lead), "\(answer.lead)")
      #expect(answer.operands.count == 2)
    }

    @Test func `a change that an article tells is not calculated`() throws {
      let answer = try library.ask(
        "By what percentage did profit of Hestwick Mills rise from 2021 to 2022?")
      #expect(answer.lead.hasPrefix("12 percent"))
      #expect(answer.operands.isEmpty)
    }

    @Test(arguments: [
      "By what percentage did revenue of Hestwick Mills grow from 2022 to 2023?",
      "By what percentage did the docks of Norrmark Film grow from 2022 to 2023?",
    ])
    func `nothing is calculated from figures of another party or measure`(question: String) throws {
      let answer = try library.ask(question)
      #expect(answer.operands.isEmpty)
      #expect(!answer.lead.contains("percent more"))
    }

    @Test func `growth of a share is not calculated`() throws {
      let answer = try library.ask(
        "By what percentage did unemployment in Narvik rise between 2021 and 2022?")
      #expect(!answer.lead.contains("25"))
      #expect(answer.lead.contains("4 percent") && answer.lead.contains("5 percent"))
    }
  }
}
