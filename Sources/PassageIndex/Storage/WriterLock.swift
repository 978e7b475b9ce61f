internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Keeps a second writer from an index: an exclusive `flock` on `PATH.lock`, which the system lifts
/// when its holder dies.
final class WriterLock {
  private let descriptor: Int32

  /// Waits up to `patience` seconds for another writer.
  ///
  /// - Throws: `IndexError.locked` naming the holder when it is still writing then;
  ///   `IndexError.readOnly` or `.failed` when the lock file cannot be made.
  init(indexPath: String, patience: Double) throws(IndexError) {
    let path = indexPath + ".lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw Self.cannotOpen(indexPath: indexPath, code: errno) }
    let deadline = Date().addingTimeInterval(patience)
    while flock(opened, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, Date() < deadline else {
        let holder = Self.holder(opened)
        close(opened)
        throw .locked(path: indexPath, holder: holder)
      }
      usleep(50_000)
    }
    descriptor = opened
    let note = "process \(getpid()) (\(CommandLine.arguments.first ?? "footnote"))\n"
    ftruncate(descriptor, 0)
    _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  deinit { close(descriptor) }

  private static func holder(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let note = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      .filter { !$0.isNewline && !$0.unicodeScalars.contains { $0.value < 0x20 } }
    return note.isEmpty ? "another process" : note
  }

  private static func cannotOpen(indexPath: String, code: Int32) -> IndexError {
    switch code {
    case EACCES, EPERM, EROFS: .readOnly(path: indexPath)
    case ENOSPC, EDQUOT: .diskFull(path: indexPath)
    case ENOENT:
      .failed(path: indexPath, detail: "its folder does not exist; make it first")
    default: .failed(path: indexPath, detail: String(cString: strerror(code)))
    }
  }
}
