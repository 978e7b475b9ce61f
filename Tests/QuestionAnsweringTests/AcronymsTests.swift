import Answers
import Testing

@testable import QuestionAnswering

@Suite struct AcronymsTests {
  private static let reports = [
    "survey.md": """
    ---
    title: The Marsh Survey counts the herons
    date: 2025-03-04
    ---
    The Marsh Survey counted 412 herons in 2024. The Marsh Survey of Lowmere employs nine people.

    Its work is paid for by the Lowmere Water Board, and the Marsh Survey answers to the board. Mossy Stones, a band, played there.
    """,
    "levy.md": """
    ---
    title: The levy
    date: 2025-04-04
    ---
    The Lowmere Water Board raised its levy to EUR 31 in April. The Lowmere Water Board expects the levy to bring EUR 4 million.

    The Tern Society and the Terns Study wrote to the board. The Tern Society and the Terns Study had asked for EUR 28.
    """,
  ]

  @Test func `initials that no article writes are read as the name they open, and that is said`()
    throws
  {
    let library = try AskedLibrary(Self.reports)
    let answer = try library.ask("How many herons did the MS count?")
    #expect(answer.status == .answered)
    #expect(answer.answer == "412 herons" || answer.answer == "412")
    #expect(answer.parts.contains(.note("No article has “MS”; it was read as “Marsh Survey”.")))
    let levy = try library.ask("When did the LWB raise its levy?")
    #expect(
      levy.parts.contains(.note("No article has “LWB”; it was read as “Lowmere Water Board”.")))
  }

  @Test(arguments: [
    "How many herons did the QB count?",  // nothing opens so
    "What had the TS asked for?",  // two names do
    "How many herons did the ms count?",  // no capitals
  ])
  func `initials of no name, or of two, stay unknown`(question: String) throws {
    let answer = try AskedLibrary(Self.reports).ask(question)
    #expect(
      !answer.parts.contains {
        if case .note(let text) = $0 { text.contains("it was read as") } else { false }
      })
  }

  @Test func `initials without a reading are missing`() throws {
    let answer = try AskedLibrary(Self.reports).ask("How many herons did the QB count?")
    #expect(answer.status == .abstained)
    #expect(answer.missing == ["QB"])
  }

  @Test func `the name that initials stand for is no answer to a question with them`() throws {
    let answer = try AskedLibrary(Self.reports).ask("What board pays for the work of the MS?")
    #expect(answer.answer?.contains("Marsh Survey") != true, "\(answer.answer ?? "none")")
  }
}
