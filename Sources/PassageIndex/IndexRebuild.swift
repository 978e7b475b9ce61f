internal import ArticleText
internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Builds an index in a file beside the one it will replace.
struct IndexRebuild {
  let path: String
  let reader: ArticleReader
  let segmenter: SentenceSegmenter

  private var temporaryPath: String { path + ".new" }

  /// Builds from `folders`, and from those that the old index knows.
  func run(_ folders: [String], progress: IndexBuilder.ProgressHandler?) throws -> IndexReport {
    let old = try oldStanding()
    let sources = folders + old.sources.filter { !folders.contains($0) }
    try? FileManager.default.removeItem(atPath: temporaryPath)
    do {
      let report = try build(sources, progress: progress)
      try replace(isDamaged: old.isDamaged)
      return report
    } catch {
      try? FileManager.default.removeItem(atPath: temporaryPath)
      throw error
    }
  }

  private func build(_ folders: [String], progress: IndexBuilder.ProgressHandler?) throws
    -> IndexReport
  {
    let queue = try IndexFile.open(path: temporaryPath)
    return try queue.inDatabase { database in
      // Nothing of an unfinished file is ever used, so it needs no journal.
      try database.execute(sql: "pragma journal_mode = off; pragma synchronous = off")
      try IndexFile.create(in: database)
      try database.execute(
        sql: """
          insert into passage_terms (passage_terms, rank) values ('automerge', 0);
          insert into passage_terms (passage_terms, rank) values ('crisismerge', 64);
          """)
      try database.execute(sql: "begin immediate")
      let report = try IndexUpdate(
        database, reader: reader, segmenter: segmenter, progress: progress
      ).run(folders)
      try database.execute(
        sql: """
          insert into passage_terms (passage_terms) values ('optimize');
          insert into passage_terms (passage_terms, rank) values ('automerge', 4);
          insert into passage_terms (passage_terms, rank) values ('crisismerge', 16);
          commit;
          """)
      return report
    }
  }

  /// Folders of the old index, and whether it is damaged. A file that is not ours stops the rebuild.
  private func oldStanding() throws -> (sources: [String], isDamaged: Bool) {
    guard FileManager.default.fileExists(atPath: path) else { return ([], false) }
    do {
      let queue = try IndexFile.open(path: path)
      return try queue.inDatabase { database in
        switch try Schema.standing(of: database) {
        case .foreign: throw IndexError.foreign(path: path)
        case .newer(let version): throw IndexError.newer(path: path, version: version)
        case .empty: return ([], false)
        case .current, .outdated: break
        }
        return (try FileRecords(database: database).sources().map(\.path), false)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return ([], true)
    }
  }

  /// Puts the finished file in the place of the old one.
  private func replace(isDamaged: Bool) throws {
    try sync(temporaryPath)
    if isDamaged { rename(path, path + ".damaged") }
    unlink(path + "-wal")
    unlink(path + "-shm")
    guard rename(temporaryPath, path) == 0 else {
      throw IndexError.failed(path: path, detail: lastSystemError)
    }
    try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// Has the system write a file, or the names in a folder, to the disk.
  private func sync(_ path: String) throws {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw IndexError.failed(path: path, detail: lastSystemError) }
    defer { close(file) }
    guard fsync(file) == 0 else {
      throw IndexError.failed(path: path, detail: lastSystemError)
    }
  }
}
