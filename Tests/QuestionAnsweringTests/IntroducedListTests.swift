internal import AnsweringSupport
internal import Answers
internal import PassageIndex
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

/// Lists below a sentence with a colon: marked as items or short paragraphs of their own.
@Suite struct IntroducedListTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "kelp.txt": """
      Kelp recall widens

      The recalled kelp crisps were also sold in these Norrmark provinces:

      Halsund

      Brekkedal

      Upper Kolvar

      Symptoms of kelp fever

      Symptoms of kelp fever begin within a day, and most people recover without being treated.
      """,
      "trails.md": """
      # Trails

      The following trails of Mount Ulmar are closed until further notice:

      - North Ridge Trail
      - Mill Trail
      - Lake Trail
      """,
    ])
  }

  @Test func `short paragraphs behind a colon are items, and a heading is none`() throws {
    let answer = try library.ask("In which provinces were the recalled kelp crisps also sold?")
    let excerpts = answer.citations.map(\.excerpt)
    for item in ["Halsund", "Brekkedal", "Upper Kolvar"] { #expect(excerpts.contains(item)) }
    #expect(!excerpts.contains("Symptoms of kelp fever"))
  }

  @Test func `items of a marked list are all quoted`() throws {
    let answer = try library.ask("Which trails of Mount Ulmar are closed?")
    #expect(answer.citations.count == 4)
  }
}
