package import PassageIndex
package import SentenceAnalysis
internal import Text

/// Keeps the articles read lately, tokenised, so that a conversation reads each only once.
///
/// Holds at most `maximumTokens` tokens; when full it forgets everything and starts again.
package final class TokenizedArticleCache {
  package let table: TermTable
  private let store: any PassageReading
  private var articles: [ArticleID: TokenizedArticle] = [:]
  private var tokens = 0
  private let maximumTokens = 4_000_000
  /// Nil where its tables cannot be read: then nothing is understood.
  private lazy var analyzer = try? ArticleAnalyzer(language: table.language)

  package init(store: any PassageReading, table: TermTable) {
    self.store = store
    self.table = table
  }

  /// The article, read and tokenised once; nil when it has gone from the index.
  package func article(_ id: ArticleID) throws -> TokenizedArticle? {
    if let article = articles[id] { return article }
    guard let stored = try store.article(id) else { return nil }
    let article = TokenizedArticle(stored, table: table) { [weak self] in
      self?.analysis(of: $0) ?? ArticleAnalysis()
    }
    if tokens + article.terms.count > maximumTokens {
      articles.removeAll()
      tokens = 0
    }
    articles[id] = article
    tokens += article.terms.count
    return article
  }

  /// What is understood of an article: as the index has it, made anew where it has nothing whole.
  package func analysis(of stored: StoredArticle) -> ArticleAnalysis {
    if let known = try? store.analysis(of: stored.summary.id) { return known }
    return analyzer?.analyze(
      text: stored.text, metadata: stored.summary.metadata, sentences: stored.sentences)
      ?? ArticleAnalysis()
  }

  /// Forgets everything, after the index has changed.
  package func removeAll() {
    articles.removeAll()
    tokens = 0
  }
}
