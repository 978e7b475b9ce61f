internal import Answers
internal import PassageIndex
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering

/// A time or a source that the question names decides between articles that say the same otherwise.
@Suite struct NamedLimitTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "early.md": """
      ---
      title: Torvik works grow
      outlet: Harbour Post
      date: 2022-06-02
      ---
      The Torvik works have 300 welders, the company said on Thursday.
      """,
      "later.md": """
      ---
      title: How many welders the Torvik works have
      outlet: Coast Herald
      date: 2024-06-06
      ---
      The Torvik works have 450 welders, the company said on Thursday.
      """,
    ])
  }

  @Test(arguments: [
    ("How many welders did the Torvik works have in 2022?", "300 welders"),
    ("How many welders did the Torvik works have in June 2024?", "450 welders"),
    ("According to the Harbour Post, how many welders do the Torvik works have?", "300 welders"),
    ("According to the Coast Herald, how many welders do the Torvik works have?", "450 welders"),
  ])
  func `the article that fits is quoted first`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.citations.first?.excerpt.contains(expected) == true)
  }

  @Test func `a question that names a decade is met by the decade better than by one year of it`()
    throws
  {
    let library = try AskedLibrary([
      "mill.md": """
      # The Torvik mill

      The Torvik mill moved to paper in the 1976–77 season. The Torvik mill moved to board in the 1970s.
      """
    ])
    let answer = try library.ask("What did the Torvik mill move to in the 1970s?")
    #expect(answer.citations.first?.excerpt.contains("board in the 1970s") == true)
  }

  @Test func `explain says which rules decided`() throws {
    let questions = [
      "How many welders did the Torvik works have in 2022?", "How many welders have the works?",
      "What did the company say of the Torvik works?", "Who has 300 welders?",
    ]
    let decisive = try questions.flatMap { question in
      try library.ask(question).explanation?.parts
        .filter { $0.label.hasPrefix("rules without which another") }.flatMap(\.parts) ?? []
    }
    #expect(decisive.contains { $0.label.contains("450 welders") || $0.label.contains("300 ") })
  }

  @Test func `a follow-up that names another time leaves the article that replied`() throws {
    let first = "How many welders did the Torvik works have in 2022?"
    let before = try library.ask(first)
    let excerpt = try #require(before.citations.first?.excerpt)
    let answer = try library.pipeline.answer(
      QuestionRequest(
        question: "And in 2024?",
        history: [
          QuestionRequest.Turn(question: first, answer: before.answer, excerpt: excerpt)
        ], asOf: "2025-06-01"))
    #expect(answer.citations.first?.excerpt.contains("450 welders") == true)
  }
}
