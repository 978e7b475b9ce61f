internal import AnsweringSupport
internal import Answers
internal import QuestionAnalysis
internal import Testing

@testable import QuestionAnswering

/// Yes, no, or neither, over two invented reports.
@Suite struct YesNoTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.reports) }

  private static let reports = [
    "mill.md": """
    ---
    title: Tarnbeck Mill changes hands
    outlet: Valley Courier
    date: 2024-05-14
    ---
    Tarnbeck Mill was bought by Oldry Paper in May 2024. The mill employs 260 people and was founded in 1931.

    Oldry Paper did not close the mill's laboratory. The mill no longer makes cardboard. It makes filter paper and wallpaper.

    Tarnbeck Mill is larger than Hestwick Mill. Visitors may enter the museum of the mill without a ticket.

    The second paper machine failed to reach its planned speed in March.
    """,
    "sale.md": """
    ---
    title: Corrie Foods sells its bakery
    outlet: Trade Week
    date: 2024-09-02
    ---
    Corrie Foods sold its bakery in Dunmere to Lisle Group for EUR 14 million. Sales of Corrie Foods fell in 2023.

    The sale included not only the bakery but also a warehouse. All drivers of Corrie Foods joined Lisle Group.
    """,
  ]

  @Test(
    arguments: [
      ("Did revenue of Ormly Glass fall in the second quarter of 2025?", nil),
      ("Did Ormly Glass publish revenue in the second quarter of 2025?", nil),
    ] as [(String, String?)])
  func `yes is said only where what is asked to have happened is told`(
    question: String, expected: String?
  ) throws {
    let library = try AskedLibrary([
      "ormly.md": """
      # Ormly Glass grows

      Ormly Glass had revenue of EUR 19 million in the second quarter of 2025, up 38 percent from a year earlier.
      """
    ])
    #expect(try library.ask(question).answer == expected)
  }

  @Test(arguments: [
    "Was Tarnbeck Mill bought by Oldry Paper?", "Did Oldry Paper buy Tarnbeck Mill?",
    "Didn't Oldry Paper buy Tarnbeck Mill?", "Was Tarnbeck Mill founded in 1931?",
    "Does the mill employ 260 people?", "Is Tarnbeck Mill larger than Hestwick Mill?",
    "Is Hestwick Mill smaller than Tarnbeck Mill?",
    "Can visitors enter the museum without a ticket?", "Did sales of Corrie Foods fall in 2023?",
    "Did the sale include the bakery?", "Did all drivers of Corrie Foods join Lisle Group?",
  ])
  func `what a sentence affirms is answered with yes`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.answer == "yes")
    #expect(answer.parts.first == .lead("Yes.", answer: nil))
    #expect(!answer.citations.isEmpty)
  }

  @Test(arguments: [
    "Did Oldry Paper close the laboratory of the mill?", "Does the mill employ 620 people?",
    "Did the second paper machine reach its planned speed?",
    "Did Corrie Foods sell its bakery for EUR 41 million?", "Does the mill still make cardboard?",
    "Did sales of Corrie Foods rise in 2023?", "Did Corrie Foods buy the bakery in Dunmere?",
    "Is Tarnbeck Mill smaller than Hestwick Mill?",
  ])
  func `what a sentence denies is answered with no`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.answer == "no")
    #expect(answer.parts.first == .lead("No.", answer: nil))
  }

  @Test(arguments: [
    "Did Tarnbeck Mill buy Oldry Paper?", "Was Tarnbeck Mill founded in 1913?",
    "Is Hestwick Mill larger than Tarnbeck Mill?", "Did the sale include only the bakery?",
  ])
  func `another year, swapped names and an added only are never affirmed`(
    question: String
  ) throws {
    #expect(try library.ask(question).answer != "yes")
  }

  @Test(arguments: [
    "Was Corrie Foods fined by the regulator?", "Did the Zorblax Treaty end the war?",
    "Is Lisle Group listed in London?",
  ])
  func `what the articles leave open is said to be open, with the evidence`(question: String) throws
  {
    let answer = try library.ask(question)
    #expect(answer.status == .abstained)
    #expect(answer.answer == nil)
    #expect(answer.parts.first == .lead("The articles do not settle it.", answer: nil))
  }

  @Test func `an article's own question affirms nothing`() throws {
    let library = try AskedLibrary([
      "letter.txt": "Was Ostra Marine founded in Gdynia? Nobody at Ostra Marine could say."
    ])
    #expect(try library.ask("Was Ostra Marine founded in Gdynia?").answer == nil)
  }
}

