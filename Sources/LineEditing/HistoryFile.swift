internal import CReadline
internal import Foundation

/// The lines typed in earlier conversations, in a file that only its owner may read.
///
/// A history that cannot be read or written is no reason to stop a conversation: it is then kept
/// for this session only.
package struct HistoryFile: Sendable {
  package let path: String
  /// Lines kept; older ones are forgotten.
  package static let limit: Int32 = 2000

  /// Bytes; what is longer was pasted, and is not kept.
  static let longestLine = 10_000

  package init(path: String) {
    self.path = path
  }

  /// Makes the file if need be, and gives its lines to readline.
  func load() {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_CREAT | O_APPEND | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      fchmod(descriptor, 0o600)
      close(descriptor)
    }
    stifle_history(Self.limit)
    read_history(path)
    history_truncate_file(path, Self.limit)
  }

  /// Adds the line that readline's history ends with to the file.
  func appendNewest() {
    append_history(1, path)
  }
}
