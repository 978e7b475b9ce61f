internal import PassageIndex
internal import SentenceAnalysis

/// An index whose reading a person can end: each call first asks whether to go on.
///
/// Answering a question reads the index dozens of times, so that Ctrl-C takes effect within some
/// milliseconds, and between two calls: nothing is left half done.
final class InterruptibleStore: PassageReading {
  private let store: any PassageReading
  private let check: () throws -> Void

  /// - Parameter check: throws `CancellationError` to end the work.
  init(_ store: any PassageReading, check: @escaping () throws -> Void) {
    self.store = store
    self.check = check
  }

  var statistics: IndexStatistics { store.statistics }

  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws -> Retrieval {
    try check()
    let retrieval = try store.retrieve(
      query, passageLimit: passageLimit, articleLimit: articleLimit)
    try check()
    return retrieval
  }

  func article(_ id: ArticleID) throws -> StoredArticle? {
    try check()
    return try store.article(id)
  }

  func analysis(of id: ArticleID) throws -> ArticleAnalysis? {
    try check()
    return try store.analysis(of: id)
  }

  func entities(_ kinds: [EntityKind]) throws -> [EntityEntry] {
    try check()
    return try store.entities(kinds)
  }

  func forEachText(of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void) throws
  {
    try store.forEachText(of: ids) {
      try check()
      try body($0, $1, $2)
    }
  }

  func articles() throws -> [ArticleSummary] {
    try check()
    return try store.articles()
  }

  func passageFrequency(of term: String) throws -> Int {
    try check()
    return try store.passageFrequency(of: term)
  }

  func copies(of id: ArticleID) throws -> [ArticleSummary] {
    try check()
    return try store.copies(of: id)
  }

  func census() throws -> [CensusEntry] {
    try check()
    return try store.census()
  }

  func mentions(of phrase: [String]) throws -> [ArticleMention] {
    try check()
    return try store.mentions(of: phrase)
  }

  func similarWords(to word: String, limit: Int) throws -> [WordFrequency] {
    try check()
    return try store.similarWords(to: word, limit: limit)
  }
}
