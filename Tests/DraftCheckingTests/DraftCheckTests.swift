internal import AnsweringSupport
internal import Answers
internal import DraftChecking
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import Text

/// Drafts of one or two sentences beside articles about an invented shipyard and a ferry line.
@Suite struct DraftCheckTests {
  private let articles: IndexedArticles
  private let checker: DraftChecker
  private let reader: DraftReader

  private static let files = [
    "yard.md": """
    ---
    title: Varde yard orders a dry dock
    outlet: Harbour Post
    date: 2025-03-04
    url: https://harbour-post.example/dock
    ---
    Varde Shipyard had revenue of EUR 38 million in the second quarter of 2024, up from EUR 31 million a year earlier.

    Ostra Marine, a contractor from Gdynia, will build a dry dock for Varde Shipyard in 2026.

    "We had outgrown the old basin long ago," said Inger Solheim, the director of the yard. Bengt Aker, the mayor, said the dock was too large for the town.
    """,
    "ferry.md": """
    ---
    title: Ferry line cuts crossings
    outlet: Coast Herald
    date: 2025-04-10
    url: https://coast-herald.example/ferry
    ---
    Coastlink will cut 12 crossings a week from May 2025. The company carried 410,000 passengers in 2024.

    Arne Vik, the harbour master of Karsund, called the decision hasty and bad for the islands.
    """,
  ]

  init() throws {
    articles = try IndexedArticles(Self.files)
    checker = try DraftChecker(store: articles.store, language: plainEnglish)
    reader = try DraftReader(prompts: plainEnglish.prompts)
  }

  private func verdicts(_ draft: String) throws -> [DraftFinding.Verdict] {
    let draft = try reader.read(Array(draft.utf8), named: "-")
    return try checker.findings(in: draft).map(\.verdict)
  }

  @Test(arguments: [
    "Varde Shipyard had revenue of EUR 38 million in the second quarter of 2024.",
    "In the second quarter of 2024 the revenue of Varde Shipyard rose to EUR 38 million.",
    "Revenue at Varde Shipyard was about EUR 40 million in the second quarter of 2024.",
    "“We had outgrown the old basin long ago,” said Inger Solheim.",
    "“[W]e had outgrown the … basin long ago,” Solheim said.",
    "Coastlink carried 410,000 passengers in 2024.",
    "Ostra Marine will build a dry dock for Varde Shipyard in 2026.",
  ])
  func `what the articles tell is found, and nothing else said`(draft: String) throws {
    let verdicts = try verdicts(draft)
    #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0 == .found }, "\(verdicts)")
  }

  @Test(
    arguments: [
      ("Varde Shipyard had revenue of EUR 39 million in the second quarter of 2024.", .differs),
      ("Varde Shipyard had revenue of USD 38 million in the second quarter of 2024.", .differs),
      ("Varde Shipyard had revenue of EUR 38 million in the second quarter of 2022.", .otherPeriod),
      ("Coastlink had revenue of EUR 38 million in the second quarter of 2024.", .otherParty),
      ("“We had outgrown the new basin long ago,” said Inger Solheim.", .changed),
      ("“We had outgrown the old basin long ago,” said Arne Vik.", .otherSpeaker),
      ("Ostra Marine has built a dry dock for Varde Shipyard.", .plan),
      ("Bengt Akker, the mayor, said the dock was too large for the town.", .otherName),
      ("“We shall never sell the yard to anybody,” said Inger Solheim.", .absent),
      ("The Tarn Mill sold 7,300 tonnes of film.", .absent),
      ("Inger Solheim said the dock was too large for the town.", .otherSpeaker),
    ] as [(String, DraftFinding.Verdict)])
  func `what is changed is called by its class`(draft: String, verdict: DraftFinding.Verdict)
    throws
  {
    let verdicts = try verdicts(draft)
    #expect(verdicts.contains(verdict), "\(verdicts)")
  }

