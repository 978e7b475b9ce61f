internal import Text

/// Ranked passages or articles for words a person types; no question is analysed, nothing is
/// composed.
package struct PassageSearch {
  /// A place in an article, and how well it matches; higher is better.
  package struct Hit: Sendable {
    package var article: ArticleSummary
    /// UTF-8 offsets into the article's text: its best passage.
    package var start: Int
    package var end: Int
    /// The text between them.
    package var snippet: String
    /// Line, page, chapter or second where the passage begins; nil when unknown.
    package var place: Int?
    package var score: Double
  }

  /// What one search found.
  package struct Found: Sendable {
    package var hits: [Hit]
    /// Words of the best articles that were weighed beside the query's own, the heaviest first;
    /// empty when it was not widened.
    package var widerWords: [String] = []
    /// Spent on ranking alone, articles not yet read.
    package var retrievalTime: Duration
  }

  /// How much the best passage counts beside the whole article when articles are ranked.
  static let passageShare = 0.25
  /// How much two neighbouring words of the query count when they stand together, beside each
  /// alone.
  static let pairWeight = 0.3
  /// Passages looked at for the best of each article, and articles ranked again by it, at least.
  private static let depth = 1000

  private let store: PassageStore
  private let reading: any PassageReading
  private let stopwords: Set<String>
  private let tokenizer = Tokenizer()

  /// - Parameters:
  ///   - stopwords: folded words that are not searched for unless a query has nothing else.
  ///   - isAllowed: which articles are found; nil: all.
  package init(
    store: PassageStore, stopwords: Set<String>, isAllowed: ((ArticleID) -> Bool)? = nil
  ) {
    self.store = store
    reading = ScopedStore(store, isAllowed: isAllowed)
    self.stopwords = stopwords
  }

  /// The best passages, best first; empty when no word is known.
  package func passages(_ query: String, limit: Int) throws -> Found {
    let clock = ContinuousClock()
    let start = clock.now
    let retrieval = try reading.retrieve(words(of: query), passageLimit: limit, articleLimit: 0)
    let elapsed = start.duration(to: clock.now)
    let hits = try retrieval.passages.compactMap { passage in
      try hit(passage.article, passage: passage.id, score: passage.score)
    }
    return Found(hits: hits, retrievalTime: elapsed)
  }

  /// The best articles, best first, each with its best passage.
  ///
  /// A query of many words is a topic, and is widened by what the best articles share. Every
  /// article found holds a word of the query itself, and the one that it finds first stays first.
  ///
  /// - Parameter isWidened: false: by the query's own words alone, as a query with quotation marks
  ///   always is.
  package func articles(_ query: String, limit: Int, isWidened: Bool = true) throws -> Found {
    let clock = ContinuousClock()
    let start = clock.now
    let words = words(of: query)
    let retrieval = try reading.retrieve(
      words + pairs(of: query), passageLimit: Self.depth, articleLimit: max(limit, Self.depth))
    var best: [ArticleID: Retrieval.Passage] = [:]
    for passage in retrieval.passages where best[passage.article] == nil {
      best[passage.article] = passage
    }
    var ranked = retrieval.articles.map { article in
      Ranked(
        id: article.id, passage: best[article.id]?.id ?? article.id + 1,
        score: article.score + Self.passageShare * (best[article.id]?.score ?? 0))
    }.sorted(by: Ranked.isBetter)
    var wider: [RelevanceFeedback.Word] = []
    if isWidened, words.count >= RelevanceFeedback.fewestWords, !isQuoting(query) {
      wider = try feedback(ranked)
      try widen(&ranked, by: wider, weight: words.reduce(0) { $0 + $1.weight })
    }
    let elapsed = start.duration(to: clock.now)
    let hits = try ranked.prefix(limit).compactMap {
      try hit($0.id, passage: $0.passage, score: $0.score)
    }
    return Found(hits: hits, widerWords: wider.compactMap(\.forms.first), retrievalTime: elapsed)
  }

  /// An article with its best passage.
  private struct Ranked {
    var id: ArticleID
    var passage: PassageID
    var score: Double

    static func isBetter(_ left: Ranked, _ right: Ranked) -> Bool {
      (right.score, left.id) < (left.score, right.id)
    }
  }

  /// What the best of the articles share; none when there is but one.
  private func feedback(_ ranked: [Ranked]) throws -> [RelevanceFeedback.Word] {
    let sources = try ranked.prefix(RelevanceFeedback.articles).compactMap { ranked in
      try hit(ranked.id, passage: ranked.passage, score: ranked.score).map { hit in
        RelevanceFeedback.Source(
          text: [hit.article.metadata.title, hit.snippet].compactMap(\.self).joined(
            separator: "\n"),
          score: hit.score)
      }
    }
    guard sources.count > 1 else { return [] }
    return try RelevanceFeedback(store: store, stopwords: stopwords).words(of: sources)
  }

  /// Adds the BM25 of `words`, which together weigh `weight`, and puts in order again all but the
  /// first.
  private func widen(_ ranked: inout [Ranked], by words: [RelevanceFeedback.Word], weight: Double)
    throws
  {
    guard ranked.count > 1, !words.isEmpty else { return }
    let found = try reading.retrieve(
      words.map { WeightedTerm($0.term, weight: $0.share * weight) }, passageLimit: 0,
      articleLimit: max(ranked.count, Self.depth))
    let gains = Dictionary(uniqueKeysWithValues: found.articles.map { ($0.id, $0.score) })
    for index in ranked.indices { ranked[index].score += gains[ranked[index].id] ?? 0 }
    ranked[1...].sort(by: Ranked.isBetter)
    ranked[0].score = max(ranked[0].score, ranked[1].score)
  }

  /// Whether quotation marks say that the words are meant as they stand.
  private func isQuoting(_ query: String) -> Bool {
    query.unicodeScalars.contains { "\"“”„«»".unicodeScalars.contains($0) }
  }

  /// Each word once; one that is said twice counts twice.
  private func words(of query: String) -> [WeightedTerm] {
    let tokens = telling(query)
    var counts: [String: Int] = [:]
    for token in tokens { counts[token.term, default: 0] += 1 }
    return tokens.compactMap { token in
      counts.removeValue(forKey: token.term).map { WeightedTerm(token.term, weight: Double($0)) }
    }
  }

  /// Words that stand side by side, as phrases.
  private func pairs(of query: String) -> [WeightedTerm] {
    let tokens = telling(query).filter { !$0.isColocated }
    return zip(tokens, tokens.dropFirst()).filter { $0.position + 1 == $1.position }.map {
      WeightedTerm("\($0.term) \($1.term)", weight: Self.pairWeight)
    }
  }

  /// Tokens that are not stopwords; all of them when there are no others.
  private func telling(_ query: String) -> [Token] {
    let tokens = tokenizer.tokens(in: query)
    let telling = tokens.filter { !stopwords.contains($0.folded) }
    return telling.isEmpty ? tokens : telling
  }

  private func hit(_ id: ArticleID, passage: PassageID, score: Double) throws -> Hit? {
    guard let article = try reading.article(id) else { return nil }
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
