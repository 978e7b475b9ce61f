internal import Foundation
internal import Testing
internal import Text

@testable import PassageIndex

@Suite struct PassageSearchTests {
  /// Reports on one invented storm, and a few on other things.
  private static let files = [
    "storm-1.txt": """
    Storm over the harbour

    The storm tore the moorings of the ferry Solvik in the night and damaged the breakwater of the harbour. Waves broke over the
    quay while the gale lasted, and the harbour master closed the breakwater road.
    """,
    "storm-2.txt": """
    Night of the gale

    The gale damaged the breakwater, and moorings failed along the quay. The harbour master counted nine boats lost in the night.
    """,
    "storm-3.txt": """
    After the gale

    Insurers look at the breakwater and the quay: the gale is the dearest of the year, and the moorings were new.
    """,
    "baking.txt": """
    Bread in the night

    A baker starts in the night and sleeps at noon. The loaves are sold by then.
    """,
    "garden.txt": """
    Tulips

    The tulips of the park are in flower, and the gardener is pleased with the colours.
    """,
  ]

  private func search() throws -> PassageSearch {
    let library = try Library(Self.files)
    try library.update()
    return PassageSearch(
      store: try library.store(), stopwords: ["the", "of", "in", "what", "and", "which"])
  }

  private static let topic = "which damaged ferry moorings in the night of the storm at the harbour"

  @Test func `a topic of many words is widened by what the best articles share, and says so`()
    throws
  {
    let found = try search().articles(Self.topic, limit: 10)
    #expect(found.widerWords.contains("breakwater"))
    #expect(!found.widerWords.contains("tulips"))
    let titles = found.hits.map { $0.article.metadata.title }
    let third = try #require(titles.firstIndex(of: "After the gale"))
    let baking = try #require(titles.firstIndex(of: "Bread in the night"))
    #expect(third < baking)
    let exact = try search().articles(Self.topic, limit: 10, isWidened: false)
    #expect(exact.widerWords.isEmpty)
    #expect(exact.hits.first?.article.key == found.hits.first?.article.key)
    #expect(exact.hits[2].article.metadata.title == "Bread in the night")
  }

  @Test func `an article without a word of the query is never found`() throws {
    let found = try search().articles(Self.topic, limit: 10)
    #expect(found.hits.count == 4)
    #expect(!found.hits.contains { $0.article.metadata.title == "Tulips" })
  }

  @Test(arguments: ["gale", "harbour master quay", "\"\(Self.topic)\"", "“night” \(Self.topic)"])
  func `short and quoted queries are taken by their own words`(query: String) throws {
    #expect(try search().articles(query, limit: 10).widerWords.isEmpty)
  }

  @Test func `the order is that of the scores, and the same every time`() throws {
    let search = try search()
    let found = try search.articles(Self.topic, limit: 10)
    let scores = found.hits.map(\.score)
    #expect(scores == scores.sorted(by: >))
    let again = try search.articles(Self.topic, limit: 10)
    #expect(again.hits.map(\.article.key) == found.hits.map(\.article.key))
    #expect(again.widerWords == found.widerWords)
    let few = try search.articles(Self.topic, limit: 2)
    #expect(few.hits.map(\.article.key) == found.hits.prefix(2).map(\.article.key))
  }

  @Test(arguments: [
    "", "the of", "zzz qqq www eee rrr ttt", "damaged zzz qqq www eee rrr ttt tulips",
  ])
  func `queries of which little or nothing is known find what there is`(query: String) throws {
    let found = try search().articles(query, limit: 10)
    #expect(found.hits.allSatisfy { $0.score > 0 })
  }
}
