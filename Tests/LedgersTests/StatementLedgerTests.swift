internal import AnsweringSupport
internal import Answers
internal import EvidenceRanking
internal import Ledgers
internal import PassageIndex
internal import SentenceAnalysis
internal import Testing
internal import Text

/// Who said what in a few articles about an invented shipyard.
@Suite struct StatementLedgerTests {
  private let articles: IndexedArticles
  private let ledger: StatementLedger

  private static let files = [
    "dock.md": """
    ---
    title: Yard orders a dock
    outlet: Harbour Post
    date: 2025-03-04
    ---
    Varde Shipyard ordered a dry dock, Inger Solheim said on Monday. "The old basin was too short," she said. "It was short when I came."

    Bengt Aker, the mayor, said the dock was too large for the town.
    """,
    "dock-again.md": """
    ---
    title: Dock for the yard
    outlet: Coast Herald
    date: 2025-03-06
    ---
    "The old basin was too short," Inger Solheim said. The survey found that the basin leaks.
    """,
    "ferry.md": """
    ---
    title: Ferries
    outlet: Coast Herald
    date: 2024-10-04
    ---
    Tora Aker, who runs the ferries, said the price of fuel was the reason. "We lose money every day," Aker said.
    """,
  ]

  init() throws {
    articles = try IndexedArticles(Self.files)
    let cache = TokenizedArticleCache(
      store: articles.store, table: try TermTable(language: plainEnglish))
    ledger = StatementLedger(
      store: articles.store, citer: ArticleCiter(store: articles.store, cache: cache),
      aliases: EntityAliases())
  }

  private func said(_ speaker: String? = nil, about topic: String? = nil) throws
    -> [StatementEntry]
  {
    try ledger.statements(StatementQuery(speaker: speaker, topic: topic)).statements
  }

  @Test func `all that one person says is listed, the newest first, whatever she is called`() throws
  {
    let found = try said("Inger Solheim")
    #expect(found.map(\.speaker) == ["Inger Solheim", "Inger Solheim"] || found.count == 3)
    #expect(found.allSatisfy { $0.speaker == "Inger Solheim" && $0.kind == .person })
    #expect(found.contains { $0.written == "she" && $0.words.count == 2 })
    #expect(found.map { $0.day ?? "" } == found.map { $0.day ?? "" }.sorted(by: >))
  }

  @Test func `a surname that two have names both`() throws {
    let error = #expect(throws: LedgerError.self) { try said("Aker") }
    #expect(error == .ambiguous(name: "Aker", names: ["Tora Aker", "Bengt Aker"]))
    #expect(try said("Tora Aker").count == 2)
    #expect(try said("Solheim").count == (try said("Inger Solheim").count))
  }

  @Test func `statements about something hold its words`() throws {
    #expect(try said(about: "fuel").map(\.speaker) == ["Tora Aker"])
    #expect(try said(about: "the dock").contains { $0.speaker == "Bengt Aker" })
    #expect(try said("Inger Solheim", about: "fuel").isEmpty)
    #expect(try said(about: "green cheese").isEmpty)
  }

  @Test func `nobody says nothing`() throws {
    #expect(try said("Zork").isEmpty && said("*").isEmpty && said("\" OR 1").isEmpty)
  }

  @Test func `every word is the article's`() throws {
    let all = try said()
    #expect(!all.isEmpty)
    for entry in all {
      let text = try #require(try articles.store.article(entry.citation.article.id)).text
      for (words, span) in zip(entry.words, entry.spans) {
        #expect(text[span].map(String.init) == words)
      }
      #expect(text[entry.citation.span].map(String.init) == entry.citation.excerpt)
    }
  }

  @Test func `who is quoted most is counted by statements, not by sentences`() throws {
    let counts = try ledger.statements(StatementQuery()).speakers
    #expect(counts.first { $0.name == "Tora Aker" }?.statements == 2)
    #expect(counts.first { $0.name == "Bengt Aker" }?.statements == 1)
    #expect(counts.first?.name == "Inger Solheim")
  }
}
