import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// Words of raw text, and what must hold for any text.
struct SentenceAnalyzerTests {
  private func words(_ text: String) throws -> [String] {
    let contractions = try Contractions(tables: AnalysisTables(prompts: Prompts()))
    var buffer = WordBuffer()
    var text = text
    text.withUTF8 {
      WordSplitter(contractions: contractions, isAbbreviation: { $0 == WordHash.of("corp.".utf8) })
        .split($0, in: TextSpan(0, $0.count), into: &buffer)
    }
    return buffer.spans.map { text[$0].map(String.init) ?? "?" }
  }

  @Test(arguments: [
    ("“We can’t,” she said.", "“|We|ca|n’t|,|”|she|said|."),
    ("Altsol's $7.5bn plan", "Altsol|'s|$|7.5bn|plan"),
    ("the U.S. (30%)", "the|U.S.|(|30|%|)"),
    ("Steel Corp. rose.", "Steel|Corp.|rose|."),
    ("It cannot—must not—go...", "It|can|not|—|must|not|—|go|..."),
    ("the ships' crews, 10–20 of them", "the|ships|'|crews|,|10–20|of|them"),
    ("'Never,' he said", "'|Never|,|'|he|said"),
    ("they'll you've I'm", "they|'ll|you|'ve|I|'m"),
    ("", ""), ("   ", ""),
  ])
  func `text is cut into words and marks`(text: String, expected: String) throws {
    #expect(try words(text) == expected.split(separator: "|").map(String.init))
  }

  private static let contractionRows =
    (try? AnalysisTables(prompts: Prompts()).rows("contractions")) ?? []

  @Test(arguments: contractionRows.map { ($0.words("example"), $0["counter-example"]) })
  func `each contraction is cut in its example and not in its counter-example`(
    example: [String], counterExample: String
  ) throws {
    #expect(try words(example[0]).joined(separator: "|") == example[1])
    let plain = counterExample.split(separator: " ").map(String.init)
    #expect(try words(counterExample) == plain)
  }

  private static let strange = [
    "", ".", "''''", "((((", "\u{0}\u{1}\u{7F}", "—", "“”", "n't", "'s", "$", "cannot",
    "\u{1F600}\u{1F600} 東京都は大きい。", "İstanbul ŞEHİR", "to to to to", "who which that who",
    "and and , , and", "was", "said said said", "by by", "a\u{301}\u{302}", "The the THE",
    String(repeating: "( ", count: 100), String(repeating: "which said ", count: 100),
    String(repeating: "that if because ", count: 100),
  ]

  @Test(arguments: strange)
  func `every byte but white space lies in one word, and all places are inside`(
    text: String
  ) throws {
    let analyzer = try #require(ClauseTests.analyzer)
    var memory = SentenceAnalyzer.Memory()
    let pieces = analyzer.analyze(text, sentence: TextSpan(0, text.utf8.count), memory: &memory)
    let spans = pieces.flatMap { $0.tokens.map(\.span) }
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    let bytes = Array(text.utf8)
    let covered = spans.reduce(0) { $0 + $1.length }
    #expect(covered >= bytes.count(where: { $0 > 0x20 && $0 < 0x7F }))
    for piece in pieces {
      #expect(piece.chunks.allSatisfy { $0.tokens.contains($0.head) })
      for clause in piece.clauses {
        #expect(piece.tokens.indices.contains(clause.verb.main))
        #expect(clause.governor.map(piece.clauses.indices.contains) ?? true)
      }
    }
  }

  @Test func `a sentence of very many words is read in pieces that together hold it`() throws {
    let analyzer = try #require(ClauseTests.analyzer)
    let text = Array(repeating: "the board sold the plant,", count: 1000).joined(separator: " ")
    var memory = SentenceAnalyzer.Memory()
    let pieces = analyzer.analyze(text, sentence: TextSpan(0, text.utf8.count), memory: &memory)
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.isPartial && $0.tokens.count <= SentenceAnalyzer.longest })
    #expect(pieces.reduce(0) { $0 + $1.tokens.count } == 6000)
  }

  @Test func `the offsets are those of the document`() throws {
    let analyzer = try #require(ClauseTests.analyzer)
    let text = "Ébène. Altsol grew."
    var memory = SentenceAnalyzer.Memory()
    let start = text.utf8.count - "Altsol grew.".utf8.count
    let pieces = analyzer.analyze(
      text, sentence: TextSpan(start, text.utf8.count), memory: &memory)
    #expect(pieces.first?.tokens.first.map { text[$0.span] } == "Altsol")
  }

  @Test func `the same text gives the same analysis`() throws {
    let analyzer = try #require(ClauseTests.analyzer)
    let text = "Altsol, a maker of pumps, plans to sell its plant, the chairman said."
    var memory = SentenceAnalyzer.Memory()
    let whole = TextSpan(0, text.utf8.count)
    let first = analyzer.analyze(text, sentence: whole, memory: &memory)
    _ = analyzer.analyze("Other words came between.", sentence: TextSpan(0, 25), memory: &memory)
    #expect(analyzer.analyze(text, sentence: whole, memory: &memory) == first)
  }

  /// Numbers that look like chance and are the same each time.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  private static let soup = [
    "the", "board", "which", "who", "that", "said", ",", "and", "to", "sold", "was", "n't", "(",
    ")",
    "“", "”", "\"", "Altsol", "10", "$", "%", "in", "of", ".", ":", "—", "is", "may", "if", "'s",
    "respectively", "Tuesday", "\u{0}", "é", "東京", "USA", "did", "going", "told", "whose", "B",
    "20",
  ]

  @Test func `no order of words brings analysis down`() throws {
    let analyzer = try #require(ClauseTests.analyzer)
    var memory = SentenceAnalyzer.Memory()
    var dice = Dice(state: 7)
    for _ in 0..<1500 {
      let words = (0..<dice.roll(90)).map { _ in Self.soup[dice.roll(Self.soup.count)] }
      let text = words.joined(separator: dice.roll(9) == 0 ? "" : " ")
      let pieces = analyzer.analyze(text, sentence: TextSpan(0, text.utf8.count), memory: &memory)
      let places = pieces.flatMap { piece in
        piece.clauses.flatMap { $0.objects.map(\.head) + [$0.subject?.head ?? 0, $0.verb.main] }
          .map { piece.tokens.indices.contains($0) }
      }
      #expect(places.allSatisfy { $0 })
    }
  }

  @Test func `bytes that are no text are read as words of some kind`() throws {
    let analyzer = try #require(ClauseTests.analyzer)
    var memory = SentenceAnalyzer.Memory()
    var dice = Dice(state: 3)
    for _ in 0..<300 {
      let bytes = (0..<dice.roll(200)).map { _ in UInt8(dice.roll(256)) }
      bytes.withUnsafeBufferPointer {
        let pieces = analyzer.analyze($0, sentence: TextSpan(0, $0.count), memory: &memory)
        #expect(pieces.flatMap(\.tokens).allSatisfy { $0.span.end <= bytes.count })
      }
    }
  }
}
