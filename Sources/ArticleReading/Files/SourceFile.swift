package import Text

/// A file's bytes on their way to becoming articles.
package struct SourceFile: Sendable {
  /// Path as a person can open it; goes into messages and citations.
  package var path: String
  /// Path relative to the folder that is indexed, or the file's name.
  package var key: String
  package var bytes: [UInt8]
  /// Whether it stands in an archive, so that nothing is found at its path.
  package var isPacked = false

  package init(path: String, key: String, bytes: [UInt8]) {
    self.path = path
    self.key = key
    self.bytes = bytes
  }
}

/// What came of reading one file.
package struct Extraction: Sendable {
  package var documents: [Document]
  /// Parts of the file that could not be used (a malformed line of an import).
  package var skipped: [SkippedPart]

  package init(documents: [Document], skipped: [SkippedPart] = []) {
    self.documents = documents
    self.skipped = skipped
  }
}

/// A file or a line of it that is not in the index, and why.
package struct SkippedPart: Sendable, Equatable {
  package var path: String
  /// Counted from 1; nil when the whole file was skipped.
  package var line: Int?
  package var reason: String

  package init(path: String, line: Int? = nil, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// The rest of a file of which only the beginning is there.
  static func cutOff(_ path: String) -> SkippedPart {
    SkippedPart(path: path, reason: "it is cut off; what stands before was read")
  }
}
