internal import PassageIndex
internal import SentenceAnalysis

#if canImport(Glibc)
  internal import Glibc
#endif

/// Finds the articles worth reading for a question: article BM25 and passage BM25 together.
struct Retriever {
  /// An article chosen for reading, with its scores relative to the best, 0 to 1.
  struct Source {
    let article: TokenizedArticle
    let articleScore: Double
    /// The best passage of the article relative to the best of all.
    let bestPassage: Double
    /// Score of each passage of the article relative to the best of all; 0 where it was not among
    /// the best.
    let passageScores: [Double]
    /// 1 when published on the day of asking, falling to 0 with distance; 0 when a date is unknown.
    let closeness: Double
  }

  let store: any PassageReading
  let cache: TokenizedArticleCache
  /// Names of articles that are read as names of the question; nil: none.
  var names: NameNumbers?
  /// Wordings that are read as the question's.
  let rewording: Rewording

  static let passageLimit = 120
  static let articleLimit = 60
  /// Articles whose sentences become candidates; more than ten barely matters.
  static let maximumSources = 10
  /// Articles that a wider query may add.
  static let maximumFurther = 3
  /// Days after which closeness in time has fallen to 1/e.
  static let closenessDays = 20.0

  /// The best articles, best first. Copies of an article already chosen are left out.
  func sources(_ retrieval: Retrieval, askedOn day: Int?) throws -> [Source] {
    let bestPassage = retrieval.passages.first?.score ?? 0
    let bestArticle = retrieval.articles.first?.score ?? 0
    guard bestPassage > 0 || bestArticle > 0 else { return [] }
    var passages: [ArticleID: [Retrieval.Passage]] = [:]
    for passage in retrieval.passages { passages[passage.article, default: []].append(passage) }
    var articleScores: [ArticleID: Double] = [:]
    for article in retrieval.articles { articleScores[article.id] = article.score }
    let ids = Set(passages.keys).union(articleScores.keys)
    let ranked = ids.map { id in
      (
        id: id,
        score: (articleScores[id] ?? 0) / max(bestArticle, 1e-9)
          + (passages[id]?.first?.score ?? 0) / max(bestPassage, 1e-9)
      )
    }.sorted { ($0.score, $1.id) > ($1.score, $0.id) }
    var chosen: [Source] = []
    var originals: Set<ArticleID> = []
    for (id, _) in ranked.prefix(Self.maximumSources * 2) {
      guard chosen.count < Self.maximumSources,
        let named = try cache.article(id)?.renamed(by: names),
        originals.insert(named.stored.copyOf ?? id).inserted
      else { continue }
      let article = rewording.reading(named)
      var scores = [Double](repeating: 0, count: article.stored.passages.count)
      for passage in passages[id] ?? [] {
        let first = article.stored.passages.first?.id ?? 0
        let position = Int(passage.id - first)
        if scores.indices.contains(position) {
          scores[position] = passage.score / max(bestPassage, 1e-9)
        }
      }
      chosen.append(
        Source(
          article: article, articleScore: (articleScores[id] ?? 0) / max(bestArticle, 1e-9),
          bestPassage: scores.max() ?? 0, passageScores: scores,
          closeness: closeness(of: article.publishedDay, to: day)))
    }
    return chosen
  }

  /// The best articles for a wider query that are not among `known`, best first.
  func further(_ terms: [WeightedTerm], besides known: [Source], askedOn day: Int?) throws
    -> [Source]
  {
    let retrieval = try store.retrieve(
      terms, passageLimit: Self.passageLimit, articleLimit: Self.articleLimit)
    func original(_ article: TokenizedArticle) -> ArticleID {
      article.stored.copyOf ?? article.stored.summary.id
    }
    let originals = Set(known.map { original($0.article) })
    return try Array(
      sources(retrieval, askedOn: day).filter { !originals.contains(original($0.article)) }
        .prefix(Self.maximumFurther))
  }

  /// exp(−days / 20) between publication and asking.
  private func closeness(of published: Int?, to asked: Int?) -> Double {
    guard let published, let asked else { return 0 }
    return exp(-Double(abs(asked - published)) / Self.closenessDays)
  }
}
