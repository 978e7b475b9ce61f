internal import ArticleText
internal import Foundation

/// Tells a handler how far an update has come, at most ten times a second.
struct ProgressTracker {
  private static let interval = 0.1

  private let jobs: [FileJob]
  private let bytesInAll: Int
  private let start: Date
  private let handler: IndexBuilder.ProgressHandler?
  private var filesDone = 0
  private var bytesDone = 0
  private var lastCall: Date

  init(_ jobs: [FileJob], start: Date, handler: IndexBuilder.ProgressHandler?) {
    self.jobs = jobs
    self.start = start
    self.handler = handler
    bytesInAll = jobs.reduce(0) { $0 + $1.file.byteCount }
    lastCall = start
  }

  /// One file more is done, in the order of the jobs.
  mutating func fileDone() throws {
    bytesDone += jobs[filesDone].file.byteCount
    filesDone += 1
    try tell()
  }

  /// Some articles of a file are done. Calls the handler, if it is time to.
  mutating func tell() throws {
    let now = Date()
    guard let handler, now.timeIntervalSince(lastCall) >= Self.interval else { return }
    lastCall = now
    try handler(
      IndexProgress(
        filesDone: filesDone, filesInAll: jobs.count, bytesDone: bytesDone,
        bytesInAll: bytesInAll, seconds: now.timeIntervalSince(start)))
  }
}