  @Test(arguments: [
    "The yard has been a part of the town for as long as anybody can remember.",
    "Nobody knows what the islands will do without their ferries.",
    "“So what”, people say.",
    "Harbour masters do not like it when lines are cut.",
  ])
  func `a paraphrase and words of one's own are called nothing`(draft: String) throws {
    let verdicts = try verdicts(draft)
    #expect(verdicts.allSatisfy { $0 == .found }, "\(verdicts)")
  }

  @Test func `a quotation has to stand in the article that its paragraph links`() throws {
    let quoted = "“We had outgrown the old basin long ago,” she said"
    #expect(
      try verdicts("\(quoted) ([Coast Herald](https://coast-herald.example/ferry)).")
        == [.otherArticle])
    #expect(
      try verdicts("\(quoted) ([Harbour Post](https://harbour-post.example/dock)).") == [.found])
    #expect(try verdicts("\(quoted) ([else](https://elsewhere.example/x)).") == [.found])
  }

  @Test func `each finding quotes an article, byte for byte`() throws {
    let draft = try reader.read(
      Array("Varde Shipyard had revenue of EUR 39 million in the second quarter of 2024.".utf8),
      named: "-")
    let finding = try #require(
      try checker.findings(in: draft).first { $0.verdict == .differs })
    let citation = try #require(finding.citation)
    let text = try #require(try articles.store.article(citation.article.id)).text
    #expect(text[citation.span].map(String.init) == citation.excerpt)
    #expect(citation.answerSpan.flatMap { text[$0] } == "EUR 38 million")
    #expect(draft.text[finding.span] == "EUR 39 million")
  }

  @Test func `lines and columns are those of the file`() throws {
    let text = "# Title\n\nWords *before* it.\nVarde Shipyard had **EUR 39 million** of revenue.\n"
    let draft = try reader.read(Array(text.utf8), named: "-")
    let start = try #require(draft.text.firstRange(of: "EUR"))
    let offset = draft.text.utf8.distance(
      from: draft.text.startIndex, to: start.lowerBound)
    #expect(draft.places.place(at: offset) == DraftPlaces.Place(line: 4, column: 22))
  }

  @Test func `marks that nothing closes are told, and are no quotation`() throws {
    let draft = try reader.read(
      Array("He said \"we had outgrown it all.\n\n“It was a long day.\n\n“And a dark one.”\n".utf8),
      named: "-")
    #expect(draft.unclosed.map { draft.places.place(at: $0).line } == [1])
    #expect(draft.quotations.count == 2)
  }

  @Test(arguments: [
    Array("“Wir hatten das alte Becken längst verlassen”, sagte er.".utf8),
    [0x93] + Array("We had outgrown the old basin long ago".utf8) + [0x94],
    Array(String(repeating: "\" “ „ « ‘ ' [ … ", count: 500).utf8),
    Array(String(repeating: "1 2,3 4.5 % EUR ", count: 500).utf8),
    Array("\u{0}\u{202E} “\u{FFFF} OR NEAR( * %” 7".utf8),
  ])
  func `other charsets and hostile drafts end in findings`(bytes: [UInt8]) throws {
    guard let draft = try? reader.read(bytes, named: "-") else { return }
    _ = try checker.findings(in: draft)
  }

  @Test func `a quotation in another charset is found`() throws {
    let bytes = [0x93] + Array("We had outgrown the old basin long ago".utf8) + [0x94, 0x0A]
    let draft = try reader.read(bytes, named: "-")
    #expect(try checker.findings(in: draft).map(\.verdict) == [.found])
  }

  @Test func `a draft that is too long says so with the cure`() throws {
    let bytes = [UInt8](repeating: 0x61, count: DraftReader.longest + 1)
    let error = #expect(throws: DraftError.self) { try reader.read(bytes, named: "a.md") }
    #expect(error?.description.contains("cut it into smaller files") == true)
  }
}
