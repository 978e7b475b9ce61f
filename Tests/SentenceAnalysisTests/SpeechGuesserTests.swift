internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import SentenceAnalysis
@testable import WordNetLexicon

@Suite struct SpeechGuesserTests {
  private let table: TermTable

  init() throws { table = try TermTable(language: english) }

  private func parts(_ text: String) -> [String: SpeechPart] {
    let article = TokenizedText.ofOneSentence(text, table: table)
    let tokens = 0..<article.terms.count
    let parts = table.speech.parts(of: tokens, in: article, table: table)
    return Dictionary(
      zip(tokens, parts).map { token, part in
        let span = TextSpan(Int(article.starts[token]), Int(article.ends[token]))
        return (article.text(of: span), part)
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: [
    ("The plant in Narvik made 12 rolls", "Narvik", SpeechPart.name),
    ("The plant in Narvik made 12 rolls", "12", .number),
    ("The plant in Narvik made 12 rolls", "The", .determiner),
    ("Although the plant closed, it was rich", "Although", .subordinator),
    ("It was quickly zorbled", "quickly", .adverb),
    ("It was quickly zorbled", "zorbled", .verb),
    ("the zorbled plant", "zorbled", .adjective),
    ("a frimbulous glarp", "frimbulous", .adjective),
    ("a frimbulous glarp", "glarp", .noun),
  ])
  func `words are told apart by class, ending and neighbours`(
    text: String, word: String, expected: SpeechPart
  ) {
    #expect(parts(text)[word] == expected)
  }

  @Test(
    .enabled("needs WordNet's word table") { LexiconCache.installed != nil },
    arguments: [
      ("The firm decided to plant kelp", "decided", SpeechPart.verb),
      ("The old plant closed", "plant", .noun), ("The old plant closed", "closed", .verb),
      ("a large tunnel", "large", .adjective),
    ])
  func `known words are what they mostly are`(text: String, word: String, expected: SpeechPart) {
    #expect(parts(text)[word] == expected)
  }

  @Test func `every row of closed classes holds in its example and not in its counter-example`()
    throws
  {
    for row in try Prompts().table("speech-parts") {
      let part = try #require(SpeechPart(rawValue: row["name"]))
      #expect(parts(row["example"]).values.contains(part), "\(row["name"]): \(row["example"])")
      #expect(
        !parts(row["counter-example"]).values.contains(part),
        "\(row["name"]): \(row["counter-example"])")
    }
  }
}
