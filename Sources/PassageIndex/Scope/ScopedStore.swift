package import SentenceAnalysis

/// An index seen through a scope: only some of its articles are found, or all while nothing limits
/// it.
///
/// How common terms are is still counted over the whole index, so that scores mean the same with
/// and without a scope.
package final class ScopedStore: PassageReading {
  private let store: any PassageReading
  /// Which articles are found; nil: all.
  package var isAllowed: ((ArticleID) -> Bool)?

  /// - Parameter isAllowed: which articles are found; nil: all.
  package init(_ store: any PassageReading, isAllowed: ((ArticleID) -> Bool)? = nil) {
    self.store = store
    self.isAllowed = isAllowed
  }

  private func holds(_ id: ArticleID) -> Bool { isAllowed?(id) ?? true }

  package var statistics: IndexStatistics { store.statistics }

  /// How many times more than asked for is retrieved at first.
  private static let plenty = 12

  /// Retrieves more than asked for and keeps what is allowed; everything, where that does not do.
  /// O(postings), and a sort of all that matches.
  package func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws
    -> Retrieval
  {
    guard isAllowed != nil else {
      return try store.retrieve(query, passageLimit: passageLimit, articleLimit: articleLimit)
    }
    let limits = (passages: passageLimit * Self.plenty, articles: articleLimit * Self.plenty)
    let some = try store.retrieve(
      query, passageLimit: limits.passages, articleLimit: limits.articles)
    let isAll = (
      passages: some.passages.count < limits.passages,
      articles: some.articles.count < limits.articles
    )
    let kept = keep(some, passageLimit: passageLimit, articleLimit: articleLimit)
    if isAll.passages || kept.passages.count == passageLimit,
      isAll.articles || kept.articles.count == articleLimit
    {
      return kept
    }
    let all = try store.retrieve(
      query, passageLimit: statistics.passages, articleLimit: statistics.articles)
    return keep(all, passageLimit: passageLimit, articleLimit: articleLimit)
  }

  private func keep(_ found: Retrieval, passageLimit: Int, articleLimit: Int) -> Retrieval {
    var found = found
    found.passages = Array(
      found.passages.lazy.filter { self.holds($0.article) }.prefix(passageLimit))
    found.articles = Array(found.articles.lazy.filter { self.holds($0.id) }.prefix(articleLimit))
    return found
  }

  /// Nil for an article that is not allowed, as for one that has gone.
  package func article(_ id: ArticleID) throws -> StoredArticle? {
    holds(id) ? try store.article(id) : nil
  }

  /// Nil for an article that is not allowed, as where nothing is understood.
  package func analysis(of id: ArticleID) throws -> ArticleAnalysis? {
    holds(id) ? try store.analysis(of: id) : nil
  }

  /// Of the articles that are allowed.
  package func entities(_ kinds: [EntityKind]) throws -> [EntityEntry] {
    try store.entities(kinds).filter { holds($0.article) }
  }

  /// Leaves out those that are not allowed.
  package func forEachText(
    of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void
  ) throws {
    try store.forEachText(of: ids.filter(holds), body)
  }

  /// Those that are allowed, in order of path and key.
  package func articles() throws -> [ArticleSummary] {
    try store.articles().filter { holds($0.id) }
  }

  /// Counted over the whole index.
  package func passageFrequency(of term: String) throws -> Int {
    try store.passageFrequency(of: term)
  }

  /// Copies that are allowed.
  package func copies(of id: ArticleID) throws -> [ArticleSummary] {
    try store.copies(of: id).filter { holds($0.id) }
  }

  /// Those that are allowed, in order of id.
  package func census() throws -> [CensusEntry] {
    try store.census().filter { holds($0.id) }
  }

  /// In articles that are allowed.
  package func mentions(of phrase: [String]) throws -> [ArticleMention] {
    try store.mentions(of: phrase).filter { holds($0.id) }
  }

  /// Of the whole index.
  package func similarWords(to word: String, limit: Int) throws -> [WordFrequency] {
    try store.similarWords(to: word, limit: limit)
  }
}
