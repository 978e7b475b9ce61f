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
  /// Articles that were understood, and of these the analyses that nothing has asked for yet.
  private var understood: Set<ArticleID> = []
  private var analyses: [ArticleID: ArticleAnalysis] = [:]
  private lazy var analyzer = Result { try ArticleAnalyzer(language: table.language) }

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
      removeAll()
    }
    articles[id] = article
    tokens += article.terms.count
    return article
  }

  /// Reads what is understood of articles, so that their facts are at hand without reading.
  ///
  /// - Throws: `CancellationError` when a person ends it, `PromptsError` when a table cannot be
  ///   used.
  package func understand(_ articles: [TokenizedArticle]) throws {
    for article in articles where !understood.contains(article.stored.summary.id) {
      analyses[article.stored.summary.id] = try read(article.stored)
      understood.insert(article.stored.summary.id)
    }
  }

  /// What is understood of an article, from what `understand(_:)` read where that was called.
  private func analysis(of stored: StoredArticle) -> ArticleAnalysis {
    if let known = analyses.removeValue(forKey: stored.summary.id) { return known }
    return (try? read(stored)) ?? ArticleAnalysis()
  }

  /// As the index has it, made anew where it has nothing whole.
  private func read(_ stored: StoredArticle) throws -> ArticleAnalysis {
    do {
      if let known = try store.analysis(of: stored.summary.id) { return known }
    } catch let error as CancellationError {
      throw error
    } catch {
      // Damaged: the text tells as much.
    }
    return try analyzer.get().analyze(
      text: stored.text, metadata: stored.summary.metadata, sentences: stored.sentences)
  }

  /// Forgets everything, after the index has changed.
  package func removeAll() {
    understood.removeAll()
    analyses.removeAll()
    articles.removeAll()
    tokens = 0
  }
}
