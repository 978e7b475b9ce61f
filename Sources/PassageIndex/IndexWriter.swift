internal import ArticleText
internal import Foundation
internal import GRDB

/// Writes articles into one database; `flush()` before each commit makes its tables agree.
final class IndexWriter {
  /// Words counted before they are written, at most; bounds memory.
  private static let mostCountedWords = 200_000

  private let database: Database
  private var nextRow: Int64
  /// `next_row` as the database has it.
  private var storedNextRow: Int64
  private var lengths = RowLengths()
  /// How many more articles and passages there are than at first.
  private(set) var articleGain = 0
  private(set) var passageGain = 0
  private let copies: CopyLinker
  let furniture: FurnitureRecords
  private let texts = TextPacker()
  private var wordCounts: [String: Int] = [:]
  /// For the terms of articles that go.
  private let preparer: ArticlePreparer

  init(_ database: Database, preparer: ArticlePreparer) throws {
    self.database = database
    self.preparer = preparer
    copies = CopyLinker(database: database, texts: texts)
    furniture = FurnitureRecords(database: database)
    storedNextRow =
      try Int64.fetchOne(database, sql: "select value from property where name = 'next_row'") ?? 1
    nextRow = storedNextRow
  }

  /// Adds an article to the file with row `file`; its row.
  @discardableResult
  func insert(_ article: PreparedArticle, file: Int64) throws -> ArticleID {
    let id = nextRow
    nextRow += Int64(article.rows.count)
    articleGain += 1
    passageGain += article.rows.count - 1
    try insertMetadata(of: article, id: id, file: file)
    let text = article.document.text
    try statement("insert into body (article, text, layout) values (?, ?, ?)")
      .execute(arguments: [id, Data(article.packedText), Data(article.layout)])
    try copies.link(id, fingerprint: article.fingerprint, text: text)
    let insertion = try statement("insert into passage_terms (rowid, terms) values (?, ?)")
    for (number, row) in article.rows.enumerated() {
      let rowID = id + Int64(number)
      try lengths.set(row.words, opensArticle: number == 0, at: rowID, in: database)
      if !row.terms.isEmpty {
        try insertion.execute(arguments: [rowID, Data(row.terms)])
      }
    }
    return id
  }

  /// Removes an article and all that was made of it.
  func remove(_ id: ArticleID) throws {
    guard
      let row = try Row.fetchOne(
        statement(
          """
          select article.title, article.description, body.text, body.layout
          from article join body on body.article = article.id where article.id = ?
          """), arguments: [id])
    else { return }
    let text = try row.text(at: 2, unpackedBy: texts)
    let layout = text.flatMap { text in
      (try? row.checked(3) as Data)?.withUnsafeBytes {
        ArticleLayout(packed: $0, textLength: text.utf8.count)
      }
    }
    guard let text, let layout else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the text of article \(id) was altered")
    }
    let rows = preparer.rows(
      title: try row.checkedIfPresent(0), description: try row.checkedIfPresent(1), text: text,
      passages: layout.passageSpans)
    let deletion = try statement(
      "insert into passage_terms (passage_terms, rowid, terms) values ('delete', ?, ?)")
    for (number, row) in rows.enumerated() {
      let rowID = id + Int64(number)
      try lengths.set(0, at: rowID, in: database)
      if !row.terms.isEmpty { try deletion.execute(arguments: [rowID, Data(row.terms)]) }
    }
    articleGain -= 1
    passageGain -= rows.count - 1
    try copies.unlink(id)
    try furniture.forget(id)
    try statement("delete from article where id = ?").execute(arguments: [id])
    discountPrepared()
  }

  /// Gives an article the key of its new place.
  func rename(_ id: ArticleID, to key: String) throws {
    try statement("update article set key = ? where id = ?").execute(arguments: [key, id])
  }

  /// Takes back the words of an article that was counted and then not written.
  func uncount(_ article: PreparedArticle) throws {
    let document = article.document
    let layout = article.layout.withUnsafeBytes {
      ArticleLayout(packed: $0, textLength: document.text.utf8.count)
    }
    _ = preparer.rows(
      title: document.metadata.title, description: document.metadata.description,
      text: document.text, passages: layout?.passageSpans ?? [])
    discountPrepared()
  }

  /// Adds to the occurrences of words; written with the next `flush()`.
  func count(_ words: [(word: String, count: Int)]) throws {
    for (word, count) in words { wordCounts[word, default: 0] += count }
    if wordCounts.count > Self.mostCountedWords { try writeWords() }
  }

  /// Writes what is kept until a batch ends; nothing when nothing was added or removed.
  func flush() throws {
    try lengths.write(to: database)
    try writeWords()
    guard nextRow != storedNextRow else { return }
    storedNextRow = nextRow
    try statement("update property set value = ? where name = 'next_row'")
      .execute(arguments: [nextRow])
  }

  private func discountPrepared() {
    for (word, count) in preparer.takeWordCounts() { wordCounts[word, default: 0] -= count }
  }

  private func insertMetadata(of article: PreparedArticle, id: Int64, file: Int64) throws {
    let metadata = article.document.metadata
    try statement(
      """
      insert into article (
        id, file, key, title, author, outlet, published, published_source, description, language, url,
        words, passages, hash, fingerprint
      ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).execute(arguments: [
      id, file, article.document.key, metadata.title, metadata.author, metadata.outlet,
      metadata.published, metadata.publishedSource, metadata.description, metadata.language,
      metadata.url, article.words, article.rows.count - 1, article.hash.data,
      Data(article.fingerprint.bytes),
    ])
  }

  private func writeWords() throws {
    guard !wordCounts.isEmpty else { return }
    let addition = try statement(
      """
      insert into word (word, occurrences) values (?, ?)
      on conflict (word) do update set occurrences = occurrences + excluded.occurrences
      """)
    for (word, count) in wordCounts.sorted(by: { $0.key < $1.key }) where count != 0 {
      try addition.execute(arguments: [word, count])
    }
    if wordCounts.values.contains(where: { $0 < 0 }) {
      try statement("delete from word where occurrences <= 0").execute()
    }
    wordCounts.removeAll(keepingCapacity: true)
  }

  private func statement(_ sql: String) throws -> Statement {
    try database.cachedStatement(sql: sql)
  }
}
