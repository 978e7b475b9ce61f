internal import ArticleReading
internal import Foundation

/// Tells a handler how far an update has come, at most ten times a second.
struct ProgressTracker {
  private static let interval = 0.1

  private let jobs: [FileJob]
  private let bytesInAll: Int
  private let start: Date
  private let handler: IndexBuilder.ProgressHandler?
  private var filesDone = 0
  /// Bytes of the files that are done.
  private var bytesDone = 0
  /// Bytes of text written of the file that is not done yet.
  private var bytesWritten = 0
  private var lastCall: Date

  init(_ jobs: [FileJob], start: Date, handler: IndexBuilder.ProgressHandler?) {
    self.jobs = jobs
    self.start = start
    self.handler = handler
    bytesInAll = jobs.reduce(0) { $0 + $1.file.byteCount }
    lastCall = start
  }

  /// Articles of the next file are written: so many bytes of text, which stand for about as many of
  /// the file.
  mutating func wrote(_ bytes: Int) throws {
    bytesWritten += bytes
    try tell(bytesDone + min(bytesWritten, jobs[filesDone].file.byteCount))
  }

  /// One file more is done, in the order of the jobs.
  mutating func fileDone() throws {
    bytesDone += jobs[filesDone].file.byteCount
    bytesWritten = 0
    filesDone += 1
    try tell(bytesDone)
  }

  private mutating func tell(_ bytes: Int) throws {
    let now = Date()
    guard let handler, now.timeIntervalSince(lastCall) >= Self.interval else { return }
    lastCall = now
    try handler(
      IndexProgress(
        filesDone: filesDone, filesInAll: jobs.count, bytesDone: bytes, bytesInAll: bytesInAll,
        seconds: now.timeIntervalSince(start)))
  }
}
