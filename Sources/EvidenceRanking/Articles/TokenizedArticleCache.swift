package import PassageIndex
package import SentenceAnalysis

/// Keeps the articles read lately, tokenised, so that a conversation reads each only once.
///
/// Holds at most `maximumTokens` tokens; when full it forgets everything and starts again.
package final class TokenizedArticleCache {
  package let table: TermTable
  private let store: any PassageReading
  private var articles: [ArticleID: TokenizedArticle] = [:]
  private var tokens = 0
  private let maximumTokens = 4_000_000

  package init(store: any PassageReading, table: TermTable) {
    self.store = store
    self.table = table
  }

  /// The article, read and tokenised once; nil when it has gone from the index.
  package func article(_ id: ArticleID) throws -> TokenizedArticle? {
    if let article = articles[id] { return article }
    guard let stored = try store.article(id) else { return nil }
    let article = TokenizedArticle(stored, table: table)
    if tokens + article.terms.count > maximumTokens {
      articles.removeAll()
      tokens = 0
    }
    articles[id] = article
    tokens += article.terms.count
    return article
  }

  /// Forgets everything, after the index has changed.
  package func removeAll() {
    articles.removeAll()
    tokens = 0
  }
}
