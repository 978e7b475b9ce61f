internal import GRDB

/// A word as it is written (folded, not stemmed), and how often the articles hold it.
package struct WordFrequency: Sendable, Equatable {
  package var word: String
  package var occurrences: Int
}

extension PassageStore {
  /// Words of three letters or more that begin with `prefix` (folded), the most frequent first,
  /// equal ones in order of letters.
  package func words(withPrefix prefix: String, limit: Int) throws -> [WordFrequency] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            select word, occurrences from word where word >= ?1 and word < ?1 || char(1114111)
            order by occurrences desc, word limit ?2
            """), arguments: [prefix, limit]
      ).map { WordFrequency(word: try $0.checked(0), occurrences: try $0.checkedCount(1)) }
    }
  }

  /// How often the articles hold `word` (folded); 0 when they never do.
  package func occurrences(of word: String) throws -> Int {
    try read { database in
      try Row.fetchOne(
        database.cachedStatement(sql: "select occurrences from word where word = ?"),
        arguments: [word])?.checkedCount(0) ?? 0
    }
  }

  /// Passages in which `terms` stand one after the other, in order of id. O(postings of the terms).
  package func passages(holding terms: [String]) throws -> [PassageID] {
    guard let match = MatchExpression(sequence: terms) else { return [] }
    return try rows(matching: match).filter { article(ofPassage: $0) != nil }
  }

  /// Articles in whose text, title or description every one of `phrases` stands somewhere, in order
  /// of id.
  package func articles(holding phrases: [[String]]) throws -> [ArticleID] {
    var found: Set<ArticleID>?
    for phrase in phrases {
      guard let match = MatchExpression(sequence: phrase) else { continue }
      let articles = Set(try rows(matching: match).compactMap { scorer.article(of: $0) })
      found = found.map { $0.intersection(articles) } ?? articles
    }
    return (found ?? []).sorted()
  }
}
