internal import CPassageScoring
internal import GRDB

extension PassageStore {
  /// Most terms that one retrieval looks up; the further ones of an endless question are left out.
  package static let mostTerms = 256

  /// The best passages and articles for `query`; with an `articleLimit` of 0 the terms' numbers of
  /// articles are not counted either.
  package func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws
    -> Retrieval
  {
    let query = Array(query.prefix(Self.mostTerms))
    try scan(query, wantsPassages: passageLimit > 0, wantsArticles: articleLimit > 0)
    return Retrieval(
      passages: scorer.bestPassages(passageLimit).compactMap { hit in
        scorer.article(of: Int64(hit.row)).map {
          Retrieval.Passage(id: PassageID(hit.row), article: $0, score: Double(hit.score))
        }
      },
      articles: scorer.bestArticles(articleLimit).map {
        Retrieval.Article(id: ArticleID($0.row), score: Double($0.score))
      },
      terms: query.indices.map { term(query[$0].term, at: $0) })
  }

  /// Number of passages that hold `term`; 0 when unknown. Remembered for the snapshot.
  package func passageFrequency(of term: String) throws -> Int {
    try frequency(of: term).passages
  }

  /// How many passages and articles hold `term`, exactly; remembered for the snapshot.
  package func frequency(of term: String) throws -> Retrieval.Term {
    if let known = frequencies[term] { return known }
    try scan([WeightedTerm(term, weight: 0)], wantsPassages: false, wantsArticles: true)
    let found = self.term(term, at: 0)
    frequencies[term] = found
    return found
  }

  /// The article a passage belongs to; nil when there is no such passage. O(1).
  package func article(ofPassage id: PassageID) -> ArticleID? {
    guard let article = scorer.article(of: id), article != id else { return nil }
    return article
  }

  /// Has the scorer walk the postings of each term: of words from the blocks as they are stored, of
  /// the others, and where these blocks are not as expected, through FTS5's own functions.
  private func scan(_ query: [WeightedTerm], wantsPassages: Bool, wantsArticles: Bool) throws {
    try scorer.prepare(
      query.map(\.weight), wantsPassages: wantsPassages, wantsArticles: wantsArticles)
    try read { database in
      let blocks = connection.termBlocks
      let others = query.indices.filter { index in
        guard let blocks, blocks.canRead(query[index].term) else { return true }
        return !scorer.scan(query[index].term, at: index, from: blocks)
      }
      guard let match = MatchExpression(anyOf: others.map { query[$0].term }) else { return }
      for index in others { scorer.addPhrase(index) }
      let statement = try database.cachedStatement(
        sql: """
          select footnote_scan(passage_terms) from passage_terms
          where passage_terms match ? limit 1
          """)
      statement.arguments = [match.text]
      _ = try Row.fetchOne(statement)
    }
  }

  private func term(_ term: String, at index: Int) -> Retrieval.Term {
    let found = scorer.term(at: index)
    return Retrieval.Term(
      term: term, passages: Int(found.passages), articles: Int(found.articles),
      passageIDF: found.passage_idf, articleIDF: found.article_idf)
  }
}
