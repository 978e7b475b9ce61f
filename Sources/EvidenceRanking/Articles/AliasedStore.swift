internal import PassageIndex
package import QuestionAnalysis
package import SentenceAnalysis

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// An index in which the terms of a name that is kept also find the other names of its group, with
/// equal weight.
///
/// Another name of several words is looked for as a phrase. How common a term is counts both names,
/// at most once too often for passages that hold both.
final class AliasedStore: PassageReading {
  private let store: any PassageReading
  private let groups: [Aliases.Group]

  init(_ store: any PassageReading, groups: [Aliases.Group]) {
    self.store = store
    self.groups = groups
  }

  var statistics: IndexStatistics { store.statistics }

  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) throws -> Retrieval {
    let others = otherNames(query)
    var retrieval = try store.retrieve(
      query + others.map(\.term), passageLimit: passageLimit, articleLimit: articleLimit)
    for (place, other) in others.enumerated() where query.count + place < retrieval.terms.count {
      let found = retrieval.terms[query.count + place]
      for position in other.positions where position < retrieval.terms.count {
        retrieval.terms[position] = joined(retrieval.terms[position], found)
      }
    }
    retrieval.terms = Array(retrieval.terms.prefix(query.count))
    return retrieval
  }

  /// A further term of the query, and the positions in the query of the name it stands beside.
  private struct Other {
    var term: WeightedTerm
    var positions: [Int]
  }

  private func otherNames(_ query: [WeightedTerm]) -> [Other] {
    groups.flatMap { group -> [Other] in
      let positions = query.indices.filter { group.kept.terms.contains(query[$0].term) }
      let weight = positions.reduce(0) { $0 + query[$1].weight }
      if positions.isEmpty { return [] }
      return group.others.map { name in
        Other(
          term: WeightedTerm(name.terms.joined(separator: " "), weight: weight),
          positions: positions)
      }
    }
  }

  /// The term as common as both together; log(1 + (N − n + 0.5) / (n + 0.5)) as everywhere.
  private func joined(_ term: Retrieval.Term, _ other: Retrieval.Term) -> Retrieval.Term {
    let passages = min(statistics.passages, term.passages + other.passages)
    let articles = min(statistics.articles, term.articles + other.articles)
    return Retrieval.Term(
      term: term.term, passages: passages, articles: articles,
      passageIDF: Self.idf(passages, of: statistics.passages),
      articleIDF: Self.idf(articles, of: statistics.articles))
  }

  private static func idf(_ count: Int, of all: Int) -> Double {
    log(1 + (Double(all - count) + 0.5) / (Double(count) + 0.5))
  }

  func article(_ id: ArticleID) throws -> StoredArticle? { try store.article(id) }

  func analysis(of id: ArticleID) throws -> ArticleAnalysis? { try store.analysis(of: id) }

  func entities(_ kinds: [EntityKind]) throws -> [EntityEntry] { try store.entities(kinds) }

  func forEachText(of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void) throws
  {
    try store.forEachText(of: ids, body)
  }

  func articles() throws -> [ArticleSummary] { try store.articles() }

  func passageFrequency(of term: String) throws -> Int { try store.passageFrequency(of: term) }

  func copies(of id: ArticleID) throws -> [ArticleSummary] { try store.copies(of: id) }

  func census() throws -> [CensusEntry] { try store.census() }

  func mentions(of phrase: [String]) throws -> [ArticleMention] { try store.mentions(of: phrase) }

  func similarWords(to word: String, limit: Int) throws -> [WordFrequency] {
    try store.similarWords(to: word, limit: limit)
  }
}

extension NameNumbers {
  /// The names of each group in the numbers of `table`.
  package init(_ groups: [Aliases.Group], table: TermTable) {
    let names = groups.flatMap { group in
      let kept = group.kept.terms.map { table.number(of: $0) }
      return group.others.map { (other: $0.terms.map { table.number(of: $0) }, kept: kept) }
    }
    self.init(names: names)
  }
}
