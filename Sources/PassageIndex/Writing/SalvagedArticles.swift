internal import ArticleReading
internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import Text

/// Takes the articles of folders that are not there from a damaged index into one that is built
/// anew.
///
/// Only pages that fit their checksums, and texts that fit theirs, are believed; an article that
/// cannot be read so is left out.
struct SalvagedArticles {
  /// Of the damaged index.
  let path: String
  let reader: ArticleReader
  let analyzer: ArticleAnalyzer

  /// Writes the articles of `folders`, with folders and files, into an index that is being made;
  /// how many these were.
  func write(of folders: [String], into database: Database) throws -> Int {
    guard !folders.isEmpty, let old = try? open() else { return 0 }
    defer { try? old.close() }
    let preparer = ArticlePreparer(segmenter: reader.language.sentences, analyzer: analyzer)
    let writer = try IndexWriter(database, preparer: preparer, reader: reader)
    var count = 0
    for folder in folders {
      try database.execute(sql: "insert into source (path) values (?)", arguments: [folder])
      let source = database.lastInsertedRowID
      for file in Self.files(of: folder, old) {
        let articles = Self.articles(of: file, old, preparer)
        if articles.isEmpty { continue }
        let id = try Self.insert(file, source: source, database)
        for article in articles {
          try writer.insert(article, file: id, written: file.modified)
          count += 1
        }
        try writer.count(preparer.takeWordCounts())
      }
    }
    try writer.settleVersions()
    try writer.flush()
    return count
  }

  private func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: IndexFile.name(path), configuration: configuration)
    try queue.unsafeRead {
      try $0.execute(sql: "pragma trusted_schema = off; pragma cell_size_check = on")
    }
    return queue
  }

  /// The rows that can be read from either end of what `sql` lists; `order` is added to it.
  private static func rows<Value>(
    _ sql: String, _ arguments: StatementArguments, order: String, _ queue: DatabaseQueue,
    _ value: (Row) throws -> Value?
  ) -> [Value] {
    var found: [Value] = []
    for direction in ["", " desc"] {
      found = []
      let isWhole: Void? = try? queue.unsafeRead { database in
        let rows = try Row.fetchCursor(
          database, sql: "\(sql) order by \(order)\(direction)", arguments: arguments)
        while let row = try rows.next() {
          if let value = try value(row) { found.append(value) }
        }
      }
      if isWhole != nil || !found.isEmpty { return found }
    }
    return found
  }

  private static func files(of folder: String, _ queue: DatabaseQueue) -> [FileRecord] {
    let sql = """
      select file.id, source, file.path, size, modified, hash, failed
      from source join file on file.source = source.id where source.path = ?
      """
    return rows(sql, [folder], order: "file.id", queue) { row in
      try ContentHash(data: row.checked(5)).map {
        FileRecord(
          id: try row.checked(0), source: try row.checked(1), path: try row.checked(2),
          size: try row.checked(3), modified: try row.checked(4), hash: $0,
          hasFailed: try row.checked(6))
      }
    }
  }

  private static func insert(_ file: FileRecord, source: Int64, _ database: Database) throws
    -> Int64
  {
    try database.execute(
      sql: """
        insert into file (source, path, size, modified, hash, failed) values (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        source, file.path, file.size, file.modified, file.hash.data, file.hasFailed,
      ])
    return database.lastInsertedRowID
  }

  private static func articles(
    of file: FileRecord, _ queue: DatabaseQueue, _ preparer: ArticlePreparer
  ) -> [PreparedArticle] {
    let ids: [Int64] = rows("select id from article where file = ?", [file.id], order: "key", queue)
    { try $0.checked(0) }
    return ids.sorted().compactMap { id in
      try? queue.unsafeRead { try article(id, of: file, $0, preparer) }
    }
  }

  /// Nil where text or layout were altered.
  private static func article(
    _ id: Int64, of file: FileRecord, _ database: Database, _ preparer: ArticlePreparer
  ) throws -> PreparedArticle? {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          select key, title, author, outlet, published, published_source, description, language,
            url, saved, hash, body.text, body.layout
          from article join body on body.article = article.id where article.id = ?
          """, arguments: [id]),
      let text = try row.text(at: 11, unpackedBy: TextPacker()),
      let hash = try ContentHash(data: row.checked(10))
    else { return nil }
    let packedLayout: Data = try row.checked(12)
    let layout = packedLayout.withUnsafeBytes {
      ArticleLayout(packed: $0, textLength: text.utf8.count)
    }
    guard let layout else { return nil }
    let key: String = try row.checked(0)
    var metadata = ArticleMetadata()
    metadata.title = try row.checkedIfPresent(1)
    metadata.author = try row.checkedIfPresent(2)
    metadata.outlet = try row.checkedIfPresent(3)
    metadata.published = try row.checkedIfPresent(4)
    metadata.publishedSource = try row.checkedIfPresent(5)
    metadata.description = try row.checkedIfPresent(6)
    metadata.language = try row.checkedIfPresent(7)
    metadata.url = try row.checkedIfPresent(8)
    metadata.saved = try row.checkedIfPresent(9)
    let packedText: Data = try row.checked(11)
    let rows = preparer.rows(
      title: metadata.title, description: metadata.description, text: text,
      passages: layout.passageSpans)
    // What is understood of it is made anew from the text.
    return PreparedArticle(
      document: Document(
        key: key, path: file.path, metadata: metadata, text: text, blocks: []),
      packedText: Array(packedText), layout: Array(packedLayout), hash: hash,
      fingerprint: TextFingerprint(of: text), rows: rows,
      words: rows.words.dropFirst().reduce(0, +))
  }
}
