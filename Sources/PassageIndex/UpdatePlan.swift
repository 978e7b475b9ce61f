internal import ArticleText
internal import Foundation

/// What an update has to do, found by comparing listings with what the index knows; nothing is read yet.
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

  init(_ sources: [SourceRecord], records: FileRecords) throws {
    var seen: Set<String> = []
    for source in sources {
      let known = try records.files(of: source)
      do throws(ReadingError) {
        let listing = try ArticleFolder(path: source.path).listing()
        skipped += listing.skipped
        compare(listing.files, with: known, source: source, seen: &seen)
      } catch {
        // Its articles are kept.
        unchanged += known
        skipped.append(Self.explained(error, source: source, known: known.count))
      }
    }
  }

  private mutating func compare(
    _ files: [ArticleFile], with known: [FileRecord], source: SourceRecord, seen: inout Set<String>
  ) {
    var rest = Dictionary(known.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for file in files where seen.insert(file.path).inserted {
      let record = rest.removeValue(forKey: file.path)
      let job = FileJob(file: file, source: source, known: record)
      if let record, record.size == file.byteCount, record.modified == file.modified {
        unchanged.append(record)
        unchangedJobs.append(job)
      } else {
        jobs.append(job)
      }
    }
    gone += known.filter { rest[$0.path] != nil }
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
