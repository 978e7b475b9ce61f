internal import ArticleReading
internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import Text

/// One update of an open database: compares folders with what the index knows, then writes what
/// differs in bounded batches.
final class IndexUpdate {
  /// Bytes of text written before a batch is committed.
  private static let batchBytes = 16 << 20
  /// Files changed so shortly before they were read may change again within the file system's clock
  /// tick.
  private static let restlessSeconds = 2.0

  private let database: Database
  private let records: FileRecords
  private let writer: IndexWriter
  private let reader: ArticleReader
  private let analyzer: ArticleAnalyzer
  private let progress: IndexBuilder.ProgressHandler?
  /// Whether nothing is committed before the end.
  private let isOneBatch: Bool
  private let start = Date()
  private var report = IndexReport()
  private var bytesSinceCommit = 0
  /// As the index was before: articles and passages of each file, and the files of which parts had
  /// to be skipped.
  private let countsBefore: [Int64: (articles: Int, passages: Int)]
  /// Older versions, which are kept and not listed.
  private let versionsBefore: (articles: Int, passages: Int)
  private let filesWithSkippedParts: Set<Int64>
  /// Files whose articles this update has counted as added, updated or unchanged after reading
  /// them.
  private var pathsRead: Set<String> = []
  /// Lines that are cut as boilerplate of the folders.
  private var learnt: LearntBoilerplate
  /// Files that are not where they were: one of them may have been moved.
  private var gone: [FileRecord] = []
  /// The file whose articles are being written, with the time of change to note for it.
  private var file: FileUpdate?
  private var fileModified: Int64 = -1

  /// - Parameter isOneBatch: whether nothing is committed before the end, for a file that is of no
  ///   use before it is complete.
  init(
    _ database: Database, reader: ArticleReader, analyzer: ArticleAnalyzer,
    progress: IndexBuilder.ProgressHandler?, isOneBatch: Bool = false
  ) throws {
    self.database = database
    self.isOneBatch = isOneBatch
    self.reader = reader
    self.analyzer = analyzer
    self.progress = progress
    records = FileRecords(database: database)
    countsBefore = try records.counts()
    versionsBefore = try records.versions()
    filesWithSkippedParts = try records.filesWithSkippedParts()
    writer = try IndexWriter(
      database,
      preparer: ArticlePreparer(segmenter: reader.language.sentences, analyzer: analyzer),
      reader: reader)
    learnt = try writer.boilerplate.learnt()
    if try wasInterrupted() {
      writer.boilerplate.touchAll()
      writer.versions.touchAll()
    }
  }

  /// Makes the index match the folders `paths`, or all it knows when empty.
  ///
  /// Must run inside a transaction; after each batch that is committed and another begun.
  ///
  /// - Parameter renewsAnalyses: whether what other rules understood of articles is made anew.
  func run(_ paths: [String], retriesFailures: Bool, renewsAnalyses: Bool) throws -> IndexReport {
    let plan = try UpdatePlan(
      records.sources(holding: paths), records: records, retriesFailures: retriesFailures)
    report.skipped = plan.skipped
    try keep(plan.unchanged)
    gone = plan.gone
    try write(plan.jobs)
    for record in gone { try remove(record) }
    try relearn()
    if renewsAnalyses {
      try readAnew()
      try renewAnalyses()
    }
    return try finished()
  }

  /// Reads the files that are as they were again where the index was made by another way of
  /// reading.
  private func readAnew() throws {
    guard try Schema.readingVersion(of: database) != ArticleReader.version else { return }
    let plan = try UpdatePlan(records.sources(), records: records, retriesFailures: false)
    try rewrite(
      (plan.jobs + plan.unchangedJobs).filter {
        $0.known != nil && !pathsRead.contains($0.file.path)
      }.map(\.forced))
    try relearn()
    try Schema.setReadingVersion(of: database)
  }

  private func renewAnalyses() throws {
    report.renewed = try AnalysisRenewal(database, analyzer: analyzer).run { bytes in
      bytesSinceCommit += bytes
      if !isOneBatch, bytesSinceCommit > Self.batchBytes { try commitBatch() }
    }
  }

  /// Forgets a source with its articles.
  func forget(_ source: SourceRecord) throws -> IndexReport {
    for record in try records.files(of: source) { try remove(record) }
    try database.execute(sql: "delete from source where id = ?", arguments: [source.id])
    try relearn()
    return try finished()
  }

  private func write(_ jobs: [FileJob]) throws {
    guard !jobs.isEmpty else { return }
    let stream = ArticleStream(
      jobs, reader: reader, analyzer: analyzer, learnt: learnt, known: try knownArticles(of: jobs),
      countsLast: isOneBatch)
    defer { stream.cancel() }
    var tracker = ProgressTracker(jobs, start: start, handler: progress)
    while let piece = stream.next() {
      switch piece {
      case .opened(let job, let outcome): try open(job, outcome)
      case .articles(let articles, let words):
        try write(articles, words: words)
        try tracker.wrote(articles.reduce(0) { $0 + $1.document.text.utf8.count })
      case .closed:
        try file?.close(
          modified: fileModified, writer: writer, records: records, report: &report)
        file = nil
        try tracker.fileDone()
      }
      if !isOneBatch, bytesSinceCommit > Self.batchBytes { try commitBatch() }
    }
    for words in stream.restOfWords() { try writer.count(words) }
  }

