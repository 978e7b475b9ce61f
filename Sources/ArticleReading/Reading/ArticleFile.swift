/// One file of a listing.
package struct ArticleFile: Sendable, Equatable {
  /// Path as a person can open it.
  package var path: String
  /// Path relative to the folder, or the file's name.
  package var key: String
  package var kind: FileKind
  /// Size when listed.
  package var byteCount: Int
  /// Time of the last change of the file or its sidecar, in nanoseconds since 1970; only to notice
  /// changes, never an article's date.
  package var modified: Int64

  /// When its contents were written, in nanoseconds since 1970; orders versions of which nothing
  /// else tells a day.
  package var written: Int64

  /// Path of the file that may hold a person's corrections; it need not exist.
  package var sidecarPath: String { path + Self.sidecarEnding }

  /// What the name of a sidecar ends with, after the whole name of its file.
  static let sidecarEnding = ".footnote.toml"

  package init(path: String, key: String, kind: FileKind, byteCount: Int, modified: Int64) {
    self.path = path
    self.key = key
    self.kind = kind
    self.byteCount = byteCount
    self.modified = modified
    written = modified
  }
}
