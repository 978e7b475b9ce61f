/// Makes articles of one kind of file.
package protocol Extractor: Sendable {
  /// Which files it reads.
  static var files: FileKind { get }

  /// - Parameter rules: what is cut away and how dates are written, for those that need it.
  init(rules: CleaningRules)

  /// The articles of `source` in file order (one for most kinds, one an entry for imports and
  /// feeds), and what was skipped.
  ///
  /// - Throws: `ReadingError` when nothing of the file can be used.
  func extract(_ source: SourceFile) throws(ReadingError) -> Extraction
}
