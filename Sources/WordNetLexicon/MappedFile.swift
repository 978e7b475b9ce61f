internal import CSafeMap

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A file in memory, read by the system when it is touched. Where it is cut meanwhile, zeros stand
/// in it.
final class MappedFile: @unchecked Sendable {
  // Safe to share: the bytes are read-only and live as long as the object.
  let bytes: UnsafeBufferPointer<UInt8>
  private let map: OpaquePointer

  /// Opens `path`; nil when it is missing, not a file, or empty.
  ///
  /// - Parameter isOurs: whether to refuse a file that somebody else could have written.
  init?(path: String, isOurs: Bool = false) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      !isOurs || Self.isTrusted(status),
      let map = safe_map_open(descriptor, Int(status.st_size))
    else { return nil }
    self.map = map
    bytes = UnsafeBufferPointer(start: safe_map_bytes(map), count: Int(status.st_size))
  }

  deinit { safe_map_close(map) }

  /// Whether some of the bytes are no longer those of the file.
  var isDamaged: Bool { safe_map_is_damaged(map) != 0 }

  /// Written by this person or the superuser, and by nobody else since.
  private static func isTrusted(_ status: stat) -> Bool {
    (status.st_uid == geteuid() || status.st_uid == 0) && status.st_mode & 0o022 == 0
  }
}
