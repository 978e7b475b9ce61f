/// Why a file could not be read; the message says what to do.
package enum ReadingError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case unsupported(path: String, reason: String)
  /// Sizes in bytes.
  case tooLarge(path: String, bytes: Int, limit: Int)
  case empty(path: String)

  /// The file that could not be read.
  package var path: String {
    switch self {
    case .unreadable(let path, _), .unsupported(let path, _), .tooLarge(let path, _, _),
      .empty(let path):
      path
    }
  }

  /// What is wrong and what would help, without the path; begins in lower case, without a stop at
  /// its end.
  package var reason: String {
    switch self {
    case .unreadable(_, let reason), .unsupported(_, let reason): reason
    case .tooLarge(_, let bytes, let limit):
      "it holds \(Self.megabytes(bytes)), more than the \(Self.megabytes(limit)) this kind of file may; cut it into smaller files"
    case .empty: "it holds no text"
    }
  }

  package var description: String { "\(path): \(reason)." }

  /// The whole file as a skipped part.
  package var skippedPart: SkippedPart { SkippedPart(path: path, reason: reason) }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
