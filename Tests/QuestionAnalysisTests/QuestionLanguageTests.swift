internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import QuestionAnalysis

/// Questions that are not in English, to which no rule of English applies.
@Suite struct QuestionLanguageTests {
  static let rows = (try? Prompts().table("question-languages")) ?? []

  private func analyzed(_ question: String) throws -> AnalyzedQuestion {
    try QuestionAnalyzer(prompts: Prompts()).analyze(question, asOf: "2025-06-01")
  }

  @Test(arguments: rows.map { [$0["language"], $0["example"], $0["counter-example"]] })
  func `a language's own example is in it, its counter-example in English`(row: [String]) throws {
    let example = try analyzed(row[1])
    #expect(example.language == row[0], "\(row[1])")
    #expect(example.answerType == .thing && example.mainVerb == nil && example.hasContent)
    #expect(try analyzed(row[2]).language == nil, "\(row[2])")
  }

  @Test(arguments: [
    "What is the population of São Paulo?", "war in Gaza", "Los Angeles fire cause",
    "Kim revenue 2024",
    "Who wrote Así habló Zarathustra?", "Dove population decline", "Who founded 株式会社?", "AI",
    "Did the mayor comment on it?", "La Paz mayor", "Rio de Janeiro", "Ulvane 2025", "Die Welt",
    "Why was Der Spiegel fined?", "Who is Владимир?", "1,200", "", "?",
  ])
  func `names of other languages do not make a question theirs`(question: String) throws {
    #expect(try analyzed(question).language == nil)
  }

  @Test(arguments: [
    ("Was sagte Peder Anholt?", ["sagte", "was"]), ("Кто построил порт?", ["кто"]),
    ("Quand la digue a-t-elle été construite ?", ["quand", "la"]),
  ])
  func `small words of the question's own language are not searched for`(
    question: String, small: [String]
  ) throws {
    let words = try analyzed(question).words
    for word in small {
      #expect(words.contains { $0.token.folded == word && $0.isStopword }, "\(word)")
    }
    #expect(words.contains { !$0.isStopword })
  }

  @Test func `a language that no row knows is told by its script`() throws {
    #expect(try analyzed("ვინ ააშენა პორტი?").language == "und")
    #expect(try analyzed("ใครสร้างท่าเรือ").language == "und")
  }
}
