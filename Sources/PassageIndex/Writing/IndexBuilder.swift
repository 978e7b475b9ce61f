package import ArticleReading
internal import Foundation
internal import GRDB
package import SentenceAnalysis

/// Makes the index at one path agree with folders of articles.
///
/// Only one builder writes at a time (`WriterLock`); readers go on reading the snapshot they have.
/// What a batch has committed stays when the process dies; a rebuild is made in a file beside the
/// index and takes its place when complete.
package struct IndexBuilder {
  /// Called now and then on the thread that builds. What it throws ends the building, as
  /// `CancellationError` does on a person's wish; the index then holds what its last complete batch
  /// left.
  package typealias ProgressHandler = (IndexProgress) throws -> Void

  package let path: String
  let reader: ArticleReader
  let analyzer: ArticleAnalyzer
  /// Seconds to wait for another writer.
  package var patience = 5.0
  /// Whether files that could not be read are tried again although they are as they were.
  package var retriesFailures = true
  /// Whether an update also makes anew what other rules understood of articles; else that is left
  /// to another.
  package var renewsAnalyses = true

  /// - Parameter path: the index file; made with its folder when it is not there.
  package init(path: String, reader: ArticleReader, analyzer: ArticleAnalyzer) {
    self.path = path
    self.reader = reader
    self.analyzer = analyzer
  }

  /// Adds, updates and removes articles so that the index matches `folders` (or single files),
  /// which it remembers; without any, those it knows already. Unchanged files are not read: size
  /// and time of change are compared, then contents.
  ///
  /// A folder that has vanished keeps its articles and is reported as skipped. An index made by an
  /// older program is built anew.
  ///
  /// - Throws: `IndexError`; then the index holds what its last complete batch left.
  package func update(_ folders: [String] = [], progress: ProgressHandler? = nil) throws
    -> IndexReport
  {
    let start = Date()
    let (place, lock) = try prepareToWrite()
    defer { withExtendedLifetime(lock) {} }
    let folders = folders.map(Self.canonical)
    var report: IndexReport
    do {
      report = try write(place) { database in
        try IndexUpdate(
          database, reader: reader, analyzer: analyzer, progress: progress
        ).run(folders, retriesFailures: retriesFailures, renewsAnalyses: renewsAnalyses)
      }
    } catch IndexError.outdated {
      report = try IndexRebuild(place: place, reader: reader, analyzer: analyzer)
        .run(folders, progress: progress)
    }
    report.seconds = Date().timeIntervalSince(start)
    return report
  }

  /// Builds the index anew from `folders`, or from those it knows; the old index serves readers
  /// until the new one is complete.
  ///
  /// A damaged index is kept beside the new one as `PATH.damaged`.
  package func rebuild(_ folders: [String] = [], progress: ProgressHandler? = nil) throws
    -> IndexReport
  {
    let start = Date()
    let (place, lock) = try prepareToWrite()
    defer { withExtendedLifetime(lock) {} }
    return try IndexError.translating(path: path) {
      var report = try IndexRebuild(place: place, reader: reader, analyzer: analyzer)
        .run(folders.map(Self.canonical), progress: progress)
      report.seconds = Date().timeIntervalSince(start)
      return report
    }
  }

  /// Builds the index anew although it may look sound, and keeps the old file; its path comes
  /// second.
  func replaceDamaged(progress: ProgressHandler? = nil) throws -> (IndexReport, kept: String) {
    let start = Date()
    let (place, lock) = try prepareToWrite()
    defer { withExtendedLifetime(lock) {} }
    return try IndexError.translating(path: path) {
      let kept = place.damagedPath
      var report = try IndexRebuild(
        place: place, reader: reader, analyzer: analyzer, isDamaged: true
      ).run([], progress: progress)
      report.seconds = Date().timeIntervalSince(start)
      return (report, kept)
    }
  }

  /// Removes a folder (or file) from those the index knows, with its articles.
  ///
  /// - Throws: `IndexError.unknownFolder` when the index does not know it.
  package func forget(_ folder: String) throws -> IndexReport {
    let start = Date()
    let (place, lock) = try prepareToWrite()
    defer { withExtendedLifetime(lock) {} }
    let wanted = Self.canonical(folder)
    var report = try write(place) { database in
      let sources = try FileRecords(database: database).sources()
      guard let source = sources.first(where: { $0.path == wanted }) else {
        throw IndexError.unknownFolder(folder, known: sources.map(\.path))
      }
      return try IndexUpdate(database, reader: reader, analyzer: analyzer, progress: nil)
        .forget(source)
    }
    report.seconds = Date().timeIntervalSince(start)
    return report
  }

  /// An absolute path without links; a path that is not there is only made absolute.
  package static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// Removes what a rebuild that was killed left beside the index, where there is anything and
  /// nobody is writing.
  package static func removeLeftovers(besides path: String) throws {
    guard IndexPlace.hasLeftovers(path) else { return }
    let place = try IndexPlace(path)
    let lock = try WriterLock(indexPath: place.path, patience: 0, mode: place.mode)
    defer { withExtendedLifetime(lock) {} }
    try place.removeLeftovers()
  }

  /// Looks before the lock is taken, so that not even that is written beside another's file, and
  /// once more under it.
  private func prepareToWrite() throws -> (IndexPlace, WriterLock) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let first = try IndexPlace(path)
    let lock = try WriterLock(indexPath: first.path, patience: patience, mode: first.mode)
    let place = try IndexPlace(path)
    // What a rebuild that was killed left; nobody else can be at it.
    try place.removeLeftovers()
    return (place, lock)
  }

  /// Makes an index without articles beside its place, so that there is never half a one.
  private func makeEmpty(_ place: IndexPlace) throws {
    let queue = try IndexFile.open(path: place.newPath)
    try queue.inDatabase { try IndexFile.create(in: $0) }
    try queue.close()
    try place.putInPlace()
  }

  private func openForWriting(_ place: IndexPlace) throws -> DatabaseQueue {
    if place.isFree { try makeEmpty(place) }
    if place.isOlder, place.isInUse { throw IndexError.inUse(path: path) }
    let queue = try IndexFile.open(path: place.path)
    let standing = try queue.unsafeRead { try Schema.standing(of: $0) }
    switch standing {
    // What does not agree with itself is not made worse.
    case .current: _ = try PassageStore(path: place.path)
    case .empty: throw IndexError.foreign(path: path)
    case .upgradable(let version):
      place.closeToOthers()
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try Schema.migrate(database, from: version)
          return .commit
        }
      }
    case .outdated: throw IndexError.outdated(path: path)
    case .newer(let version): throw IndexError.newer(path: path, version: version)
    case .foreign: throw IndexError.foreign(path: path)
    }
    try queue.inDatabase { try $0.execute(sql: "pragma journal_mode = wal") }
    return queue
  }

  /// Runs `body` in a transaction of the index; what it had committed itself before a failure
  /// stays.
  private func write(_ place: IndexPlace, _ body: (Database) throws -> IndexReport) throws
    -> IndexReport
  {
    try IndexError.translating(path: path) {
      let queue = try openForWriting(place)
      let report = try queue.inDatabase { database in
        try database.execute(sql: "begin immediate")
        do {
          let report = try body(database)
          try database.execute(sql: "commit")
          return report
        } catch {
          try? database.execute(sql: "rollback")
          throw error
        }
      }
      // Folds the write-ahead log into the file, as far as readers let it, without waiting for
      // them. Where nothing was written that would only make readers believe that there is
      // something new.
      try queue.inDatabase { database in
        guard database.totalChangesCount > 0 else { return }
        try database.execute(sql: "pragma busy_timeout = 0; pragma wal_checkpoint(truncate)")
      }
      try queue.close()
      return report
    }
  }
}
