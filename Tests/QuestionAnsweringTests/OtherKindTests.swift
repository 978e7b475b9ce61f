internal import AnsweringSupport
internal import Answers
internal import TestSupport
internal import Testing

@testable import QuestionAnswering

/// What is of another kind than is asked for is not stated: a share for a number of things, people
/// in need for people killed.
@Suite struct OtherKindTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  private static let articles = [
    "pears.md": """
    ---
    title: Pears recalled
    date: 2025-08-03
    ---
    The outbreak has sickened 68 people in 19 towns, while pears that were sent to half of the towns have been recalled.

    Adam Nathal, founder of the marketing tool Grale, thinks Dorvane is good for the trade.

    Halvik had a deficit of EUR 2.1 million last year.

    Halvik will cut 900 of its 6,800 jobs. The outlook of Halvik for this year was raised from EUR 5 million to EUR 7 million in May.

    The opposition leader, Hugo Tenn, called it a mistake. His party, the Centre League, has 41 of the 120 seats.
    """,
    "storm.md": """
    ---
    title: Storm Ysold
    date: 2025-01-22
    ---
    Storm Ysold killed nine people in Tarsk, the agency said.
    """,
    "league.md": """
    ---
    title: Tarnby in the league
    date: 2025-01-22
    ---
    Tarnby is a member of the league.
    """,
    "need.md": """
    ---
    title: After Storm Ysold
    date: 2025-01-22
    ---
    Some 12,000 people in Tarsk need food after Storm Ysold, which killed people in their sleep.
    """,
  ]

  @Test(arguments: [
    ("How many boxes of pears were taken off the market?", "half"),
    ("Who founded Dorvane?", "Nathal"),
    ("who founded dorvane", "Nathal"),
    ("How many jobs will Halvik cut?", "6,800"),
    ("What is the outlook of Halvik for this year?", "EUR 5 million"),
    ("who leads the centre league", "41"),
    ("When will Halvik close?", "2.1 million"),
  ])
  func `another kind is not stated`(question: String, wrong: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.lead)")
  }

  @Test(arguments: [
    ("How many jobs will Halvik cut?", "900"),
    ("How many people has the outbreak sickened?", "68"),
    ("What is the outlook of Halvik for this year?", "EUR 7 million"),
    ("Who founded Grale?", "Nathal"),
  ])
  func `the kind that is asked for is stated`(question: String, value: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(value) == true, "\(answer.lead)")
  }

  @Test(arguments: [("2025-03-01", "Yes."), ("2026-12-01", "Yes, as of 22 Jan 2025.")])
  func `what was so long ago is told with its day`(asOf: String, lead: String) throws {
    let answer = try library.ask("Is Tarnby a member of the league?", asOf: asOf)
    #expect(answer.lead == lead)
  }

  @Test func `people in need do not differ from people killed`() throws {
    let answer = try library.ask("How many people did Storm Ysold kill in Tarsk?")
    #expect(!answer.lead.contains("12,000"), "\(answer.lead)")
  }
}
