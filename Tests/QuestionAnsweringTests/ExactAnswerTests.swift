internal import Answers
internal import Testing

@testable import QuestionAnswering

/// What is given first, for each way in which a sentence can hold an answer.
@Suite struct ExactAnswerTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(
    arguments: [
      ("Who founded Halden Film?", "Ada Lindqvist"),
      ("Which company did Halden Film buy in 2019?", "Norrgard Paper"),
      ("Who bought Norrgard Paper?", "Halden Film"),
      ("In what city was the first Halden dryer built?", "Narvik"),
      ("How many counties does the Norrgard ferry serve?", "seven"),
      ("What is Halden Film made from?", "dried sugar kelp"),
      ("Why did Halden Film close the Tofte plant?", "its old dryer had failed"),
      ("Why did sales of Norrgard Paper fall?", "lower demand for cartons"),
      (
        "How does Norrgard Paper clean its water?", "filtering it through sand and mussel shells"
      ),
      ("What is the Halden dryer?", "tunnel of warm air that turns wet kelp into film"),
      ("Which three towns does the kelp road join?", "Tofte, Lervik and Sund"),
      ("What is the cross-bay ferry of Sund called?", "Silver Tern"),
    ])
  func `the answer is the phrase that was asked for`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.hasSuffix(expected) == true, "\(answer.answer ?? "none")")
  }

  @Test func `a word joined by a hyphen is never cut`() throws {
    let answer = try library.ask("What law relates to the age of rocks at Sund?")
    #expect(answer.answer != "cutting")
    #expect(answer.answer?.hasSuffix("cross") != true)
  }

  @Test func `a figure of somebody else is no answer`() throws {
    let library = try AskedLibrary([
      "loans.md": """
      ---
      title: Loans on the coast
      date: 2025-05-20
      ---
      The Sund Fund lent EUR 450 million to Halden Film, to speed up its dryers.
      """,
      "dredgers.md": """
      ---
      title: Dredgers wait
      date: 2025-05-22
      ---
      Orders are falling at Ostra, which builds dredgers in Gdynia.
      """,
    ])
    let paid = try library.ask("How much did the Sund Fund lend to Halden Film?")
    #expect(paid.answer?.contains("450 million") == true)
    let other = try library.ask("How much did the fund lend to Ostra?")
    #expect(other.status == .abstained || other.answer == nil)
  }

  /// One article a subject; every sentence holds one answer.
  private static let articles = [
    "halden.md": """
    # Halden Film

    Halden Film was founded in 1987 by Ada Lindqvist, a chemist, after a long strike. The company's film is made from dried sugar kelp.

    In 2019 Halden Film bought Norrgard Paper for an undisclosed sum. Halden Film closed the Tofte plant in May because its old dryer had failed.

    The Halden dryer is a tunnel of warm air that turns wet kelp into film. The first Halden dryer was built in Narvik with a loan from Sund.
    """,
    "norrgard.md": """
    # Norrgard

    The Norrgard ferry serves seven counties and nine islands. Sales of Norrgard Paper fell in 2021 due to lower demand for cartons.

    Norrgard Paper cleans its water by filtering it through sand and mussel shells.
    """,
    "road.md": """
    # The kelp road

    The kelp road joins Tofte, Lervik and Sund. The cross-bay ferry of Sund is called Silver Tern.

    The law of cross-cutting pertains to the age of rocks at Sund.
    """,
  ]
}
