internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension ResultCode {
  /// SQLITE_IOERR_DATA: a page that does not fit its checksum, which Swift's module leaves out.
  static let checksum = ResultCode(rawValue: ResultCode.SQLITE_IOERR.rawValue | 32 << 8)
}

extension IndexError {
  /// The error in our words for anything thrown while working on the index at `path`; errors of
  /// ours pass through.
  static func from(_ error: any Error, path: String) -> any Error {
    if error is IndexError || error is OutOfMemory || error is CancellationError { return error }
    // What GRDB cannot decode is of a kind that only damage explains.
    guard let error = error as? DatabaseError else {
      return damaged(path: path, detail: "\(error)")
    }
    let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: return foreign(path: path)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: return damaged(path: path, detail: detail)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return locked(path: path, holder: "another program")
    case .SQLITE_FULL: return diskFull(path: path)
    case .SQLITE_CANTOPEN: return cannotOpen(path: path, detail: detail)
    case .SQLITE_IOERR: return diskError(error, path: path, detail: detail)
    default: return failed(path: path, detail: detail)
    }
  }

  /// What SQLite could not open may be the index, or what it keeps beside it while it writes.
  private static func cannotOpen(path: String, detail: String) -> IndexError {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if access(path, F_OK) == 0, access(path, R_OK) != 0 {
      return failed(
        path: path, detail: "you have no permission to read it. chmod u+r would give it.")
    }
    if access(folder, F_OK) == 0, access(folder, W_OK | X_OK) != 0 { return readOnly(path: path) }
    return failed(path: path, detail: "it cannot be opened (\(detail))")
  }

  /// What the disk refused: room, or the bytes themselves.
  private static func diskError(_ error: DatabaseError, path: String, detail: String) -> IndexError
  {
    if error.extendedResultCode == .SQLITE_IOERR_SHORT_READ {
      return damaged(path: path, detail: "it ends too early")
    }
    if error.extendedResultCode == .checksum {
      return damaged(path: path, detail: "a part of it was altered or is missing")
    }
    if !hasRoom(beside: path) { return diskFull(path: path) }
    return failed(
      path: path,
      detail:
        "the disk could not read or write it (\(detail)). Try again; where that does not help, keep the index on another disk with --index."
    )
  }

  /// Whether the disk has place for what SQLite keeps beside an index that is read.
  private static func hasRoom(beside path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return true }
    // Some file systems count no files.
    let hasNames = status.f_favail != 0 || status.f_files == 0
    return hasNames && UInt64(status.f_bavail) * UInt64(status.f_frsize) >= 64 << 10
  }

  /// For a system call that could not make or write a file of the index at `path`.
  static func cannotWrite(_ path: String, code: Int32) -> IndexError {
    switch code {
    case EACCES, EPERM, EROFS: readOnly(path: path)
    case ENOSPC, EDQUOT: diskFull(path: path)
    case ENOENT: failed(path: path, detail: "its folder does not exist; make it first")
    default: failed(path: path, detail: String(cString: strerror(code)))
    }
  }

  /// Runs `body`; its database errors come out as `IndexError`.
  static func translating<Result>(path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw from(error, path: path) }
  }
}
