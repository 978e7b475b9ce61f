internal import ArticleText

/// Ranked passages or articles for words a person types; no question is analysed, nothing is composed.
package struct PassageSearch {
  /// A place in an article, and how well it matches; higher is better.
  package struct Hit: Sendable {
    package var article: ArticleSummary
    /// UTF-8 offsets into the article's text: its best passage.
    package var start: Int
    package var end: Int
    /// The text between them.
    package var snippet: String
    /// Line, page or chapter where the passage begins; nil when unknown.
    package var place: Int?
    package var score: Double
  }

  /// How much the best passage counts beside the whole article when articles are ranked.
  static let passageShare = 0.5
  /// Passages looked at for the best of each article, and articles ranked again by it, at least.
  private static let depth = 1000

  private let store: PassageStore
  private let tokenizer = Tokenizer()

  package init(store: PassageStore) { self.store = store }

  /// The best passages, best first, at most one for each set of copies; empty when no word is known.
  package func passages(_ query: String, limit: Int) throws -> [Hit] {
    let found = try store.retrieve(terms(of: query), passageLimit: limit, articleLimit: 0)
    return try found.passages.compactMap { passage in
      try hit(passage.article, passage: passage.id, score: passage.score)
    }
  }

  /// The best articles, best first, each with its best passage.
  package func articles(_ query: String, limit: Int) throws -> [Hit] {
    let found = try store.retrieve(
      terms(of: query), passageLimit: Self.depth, articleLimit: max(limit, Self.depth))
    var best: [ArticleID: Retrieval.Passage] = [:]
    for passage in found.passages where best[passage.article] == nil {
      best[passage.article] = passage
    }
    let ranked = found.articles.map { article in
      (article.id, article.score + Self.passageShare * (best[article.id]?.score ?? 0))
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return try ranked.prefix(limit).compactMap { id, score in
      try hit(id, passage: best[id]?.id ?? id + 1, score: score)
    }
  }

  /// Each word once; a word said twice counts twice.
  private func terms(of query: String) -> [WeightedTerm] {
    var counts: [String: Int] = [:]
    let terms = tokenizer.tokens(in: query).map(\.term)
    for term in terms { counts[term, default: 0] += 1 }
    return terms.compactMap { term in
      counts.removeValue(forKey: term).map { WeightedTerm(term, weight: Double($0)) }
    }
  }

  private func hit(_ id: ArticleID, passage: PassageID, score: Double) throws -> Hit? {
    guard let article = try store.article(id) else { return nil }
    let number = Int(passage - id - 1)
    let span =
      article.passages.indices.contains(number)
      ? article.passages[number].span : TextSpan(0, 0)
    return Hit(
      article: article.summary, start: span.start, end: span.end,
      snippet: String(article.text[span] ?? ""), place: article.anchors.number(at: span.start),
      score: score)
  }
}
