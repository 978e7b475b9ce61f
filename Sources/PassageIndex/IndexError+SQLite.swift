internal import GRDB

extension IndexError {
  /// The error in our words for anything thrown while working on the index at `path`; errors of ours pass through.
  static func from(_ error: any Error, path: String) -> any Error {
    if error is IndexError || error is OutOfMemory { return error }
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
    case .SQLITE_CANTOPEN: return failed(path: path, detail: "it cannot be opened (\(detail))")
    default: return failed(path: path, detail: detail)
    }
  }

  /// Runs `body`; its database errors come out as `IndexError`.
  static func translating<Result>(path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw from(error, path: path) }
  }
}
