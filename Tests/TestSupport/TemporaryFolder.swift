package import Foundation

/// A folder of its own for one test, deleted with the value's owner.
package final class TemporaryFolder {
  package let url: URL

  /// Makes the folder; it is removed with this object.
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("footnote-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes `text` to `name`, making folders on the way; returns the file's path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

extension TemporaryFolder {
  /// Writes `data` to `name`; returns the file's path.
  @discardableResult
  package func write(_ data: Data, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }
}
