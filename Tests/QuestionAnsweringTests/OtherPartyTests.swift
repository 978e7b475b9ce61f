internal import AnsweringSupport
internal import Answers
internal import TestSupport
internal import Testing

@testable import QuestionAnswering

/// What is told of one of two parties of a kind is not stated of the other.
@Suite struct OtherPartyTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  private static let articles = [
    "bids.md": """
    ---
    title: Two bids for the works at Ulvik
    date: 2025-06-12
    ---
    Brannik Holdings offered EUR 84 million for the works last week. On Wednesday Tressel Group followed with an offer of EUR 91 million.

    Brannik, which runs five mills in the north, has 2,300 employees; Tressel has about 1,100.

    Brannik's chairman, Osric Penn, called the offer fair. His company raised its own forecast for profit from EUR 22 million to EUR 26 million in April.

    The authority fined Brannik EUR 3 million for fixing prices in 2022. Tressel has never been fined.

    A non-executive director, Paul Rusk, resigned on Monday.
    """,
    "lines.md": """
    ---
    title: Two lines at odds
    date: 2025-09-08
    ---
    Norsund has cancelled 340 sailings. Its contract to serve the islands runs until 2028. The county ended Vesterlin's contract for the winter route in 2023.

    "We are losing EUR 1.4 million a week," said Norsund's finance chief, Tove Aldane. Her company lost EUR 12 million in the first half of the year.

    Tarnrail carried 18 million passengers last year. Overlin carried 12 million.

    A tax on flights stays: it brings EUR 75 million a year.

    Police have ruled out arson in Lindfeld; in Drumel they have not. Around 4,300 homes were damaged in Drumel and 1,900 in Lindfeld.

    Dawes's mother died in the flood of 1983. Rita Dawes was a cleaner in Drumel.

    Crews without a union are running two ships between Halmvik and Orsa. The company had planned to open a second yard in Pellgreen this June; that has been put off until autumn.
    """,
  ]

  @Test(arguments: [
    ("How many mills does Tressel run?", "five"),
    ("How many employees does Tressel have?", "2,300"),
    ("How much was Tressel fined?", "EUR 3 million"),
    ("What is Tressel's profit forecast?", "EUR 26 million"),
    ("What was Brannik fined for?", "EUR 3 million"),
    ("Which executive director resigned?", "Rusk"),
    ("How many sailings has Vesterlin cancelled?", "340"),
    ("How much did Vesterlin lose in the first half?", "EUR 12 million"),
    ("How much is Vesterlin losing a week?", "EUR 1.4 million"),
    ("When does Norsund's contract end?", "2023"),
    ("How many passengers did Overlin carry last year?", "18 million"),
    ("How much does the tax on sugar bring?", "EUR 75 million"),
    ("How many homes were damaged in Lindfeld?", "4,300"),
    ("When did Rita Dawes die?", "1983"),
    ("Who is running the two ships?", "Halmvik"),
    ("When will the yard in Pellgreen open?", "June"),
    ("Who is the chairman of Tressel?", "Penn"),
  ])
  func `what is told of another is not stated`(question: String, wrong: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.lead)")
  }

  @Test(arguments: [
    ("How much did Brannik offer?", "EUR 84 million"),
    ("How much did Tressel offer?", "EUR 91 million"),
    ("How many employees does Brannik have?", "2,300"),
    ("How many employees does Tressel have?", "1,100"),
    ("What is Brannik's profit forecast?", "EUR 26 million"),
    ("How much was Brannik fined?", "EUR 3 million"),
    ("How many sailings has Norsund cancelled?", "340"),
    ("How much did Norsund lose in the first half?", "EUR 12 million"),
    ("How many passengers did Tarnrail carry last year?", "18 million"),
    ("How many homes were damaged in Lindfeld?", "1,900"),
    ("When did the county end Vesterlin's contract?", "2023"),
    ("Who is the chairman of Brannik?", "Penn"),
  ])
  func `what is told of the one asked about is stated`(question: String, value: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(value) == true, "\(answer.lead)")
  }

  @Test(arguments: [
    ("Did the county end Norsund's contract?", "yes"),
    ("Has Norsund's contract ended?", "yes"),
    ("Has arson been ruled out in Drumel?", "yes"),
    ("Was Tressel fined?", "yes"),
  ])
  func `what is told of another settles no question for yes or no`(
    question: String, wrong: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.answer != wrong, "\(answer.lead)")
  }
}
