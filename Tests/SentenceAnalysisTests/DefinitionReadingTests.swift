internal import TestSupport
internal import Testing
internal import Text

@testable import SentenceAnalysis

/// The shapes in which one sentence says what something or somebody is.
@Suite struct DefinitionReadingTests {
  private let table: TermTable
  private let words: DefinitionWords

  init() throws {
    table = try TermTable(language: english)
    words = try DefinitionWords(prompts: english.prompts)
  }

  private func reading(_ sentence: String, _ subject: String, isPerson: Bool) throws
    -> DefinitionReading
  {
    let article = TokenizedText.ofOneSentence(sentence, table: table)
    let terms = table.terms(in: Array(subject.utf8)).numbers
    let start = try #require(
      article.terms.indices.first { article.terms[$0...].starts(with: terms) })
    return DefinitionReading(
      article: article, sentence: 0..<article.terms.count, subject: start..<start + terms.count,
      words: words, table: table, isPerson: isPerson)
  }

  private func text(_ tokens: Range<Int>, of reading: DefinitionReading) -> String {
    let article = reading.article
    return article.text(
      of: TextSpan(Int(article.starts[tokens.lowerBound]), Int(article.ends[tokens.upperBound - 1]))
    )
  }

  private func best(_ sentence: String, _ subject: String, isPerson: Bool) throws -> String? {
    let reading = try reading(sentence, subject, isPerson: isPerson)
    return reading.phrases().max { $0.1 < $1.1 }.map { text($0.0, of: reading) }
  }

  @Test(
    arguments: [
      ("Averin, a brokerage in Lund, fell.", "Averin", "a brokerage in Lund"),
      ("Averin is a brokerage in Lund.", "Averin", "a brokerage in Lund"),
      (
        "A mill check, on the other hand, is a paper that a mill signs.", "mill check",
        "a paper that a mill signs"
      ),
      (
        "Twin looms, pairs of looms that share a shaft, are old.", "twin looms",
        "pairs of looms that share a shaft"
      ),
      (
        "They fear \"kelp deserts\" — areas where nobody sells kelp, he said.", "kelp deserts",
        "areas where nobody sells kelp"
      ),
      ("Malting, or steeping and drying, takes days.", "malting", "steeping and drying"),
      ("The growth fund, known in the trade as Averin, paid.", "Averin", "The growth fund"),
      ("Halden, which makes film and paper, grew.", "Halden", "makes film and paper"),
      ("The Lund brokerage Averin fell.", "Averin", "The Lund brokerage"),
      (
        "By pressing hops through rollers, a process it calls slow pressing, it grew.",
        "slow pressing",
        "pressing hops through rollers"
      ),
      // An enumeration, a name of another and what is said of it define nothing.
      ("It was paid by Averin, the Mill Court and Halden.", "Averin", nil),
      ("Halden, its staff and its owners paid.", "Halden", nil),
      ("Before Averin, the market was wedded to paper looms.", "Averin", nil),
      ("The town closed Averin, a historic step in its fight for clean air.", "Averin", nil),
      ("The best thing at Averin is a lake.", "Averin", nil),
      ("The company Averin fell.", "Averin", nil),
      ("Averin fell in May.", "Averin", nil),
    ] as [(String, String, String?)])
  func `a thing is what apposition, copula and the like say`(
    sentence: String, subject: String, expected: String?
  ) throws {
    #expect(try best(sentence, subject, isPerson: false) == expected)
  }

  @Test(
    arguments: [
      ("Ada Lund, founder of Halden, left.", "founder of Halden"),
      ("Ada Lund, the chief executive of Halden, left.", "the chief executive of Halden"),
      ("Ada Lund, who founded Halden with her sister, left.", "founded Halden with her sister"),
      ("Halden has made Ada Lund its finance director.", "its finance director"),
      ("The harbour master of Lund, Ada Lund, left.", "The harbour master of Lund"),
      ("The chief executive, Ada Lund, left.", "The chief executive"),
      ("Ada Lund left in May.", nil),
    ] as [(String, String?)])
  func `a person is what an office says`(sentence: String, expected: String?) throws {
    #expect(try best(sentence, "Ada Lund", isPerson: true) == expected)
  }

  @Test(
    arguments: [
      ("The Northern Hop Council (NHC) met.", "NHC", "Northern Hop Council"),
      ("The NHC, the Northern Hop Council, met.", "NHC", "Northern Hop Council"),
      ("A PPR is a Pre-tested Pellet Register.", "PPR", "Pre-tested Pellet Register"),
      ("The Harbour Board (NHC) met.", "NHC", nil),
      ("The NHC met in May.", "NHC", nil),
    ] as [(String, String, String?)])
  func `initials stand for words that begin with them`(
    sentence: String, subject: String, expected: String?
  ) throws {
    let reading = try reading(sentence, subject, isPerson: false)
    #expect(reading.expansion().map { text($0, of: reading) } == expected)
  }

  @Test func `a definition of its own is surer than what a clause says by the way`() throws {
    func quality(_ sentence: String) throws -> Double {
      try reading(sentence, "Averin", isPerson: false).phrases().map(\.1).max() ?? 0
    }
    let own = try quality("Averin is a brokerage in Lund.")
    let clause = try quality("Averin, which sells hops in Lund, fell.")
    #expect(own > clause && clause > 0)
  }
}
