internal import ArticleReading
internal import GRDB
internal import Text

/// The articles of one file on their way into the index: those that are as before are kept, the
/// others written, the rest removed.
struct FileUpdate {
  let id: Int64
  private let job: FileJob
  private let hash: ContentHash
  private var skipped: [SkippedPart]
  private let lines: ScopedLines?
  /// Articles of the file that have not been met again, by key.
  private var rest: [String: ArticleRecord]
  private var keys: Set<String> = []
  private let wasMoved: Bool

  /// - Parameters:
  ///   - id: row of the file.
  ///   - lines: those of its one article that may be boilerplate.
  ///   - wasMoved: its articles may stand in the index under the keys of another place.
  init(
    _ job: FileJob, id: Int64, hash: ContentHash, skipped: [SkippedPart], lines: ScopedLines?,
    wasMoved: Bool, records: FileRecords
  ) throws {
    self.job = job
    self.id = id
    self.hash = hash
    self.skipped = skipped
    self.lines = lines
    self.wasMoved = wasMoved
    rest = Dictionary(
      try records.articles(of: id).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Brings one article into the index, and counts what that was.
  mutating func write(
    _ article: PreparedArticle, writer: IndexWriter, report: inout IndexReport
  ) throws {
    let key = article.document.key
    guard keys.insert(key).inserted else {
      let part = SkippedPart(
        path: job.file.path, reason: "a second article with the id “\(key)” was left out")
      skipped.append(part)
      report.skipped.append(part)
      report.failed.append(part)
      return try writer.uncount(article)
    }
    if let known = rest.removeValue(forKey: key) ?? movedRecord(of: article) {
      if known.key != key { try writer.rename(known.id, to: key) }
      guard known.hash != article.hash else {
        report.unchanged += 1
        try writer.note(article, of: known.id, written: job.file.written)
        try writer.boilerplate.replace(lines, of: known.id)
        return try writer.uncount(article)
      }
      try writer.remove(known.id)
      report.updated += 1
    } else {
      report.added += 1
    }
    try writer.boilerplate.replace(
      lines, of: writer.insert(article, file: id, written: job.file.written))
  }

  /// Removes the articles that the file no longer holds, and notes that the file is as the index
  /// has it.
  func close(
    modified: Int64, writer: IndexWriter, records: FileRecords, report: inout IndexReport
  ) throws {
    for record in rest.values.sorted(by: { $0.id < $1.id }) {
      try writer.remove(record.id)
      report.removed += 1
    }
    try records.setSkipped(skipped, of: id)
    try records.settle(id, as: job.file, modified: modified, hash: hash)
  }

  /// The record of the same article under the key it had before its file was moved.
  private mutating func movedRecord(of article: PreparedArticle) -> ArticleRecord? {
    guard wasMoved else { return nil }
    let same = rest.values.filter { $0.hash == article.hash }.min { $0.id < $1.id }
    return same.flatMap { rest.removeValue(forKey: $0.key) }
  }
}
