#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Reads files whole, up to a limit.
package struct FileBytes {
  /// In bytes.
  package let limit: Int

  package init(limit: Int) { self.limit = limit }

  /// The bytes of the file at `path`.
  ///
  /// - Throws: `ReadingError.unreadable` for what cannot be opened or is no plain file, `.tooLarge`
  ///   beyond the limit.
  package func read(_ path: String) throws(ReadingError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .unreadable(path: path, reason: SystemError.last.description) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a plain file")
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Self.some(of: file, into: buffer.baseAddress! + count, atMost: size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = SystemError.last }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw .unreadable(path: path, reason: failure.description) }
    return bytes
  }

  /// What `read` of the system says: how many bytes came, 0 at the end, -1 for an error.
  static func some(of file: Int32, into buffer: UnsafeMutableRawPointer, atMost count: Int) -> Int {
    systemRead(file, buffer, count)
  }
}

/// Outside the type, whose own `read` hides that of the system.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, buffer, count)
}
