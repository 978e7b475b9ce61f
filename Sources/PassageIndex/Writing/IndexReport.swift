package import ArticleReading

/// What an update did; counts are of articles, except `passages`.
package struct IndexReport: Sendable, Equatable {
  package var added = 0
  package var updated = 0
  package var unchanged = 0
  package var removed = 0
  /// Those of which only the analysis was made anew.
  package var renewed = 0
  /// Files, lines and folders that are not in the index as they stand, and why; in order of path.
  package var skipped: [SkippedPart] = []
  /// Those of `skipped` that are new: of files that were read in this run.
  package var failed: [SkippedPart] = []
  /// What the index holds afterwards.
  package var articles = 0
  package var passages = 0
  /// Older versions of articles that are kept beside these.
  package var versions = 0
  package var seconds = 0.0

  package init() {}

  /// Whether anything in the index changed.
  package var hasChanges: Bool { added + updated + removed > 0 }
}

/// How far an update has come.
package struct IndexProgress: Sendable {
  package var filesDone: Int
  package var filesInAll: Int
  package var bytesDone: Int
  package var bytesInAll: Int
  package var seconds: Double

  package init(
    filesDone: Int, filesInAll: Int, bytesDone: Int, bytesInAll: Int, seconds: Double
  ) {
    self.filesDone = filesDone
    self.filesInAll = filesInAll
    self.bytesDone = bytesDone
    self.bytesInAll = bytesInAll
    self.seconds = seconds
  }
}