  /// The articles that the index holds of files that will be read again.
  private func knownArticles(of jobs: [FileJob]) throws -> Set<ContentHash> {
    var known: Set<ContentHash> = []
    for case let file? in jobs.map(\.known) {
      for article in try records.articles(of: file.id) { known.insert(article.hash) }
    }
    return known
  }

  private func open(_ job: FileJob, _ outcome: FileOutcome) throws {
    switch outcome {
    case .failed(let part, let hash):
      try noteFailure(of: job, part, hash: hash)
    case .same:
      guard let known = job.known else { return }
      let modified = restfulTime(of: job.file)
      if modified != known.modified || job.file.byteCount != known.size {
        try records.settle(known.id, as: job.file, modified: modified, hash: known.hash)
      }
      try keep([known])
    case .read(let hash, let skipped, let lines):
      report.skipped += skipped
      report.failed += skipped
      pathsRead.insert(job.file.path)
      let moved = job.known == nil ? try takeMoved(hash, to: job) : nil
      let id = try job.known?.id ?? moved ?? records.insert(job.file, source: job.source.id)
      fileModified = restfulTime(of: job.file)
      file = try FileUpdate(
        job, id: id, hash: hash, skipped: skipped, lines: lines, wasMoved: moved != nil,
        records: records)
    }
  }

  /// Remembers what could not be read, so that it is not tried again at every look; an older
  /// version's articles are kept.
  private func noteFailure(of job: FileJob, _ part: SkippedPart, hash: ContentHash?) throws {
    report.skipped.append(part)
    report.failed.append(part)
    if let known = job.known { report.unchanged += countsBefore[known.id]?.articles ?? 0 }
    let id = try job.known?.id ?? records.insert(job.file, source: job.source.id)
    try records.setSkipped([part], of: id)
    try records.settle(
      id, as: job.file, modified: restfulTime(of: job.file), hash: hash ?? ContentHash(""),
      hasFailed: true)
  }

  private func write(_ articles: [PreparedArticle], words: WordCounts) throws {
    try writer.count(words)
    for article in articles {
      try file?.write(article, writer: writer, report: &report)
      bytesSinceCommit += article.document.text.utf8.count
    }
  }

  /// The row of a file with these contents that is not where it was, now noted at its new place;
  /// nil when there is none.
  private func takeMoved(_ hash: ContentHash, to job: FileJob) throws -> Int64? {
    guard let index = gone.firstIndex(where: { $0.hash == hash }) else { return nil }
    let record = gone.remove(at: index)
    try records.move(record.id, to: job.file, source: job.source.id)
    return record.id
  }

  /// Counts the articles of files that stay as they are, and reports again what was skipped of
  /// them.
  private func keep(_ files: [FileRecord]) throws {
    for file in files {
      report.unchanged += countsBefore[file.id]?.articles ?? 0
      if filesWithSkippedParts.contains(file.id) { report.skipped += try records.skipped(of: file) }
    }
  }

  private func remove(_ record: FileRecord) throws {
    for article in try records.articles(of: record.id) {
      try writer.remove(article.id)
      report.removed += 1
    }
    try records.delete(record.id)
  }

  /// Learns from the articles of now which lines are boilerplate, and reads the files again for
  /// which that makes a difference.
  private func relearn() throws {
    try writer.settleVersions()
    let old = learnt
    let new = try writer.boilerplate.relearnt(from: old)
    if new != old {
      learnt = new
      let paths = try writer.boilerplate.files(between: old, and: new)
      let plan = try UpdatePlan(records.sources(), records: records, retriesFailures: false)
      let again = (plan.jobs + plan.unchangedJobs)
        .filter { $0.known != nil && paths.contains($0.file.path) }.map(\.forced)
      try rewrite(again)
    }
    try writer.boilerplate.settle(new, insteadOf: old)
  }

  /// Reads files again; an article that comes out otherwise counts as updated, unless this update
  /// has counted it before.
  private func rewrite(_ jobs: [FileJob]) throws {
    let before = report
    let counted = pathsRead
    try write(jobs.filter { counted.contains($0.file.path) })
    report = IndexReport()
    try write(jobs.filter { !counted.contains($0.file.path) })
    let updated = report.updated
    report = before
    report.updated += updated
    report.unchanged -= updated
  }

  /// Whether an earlier update ended before it could learn from what it had written.
  private func wasInterrupted() throws -> Bool {
    try Bool.fetchOne(
      database, sql: "select exists (select 1 from property where name = 'unfinished')") ?? false
  }

  private func commitBatch() throws {
    bytesSinceCommit = 0
    try writer.flush()
    try database.execute(
      sql: "insert or ignore into property (name, value) values ('unfinished', 1)")
    try database.execute(sql: "commit; begin immediate")
  }

  /// The time of change to remember, or −1 for a file that may still be being written.
  private func restfulTime(of file: ArticleFile) -> Int64 {
    let limit = Int64((start.timeIntervalSince1970 - Self.restlessSeconds) * 1e9)
    return file.modified < limit ? file.modified : -1
  }

  private func finished() throws -> IndexReport {
    try writer.settleVersions()
    try writer.flush()
    if try wasInterrupted() {
      try database.execute(sql: "delete from property where name = 'unfinished'")
    }
    report.articles = countsBefore.values.reduce(writer.articleGain) { $0 + $1.articles }
    report.articles -= versionsBefore.articles
    report.passages = countsBefore.values.reduce(writer.passageGain) { $0 + $1.passages }
    report.passages -= versionsBefore.passages
    report.versions = try records.versions().articles
    report.skipped.sort { ($0.path, $0.line ?? 0) < ($1.path, $1.line ?? 0) }
    return report
  }
}
