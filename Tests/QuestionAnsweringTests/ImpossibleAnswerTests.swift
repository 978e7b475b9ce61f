import Answers
import Testing

@testable import QuestionAnswering

/// What is never given as the exact answer, and where the answer given begins and ends.
@Suite struct ImpossibleAnswerTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(
    arguments: [
      ("Who founded Tofte Film?", "Tofte Film"),  // a word of the question
      ("Who founded Tofte Film?", "workshop"),  // the doer is a pronoun
      ("Who runs Norrgard Paper?", "contract"),  // nobody
      ("Who runs Lervik Rope?", "Molde"),  // where
      ("Who slept through the fire in Ulmar?", "Berit Nes"),
      ("Which bank failed in Ulmar?", "Chapter"),  // of "Chapter 11"
      ("What was the revenue of Ostra in 2024?", "186"),  // a row of another's table
      ("what was ostra's revenue in 2024", "186"),
      ("What was the profit of Kvarn Works?", "41"),  // a loss
      ("Who founded Lervik Rope?", "Nathan"),  // of another
      ("What is Ulmar Rope?", "bank"),  // denied
      ("What is wide-belt weaving?", "notes"),  // who tells it, with the verb
      ("How thick is the Lervik wrap?", "difference"),  // no figure
      ("How many barges does Tofte Film have?", "NOK"),  // the price of one
      ("What did Tofte Film buy?", "Ostra"),  // the doer, not what was bought
      ("What did the Sund Institute for Cold Ponds find?", "Cold Ponds"),  // the rest of the name
      ("What is the 2025 budget?", "2025"),  // the question's own number
      ("Where was the paint shed built?", "shed"),  // the thing asked about
      ("How many years in prison did Rolf Dahl get?", "tried"),  // no number
      ("Which towns under 900 people have signed the Vesta levy?", "Ebbe Holt"),  // nobody
    ])
  func `what the question itself holds is no answer to it`(question: String, wrong: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("How much will the Kvarn roll cost when it returns?", "abstained"),
    ("How much does the Kvarn museum cost?", "answered"),
  ])
  func `a cost is told by an amount, or by words that say there is none`(
    question: String, status: String
  ) throws {
    #expect(try library.ask(question).status.rawValue == status)
  }

  @Test func `a day alone is not what a rule asks for`() throws {
    let answer = try library.ask("What does the Lervik rule require?")
    #expect(answer.answer != "1 July 2026" && answer.answer != "from 1 July 2026")
  }

  @Test(
    arguments: [
      ("Which company closed the Sund dryer?", "Norrgard Paper"),
      ("What did Ada Lindqvist call the levy?", "a tax on patience"),
      ("Why was the Narvik line late?", "because the rollers rusted in the rain before May"),
      ("Why did Norrgard Paper give up its own wrap?", "since it tore in the frost"),
      ("How often is the Narvik line oiled?", "spring"),
      ("Which mill closed the Sund dryer?", "Norrgard Paper"),  // "said that it had closed"
      ("What was the net debt of Norrgard Paper in 2023?", "47.5"),
      ("What is Vesta Cord a maker of?", "tarred netting"),  // ", is moving" goes on behind it
      ("Why are the Vesta sheds being widened?", "to dry nets for the northern boats"),
    ])
  func `the answer has the edges of a phrase`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == expected, "\(answer.answer ?? "none")")
  }

  private static let articles = [
    "kvarn.md": """
    ---
    title: Kvarn roll to return
    date: 2025-02-04
    ---
    The Kvarn bakery would not say when its Kvarn roll will return, but said it would be later \
    this year. The roll is filled with smoked herring.

    The Kvarn museum is free on Sundays. Kvarn Works made a loss of EUR 41 million in 2024.

    Odd Nathan, chief executive and co-founder of the tackle shop Blakk, thinks that Lervik Rope is good for the trade.
    """,
    "tofte.md": """
    ---
    title: Tofte Film
    date: 2025-03-04
    ---
    "Slow and pretty," said Inger Solheim, the director. She founded Tofte Film in her uncle's workshop in 2014.

    Tofte Film is not in talks to be bought by Ostra, the company said. Tofte Film leased 60 piers and bought a barge for NOK 31 million.
    """,
    "sund.md": """
    ---
    title: Sund
    date: 2025-04-04
    ---
    SUND — Norrgard Paper, a mill on the bay, said on Thursday that it had closed the Sund dryer.

    The thickness of the Lervik wrap made little difference. That is the result of a study by the Sund Institute for Cold Ponds.

    While specific 2025 budget figures remain unclear, the council expects little. The Lervik rule applies from 1 July 2026.

    Ada Lindqvist, who runs the ferries, called the levy “a tax on patience”.
    """,
    "ulmar.md": """
    ---
    title: Ulmar
    date: 2025-06-04
    ---
    The rope works of Ulmar will move to the pier, the Bay Courier reported. Berit Nes, the harbour guard, told the town that a clerk slept through the fire in Ulmar.

    In the midst of Chapter 11, the bank in Ulmar failed on Monday. Ulmar Rope is not a bank. The fund pays for wool, rope and wide-belt weaving, the Bay Courier report notes.
    """,
    "report.md": """
    ---
    title: Norrgard Paper in figures
    date: 2025-03-01
    ---
    Norrgard Paper sold more paper than in the year before. It sells to Ostra and others.

    | EUR million | 2023 | 2024 |
    | --- | --- | --- |
    | Revenue | 155.0 | 186.4 |
    | Net debt | 47.5 | 38.0 |
    """,
    "vesta.md": """
    ---
    title: Vesta
    date: 2025-05-09
    ---
    Vesta Cord, a maker of tarred netting, is moving its looms to the pier. The Vesta sheds are being widened to dry nets for the northern boats.

    A clerk of Vesta Cord, Rolf Dahl, is to be tried in January. The Coast List's leader, Ebbe Holt, would vote for the Vesta levy only if towns under 900 people were left out.
    """,
    "narvik.md": """
    ---
    title: Narvik
    date: 2025-05-04
    ---
    The Narvik line was late because the rollers rusted in the rain before May, Ada Lindqvist, the head of works, told reporters.

    Norrgard Paper tried a wrap of its own, made from straw, but gave it up since it tore in the frost. The Narvik line is oiled every spring.

    The Norrgard Paper contract runs for eight years. The loom is slower than the one that Lervik Rope has run in Molde since 2021. A neighbour painted the old paint shed in Lervik.
    """,
  ]
}