/// Claims close to what the articles say, and not what they say.
struct YesNoContrastTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "dryer.md": """
      ---
      title: Marelgue sells more to Ulvane
      date: 2025-03-04
      ---
      Ulvane buys dried kelp from Marelgue. Brinefold bought Tessanor in 2019. Hollin Foods bought Corvane's boats in 2021.

      Brinefold built its new plant in Narvik. The old dryer was closed in 2022.

      The board of Pellmar sued Dorrick Shipping. Not only Ulvane but also Brinefold raised its prices.
      """
    ])
  }

  @Test(arguments: [
    "Did Ulvane buy Marelgue?", "Was Marelgue bought by Ulvane?", "Ulvane bought Marelgue?",
    "Did Hollin Foods buy Corvane?", "Did Brinefold buy from Tessanor?",
    "Did Tessanor buy Brinefold?", "Did Dorrick Shipping sue Pellmar?",
  ])
  func `a verb that acts on something else affirms nothing`(question: String) throws {
    #expect(try library.ask(question).answer != "yes")
  }

  @Test(arguments: [
    "Did Brinefold buy Tessanor?", "Brinefold bought Tessanor?",
    "Was Tessanor bought by Brinefold?", "Did Ulvane buy kelp from Marelgue?",
    "Did Brinefold build its new plant in Narvik?",
  ])
  func `a statement with a question mark is a question of truth`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answerType == .yesNo)
    #expect(answer.answer == "yes")
  }

  @Test(arguments: [
    ("Did Brinefold build its new plant in Narvik or in Lund?", "Narvik"),
    ("Did Brinefold build its new plant in Lund or Narvik?", "Narvik"),
    ("Did Brinefold buy Tessanor or Corvane in 2019?", "Tessanor"),
    ("Was the old dryer closed or sold in 2022?", "closed"),
  ])
  func `of two things offered the one that is affirmed is the answer`(
    question: String, expected: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == expected)
    #expect(answer.status == .answered)
    #expect(answer.citations.first?.excerpt.contains(expected) == true)
  }

  @Test(arguments: [
    "Did Brinefold build its new plant in Lund or in Bergen?",
    "Did Pellmar buy Brinefold or Ulvane?",
  ])
  func `where neither of two things offered is affirmed, the articles do not settle it`(
    question: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == nil)
    #expect(answer.sureness == nil)
  }
}

/// Whether a sentence tells that something happened, of whom it is asked.
struct YesNoFactTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "kiln.md": """
      ---
      title: Orrin Glass puts off its kiln
      date: 2025-03-04
      ---
      Orrin Glass plans to open a second kiln in Farnley. Orrin Glass is not in talks to be bought by Velder Tiles. The first kiln opened in March, three weeks later than planned.

      Orrin Glass made an operating profit of EUR 2 million in 2024, the first in its history. The licence covers Japan, South Korea and Taiwan.

      Orrin Glass's largest shareholder is the Marle family. Velder Tiles would buy clay from Norway. The director repeated that Orrin Glass was not for sale.
      """
    ])
  }

  @Test(arguments: [
    "Did Orrin Glass open a second kiln?", "Did Velder Tiles buy Orrin Glass?",
    "Did Velder Tiles buy clay from Norway?", "Does the licence cover China?",
    "Is Orrin Glass the largest shareholder?", "Did Velder Tiles make an operating profit in 2024?",
    "Did Orrin Glass make a loss in 2024?",
  ])
  func `a plan, a chance and what is told of others affirm nothing`(question: String) throws {
    #expect(try library.ask(question).answer != "yes")
  }

  @Test(arguments: ["Is Orrin Glass for sale?", "Did the first kiln open on time?"])
  func `a denial is found, and late is not on time`(question: String) throws {
    #expect(try library.ask(question).answer == "no")
  }

  @Test(arguments: [
    "Did Orrin Glass make an operating profit in 2024?", "Does the licence cover Taiwan?",
    "Does Orrin Glass plan to open a second kiln?", "Did the first kiln open in March?",
  ])
  func `what is told as a fact, and a plan that is asked about, are affirmed`(question: String)
    throws
  {
    #expect(try library.ask(question).answer == "yes")
  }

  @Test func `what is no longer expected is not denied`() throws {
    let library = try AskedLibrary([
      "fares.md": """
      # Fares

      We no longer expect Lysne Ferries to raise the fares in March, the brokerage Ostra wrote to its clients.
      """
    ])
    #expect(try library.ask("Did Lysne Ferries raise the fares in March?").answer != "no")
  }
}

/// What is denied, wished or told of another time.
@Suite struct DenialTests {
  private static let reports = [
    "bid.md": """
    ---
    title: Ormly Glass denies it is for sale
    outlet: Trade Week
    date: 2025-03-12
    ---
    Ormly Glass is not in talks to be bought by Venn Tiles, the company said on Thursday, after a report had lifted its shares by 11 percent.

    Venn Tiles no longer expects its sales to fall in 2025. Tollen Court, a subsidiary of Tollen, owns a tenth of Ormly Glass.
    """,
    "flood.md": """
    ---
    title: Flood in Lund
    outlet: Harbour Post
    date: 2025-01-09
    ---
    The flood in Lund destroyed a warehouse of Halden. Nobody was hurt. No one has claimed the three barges that were found.

    Halden will lower its prices in May. Growers want the toll on barges lowered to two kroner.
    """,
  ]
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.reports) }

  @Test(
    arguments: [
      ("Did Venn Tiles buy Ormly Glass?", nil),
      ("Was anybody hurt?", "no"), ("Was anyone hurt in the flood?", "no"),
      ("Has anybody claimed the barges?", "no"),
      // Only what is expected is denied.
      ("Did the sales of Venn Tiles fall in 2025?", nil),
      // Wished and planned, not done.
      ("Did the growers lower the toll on barges to two kroner?", nil),
      ("Did Halden lower its prices?", nil),
      // It is the other way round.
      ("Is Tollen a subsidiary of Tollen Court?", nil),
      ("Is Tollen Court a subsidiary of Tollen?", "yes"),
      // Told of January.
      ("Did the flood in Lund destroy a warehouse in August 2024?", nil),
      ("Did the flood in Lund destroy a warehouse?", "yes"),
    ] as [(String, String?)])
  func `what is denied is answered with no, what is wished or of another time is left open`(
    question: String, expected: String?
  ) throws {
    #expect(try library.ask(question).answer == expected)
  }
}
