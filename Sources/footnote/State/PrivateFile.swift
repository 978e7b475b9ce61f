internal import Foundation

/// Writing of files that belong to one person: readable by nobody else, and never half written.
enum PrivateFile {
  /// Writes `text` beside the file, then puts it in its place; a link is followed, so that it stays
  /// one. Folders are made on the way.
  ///
  /// - Throws: `StateError.unwritable`.
  static func write(_ text: String, to path: String) throws(StateError) {
    try write(Data(text.utf8), to: path)
  }

  static func write(_ data: Data, to path: String) throws(StateError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let folder = (target as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let temporary = "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max)).new"
    guard try create(temporary, data) else {
      throw .unwritable(path, reason: "\(temporary) exists")
    }
    guard rename(temporary, target) == 0 else {
      let reason = reason
      unlink(temporary)
      throw .unwritable(path, reason: reason)
    }
  }

  /// Makes a file that nobody else may read; false where something stands at `path`.
  ///
  /// - Throws: `StateError.unwritable`; then nothing stands there.
  static func create(_ path: String, _ data: Data) throws(StateError) -> Bool {
    let descriptor = open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == EEXIST { return false }
    guard descriptor >= 0 else { throw .unwritable(path, reason: reason) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: data)
      try handle.close()
      return true
    } catch {
      unlink(path)
      throw .unwritable(path, reason: reason)
    }
  }

  /// What the last failed system call said.
  private static var reason: String { String(cString: strerror(errno)) }
}

/// Why something could not be kept; the conversation goes on without.
enum StateError: Error, Equatable, CustomStringConvertible {
  case unwritable(String, reason: String)

  var description: String {
    switch self {
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)), so this holds for the present conversation only. Make it writable to keep it."
    }
  }
}
