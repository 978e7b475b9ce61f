internal import ArticleText
internal import PassageIndex

/// An index in which one article is found more easily: the one a follow-up goes on about.
///
/// A question such as "How old was he?" shares its few words with many articles; the one that answered before is likelier than they.
final class FavouringReading: PassageReading {
  private let store: any PassageReading
  private let favoured: ArticleID

  /// How many times the scores of the favoured article count; it is found even when it holds no word of the question.
  private static let factor = 1.5

  init(_ store: any PassageReading, favoured: ArticleID) {
    self.store = store
    self.favoured = favoured
  }

  var statistics: IndexStatistics { store.statistics }

  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws -> Retrieval {
    var retrieval = try store.retrieve(
      query, passageLimit: passageLimit, articleLimit: articleLimit)
    for index in retrieval.passages.indices where retrieval.passages[index].article == favoured {
      retrieval.passages[index].score *= Self.factor
    }
    retrieval.passages.sort { ($0.score, $1.id) > ($1.score, $0.id) }
    let best = max(retrieval.articles.first?.score ?? 0, 1)
    let own = retrieval.articles.first { $0.id == favoured }?.score ?? 0
    retrieval.articles.removeAll { $0.id == favoured }
    retrieval.articles.append(
      Retrieval.Article(id: favoured, score: max(own * Self.factor, best)))
    retrieval.articles.sort { ($0.score, $1.id) > ($1.score, $0.id) }
    return retrieval
  }

  func article(_ id: ArticleID) throws -> StoredArticle? { try store.article(id) }

  func articles() throws -> [ArticleSummary] { try store.articles() }

  func passageFrequency(of term: String) throws -> Int { try store.passageFrequency(of: term) }

  func copies(of id: ArticleID) throws -> [ArticleSummary] { try store.copies(of: id) }

  func census() throws -> [CensusEntry] { try store.census() }

  func mentions(of phrase: [String]) throws -> [ArticleMention] {
    try store.mentions(of: phrase)
  }

  func similarWords(to word: String, limit: Int) throws -> [WordFrequency] {
    try store.similarWords(to: word, limit: limit)
  }
}

extension EvidenceRanker {
  /// A ranker that finds the article `id` more easily; this one for nil.
  func favouring(_ id: ArticleID?) -> EvidenceRanker {
    guard let id else { return self }
    return EvidenceRanker(
      store: FavouringReading(store, favoured: id), cache: cache, weights: weights,
      lexicon: lexicon)
  }
}
