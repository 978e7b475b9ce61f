internal import Foundation
internal import GRDB
internal import Text

extension PassageStore {
  /// Columns of `ArticleSummary.init(row:)`, in its order; `article` and `file` must be joined.
  static let summaryColumns = """
    article.id, article.key, file.path, article.title, article.author, article.outlet, article.published,
    article.published_source, article.description, article.language, article.url, article.words, article.saved
    """

  /// The article with its text; about 30 µs, a few the second time. Nil when it has gone.
  package func article(_ id: ArticleID) throws -> StoredArticle? {
    if let known = unpacked[id] { return known }
    let found = try read { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            select \(Self.summaryColumns), body.text, body.layout, article.copy_of,
              article.newest
            from article join file on file.id = article.file join body on body.article = article.id
            where article.id = ?
            """), arguments: [id]
      ).map { try stored($0) }
    }
    if found == nil, scorer.article(of: id) == id {
      throw IndexError.damaged(path: path, detail: "article \(id) is missing")
    }
    if let found { unpacked.insert(found) }
    return found
  }

  /// Reads the texts in one pass between the lowest and the highest id, which makes ids that lie
  /// close together cheap.
  package func forEachText(
    of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void
  ) throws {
    let wanted = Set(ids)
    guard let first = wanted.min(), let last = wanted.max() else { return }
    try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            select article.id, article.title, body.text
            from article join body on body.article = article.id
            where article.id between ? and ? order by article.id
            """), arguments: [first, last])
      while let row = try rows.next() {
        let id: ArticleID = try row.checked(0)
        guard wanted.contains(id) else { continue }
        guard let text = try row.text(at: 2, unpackedBy: texts) else {
          throw IndexError.damaged(path: path, detail: "the text of article \(id) was altered")
        }
        try body(id, try row.checkedIfPresent(1), text)
      }
    }
  }

  /// Metadata of all articles, of each the newest version, in order of path and key; no text is
  /// read.
  package func articles() throws -> [ArticleSummary] {
    let articles = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          select \(Self.summaryColumns) from article join file on file.id = article.file
          where article.newest is null order by file.path, article.key
          """
      ).map(ArticleSummary.init(row:))
    }
    try expectAll(articles.count)
    return articles
  }

  /// Refuses an index that holds another number of articles than it lists.
  func expectAll(_ count: Int) throws {
    guard count == statistics.articles else {
      throw IndexError.damaged(
        path: path, detail: "it holds \(count) articles and lists \(statistics.articles)")
    }
  }

  /// Other articles with the same text, in order of id; `id` may be the original or a copy.
  package func copies(of id: ArticleID) throws -> [ArticleSummary] {
    try read { database in
      let original =
        try Int64.fetchOne(
          database.cachedStatement(sql: "select copy_of from article where id = ?"),
          arguments: [id]) ?? id
      return try Row.fetchAll(
        database.cachedStatement(
          sql: """
            select \(Self.summaryColumns) from article join file on file.id = article.file
            where article.id in (select ?2 union all select id from article where copy_of = ?2)
              and article.id <> ?1
            order by article.id
            """), arguments: [id, original]
      ).map(ArticleSummary.init(row:))
    }
  }

  /// Articles with their copies, each group with the original first, then in order of id; groups in
  /// order of their originals.
  package func copyGroups() throws -> [[ArticleSummary]] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          select \(Self.summaryColumns), coalesce(article.copy_of, article.id) as original
          from article join file on file.id = article.file
          where article.copy_of is not null or article.id in (select copy_of from article)
          order by original, article.id
          """)
      var groups: [(original: Int64, articles: [ArticleSummary])] = []
      for row in rows {
        let original: Int64 = try row.checked(13)
        if groups.last?.original != original { groups.append((original, [])) }
        groups[groups.count - 1].articles.append(try ArticleSummary(row: row))
      }
      return groups.map(\.articles)
    }
  }

  private func stored(_ row: Row) throws -> StoredArticle {
    let summary = try ArticleSummary(row: row)
    guard summary.id > 0, summary.id < UInt32.max else {
      throw IndexError.damaged(path: path, detail: "an article has the number \(summary.id)")
    }
    guard let text = try row.text(at: 13, unpackedBy: texts) else {
      throw IndexError.damaged(path: path, detail: "the text of article \(summary.id) was altered")
    }
    let layout = try row.withUnsafeData(atIndex: 14) { data in
      (data ?? Data()).withUnsafeBytes {
        ArticleLayout(packed: $0, textLength: text.utf8.count)
      }
    }
    guard let layout else {
      throw IndexError.damaged(path: path, detail: "article \(summary.id) has no valid layout")
    }
    return StoredArticle(
      summary: summary, text: text, sentences: layout.sentences,
      passages: zip(layout.passages, layout.passageSpans).enumerated().map { number, passage in
        StoredPassage(
          id: summary.id + 1 + Int64(number), span: passage.1, sentences: passage.0)
      }, anchors: layout.anchors, placeUnit: layout.placeUnit,
      copyOf: try row.checkedIfPresent(15), newest: try row.checkedIfPresent(16))
  }
}

extension ArticleSummary {
  /// From a row of `PassageStore.summaryColumns`.
  init(row: Row) throws {
    var metadata = ArticleMetadata(
      title: try row.checkedIfPresent(3), author: try row.checkedIfPresent(4),
      outlet: try row.checkedIfPresent(5), published: try row.checkedIfPresent(6),
      publishedSource: try row.checkedIfPresent(7), description: try row.checkedIfPresent(8),
      language: try row.checkedIfPresent(9), url: try row.checkedIfPresent(10))
    metadata.saved = try row.checkedIfPresent(12)
    self.init(
      id: try row.checked(0), key: try row.checked(1), path: try row.checked(2),
      metadata: metadata, words: try row.checkedCount(11))
  }
}
