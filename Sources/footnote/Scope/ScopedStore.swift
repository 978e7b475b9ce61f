internal import PassageIndex
internal import SentenceAnalysis

/// An index seen through a scope: only some of its articles are found.
///
/// How common terms are is still counted over the whole index, so that scores mean the same with
/// and without a scope.
final class ScopedStore: PassageReading {
  private let store: any PassageReading
  private let isAllowed: (ArticleID) -> Bool

  init(_ store: any PassageReading, isAllowed: @escaping (ArticleID) -> Bool) {
    self.store = store
    self.isAllowed = isAllowed
  }

  var statistics: IndexStatistics { store.statistics }

  /// Retrieves everything and keeps what is allowed: O(postings), and a sort of all that matches.
  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws -> Retrieval {
    var retrieval = try store.retrieve(
      query, passageLimit: max(passageLimit, statistics.passages),
      articleLimit: max(articleLimit, statistics.articles))
    retrieval.passages = Array(
      retrieval.passages.lazy.filter { self.isAllowed($0.article) }.prefix(passageLimit))
    retrieval.articles = Array(
      retrieval.articles.lazy.filter { self.isAllowed($0.id) }.prefix(articleLimit))
    return retrieval
  }

  func article(_ id: ArticleID) throws -> StoredArticle? {
    isAllowed(id) ? try store.article(id) : nil
  }

  func analysis(of id: ArticleID) throws -> ArticleAnalysis? {
    isAllowed(id) ? try store.analysis(of: id) : nil
  }

  func entities(_ kinds: [EntityKind]) throws -> [EntityEntry] {
    try store.entities(kinds).filter { isAllowed($0.article) }
  }

  func forEachText(of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void) throws
  {
    try store.forEachText(of: ids.filter(isAllowed), body)
  }

  func articles() throws -> [ArticleSummary] {
    try store.articles().filter { isAllowed($0.id) }
  }

  func passageFrequency(of term: String) throws -> Int {
    try store.passageFrequency(of: term)
  }

  func copies(of id: ArticleID) throws -> [ArticleSummary] {
    try store.copies(of: id).filter { isAllowed($0.id) }
  }

  func census() throws -> [CensusEntry] {
    try store.census().filter { isAllowed($0.id) }
  }

  func mentions(of phrase: [String]) throws -> [ArticleMention] {
    try store.mentions(of: phrase).filter { isAllowed($0.id) }
  }

  func similarWords(to word: String, limit: Int) throws -> [WordFrequency] {
    try store.similarWords(to: word, limit: limit)
  }
}
