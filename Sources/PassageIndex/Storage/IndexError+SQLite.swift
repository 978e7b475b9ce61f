internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

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
    case .SQLITE_BUSY, .SQLITE_LOCKED: return locked(path: path, holder: "another program")
    case .SQLITE_FULL: return diskFull(path: path)
    case .SQLITE_CANTOPEN: return cannotOpen(path: path, detail: detail)
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

  /// Runs `body`; its database errors come out as `IndexError`.
  static func translating<Result>(path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw from(error, path: path) }
  }
}
