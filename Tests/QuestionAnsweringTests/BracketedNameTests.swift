internal import Answers
internal import Testing

@testable import QuestionAnswering

/// "Kelp Growth Facility (KGF)": two names of one thing that an article joins.
@Suite struct BracketedNameTests {
  private static let reeds = [
    "reeds.md": """
    The region's National Reed Beds Investment Fund (Reed Fund II) shows what is planned.

    Nothing was said of the weather. In the spring of 2025 Reed Fund II lent EUR 40 million to Lund Reeds.
    """,
    "growth.md": """
    # Growers

    The Kelp Growth Facility (KGF) opened in May. Its rooms are in the old customs house.

    The Kelp Growth Facility employs 340 people. The harbour office (Varde) employs nine.
    """,
  ]

  @Test(arguments: [
    ("How much did the National Reed Beds Investment Fund lend?", "EUR 40 million"),
    ("How many people does the KGF employ?", "340"),
  ])
  func `a name in brackets and the name before it are one`(question: String, expected: String)
    throws
  {
    let answer = try AskedLibrary(Self.reeds).ask(question)
    #expect(answer.citations.first?.excerpt.contains(expected) == true)
  }

  @Test(arguments: ["(A) B", "(", ")(", "Reed (", "(II", "Fund () of", "A (B (C) D", "(((A)))"])
  func `brackets of any kind are read without harm`(text: String) throws {
    let library = try AskedLibrary(["a.md": "\(text)\n\n\(text) Reed Fund\n"])
    _ = try library.ask("What did the Reed Fund and A B C buy?")
  }
}
