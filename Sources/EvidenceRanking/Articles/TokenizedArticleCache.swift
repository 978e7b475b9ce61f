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

  /// What is understood of an article. Linear in its length.
  package func analysis(of stored: StoredArticle) -> ArticleAnalysis {
    let document = Document(
      key: stored.summary.key, path: "", metadata: stored.summary.metadata, text: stored.text,
      blocks: Self.blocks(of: stored.sentences))
    return analyzer?.analyze(document, sentences: stored.sentences) ?? ArticleAnalysis()
  }

  /// The blocks that sentences lie in: each from its first sentence to its last.
  private static func blocks(of sentences: [Sentence]) -> [Block] {
    var blocks: [Block] = []
    for sentence in sentences {
      while blocks.count <= sentence.block {
        blocks.append(Block(kind: sentence.kind, span: sentence.span))
      }
      blocks[sentence.block].span.end = sentence.span.end
    }
    return blocks
  }

  /// Forgets everything, after the index has changed.
  package func removeAll() {
    articles.removeAll()
    tokens = 0
  }
}
