internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A folder for what programs write; it is gone, with all in it, with this value.
final class TemporaryDirectory {
  let path: String

  /// A folder that nobody else can read; nil where none can be made.
  init?() {
    var name = Array("\(NSTemporaryDirectory())/footnote-XXXXXX".utf8CString)
    guard let made = name.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } })
    else { return nil }
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
