internal import GRDB
package import Text

/// What differs between two versions of an article.
package struct VersionChanges: Sendable, Equatable {
  /// A field of which the two say something else.
  package struct Field: Sendable, Equatable {
    package var before: String?
    package var after: String?
  }

  package var title: Field?
  package var author: Field?
  package var published: Field?
  /// Sentences that only the older has, as spans of its text, in its order.
  package var removed: [TextSpan] = []
  /// Sentences that only the newer has, as spans of its text, in its order.
  package var added: [TextSpan] = []

  /// Sentences are the same when they have the same letters, whatever the space between them and
  /// wherever they stand. O(length of both).
  package init(from old: StoredArticle, to new: StoredArticle) {
    let (before, after) = (old.summary.metadata, new.summary.metadata)
    title = Self.field(before.title, after.title)
    author = Self.field(before.author, after.author)
    published = Self.field(before.published, after.published)
    removed = Self.sentences(of: old, without: new)
    added = Self.sentences(of: new, without: old)
  }

  package var isEmpty: Bool {
    title == nil && author == nil && published == nil && removed.isEmpty && added.isEmpty
  }

  private static func field(_ before: String?, _ after: String?) -> Field? {
    before == after ? nil : Field(before: before, after: after)
  }

  private static func sentences(of article: StoredArticle, without other: StoredArticle)
    -> [TextSpan]
  {
    var rest: [String: Int] = [:]
    for sentence in other.sentences { rest[words(of: sentence, in: other), default: 0] += 1 }
    return article.sentences.compactMap { sentence in
      let words = words(of: sentence, in: article)
      guard !words.isEmpty, rest[words, default: 0] == 0 else {
        rest[words, default: 1] -= 1
        return nil
      }
      return sentence.span
    }
  }

  private static func words(of sentence: Sentence, in article: StoredArticle) -> String {
    (article.text[sentence.span] ?? "").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

extension PassageStore {
  /// All versions of the article `id`, the oldest first and the one that is read last; only itself
  /// where there are no others.
  package func versions(of id: ArticleID) throws -> [ArticleSummary] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            with head (id) as (select coalesce(newest, id) from article where id = ?)
            select \(Self.summaryColumns) from article join file on file.id = article.file
            where article.id in (select id from head) or article.newest in (select id from head)
            order by article.newest is null, article.stamp, article.published,
              file.modified, article.id
            """), arguments: [id]
      ).map(ArticleSummary.init(row:))
    }
  }

  /// Metadata of all articles with their older versions, in order of path and key.
  package func articlesOfAllVersions() throws -> [ArticleSummary] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          select \(Self.summaryColumns) from article join file on file.id = article.file
          order by file.path, article.key, article.id
          """
      ).map(ArticleSummary.init(row:))
    }
  }

  /// The newest articles of a file (absolute path, without links), or those of which any version
  /// came from it, in order of id; each once.
  package func newestArticles(ofFile path: String) throws -> [ArticleID] {
    try newestArticles("file in (select id from file where path = ?)", [path])
  }

  /// The same of an address, by the number that `ArticleAddresses` gives it.
  package func newestArticles(ofAddress number: Int64) throws -> [ArticleID] {
    try newestArticles("address = ?", [number])
  }

  private func newestArticles(_ condition: String, _ arguments: StatementArguments) throws
    -> [ArticleID]
  {
    try read { database in
      try Int64.fetchAll(
        database,
        sql:
          "select distinct coalesce(newest, id) as head from article where \(condition) order by head",
        arguments: arguments)
    }
  }
}
