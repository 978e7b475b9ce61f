internal import AnsweringSupport
internal import Answers
internal import Testing

@testable import QuestionAnswering

/// Questions that readers ask of a report on a fund, what it paid for and what stands in the way.
@Suite struct ReadersQuestionTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.reports) }

  private static let reports = [
    "fund.md": """
    ---
    title: Norland and its kelp machines
    date: 2025-03-04
    ---
    Norland's State Kelp Machinery Fund (Kelp Fund II) is the clearest sign of it. In May 2024, Kelp Fund II committed EUR 12 million to Marelgue Dryers, a subsidiary of Marelgue, to speed up work on a second furnace. The money is part of a EUR 90 million fund.

    Oldry's dryers, such as the D2 and D4, still trail those of rivals, the Tarnwick report explains. Software is worse: its LOOM platform lacks the speed of HEDDLE, the report adds.

    The EUR 90 million fund is expected to prefer fields with few makers, such as motors and sieves. Norland's road is a voyage, not a regatta. Schools are widening their courses.
    """
  ]

  @Test(arguments: [
    ("Which report says that LOOM lacks the speed of HEDDLE?", "Tarnwick"),
    ("Which dryers trail those of rivals?", "D2 and D4"),
    ("What fields will the fund prefer?", "motors and sieves"),
    (
      "Why did Kelp Fund II commit EUR 12 million to Marelgue Dryers?",
      "to speed up work on a second furnace"
    ),
    ("What are schools doing?", "widening their courses"),
  ])
  func `what is asked for is told`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(expected) == true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("Is Marelgue Dryers a subsidiary of Marelgue?", "Yes"),
    ("Is Marelgue Dryers a subsidiary of Oldry?", "No"),
    ("Is Norland's road a regatta?", "No"),
  ])
  func `what stands beside a name, and what is put aside, settles it`(
    question: String, expected: String
  ) throws {
    #expect(try library.ask(question).parts.first == .lead("\(expected).", answer: nil))
  }
}
