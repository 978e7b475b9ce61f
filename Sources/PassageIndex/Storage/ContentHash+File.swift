internal import ArticleReading
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension ContentHash {
  /// Of an article file, and of a person's corrections beside it, which change its articles too;
  /// nil when it cannot be read.
  init?(of file: ArticleFile) {
    self.init(ofFile: file.path)
    if let sidecar = ContentHash(ofFile: file.sidecarPath) {
      sidecar.data.withUnsafeBytes { append($0) }
    }
  }

  /// Of a file's contents, read in pieces of 1 MiB; nil when it cannot be read (`lastSystemError`
  /// says why).
  init?(ofFile path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var hash = ContentHash("")
    while true {
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      piece.withUnsafeBytes { hash.append(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    }
    self = hash
  }
}

/// What the system says of the call that failed last on this thread.
var lastSystemError: String { String(cString: strerror(errno)) }
