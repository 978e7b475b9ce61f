/// What an extractor says of the files that it reads.
package struct FileKind: Sendable, Hashable {
  /// Endings of file names, in lower case; no two kinds share one.
  package let endings: [String]
  /// Whether such a file is text, and binary data in it a sign that its name lies.
  package let isText: Bool
  /// The largest file that is read, in bytes.
  package let byteLimit: Int
  /// Whether it may hold a million articles, and reading it may take its time.
  package let isImport: Bool

  package init(
    _ endings: String..., isText: Bool = true, byteLimit: Int = 50_000_000, isImport: Bool = false
  ) {
    self.endings = endings
    self.isText = isText
    self.byteLimit = byteLimit
    self.isImport = isImport
  }
}
