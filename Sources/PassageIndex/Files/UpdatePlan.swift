internal import ArticleReading
internal import Foundation
internal import GRDB

/// What an update has to do, found by comparing listings with what the index knows; nothing is read
/// yet.
struct UpdatePlan {
  /// Files to look at, in order of folder and key.
  var jobs: [FileJob] = []
  /// Files that size and time of change say are as they were.
  var unchanged: [FileRecord] = []
  /// The same files as listed.
  var unchangedJobs: [FileJob] = []
  /// Files the index knows that are not there any more.
  var gone: [FileRecord] = []
  var skipped: [SkippedPart] = []
  private let retriesFailures: Bool
  /// Where the index itself is, which may stand among the articles.
  private let index: String

  /// - Parameter retriesFailures: whether files that could not be read are read again although they
  ///   are as they were: what was missing, such as a program that reads them, may be there now.
  init(_ sources: [SourceRecord], records: FileRecords, retriesFailures: Bool) throws {
    self.retriesFailures = retriesFailures
    index = try Self.index(of: records.database)
    var seen: Set<String> = []
    for source in sources {
      let known = try records.files(of: source)
      do throws(ReadingError) {
        let listing = try ArticleFolder(path: source.path).listing()
        skipped += listing.skipped.filter { !isOurs($0.path) }
        compare(listing.files, with: known, source: source, seen: &seen)
      } catch {
        // Its articles are kept.
        unchanged += known
        skipped.append(Self.explained(error, source: source, known: known.count))
      }
    }
  }

  /// Whether the folders differ from the index at the first look; contents are not compared.
  var isEmpty: Bool { jobs.isEmpty && gone.isEmpty }

  var newFiles: [FileJob] { jobs.filter { $0.known == nil } }

  /// Files whose contents are not those the index was made from. Reads the files in question.
  var changedFiles: [FileJob] {
    jobs.filter { job in job.known.map { $0.hash != ContentHash(of: job.file) } ?? false }
  }

  private mutating func compare(
    _ files: [ArticleFile], with known: [FileRecord], source: SourceRecord, seen: inout Set<String>
  ) {
    var rest = Dictionary(known.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for file in files where seen.insert(file.path).inserted && !isOurs(file.path) {
      let record = rest.removeValue(forKey: file.path)
      let job = FileJob(file: file, source: source, known: record)
      if let record, record.size == file.byteCount, record.modified == file.modified,
        !(record.hasFailed && retriesFailures)
      {
        unchanged.append(record)
        unchangedJobs.append(job)
      } else {
        jobs.append(job)
      }
    }
    gone += known.filter { rest[$0.path] != nil }
  }

  /// Whether a file is the index, or one beside it. They must not even be opened: closing one would
  /// lift the locks that SQLite has on it.
  private func isOurs(_ path: String) -> Bool {
    path.hasPrefix(index)
      && ["", "-wal", "-shm", "-journal", ".lock"].contains {
        path == index + $0 || path == index + ".new" + $0
      }
  }

  private static func index(of database: Database) throws -> String {
    let path =
      try String.fetchOne(
        database, sql: "select file from pragma_database_list where name = 'main'") ?? ""
    return path.hasSuffix(".new") ? String(path.dropLast(4)) : path
  }

  private static func explained(_ error: ReadingError, source: SourceRecord, known: Int)
    -> SkippedPart
  {
    guard known > 0 else { return error.skippedPart }
    return SkippedPart(
      path: source.path,
      reason: """
        \(error.reason); its articles were kept. Put it back, or forget it with: \
        footnote index --forget \(source.path)
        """)
  }
}
