internal import AnsweringSupport
internal import Answers
internal import DraftChecking
internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import Text

/// Where quoted words stand.
@Suite struct QuotationTests {
  private let articles: IndexedArticles
  private let finder: QuotationFinder

  init() throws {
    articles = try IndexedArticles(IndexedArticles.shipyard)
    finder = QuotationFinder(store: articles.store, citer: try citer(articles.store))
  }

  private func places(_ words: String) throws -> QuotationPlaces {
    try finder.places(of: Quotation(words), limit: 10)
  }

  @Test(arguments: [
    "We had outgrown the old basin", "“We had outgrown the old basin,”",
    "we had outgrown the old basin",
    "We had … the old basin", "[W]e had outgrown [their] old basin",
    "We had outgr[own] the old basin",
    "We ... basin", "We had outgrown the old – basin",
  ])
  func `marks, dashes, capitals, ellipses and editors' brackets do not count`(words: String) throws
  {
    let found = try places(words)
    #expect(found.count == 1 && found.nearest.isEmpty)
    let place = try #require(found.exact.first)
    #expect(place.article.key == "yard.md" && place.differences.isEmpty)
    let text = try #require(try articles.store.article(place.article.id)).text
    #expect(text[place.span] == "We had outgrown the old basin")
    #expect(place.citation.excerpt == text[place.citation.span].map(String.init))
  }

  @Test func `words in two articles have two places, the older first`() throws {
    let found = try places("Varde Shipyard")
    #expect(found.count == 3)
    #expect(found.exact.map(\.article.key) == ["yard.md", "fire.md", "fire-later.md"])
  }

  @Test func `of changed words the nearest place is shown, with each difference`() throws {
    let found = try places("We had hardly outgrown that old basin")
    #expect(found.exact.isEmpty)
    let place = try #require(found.nearest.first)
    #expect(place.differences.map(\.quoted) == ["hardly", "that"])
    #expect(place.differences.map(\.found) == ["", "the"])
    #expect(place.share > 0.7)
  }

  @Test func `a figure with another digit is another word`() throws {
    let found = try places("ordered a dry dock for EUR 39 million")
    #expect(found.exact.isEmpty)
    #expect(found.nearest.first?.differences.map(\.found) == ["38"])
  }

  @Test(arguments: ["", "“”", "…", "[sic]", "— !"])
  func `no words stand nowhere`(words: String) throws {
    let found = try places(words)
    #expect(found.count == 0 && found.nearest.isEmpty)
  }

  @Test func `words that no article has stand nowhere, and nothing is near`() throws {
    let found = try places("the moon is made of green cheese")
    #expect(found.count == 0 && found.nearest.isEmpty)
  }

  @Test func `words across two paragraphs are found`() throws {
    #expect(try places("employs 410 people. The dock will be built").count == 1)
  }

  @Test(arguments: [
    String(repeating: "the ", count: 5000), String(repeating: "[", count: 3000),
    String(repeating: "… a ", count: 300), "\u{0}\u{202E}\u{FFFF} * \" OR NEAR(", "’’’ ''' ...",
  ])
  func `hostile words end in bounded time`(words: String) throws {
    _ = try places(words)
  }
}

/// Cites from a store, by the tables that come with the program.
func citer(_ store: PassageStore) throws -> ArticleCiter {
  ArticleCiter(
    store: store,
    cache: TokenizedArticleCache(store: store, table: try TermTable(language: plainEnglish)))
}
