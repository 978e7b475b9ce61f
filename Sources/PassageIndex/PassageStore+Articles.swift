internal import ArticleText
internal import Foundation
internal import GRDB

extension PassageStore {
  /// Columns of `ArticleSummary.init(row:)`, in its order; `article` and `file` must be joined.
  static let summaryColumns = """
    article.id, article.key, file.path, article.title, article.author, article.outlet, article.published,
    article.published_source, article.description, article.language, article.url, article.words
    """

  /// The article with its text; about 30 µs, a few the second time. Nil when it has gone.
  package func article(_ id: ArticleID) throws -> StoredArticle? {
    if let known = unpacked[id] { return known }
    let found = try read { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            select \(Self.summaryColumns), body.text, body.layout,
              (select min(id) from article other where other.text_hash = article.text_hash)
            from article join file on file.id = article.file join body on body.article = article.id
            where article.id = ?
            """), arguments: [id]
      ).map { try stored($0) }
    }
    if let found { unpacked.insert(found) }
    return found
  }

  package func articles() throws -> [ArticleSummary] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          select \(Self.summaryColumns) from article join file on file.id = article.file
          order by file.path, article.key
          """
      ).map(ArticleSummary.init(row:))
    }
  }

  package func copies(of id: ArticleID) throws -> [ArticleSummary] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            select \(Self.summaryColumns) from article join file on file.id = article.file
            where article.text_hash = (select text_hash from article where id = ?1) and article.id <> ?1
            order by article.id
            """), arguments: [id]
      ).map(ArticleSummary.init(row:))
    }
  }

  /// Articles that share their text with others, each group in order of id; groups in order of their first.
  package func copyGroups() throws -> [[ArticleSummary]] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          select \(Self.summaryColumns), article.text_hash
          from article join file on file.id = article.file
          where article.text_hash in (
            select text_hash from article group by text_hash having count(*) > 1
          )
          order by article.id
          """)
      let groups = Dictionary(grouping: rows) { $0[12] as Data }
      return groups.values.map { $0.map(ArticleSummary.init(row:)) }.sorted { $0[0].id < $1[0].id }
    }
  }

  private func stored(_ row: Row) throws -> StoredArticle {
    let summary = ArticleSummary(row: row)
    let text = try row.withUnsafeData(atIndex: 12) { String(decoding: $0 ?? Data(), as: UTF8.self) }
    let layout = try row.withUnsafeData(atIndex: 13) { data in
      (data ?? Data()).withUnsafeBytes {
        ArticleLayout(packed: $0, textLength: text.utf8.count)
      }
    }
    guard let layout else {
      throw IndexError.damaged(path: path, detail: "article \(summary.id) has no valid layout")
    }
    let original: ArticleID? = row[14]
    return StoredArticle(
      summary: summary, text: text, sentences: layout.sentences,
      passages: zip(layout.passages, layout.passageSpans).enumerated().map { number, passage in
        StoredPassage(
          id: summary.id + 1 + Int64(number), span: passage.1, sentences: passage.0)
      }, anchors: layout.anchors, placeUnit: layout.placeUnit,
      copyOf: original == summary.id ? nil : original)
  }
}

extension ArticleSummary {
  /// From a row of `PassageStore.summaryColumns`.
  init(row: Row) {
    self.init(
      id: row[0], key: row[1], path: row[2],
      metadata: ArticleMetadata(
        title: row[3], author: row[4], outlet: row[5], published: row[6], publishedSource: row[7],
        description: row[8], language: row[9], url: row[10]), words: row[11])
  }
}
