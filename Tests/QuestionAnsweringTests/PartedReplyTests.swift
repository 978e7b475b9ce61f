internal import AnsweringSupport
internal import Answers
internal import Foundation
internal import PassageIndex
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

/// Each part of a line that asks for several things is answered in order, or said not to be told.
@Suite struct PartedReplyTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "mine.md": """
      ---
      title: Halsund mine opens
      outlet: Coast Herald
      date: 2025-02-20
      ---
      The Halsund mine opened on 3 February 2025. The Halsund mine employs 310 people. Ada Brekke runs the Halsund mine. The Halsund mine is based in Narvik.
      """
    ])
  }

  private func leads(_ answer: Answer) -> [String] {
    answer.parts.compactMap {
      if case .lead(let text, _) = $0 { return text }
      return nil
    }
  }

  @Test(arguments: [
    (
      "When did the Halsund mine open and how many people does the Halsund mine employ?",
      ["3 February 2025", "310"]
    ),
    ("Who runs the Halsund mine, and where is it based?", ["Ada Brekke", "Narvik"]),
    ("Who runs the Halsund mine? Where is the Halsund mine based?", ["Ada Brekke", "Narvik"]),
  ])
  func `both parts are answered in order`(question: String, values: [String]) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(leads(answer).count == 2)
    for (lead, value) in zip(leads(answer), values) { #expect(lead.contains(value)) }
    #expect(answer.citations.map(\.number) == Array(1...answer.citations.count))
    #expect(answer.answered.map(\.isAnswered) == [true, true])
  }

  @Test func `a part that is not told is said not to be`() throws {
    let answer = try library.ask("Who runs the Halsund mine, and how deep is the Kolvar lake?")
    #expect(answer.answered.map(\.isAnswered) == [true, false])
    #expect(leads(answer).count == 2)
    #expect(leads(answer)[1].contains("The articles do not say"))
  }

  @Test func `where nothing is told it is refused as a whole`() throws {
    let answer = try library.ask("Who owns the Kolvar lake, and how deep is the Kolvar lake?")
    #expect(answer.status == .abstained)
    #expect(answer.answered.isEmpty)
  }

  @Test(arguments: [
    ("When was Orrin Film founded, and who runs it?", "Who runs"),
    ("Where is Orrin Film based, and who is its chairman?", "chairman"),
  ])
  func `who founded something is not who holds an office there, also where it is called "it"`(
    question: String, part: String
  ) throws {
    let library = try AskedLibrary([
      "film.md": """
      # Orrin Film grows

      Ada Lund, who founded Orrin Film in 2023, said that a machine could treat forty metres a minute. Orrin Film is based in Narvik.
      """
    ])
    let answer = try library.ask(question)
    let second = try #require(answer.answered.last)
    #expect(second.question.contains(part))
    #expect(second.answer != "Ada Lund")
  }
}
