package import SentenceAnalysis

/// All reading of one index; a long-lived read snapshot that can be renewed.
///
/// Every method may throw `IndexError` when the file is damaged.
package protocol PassageReading: AnyObject {
  var statistics: IndexStatistics { get }
  /// BM25 of passages and of articles from one scan of the terms' postings. O(postings of the
  /// terms).
  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws -> Retrieval
  /// The article with its text; nil when it has gone.
  func article(_ id: ArticleID) throws -> StoredArticle?
  /// What the index understands of the article, by whatever rules; nil where it has nothing whole.
  func analysis(of id: ArticleID) throws -> ArticleAnalysis?
  /// The entities of `kinds` of every article, in order of article and id. About 1 µs each.
  func entities(_ kinds: [EntityKind]) throws -> [EntityEntry]
  /// Calls `body` with the title and the text of each article of `ids`, in order of id; those that
  /// have gone are left out. Much cheaper than `article(_:)`: some 3 ms for a megabyte of text.
  func forEachText(of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void) throws
  /// Metadata of all articles, of each the newest version, in order of path and key.
  func articles() throws -> [ArticleSummary]
  /// Number of passages that hold `term`; 0 when unknown.
  func passageFrequency(of term: String) throws -> Int
  /// Other articles with the same text, in order of id; empty when there is none.
  func copies(of id: ArticleID) throws -> [ArticleSummary]
  /// Every article in order of id, with what counting the collection needs; about 2 µs an article.
  func census() throws -> [CensusEntry]
  /// All articles that hold the terms one after the other, in order of id. O(postings of the
  /// terms).
  func mentions(of phrase: [String]) throws -> [ArticleMention]
  /// Written words that a misspelt one may stand for, most frequent first. About 1 ms.
  func similarWords(to word: String, limit: Int) throws -> [WordFrequency]
}
