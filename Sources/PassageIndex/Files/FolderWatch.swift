internal import CFileSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Says whether anything may have happened in some folders since it was asked last, by Linux's
/// inotify.
///
/// A quiet answer saves a look at every file, but is no promise: what other machines write to a
/// network folder is not seen (there is no watch on those), nor are writes through memory maps.
package final class FolderWatch {
  private static let events = UInt32(
    IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF)
  /// Numbers of file systems whose files others may change: NFS, SMB, CIFS, SMB 2, FUSE, 9P, Ceph,
  /// AFS, VirtualBox (statfs(2)).
  private static let shared: Set<UInt32> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x00C3_6400, 0x5346_414F,
    0x786F_4256,
  ]

  private let descriptor: Int32
  /// What is watched.
  package let paths: [String]

  /// Watches `paths` (folders with all below them, or single files) from now on; nil where that
  /// cannot be done: on shared file systems, or when the system allows no more watches.
  package init?(_ paths: [String]) {
    guard !paths.isEmpty, !paths.contains(where: Self.isShared) else { return nil }
    descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    self.paths = paths
    guard watchAll() else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Whether anything happened since the last call, or since the watch began. New folders are
  /// watched before this returns, so that a look that follows misses nothing. True also when the
  /// watch can no longer be kept up.
  package func hasSeenChange() -> Bool {
    guard drain() else { return false }
    _ = watchAll()
    return true
  }

  /// Takes all waiting events; false when there were none.
  private func drain() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    var found = false
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return found }
      found = true
    }
  }

  private func watchAll() -> Bool { paths.allSatisfy(watch) }

  /// Watches a folder and those below it; of a file, the folder it stands in, since programs
  /// replace files as they save.
  private func watch(_ path: String) -> Bool {
    guard let folder = opendir(path) else { return watchParent(of: path) }
    defer { closedir(folder) }
    guard inotify_add_watch(descriptor, path, Self.events) >= 0 else { return errno == ENOENT }
    while let entry = readdir(folder) {
      let kind = Int32(entry.pointee.d_type)
      guard kind == Int32(DT_DIR) || kind == Int32(DT_UNKNOWN) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), !Self.isOtherThanFolder("\(path)/\(name)") else { continue }
      guard watch("\(path)/\(name)") else { return false }
    }
    return true
  }

  private func watchParent(of path: String) -> Bool {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return inotify_add_watch(descriptor, parent.isEmpty ? "/" : parent, Self.events) >= 0
  }

  private static func isOtherThanFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR
  }

  /// Whether `path` is not there or lies on a file system that other machines or programs may
  /// change unseen.
  static func isShared(_ path: String) -> Bool {
    var status = statfs()
    return statfs(path, &status) != 0
      || shared.contains(UInt32(truncatingIfNeeded: status.f_type))
  }
}
