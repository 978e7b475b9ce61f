#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What the file system says of one path.
struct FileStatus {
  /// What stands at a path.
  enum Kind { case file, folder, link, other }

  var kind: Kind
  var byteCount: Int
  /// Nanoseconds since 1970 of the last change, of the contents or of what the file system says of
  /// them: programs that copy a file set back the one but not the other.
  var modified: Int64
  /// Nanoseconds since 1970 when the contents were written, as programs that copy a file keep it.
  var written: Int64

  /// Nil when nothing can be found there; `SystemError.last` then says why.
  init?(of path: String, followingLink: Bool) {
    var status = stat()
    guard (followingLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    byteCount = Int(status.st_size)
    written = Self.nanoseconds(status.st_mtim)
    modified = max(Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim))
  }
}

extension FileStatus {
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
