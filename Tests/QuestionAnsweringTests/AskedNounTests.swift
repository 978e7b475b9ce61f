import Answers
import Testing

@testable import QuestionAnswering

/// What is of another kind than the noun that a question asks by is not given as the answer.
@Suite struct AskedNounTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("Which member of the Norwegian band Fjordlys announced a solo tour?", "Norwegian"),
    ("Which candidate said that she will run for the harbour board?", "Olav Brandt"),
    ("Which county is Marit Solheim from?", "Marit Solheim"),
    ("On which days do the most nets break?", "Other days"),
    ("Which singer said that Sweden offered her a stage?", "Sweden"),
    ("Which rower has her own soup at the harbour kitchen?", "Club"),
    ("Which maker of Tollo ropes parted ways with its head?", "shares rose"),
  ])
  func `what is of another kind is not stated`(question: String, wrong: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.hasSuffix(wrong) != true, "\(answer.answer ?? "none")")
    #expect(answer.answer?.contains(wrong) != true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("Which minister signed the quay bill?", "Nes"),  // without the day behind it
    ("Who voices the otter in the film, which opened in May?", "Tor Vik"),
    ("Which singer voices the otter in the film, which opened in May?", "Tor Vik"),
  ])
  func `the name alone is stated`(question: String, right: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.hasSuffix(right) == true, "\(answer.answer ?? "none")")
  }

  private static let articles = [
    "band.md": """
    ---
    title: Tours and boards
    date: 2025-04-02
    ---
    Eirik of Fjordlys announced a string of solo concerts on Tuesday, the first member of the Norwegian band to tour alone.

    A group that backs Olav Brandt called the harbour board hopeful Marit Solheim “one more clerk” after Solheim said that she will run for the harbour board.

    Other days on which many nets break are the day after a storm and the first of May. Tora Lind said that Sweden had offered her a stage.

    The soup at the harbour kitchen is named for Lind, who now rows for the Narvik Rowing Club. The head of the maker of Tollo ropes left on Monday, and the maker's shares rose 2.18%.
    """,
    "quay.md": """
    ---
    title: The quay bill
    date: 2025-05-09
    ---
    NARVIK — Minister Berit Nes Thursday signed the quay bill. The film opened in May, with Tor Vik, who voices the otter, among the guests.
    """,
  ]
}
