package import Foundation

/// Development data beside the package, which measures what the project's own samples cannot; tests
/// that need it are skipped where it is absent.
package enum SharedData {
  /// `FOOTNOTE_SHARED`, else `../shared` beside the package.
  package static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["FOOTNOTE_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  /// The file at `path` below the folder's `data`.
  package static func file(_ path: String) -> URL {
    folder.appendingPathComponent("data").appendingPathComponent(path)
  }

  /// Whether the file is there; tests that need it are skipped where it is not.
  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: file(path).path)
  }

  /// The lines of a file.
  package static func lines(of path: String) throws -> [Substring] {
    try String(contentsOf: file(path), encoding: .utf8).split(separator: "\n")
  }
}
