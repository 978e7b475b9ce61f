internal import CPassageScoring
internal import Foundation
internal import GRDB

/// Opening and making of index files; every page of one has a checksum (`CheckedPages.h`).
enum IndexFile {
  /// What SQLite calls the file at `path`.
  ///
  /// - Parameter isFixed: whether nobody writes to it, so that no locks are needed.
  static func name(_ path: String, isFixed: Bool = false) -> String {
    _ = isLayerKnown
    let layer = "?vfs=" + CHECKED_PAGES_NAME
    return URL(fileURLWithPath: path).absoluteString + layer + (isFixed ? "&immutable=1" : "")
  }

  private static let isLayerKnown = checked_pages_register() == SQLITE_OK

  /// Whether the pages have checksums; those of an index from before there were any do not.
  static func hasChecksums(path: String) -> Bool {
    var header = index_header()
    let code = index_header_read(
      URL(fileURLWithPath: path).absoluteString + "?immutable=1", &header)
    return code == SQLITE_OK && header.reserved == CHECKED_PAGES_RESERVED
  }

  /// A connection that writes; the file is made when it is not there, without tables and readable
  /// by nobody else.
  static func open(path: String) throws -> DatabaseQueue {
    try IndexPlace.make(path)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    let queue = try DatabaseQueue(path: name(path), configuration: configuration)
    try queue.inDatabase { database in
      try database.registerTokenizer()
      // In KiB: the lists that copies are found by are read and written all over.
      try database.execute(sql: "pragma cache_size = -32768; pragma trusted_schema = off")
    }
    return queue
  }

  /// What SQLite says where it cannot keep its shared memory: permissions, or no room.
  static let refusals: [ResultCode] = [
    .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_FULL,
  ]

  /// A connection for checks that change nothing; to a file beside which nothing can be written,
  /// one that only reads.
  static func openToInspect(path: String) throws -> DatabaseQueue {
    do {
      let queue = try open(path: path)
      _ = try queue.inDatabase { try Int.fetchOne($0, sql: "select count(*) from property") }
      return queue
    } catch let error as DatabaseError where refusals.contains(error.resultCode) {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(
        path: name(path, isFixed: true), configuration: configuration)
      try queue.inDatabase { try $0.registerTokenizer() }
      return queue
    }
  }

  /// Lays out the tables in an empty file.
  static func create(in database: Database) throws {
    try database.execute(sql: "pragma page_size = \(Schema.pageSize)")
    guard let connection = database.sqliteConnection,
      checked_pages_reserve(connection) == SQLITE_OK
    else { throw DatabaseError(resultCode: .SQLITE_ERROR, message: "no room for checksums") }
    // One transaction, so that a file cut off at any point already says whose it is.
    try database.inTransaction {
      try database.execute(sql: "pragma auto_vacuum = incremental")
      try Schema.create(in: database)
      return .commit
    }
  }
}
