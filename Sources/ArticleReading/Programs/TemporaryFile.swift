internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A file for programs that read only such; it is gone with this value.
final class TemporaryFile {
  let path: String

  /// A file that nobody else can read, with `bytes`; nil where none can be written.
  init?(_ bytes: [UInt8], ending: String) {
    var name = Array("\(NSTemporaryDirectory())/footnote-XXXXXX\(ending)".utf8CString)
    let file = mkstemps(&name, Int32(ending.utf8.count))
    guard file >= 0 else { return nil }
    path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    guard (try? handle.write(contentsOf: Data(bytes))) != nil else {
      unlink(path)
      return nil
    }
  }

  deinit { unlink(path) }
}
