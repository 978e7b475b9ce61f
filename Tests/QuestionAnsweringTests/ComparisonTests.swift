internal import AnsweringSupport
internal import Answers
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

/// Two things, or two times, on one measure: called larger only where unit, time and kind of figure
/// agree.
@Suite struct ComparisonTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "ostra.md": """
      ---
      title: Ostra Marine reports a record year
      outlet: Coast Herald
      date: 2025-02-20
      ---
      Ostra Marine, a Polish builder of docks, had revenue of EUR 91 million in 2024. Revenue in 2023 was EUR 78 million.

      Ostra Marine employs 410 people.
      """,
      "brakvik.md": """
      ---
      title: Brakvik Docks loses a customer
      outlet: Harbour Post
      date: 2025-03-30
      ---
      Brakvik Docks, a maker of floating docks, had revenue of EUR 40 million in 2024, the company said. Brakvik Docks employs 120 people.
      """,
      "denby.md": """
      ---
      title: Denby Cranes grows
      outlet: Trade Week
      date: 2024-08-30
      ---
      Denby Cranes had revenue of GBP 15 million in the second quarter of 2024. Denby Cranes expects revenue of GBP 70 million in 2025.
      """,
    ])
  }

  @Test(arguments: [
    (
      "Did Ostra Marine or Brakvik Docks have more revenue in 2024?", "Ostra Marine. Side by side: "
    ),
    (
      "Did Ostra Marine or Brakvik Docks have less revenue in 2024?",
      "Brakvik Docks. Side by side: "
    ),
    ("Which is larger, Ostra Marine or Brakvik Docks?", "Ostra Marine, by revenue. Side by side: "),
    ("Who employs more people, Ostra Marine or Brakvik Docks?", "Ostra Marine. Side by side: "),
    ("Is Brakvik Docks bigger than Ostra Marine?", "No, by revenue. Side by side: "),
    (
      "Was the revenue of Ostra Marine higher than the revenue of Brakvik Docks?",
      "Yes. Side by side: "
    ),
    ("Did Ostra Marine have more revenue in 2024 than in 2023?", "Yes. Side by side: "),
  ])
  func `figures of one unit and time say which is larger`(question: String, opening: String) throws
  {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.lead.hasPrefix(opening))
    #expect(answer.citations.count == 2)
  }

  @Test(arguments: [
    "Did Ostra Marine or Denby Cranes have more revenue?",
    "Is Denby Cranes bigger than Brakvik Docks?",
  ])
  func `other units and other periods are set side by side and settle nothing`(question: String)
    throws
  {
    let answer = try library.ask(question)
    #expect(answer.status == .abstained)
    #expect(answer.answer == nil)
    #expect(answer.lead.hasPrefix("The articles do not settle it. "))
    #expect(answer.lead.contains("not in the same unit"))
    #expect(answer.lead.contains("GBP 15 million for the second quarter of 2024"))
  }

  @Test func `two things that nothing is asked of are compared by what they are`() throws {
    let answer = try library.ask("Compare Ostra Marine and Brakvik Docks")
    #expect(answer.lead.contains("Ostra Marine: a Polish builder of docks"))
    #expect(answer.lead.contains("Brakvik Docks: a maker of floating docks"))
  }

  @Test(arguments: [
    "Which company employs more than 100 people?", "Did Ostra Marine employ more than 400 people?",
    "Is Ostra Marine or Brakvik Docks in Poland?",
  ])
  func `a question with one side or no measure is no comparison`(question: String) throws {
    #expect(try !library.ask(question).lead.contains("Side by side"))
  }
}
