internal import Foundation
internal import Prompts
internal import Testing
internal import Text

@testable import QuestionAnalysis

/// Question analysis: every row's own examples, the parts of a question, hostile input, and a
/// held-back part of a public set.
struct QuestionAnalyzerTests {
  static let analyzer = try! QuestionAnalyzer(prompts: Prompts())

  static func analyze(_ question: String) -> AnalyzedQuestion {
    analyzer.analyze(question, asOf: "2025-11-10")
  }

  @Test func `every row decides its example and not its counter-example`() throws {
    for row in try Prompts().table("question-types") {
      let place = "\(row["name"]) (line \(row.line))"
      let found = Self.analyze(row["example"])
      #expect(found.matchedRules.first == row["name"], "\(place): \(row["example"])")
      #expect(found.answerType.rawValue == row["type"], "\(place): \(row["example"])")
      let counter = Self.analyze(row["counter-example"]).matchedRules.first
      #expect(counter != row["name"], "\(place): \(row["counter-example"])")
    }
  }

  @Test(arguments: [
    ("Which Norwegian city hosts the kelp fair?", "norwegian city"),
    ("How many square kilometres does the farm cover?", "square kilometres"),
    ("What is the population of Lund?", "population"),
    ("What kind of film do they make?", "film"),
    ("What company makes kelp film?", "company"),
    ("In which Danish port did the ship dock?", "danish port"),
    ("Ada Halden is a member of which team?", "team"),
    ("This seed was added to the bread, which?", "seed"),
  ])
  func `the focus is the noun phrase that names the thing wanted`(
    question: String, focus: String
  ) {
    let found = Self.analyze(question)
    let wanted = Self.analyze(focus).words.map(\.token.term)
    #expect(found.focus == wanted)
  }

  @Test(arguments: [
    (
      "How much did Big Fund III commit to Tarn Optics?",
      [["big", "fund", "iii"], ["tarn", "optics"]]
    ),
    ("Who runs the Bank of Lund?", [["bank", "of", "lund"]]),
    ("When did Halden Fund I close?", [["halden", "fund", "i"]]),
    ("Can I read it?", []),
    ("Scientists found which planet?", []),
    ("Brightwave 9 was launched when?", [["brightwave", "9"]]),
    ("who runs the bank of lund", []),
    ("WHO RUNS THE BANK", []),
    ("What happened in May 2023?", []),
    ("Is the US part of NATO?", [["us"], ["nato"]]),
  ])
  func `names are runs of capitals, not the word that opens a sentence`(
    question: String, names: [[String]]
  ) {
    let folded = Self.analyze(question).words
    let found = Self.analyze(question).names
    let terms = names.map { name in
      name.map { word in folded.first { $0.token.folded == word }?.token.term ?? word }
    }
    #expect(found == terms)
  }

  @Test(arguments: [
    ("Who founded Halden?", "founded"),
    ("How much did the Halden fund commit to Brightwave?", "commit"),
    ("Which company acquired Brightwave?", "acquired"),
    ("When was the plant opened?", "opened"),
    ("Who is the mayor?", nil),
  ])
  func `the main verb is the word of the predicate`(question: String, verb: String?) {
    let found = Self.analyze(question)
    let term = found.words.first { $0.token.folded == verb }?.token.term
    #expect(found.mainVerb == term)
  }

  @Test func `only the last question of a longer prompt is read`() {
    let text = "The fund met on Monday. Who leads it? It was founded in 1990. Where does it meet?"
    let found = Self.analyze(text)
    #expect(text[found.questionSpan] == "Where does it meet?")
    #expect(found.answerType == .place)
  }

  @Test(arguments: [
    ("What did Brightwave earn in 2024?", "2024-01-01", "2024-12-31", nil),
    ("What has happened since March 2025?", "2025-03-01", nil, nil),
    ("Who was hired before 2020?", nil, "2019-12-31", nil),
    ("What opened in Q3 2025?", "2025-07-01", "2025-09-30", nil),
    ("What closed last week?", "2025-11-03", "2025-11-09", nil),
    ("According to the Nordic Ledger, who bought it?", nil, nil, "Nordic Ledger"),
    ("How large is the fund according to Ada Halden?", nil, nil, "Ada Halden"),
    ("Who founded Brightwave?", nil, nil, nil), ("according to", nil, nil, nil),
  ])
  func `limits of time and source are read`(
    question: String, since: String?, until: String?, source: String?
  ) {
    let read = Self.analyze(question).constraints
    #expect(read.since == since && read.until == until && read.source == source)
  }

  @Test func `quoted phrases keep their words`() {
    let found = Self.analyze("Who said \"kelp is king\" and “never again”?")
    #expect(found.quotations.map(\.count) == [3, 2])
  }

  @Test(arguments: [
    "", "?", "\"", "AND", "NEAR(", "'; drop table", "¿", "🦑🦑", "\u{0}", "。", "which", "of the",
    "\"\"", "“", "which which which", ", , ,", String(repeating: "who what ", count: 3000),
  ])
  func `any input is taken apart without failing`(question: String) {
    let found = Self.analyze(question)
    #expect(found.text == question)
    for word in found.words { #expect(question[word.token.span] != nil) }
  }
}
