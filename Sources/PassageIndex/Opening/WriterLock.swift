internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Keeps a second writer from an index: an exclusive `flock` on `PATH.lock`, which the system lifts
/// when its holder dies.
final class WriterLock {
  /// Bytes of the note on who is writing, at most.
  private static let longestNote = 4096

  private let descriptor: Int32

  /// Waits up to `patience` seconds for another writer.
  ///
  /// - Parameter mode: permissions of the lock file, where it is made.
  /// - Throws: `IndexError.locked` naming the holder when it is still writing then;
  ///   `IndexError.readOnly` or `.failed` when the lock file cannot be made; `.inTheWay` when
  ///   another's file stands there.
  init(indexPath: String, patience: Double, mode: mode_t = 0o600) throws(IndexError) {
    let path = indexPath + ".lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    guard opened >= 0 else {
      throw [ELOOP, EISDIR, ENXIO].contains(errno)
        ? .inTheWay(path, index: indexPath) : .cannotWrite(indexPath, code: errno)
    }
    guard Self.isOurs(opened) else {
      close(opened)
      throw .inTheWay(path, index: indexPath)
    }
    fchmod(opened, mode)
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
    let program = (CommandLine.arguments.first ?? "footnote").filter { !$0.isNewline }
    let note = "process \(getpid()) (\(program.prefix(Self.longestNote / 8)))\n"
    ftruncate(descriptor, 0)
    _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  deinit { close(descriptor) }

  /// Whether a file is empty, or holds the note of a writer and nothing else.
  private static func isOurs(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    if status.st_size == 0 { return true }
    var buffer = [UInt8](repeating: 0, count: longestNote)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count == Int(status.st_size) else { return false }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
      .wholeMatch(of: #/process \d+ \(.*\)\n/#) != nil
  }

  private static func holder(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: longestNote)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let note = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      .filter { !$0.isNewline && !$0.unicodeScalars.contains { $0.value < 0x20 } }
    return note.isEmpty ? "another process" : note
  }
}
