internal import ArticleReading
internal import Foundation
internal import GRDB
internal import SentenceAnalysis

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Builds an index in a file beside the one it will replace; a damaged one is kept.
struct IndexRebuild {
  let place: IndexPlace
  let reader: ArticleReader
  let analyzer: ArticleAnalyzer
  /// Whether the old file is damaged whatever it looks like; then the articles of folders that are
  /// missing are taken from it as far as they can be read.
  var isDamaged = false

  private var path: String { place.path }
  private var temporaryPath: String { place.newPath }

  /// Builds from `folders`, and from those that the old index knows.
  func run(_ folders: [String], progress: IndexBuilder.ProgressHandler?) throws -> IndexReport {
    let old = try old()
    var missing: [String] = []
    let known = try old.sources.filter { source in
      if FileIdentity(path: source) != nil { return true }
      if isDamaged, folders.isEmpty {
        missing.append(source)
        return false
      }
      // What a damaged index says is believed as far as it goes, once somebody named the folders.
      if old.isDamaged, !folders.isEmpty { return false }
      throw IndexError.folderMissing(path: path, folder: source)
    }
    let sources = folders + known.filter { !folders.contains($0) }
    if old.isDamaged, sources.isEmpty, missing.isEmpty {
      throw IndexError.foldersUnknown(path: path)
    }
    defer { try? place.removeLeftovers() }
    let report = try build(sources, missing: missing, progress: progress)
    try replace(old)
    return report
  }

  /// - Parameter missing: folders whose articles only the old index has.
  private func build(
    _ folders: [String], missing: [String], progress: IndexBuilder.ProgressHandler?
  ) throws -> IndexReport {
    try IndexPlace.make(temporaryPath, mode: place.mode)
    let queue = try IndexFile.open(path: temporaryPath)
    let report = try queue.inDatabase { database in
      // Nothing of an unfinished file is ever used, so it needs no journal.
      try database.execute(sql: "pragma journal_mode = off; pragma cache_size = -16384")
      // On the disk when this returns, so that what is left when the power goes says whose it is.
      try IndexFile.create(in: database)
      try database.execute(sql: "pragma synchronous = off")
      try database.execute(
        sql: """
          insert into passage_terms (passage_terms, rank) values ('automerge', 0);
          insert into passage_terms (passage_terms, rank) values ('crisismerge', 1999);
          """)
      try setRunBytes(4 << 20, in: database)
      try database.execute(sql: "begin immediate")
      let salvaged = try SalvagedArticles(path: path, reader: reader, analyzer: analyzer)
        .write(of: missing, into: database)
      // An index that lost everything is worth less than the damaged one.
      if let folder = missing.first, folders.isEmpty, salvaged == 0 {
        throw IndexError.folderMissing(path: path, folder: folder)
      }
      let report = try IndexUpdate(
        database, reader: reader, analyzer: analyzer, progress: progress, isOneBatch: true
      ).run(folders + missing, retriesFailures: true, renewsAnalyses: true)
      try database.execute(
        sql: """
          insert into passage_terms (passage_terms) values ('optimize');
          insert into passage_terms (passage_terms, rank) values ('automerge', 4);
          insert into passage_terms (passage_terms, rank) values ('crisismerge', 16);
          commit;
          pragma incremental_vacuum;
          """)
      try setRunBytes(1 << 20, in: database)
      // Last, so that nothing is left to a log: what fails when that is folded in is not told.
      try database.execute(sql: "pragma journal_mode = wal")
      return report
    }
    try queue.close()
    return report
  }

  /// Sets how many bytes of terms are sorted in memory at a time: fewer, larger runs are merged
  /// faster. An FTS5 that does not know this option builds all the same.
  private func setRunBytes(_ bytes: Int, in database: Database) throws {
    do {
      try database.execute(
        sql: "insert into passage_terms (passage_terms, rank) values ('hashsize', ?)",
        arguments: [bytes])
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {}
  }

  /// What stood at the path before.
  private struct Old {
    var sources: [String] = []
    var exists = false
    var isDamaged = false
  }

  /// A file that is not ours, newer than we are, or open in an older program stops the rebuild.
  private func old() throws -> Old {
    guard !place.isFree else { return Old() }
    if place.isOlder, place.isInUse { throw IndexError.inUse(path: path) }
    do {
      let queue = try IndexFile.open(path: path)
      defer { try? queue.close() }
      let old = try queue.inDatabase { database in
        switch try Schema.standing(of: database) {
        case .foreign: throw IndexError.foreign(path: path)
        case .newer(let version): throw IndexError.newer(path: path, version: version)
        case .empty: return Old(exists: true)
        case .current, .outdated, .upgradable:
          let sources = try FileRecords(database: database).sources().map(\.path)
          let check = try String.fetchOne(database, sql: "pragma quick_check(1)")
          return Old(sources: sources, exists: true, isDamaged: isDamaged || check != "ok")
        }
      }
      if !place.isOlder, !old.isDamaged { try refuseDamage() }
      return old
    } catch {
      guard case IndexError.damaged = IndexError.from(error, path: path) else { throw error }
      return Old(sources: DamagedIndex(path: path).sources(), exists: true, isDamaged: true)
    }
  }

  /// Opens the old index as who asks it does, which finds damage that no page shows.
  private func refuseDamage() throws {
    do { _ = try PassageStore(path: path) } catch IndexError.outdated {}
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
      return
    }
    if old.isDamaged { try keepDamaged() }
    unlink(path + "-wal")
    unlink(path + "-shm")
    try place.putInPlace()
  }

  /// Gives the damaged file a second name, and its logs that name alone; the index's own name is
  /// never without a file.
  private func keepDamaged() throws {
    let kept = place.damagedPath
    for ending in ["-wal", "-shm"] { rename(path + ending, kept + ending) }
    if link(path, kept) == 0 { return }
    // Some file systems know no second names.
    guard rename(path, kept) == 0 else { throw IndexError.cannotWrite(path, code: errno) }
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
}
