internal import GRDB

extension PassageStore {
  /// Every article in order of id. About 2 µs an article.
  package func census() throws -> [CensusEntry] {
    let entries = try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            select article.id, title, author, outlet, published, copy_of, url, path
            from article join file on file.id = article.file
            where newest is null order by article.id
            """))
      var entries: [CensusEntry] = []
      while let row = try rows.next() {
        entries.append(
          CensusEntry(
            id: try row.checked(0), title: try row.checkedIfPresent(1),
            author: try row.checkedIfPresent(2), outlet: try row.checkedIfPresent(3),
            published: try row.checkedIfPresent(4), copyOf: try row.checkedIfPresent(5),
            url: try row.checkedIfPresent(6), path: try row.checked(7)))
      }
      return entries
    }
    try expectAll(entries.count)
    return entries
  }

  /// All articles that hold the terms of `phrase` one after the other, in order of id; none for an
  /// empty phrase. O(postings of the terms).
  package func mentions(of phrase: [String]) throws -> [ArticleMention] {
    let rows = try rows(holding: phrase)
    var found: [ArticleMention] = []
    for row in rows {
      guard let id = scorer.article(of: row) else { continue }
      if found.last?.id != id {
        found.append(ArticleMention(id: id, isInTitle: false, isInOpening: false, passages: 0))
      }
      let last = found.count - 1
      if row == id {
        found[last].isInTitle = true
      } else {
        found[last].passages += 1
        found[last].isInOpening = found[last].isInOpening || row == id + 1
      }
    }
    return found
  }

  /// The rows of titles and of passages that hold the terms one after the other, in order; those of
  /// one word from the blocks as they are stored.
  private func rows(holding phrase: [String]) throws -> [Int64] {
    if let term = phrase.first, phrase.count == 1, let blocks = connection.termBlocks,
      blocks.canRead(term), let rows = try read({ _ in scorer.rows(holding: term, from: blocks) })
    {
      return rows
    }
    return try MatchExpression(sequence: phrase).map { try rows(matching: $0) } ?? []
  }

  /// The rows of terms that match, of titles and of passages, in order.
  func rows(matching match: MatchExpression) throws -> [Int64] {
    try read { database in
      try database.cachedStatement(
        sql: "select rowid from passage_terms where passage_terms match ? order by rowid"
      ).read(match.text)
    }
  }

  /// Written words (folded, not stemmed) that could be meant by a misspelt `word`: one letter
  /// missing, too many, other or swapped with its neighbour, most frequent first. Only words that
  /// begin like `word` are looked at. About 1 ms.
  package func similarWords(to word: String, limit: Int) throws -> [WordFrequency] {
    guard word.count >= 4, let first = word.first else { return [] }
    let prefix = String(first)
    let lengths = word.utf8.count
    let rows = try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            select word, occurrences from word where word >= ?1 and word < ?1 || char(1114111)
            and length(word) between ?2 and ?3 and occurrences > 1
            """), arguments: [prefix, lengths - 1, lengths + 1]
      ).map { WordFrequency(word: try $0.checked(0), occurrences: try $0.checkedCount(1)) }
    }
    let wanted = Array(word.unicodeScalars)
    return Array(
      rows.filter { $0.word != word && Self.isOneEdit(wanted, Array($0.word.unicodeScalars)) }
        .sorted { ($0.occurrences, $1.word) > ($1.occurrences, $0.word) }.prefix(limit))
  }

  /// Whether one insertion, deletion, substitution or swap of neighbours makes one of the other.
  static func isOneEdit(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start,
      left[left.count - 1 - end] == right[right.count - 1 - end]
    { end += 1 }
    let restLeft = left[start..<left.count - end]
    let restRight = right[start..<right.count - end]
    if restLeft.count <= 1, restRight.count <= 1 { return !restLeft.isEmpty || !restRight.isEmpty }
    return restLeft.count == 2 && restRight.count == 2
      && restLeft.first == restRight.last && restLeft.last == restRight.first
  }
}
