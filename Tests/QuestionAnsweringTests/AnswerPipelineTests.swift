internal import AnsweringSupport
internal import Answers
internal import PassageIndex
internal import Testing
internal import Text

@testable import QuestionAnswering

@Suite struct AnswerPipelineTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary() }

  @Test(arguments: [
    ("How much did Varde Shipyard pay for the dry dock?", "EUR 38 million"),
    ("How many people does Varde Shipyard employ?", "410"),
  ])
  func `the exact answer comes first`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    let given = try #require(answer.answer)
    #expect(given.contains(expected))
    guard case .lead(let lead, _) = answer.parts.first else {
      Issue.record("the reply does not begin with a lead")
      return
    }
    #expect(lead.contains(given))
  }

  @Test func `articles that give different figures are set side by side`() throws {
    let answer = try library.ask("What damage did the fire at Varde Shipyard cause?")
    let excerpts = answer.citations.map(\.excerpt).joined(separator: " ")
    #expect(excerpts.contains("EUR 12 million"))
    #expect(excerpts.contains("EUR 17 million"))
  }

  @Test(arguments: [
    "Who is the mayor of Lisbon?", "How many seats has the parliament of Norway?",
    "When was the Zorblax Treaty signed?",
  ])
  func `what the articles do not hold is refused`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .abstained)
    #expect(!answer.missing.isEmpty)
    #expect(answer.answer == nil)
  }

  @Test(arguments: [
    "", "   ", "?", "AND", "\"", "*", "NEAR(", "the", "who", "' OR 1=1 --", "🦑", "\u{0}\u{1}",
    String(repeating: "a", count: 100_000), String(repeating: "word ", count: 20_000),
    "これはペンですか", "which which which", "$ % - ' \\",
  ])
  func `hostile questions are answered or refused, never a failure`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.missing.allSatisfy { $0.count <= 61 })
    for citation in answer.citations {
      #expect(!citation.excerpt.isEmpty)
    }
  }

  @Test(arguments: [
    "How much did Varde Shipyard pay for the dry dock?", "Who said they had outgrown the basin?",
    "Why was the old dock replaced?", "What happened on Tuesday?", "Who is the mayor of Lisbon?",
  ])
  func `every excerpt is its slice, and the exact answer lies inside the first`(question: String)
    throws
  {
    let answer = try library.ask(question)
    for citation in answer.citations {
      let stored = try #require(try library.store.article(citation.article.id))
      #expect(stored.text[citation.span].map(String.init) == citation.excerpt)
      if let span = citation.answerSpan { #expect(citation.span.contains(span)) }
    }
    if let text = answer.answer, let first = answer.citations.first, let span = first.answerSpan {
      let stored = try #require(try library.store.article(first.article.id))
      #expect(stored.text[span].map(String.init) == text)
    }
    #expect(answer.citations.map(\.number) == Array(1..<answer.citations.count + 1))
  }

  @Test func `the same question gives the same answer`() throws {
    let question = "How much damage did the fire cause?"
    let first = try library.ask(question)
    let second = try AskedLibrary().ask(question)
    #expect(first.answer == second.answer)
    #expect(first.citations.map(\.excerpt) == second.citations.map(\.excerpt))
    #expect(first.confidence == second.confidence)
    #expect(first.explanation == second.explanation)
  }

  @Test func `candidates come best first and explain their score`() throws {
    let explanation = try #require(
      try library.ask("How much did the dry dock cost?").explanation)
    let candidates = try #require(
      explanation.parts.first { $0.label.hasPrefix("candidates") })
    let scores = candidates.parts.compactMap(\.value)
    #expect(scores == scores.sorted(by: >))
    for candidate in candidates.parts {
      let sum = candidate.parts.compactMap(\.value).reduce(0, +)
      #expect(abs(sum - (candidate.value ?? 0)) < 1e-9)
    }
  }

  @Test func `a question without words to look for gets a hint and no excerpts`() throws {
    let answer = try library.ask("the")
    #expect(answer.status == .abstained)
    #expect(answer.citations.isEmpty)
  }
}
