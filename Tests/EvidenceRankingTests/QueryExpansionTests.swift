internal import AnsweringSupport
internal import FoundationEssentials
internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing

@testable import EvidenceRanking
@testable import QuestionAnalysis
@testable import WordNetLexicon

@Suite struct QueryExpansionTests {
  /// An invented takeover, told in other words than it may be asked in.
  private static let files = [
    "takeover.txt": """
    Harbour takeover

    Ostra Marine bought the old dry dock of the metropolis in May. The acquisition was agreed with the council of Lundvik, and the
    acquisition is paid in two parts.
    """,
    "menu.txt": """
    Canteen

    Smith and Holm cook for the yard. Smith serves soup on Monday, and Holm serves fish.
    """,
  ]

  private let articles: IndexedArticles
  private let analyzer: QuestionAnalyzer
  private let lexicon: Lexicon

  init() throws {
    articles = try IndexedArticles(Self.files)
    analyzer = try QuestionAnalyzer(prompts: Prompts())
    let folder = try TemporaryFolder()
    try SampleWordNet.write(to: folder)
    let path = folder.url.path + "/cache/words.table"
    try LexiconCache.build(from: folder.url.path, to: path)
    lexicon = try #require(Lexicon(path: path))
  }

  private func wider(_ text: String, _ lexicon: Lexicon?) throws -> QueryExpansion? {
    let question = analyzer.analyze(text, asOf: "2025-06-01")
    let plan = QueryPlan(question)
    let retrieval = try articles.store.retrieve(plan.terms, passageLimit: 10, articleLimit: 10)
    return try QueryExpansion(
      question, plan: plan, retrieval: retrieval, store: articles.store, lexicon: lexicon)
  }

  @Test func `where little is found, words that mean the same are looked for`() throws {
    let found = try #require(try wider("Which firm acquires a city?", lexicon))
    #expect(found.share < 0.5)
    #expect(
      found.words.map { "\($0.written) \($0.reason.rawValue) \($0.typed)" } == [
        "buy synonym acquires", "acquisit derivation acquires", "metropoli synonym city",
      ])
  }

  @Test(arguments: [
    "Who bought the old dry dock of the metropolis?", "Who is Lundvik?", "Who?", "???", "",
    "Where does Smyth cook?",
  ])
  func `what is found, named or empty is not`(question: String) throws {
    #expect(try wider(question, lexicon) == nil)
    #expect(try wider("Which firm acquires a city?", nil) == nil)
  }

  @Test func `a common word typed wrong is put right, and still counts as missing`() throws {
    let found = try #require(try wider("When was the aquisition agreed?", lexicon))
    #expect(found.spellings.map(\.written) == ["acquisition"])
    #expect(found.spellings.map(\.typed) == ["aquisition"])
    #expect(try articles.store.passageFrequency(of: "aquisit") == 0)
  }

  @Test(arguments: [
    "who is lundvek", "what does holmm serve", "who is smiht", "What is Aquisition?",
  ])
  func `a name is never put right`(question: String) throws {
    let found = try wider(question, lexicon)
    #expect(found?.spellings.isEmpty ?? true)
  }
}
