internal import ArticleReading
internal import Foundation
internal import GRDB
internal import SentenceAnalysis

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Builds an index in a file beside the one it will replace.
struct IndexRebuild {
  let path: String
  let reader: ArticleReader
  let analyzer: ArticleAnalyzer

  private var temporaryPath: String { path + ".new" }

  /// Builds from `folders`, and from those that the old index knows.
  func run(_ folders: [String], progress: IndexBuilder.ProgressHandler?) throws -> IndexReport {
    let old = try old()
    let sources = folders + old.sources.filter { !folders.contains($0) }
    for source in old.sources where FileIdentity(path: source) == nil {
      throw IndexError.folderMissing(path: path, folder: source)
    }
    defer { Self.removeTemporaryFiles(besides: path) }
    let report = try build(sources, progress: progress)
    try replace(old)
    return report
  }

  /// Removes what an unfinished rebuild left beside the index at `path`.
  static func removeTemporaryFiles(besides path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + ".new" + suffix) }
  }

  private func build(_ folders: [String], progress: IndexBuilder.ProgressHandler?) throws
    -> IndexReport
  {
    let queue = try IndexFile.open(path: temporaryPath)
    let report = try queue.inDatabase { database in
      // Nothing of an unfinished file is ever used, so it needs no journal.
      try database.execute(
        sql: """
          pragma journal_mode = off; pragma synchronous = off;
          pragma cache_size = -16384
          """)
      try IndexFile.create(in: database)
      try database.execute(
        sql: """
          insert into passage_terms (passage_terms, rank) values ('automerge', 0);
          insert into passage_terms (passage_terms, rank) values ('crisismerge', 1999);
          """)
      setRunBytes(4 << 20, in: database)
      try database.execute(sql: "begin immediate")
      let report = try IndexUpdate(
        database, reader: reader, analyzer: analyzer, progress: progress, isOneBatch: true
      ).run(folders, retriesFailures: true, renewsAnalyses: true)
      try database.execute(
        sql: """
          insert into passage_terms (passage_terms) values ('optimize');
          insert into passage_terms (passage_terms, rank) values ('automerge', 4);
          insert into passage_terms (passage_terms, rank) values ('crisismerge', 16);
          commit;
          pragma incremental_vacuum;
          pragma journal_mode = wal;
          """)
      setRunBytes(1 << 20, in: database)
      return report
    }
    try queue.close()
    return report
  }

  /// Sets how many bytes of terms are sorted in memory at a time: fewer, larger runs are merged
  /// faster. An FTS5 that does not know this option builds all the same.
  private func setRunBytes(_ bytes: Int, in database: Database) {
    try? database.execute(
      sql: "insert into passage_terms (passage_terms, rank) values ('hashsize', ?)",
      arguments: [bytes])
  }

  /// What stood at the path before.
  private struct Old {
    var sources: [String] = []
    var exists = false
    var isDamaged = false
  }

  /// A file that is not ours, or newer than we are, stops the rebuild.
  private func old() throws -> Old {
    guard FileManager.default.fileExists(atPath: path) else { return Old() }
    do {
      let queue = try IndexFile.open(path: path)
      defer { try? queue.close() }
      return try queue.inDatabase { database in
        switch try Schema.standing(of: database) {
        case .foreign: throw IndexError.foreign(path: path)
        case .newer(let version): throw IndexError.newer(path: path, version: version)
        case .empty: return Old(exists: true)
        case .current, .outdated, .upgradable:
          let sources = try FileRecords(database: database).sources().map(\.path)
          let check = try String.fetchOne(database, sql: "pragma quick_check(1)")
          return Old(sources: sources, exists: true, isDamaged: check != "ok")
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return Old(exists: true, isDamaged: true)
    }
  }

  /// Puts the finished file in the place of the old one.
  ///
  /// The old file's write-ahead log must be folded into it first: a log left beside the new file
  /// would be taken for its own, and one removed too early would take its articles along if the
  /// machine stopped here. Where a reader's snapshot stands in the way, the new contents are copied
  /// into the old file instead, as one transaction.
  private func replace(_ old: Old) throws {
    if old.exists, !old.isDamaged, try !foldLog() {
      let (source, destination) = (
        try IndexFile.open(path: temporaryPath), try IndexFile.open(path: path)
      )
      try source.backup(to: destination)
      try source.close()
      try destination.close()
      unlink(temporaryPath)
      return
    }
    try sync(temporaryPath)
    if old.isDamaged {
      for suffix in ["", "-wal", "-shm"] { rename(path + suffix, path + ".damaged" + suffix) }
    }
    unlink(path + "-wal")
    unlink(path + "-shm")
    guard rename(temporaryPath, path) == 0 else {
      throw IndexError.failed(path: path, detail: lastSystemError)
    }
    try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// Folds the old index's log into its file; false when a reader's snapshot does not let it.
  private func foldLog() throws -> Bool {
    let queue = try IndexFile.open(path: path)
    defer { try? queue.close() }
    return try queue.inDatabase { database in
      try database.execute(sql: "pragma busy_timeout = 0")
      return try Bool.fetchOne(database, sql: "pragma wal_checkpoint(truncate)") == false
    }
  }

  /// Has the system write a file, or the names in a folder, to the disk.
  private func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw IndexError.failed(path: path, detail: lastSystemError) }
    defer { close(file) }
    guard fsync(file) == 0 else {
      throw IndexError.failed(path: path, detail: lastSystemError)
    }
  }
}
