/// All reading of one index; a long-lived read snapshot that can be renewed.
///
/// Every method may throw `IndexError` when the file is damaged.
package protocol PassageReading: AnyObject {
  var statistics: IndexStatistics { get }
  /// BM25 of passages and of articles from one scan of the terms' postings. O(postings of the terms).
  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws -> Retrieval
  /// The article with its text; nil when it has gone.
  func article(_ id: ArticleID) throws -> StoredArticle?
  /// Metadata of all articles, in order of path and key.
  func articles() throws -> [ArticleSummary]
  /// Number of passages that hold `term`; 0 when unknown.
  func passageFrequency(of term: String) throws -> Int
  /// Other articles with the same text, in order of id; empty when there is none.
  func copies(of id: ArticleID) throws -> [ArticleSummary]
}
