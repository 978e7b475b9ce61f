internal import CPassageScoring
internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What stands at the path of an index and beside it, looked at before anything is written there:
/// what is not ours is never opened for writing, emptied, renamed or removed.
struct IndexPlace {
  /// Endings of what SQLite keeps beside a file while it writes.
  private static let companions = ["-wal", "-shm", "-journal"]
  /// SQLite's shared memory grows in steps of so many bytes, from a few at first.
  private static let (sharedMemoryBytes, fewSharedBytes): (off_t, off_t) = (4096, 3)
  /// Permissions of an index that is made: it may hold private mail.
  private static let privateMode: mode_t = 0o600

  /// Of the index file itself, where the path given is a link.
  let path: String
  /// Whether an older program made the index, and let everybody read it.
  private(set) var isOlder = false

  /// - Throws: `IndexError` when there is something at `path`, or where a file beside it would be
  ///   written, that is not ours.
  init(_ path: String) throws {
    self.path = try Self.withoutLinks(path)
    isOlder = Self.header(of: self.path).map { $0.version < Schema.firstPrivateVersion } ?? false
    try refuseOthers()
  }

  /// Whether nothing stands at `path`, or an empty file.
  var isFree: Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_size == 0
  }

  var newPath: String { path + ".new" }

  /// Permissions for what is made beside the index, or in its place: its own, which somebody may
  /// have widened on purpose.
  var mode: mode_t {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_size > 0, !isOlder else { return Self.privateMode }
    return status.st_mode & 0o666
  }

  /// A path for the damaged index, at which nothing stands.
  var damagedPath: String {
    let paths = (1...).lazy.map { $0 == 1 ? path + ".damaged" : path + ".damaged-\($0)" }
    return paths.first { Self.kind($0) == nil } ?? path + ".damaged"
  }

  /// Removes what an unfinished rebuild left, if it is ours.
  ///
  /// - Throws: `IndexError.inTheWay`.
  func removeLeftovers() throws {
    try refuseUnfinished()
    guard Self.kind(newPath) != nil else { return }
    for ending in Self.companions { unlink(newPath + ending) }
    unlink(newPath)
  }

  /// Whether a rebuild that ended early left anything.
  static func hasLeftovers(_ path: String) -> Bool { kind(path + ".new") != nil }

  /// Makes an empty file that nobody else can read, unless one is there.
  static func make(_ path: String, mode: mode_t = privateMode) throws {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    if file < 0, errno == EEXIST { return }
    guard file >= 0 else { throw IndexError.cannotWrite(path, code: errno) }
    fchmod(file, mode)
    close(file)
  }

  /// Puts the finished file at `newPath` in the place of the index, on the disk too when this
  /// returns.
  func putInPlace() throws {
    try sync(newPath)
    guard rename(newPath, path) == 0 else { throw IndexError.cannotWrite(path, code: errno) }
    try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// Has the system write a file, or the names in a folder, to the disk.
  private func sync(_ name: String) throws {
    let file = open(name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw IndexError.cannotWrite(path, code: errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw IndexError.cannotWrite(path, code: errno) }
  }

  /// Takes from others what older programs let them read.
  func closeToOthers() {
    for ending in ["", "-wal", "-shm"] { chmod(path + ending, Self.privateMode) }
  }

  /// Whether another program has the index open, as those that read keep SQLite's shared lock.
  ///
  /// Not for an index that this process has open: looking would lift its own locks.
  var isInUse: Bool {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    // Bytes that SQLite locks in shared fashion: 510 from 2^30 + 2 on.
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 0x4000_0002
    lock.l_len = 510
    return withUnsafeMutablePointer(to: &lock) { fcntl(file, F_GETLK, $0) } == 0
      && lock.l_type != Int16(F_UNLCK)
  }

  private func refuseOthers() throws {
    let main = try identity(path)
    switch main {
    case .nothing, .empty:
      // SQLite would take these for the rest of an older file, and remove them.
      for ending in Self.companions where try identity(path + ending) != .nothing {
        throw IndexError.inTheWay(path + ending, index: path)
      }
    case .ours: try refuseCompanions(of: path)
    case .other: throw IndexError.foreign(path: path)
    }
    try refuseUnfinished()
  }

  private func refuseUnfinished() throws {
    switch try identity(newPath) {
    case .nothing: return
    case .empty, .ours: try refuseCompanions(of: newPath)
    case .other: throw IndexError.inTheWay(newPath, index: path)
    }
  }

  private func refuseCompanions(of path: String) throws {
    for ending in Self.companions {
      guard let kind = Self.kind(path + ending) else { continue }
      guard kind == S_IFREG, Self.isCompanion(path + ending) else {
        throw IndexError.inTheWay(path + ending, index: self.path)
      }
    }
  }

  private enum Identity { case nothing, empty, ours, other }

  private func identity(_ path: String) throws -> Identity {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    guard status.st_mode & S_IFMT == S_IFREG else { return .other }
    if status.st_size == 0 { return .empty }
    if access(path, R_OK) != 0 { throw IndexError.cannotWrite(self.path, code: errno) }
    return Self.header(of: path)?.application == UInt32(Schema.applicationID) ? .ours : .other
  }

  /// Nil for what is no database, or cannot be read.
  private static func header(of path: String) -> index_header? {
    var header = index_header()
    let name = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
    return index_header_read(name, &header) == SQLITE_OK ? header : nil
  }

  /// What kind of file stands at `path` itself, links not followed; nil for none.
  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether a file begins as SQLite's logs do, or with nothing yet. Shared memory is not opened,
  /// since closing it would lift the locks that other connections of this process have on it; its
  /// size tells.
  private static func isCompanion(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_size > 0 else { return true }
    if path.hasSuffix("-shm") {
      return status.st_size == fewSharedBytes || status.st_size % sharedMemoryBytes == 0
    }
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    // Whoever may not read it may not write it either.
    guard file >= 0 else { return true }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4)
    let beginnings: [[UInt8]] = [
      [0, 0, 0, 0], [0x37, 0x7F, 0x06, 0x82], [0x37, 0x7F, 0x06, 0x83], [0xD9, 0xD5, 0x05, 0xF9],
    ]
    // Fewer bytes may be left where the power went.
    let count = pread(file, &bytes, 4, 0)
    guard count == min(4, Int(status.st_size)) else { return false }
    return beginnings.contains { $0.starts(with: bytes.prefix(count)) }
  }

  /// Where a link leads; a path that is none as it is.
  private static func withoutLinks(_ path: String) throws -> String {
    guard kind(path) == S_IFLNK else { return path }
    guard let real = realpath(path, nil) else { throw IndexError.foreign(path: path) }
    defer { free(real) }
    return String(cString: real)
  }
}
