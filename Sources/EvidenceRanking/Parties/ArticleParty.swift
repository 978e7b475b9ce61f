internal import SentenceAnalysis
package import Text

/// The words of an article that stand for somebody in it: those written, and the names of whom a
/// pronoun or "the company" means.
final class ArticleParty {
  let span: TextSpan
  /// What is written.
  let terms: Set<Int32>
  /// Of its main word, and every name of the entity that is its main word.
  let headTerms: Set<Int32>
  /// With the names of all entities that it mentions.
  let resolved: Set<Int32>
  /// The entity that is its main word, where a name stands for it.
  let entity: Entity?
  let isNegative: Bool
  /// A pronoun of which nobody knows whom it means.
  let isUnresolved: Bool

  init(_ party: ArticleClause.Party, in article: TokenizedArticle, table: TermTable) {
    let end = party.members.map(\.end).max() ?? party.span.end
    span = TextSpan(party.span.start, max(party.span.end, end))
    let words = article.tokens(in: span).map { article.terms[$0] }
    terms = Set(words)
    entity = article.facts.entity(party.entity)
    let own = article.facts.names(of: party.entity, table)
    headTerms = Set(article.tokens(in: party.head).map { article.terms[$0] }).union(own)
      .union(party.members.flatMap { article.tokens(in: $0).map { article.terms[$0] } })
    resolved = article.facts.mentions(in: span).reduce(terms.union(own)) { all, mention in
      all.union(article.facts.names(of: mention.entity, table))
    }
    isUnresolved =
      entity == nil && words.count == 1 && table.classes(of: words[0]).contains(.pronoun)
    // "No ships", "none", not "not only the ships".
    isNegative =
      words.first.map { table.classes(of: $0).contains(.negation) } ?? false
      && (words.count == 1 || !table.classes(of: words[1]).contains(.stopword))
  }
}

extension TokenizedArticle {
  /// The tokens that lie in a span, in UTF-8 bytes of the text. O(log tokens).
  package func tokens(in span: TextSpan) -> Range<Int> {
    func first(_ holds: (Int) -> Bool) -> Int {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if holds(middle) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let from = first { Int(starts[$0]) >= span.start }
    return from..<max(from, first { Int(starts[$0]) >= span.end })
  }
}
