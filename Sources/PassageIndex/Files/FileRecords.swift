internal import ArticleReading
internal import Foundation
internal import GRDB

/// A folder, or single file, that the index was made from.
struct SourceRecord: Sendable, Equatable {
  var id: Int64
  /// Absolute, without links.
  var path: String
}

/// A file the index has met.
struct FileRecord: Sendable, Equatable {
  var id: Int64
  var source: Int64
  var path: String
  var size: Int
  /// Nanoseconds since 1970; −1 when the contents must be compared again whatever the file system
  /// says.
  var modified: Int64
  /// Of what was read last, also when no article could be made of it.
  var hash: ContentHash
  /// Whether the file could not be read when it was looked at last; the articles are then those of
  /// an earlier version.
  var hasFailed = false
}

/// An article of a file, as far as comparing needs.
struct ArticleRecord {
  var id: ArticleID
  var key: String
  var hash: ContentHash
}

/// Folders and files in the database.
struct FileRecords {
  let database: Database

  /// All sources in order of path.
  func sources() throws -> [SourceRecord] {
    try Row.fetchAll(database, sql: "select id, path from source order by path").map {
      SourceRecord(id: try $0.checked(0), path: try $0.checked(1))
    }
  }

  /// The sources that hold `paths`, which are added where none does yet; all sources when there are
  /// no paths.
  func sources(holding paths: [String]) throws -> [SourceRecord] {
    var known = try sources()
    guard !paths.isEmpty else { return known }
    var found: [SourceRecord] = []
    for path in paths {
      var source = known.first { path == $0.path || path.hasPrefix($0.path + "/") }
      if source == nil {
        try database.execute(sql: "insert into source (path) values (?)", arguments: [path])
        source = SourceRecord(id: database.lastInsertedRowID, path: path)
      }
      if let source, !found.contains(source) {
        known.append(source)
        found.append(source)
      }
    }
    return found
  }

  /// Files by path.
  func files(of source: SourceRecord) throws -> [FileRecord] {
    try Row.fetchAll(
      database,
      sql: """
        select id, source, path, size, modified, hash, failed from file where source = ? order by path
        """,
      arguments: [source.id]
    ).compactMap { row in
      try ContentHash(data: row.checked(5)).map {
        FileRecord(
          id: try row.checked(0), source: try row.checked(1), path: try row.checked(2),
          size: try row.checked(3), modified: try row.checked(4), hash: $0,
          hasFailed: try row.checked(6))
      }
    }
  }

  /// Makes a row for a new file, whose contents count as unknown until `settle`.
  func insert(_ file: ArticleFile, source: Int64) throws -> Int64 {
    try database.cachedStatement(
      sql: """
        insert into file (source, path, size, modified, hash) values (?, ?, 0, -1, zeroblob(16))
        """
    ).execute(arguments: [source, file.path])
    return database.lastInsertedRowID
  }

  /// Notes what a file is like now that its articles are those in the index, or that it was in vain
  /// to read it.
  func settle(
    _ id: Int64, as file: ArticleFile, modified: Int64, hash: ContentHash, hasFailed: Bool = false
  ) throws {
    try database.cachedStatement(
      sql: "update file set size = ?, modified = ?, hash = ?, failed = ? where id = ?"
    ).execute(arguments: [file.byteCount, modified, hash.data, hasFailed, id])
  }

  /// Notes a new path for a file that was moved.
  func move(_ id: Int64, to file: ArticleFile, source: Int64) throws {
    try database.cachedStatement(sql: "update file set path = ?, source = ? where id = ?")
      .execute(arguments: [file.path, source, id])
  }

  /// The articles of a file, in order of id.
  func articles(of file: Int64) throws -> [ArticleRecord] {
    try Row.fetchAll(
      database.cachedStatement(sql: "select id, key, hash from article where file = ? order by id"),
      arguments: [file]
    ).compactMap { row in
      try ContentHash(data: row.checked(2)).map {
        ArticleRecord(id: try row.checked(0), key: try row.checked(1), hash: $0)
      }
    }
  }

  /// Numbers of articles and passages by file; files without any are left out. Answered by an index
  /// alone.
  func counts() throws -> [Int64: (articles: Int, passages: Int)] {
    let rows = try Row.fetchAll(
      database, sql: "select file, count(*), sum(passages) from article group by file")
    return Dictionary(
      try rows.map { (try $0.checked(0), (try $0.checkedCount(1), try $0.checkedCount(2))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Numbers of articles, and their passages, in the place of which a newer version is read.
  func versions() throws -> (articles: Int, passages: Int) {
    let row = try Row.fetchOne(
      database,
      sql: "select count(*), coalesce(sum(passages), 0) from article where newest is not null")
    guard let row else { return (0, 0) }
    return (try row.checkedCount(0), try row.checkedCount(1))
  }

  func filesWithSkippedParts() throws -> Set<Int64> {
    Set(try Int64.fetchAll(database, sql: "select distinct file from skipped"))
  }

  /// What was skipped of a file when it was last read.
  func skipped(of file: FileRecord) throws -> [SkippedPart] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "select line, reason from skipped where file = ? order by line"),
      arguments: [file.id]
    ).map {
      SkippedPart(path: file.path, line: try $0.checkedIfPresent(0), reason: try $0.checked(1))
    }
  }

  func setSkipped(_ parts: [SkippedPart], of file: Int64) throws {
    try database.cachedStatement(sql: "delete from skipped where file = ?")
      .execute(arguments: [file])
    for part in parts {
      try database.cachedStatement(
        sql: "insert into skipped (file, line, reason) values (?, ?, ?)"
      ).execute(arguments: [file, part.line, part.reason])
    }
  }

  /// Removes the row of a file without articles.
  func delete(_ file: Int64) throws {
    try database.cachedStatement(sql: "delete from file where id = ?").execute(arguments: [file])
  }
}
