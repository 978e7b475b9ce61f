internal import AnsweringSupport
internal import PassageIndex
internal import Testing

@testable import EvidenceRanking

/// Words written apart in a question and together in the articles, or the other way round.
@Suite struct JoinedWordsTests {
  private let articles: IndexedArticles

  init() throws {
    articles = try IndexedArticles([
      "clip.txt": """
      Clips

      KelpTok was banned in Lund in May. The reed roofs of the ropemakers stayed.
      """
    ])
  }

  private func found(_ text: String) throws -> [String] {
    let asked = try AskedQuestion(text)
    let retrieval = try articles.store.retrieve(
      asked.plan.terms, passageLimit: 5, articleLimit: 5)
    return try JoinedWords(store: articles.store, table: asked.table)
      .found(in: asked.question, plan: asked.plan, retrieval: retrieval)
      .map { "\($0.typed): \($0.others[0].text)" }
  }

  @Test(arguments: [
    ("Where was kelp tok banned?", ["kelp tok: kelptok"]),
    ("What do the rope makers do?", ["rope makers: ropemakers"]),
    ("Which reedroofs stayed?", ["reedroofs: reed roofs"]),
    ("Where was KelpTok banned?", []),
    ("Which reed makers stayed?", []),
    ("", []),
  ])
  func `they are found where the articles write them so`(
    question: String, expected: [String]
  ) throws {
    #expect(try found(question) == expected)
  }
}
