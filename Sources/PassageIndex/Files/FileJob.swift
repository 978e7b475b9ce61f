internal import ArticleReading
internal import Foundation

/// A file to look at, and what the index knows of it.
struct FileJob: Sendable {
  var file: ArticleFile
  /// Its folder.
  var source: SourceRecord
  /// Nil for a path the index has not met.
  var known: FileRecord?
  /// Whether it is read even if its contents are those the index holds.
  var isForced = false

  /// The same job, done whatever the index knows.
  var forced: FileJob {
    var job = self
    job.isForced = true
    return job
  }
}
