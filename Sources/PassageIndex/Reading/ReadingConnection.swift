internal import CPassageScoring
internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A read-only connection inside one read transaction that lasts as long as the value.
final class ReadingConnection {
  private static let mostAttempts = 5

  private let path: String
  private let queue: DatabaseQueue
  private let identity: FileIdentity
  private let dataVersion: Int
  /// Nil when words have to be looked up through FTS5's functions. Its statements have to go before
  /// the connection does.
  private(set) var termBlocks: TermBlocks?

  /// - Throws: `IndexError`.
  init(path: String, scorer: Scorer) throws {
    self.path = path
    (queue, dataVersion, identity) = try IndexError.translating(path: path) {
      for _ in 0..<Self.mostAttempts {
        guard let identity = FileIdentity(path: path) else { throw IndexError.missing(path: path) }
        guard identity.isFile else { throw IndexError.foreign(path: path) }
        let (queue, dataVersion) = try Self.open(path: path, scorer: scorer)
        // A rebuild may have put another file here meanwhile, whose log must not be read with this
        // one.
        if FileIdentity(path: path)?.isSameFile(as: identity) == true {
          return (queue, dataVersion, identity)
        }
      }
      throw IndexError.failed(
        path: path, detail: "it is being replaced again and again; try later")
    }
    termBlocks = queue.unsafeRead { TermBlocks($0) }
  }

  deinit { termBlocks = nil }

  /// Has all words looked up through FTS5's functions; for tests that compare the two ways.
  func leaveBlocks() { termBlocks = nil }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.unsafeRead(body)
  }

  /// Whether the snapshot still shows what the file holds.
  func isCurrent() throws -> Bool {
    guard let now = FileIdentity(path: path), now == identity else { return false }
    return try queue.unsafeRead { database in
      try database.execute(sql: "commit; begin; select count(*) from property")
      return try Int.fetchOne(database, sql: "pragma data_version") == dataVersion
    }
  }

  /// Opens the file; one beside which SQLite cannot keep its shared memory, in a folder that cannot
  /// be written or on a full disk, as one that never changes.
  private static func open(path: String, scorer: Scorer) throws -> (DatabaseQueue, Int) {
    do {
      return try open(name: IndexFile.name(path), path: path, scorer: scorer)
    } catch let error as DatabaseError
      where IndexFile.refusals.contains(error.resultCode)
      && (FileIdentity(path: path + "-wal")?.byteCount ?? 0) == 0
    {
      return try open(name: IndexFile.name(path, isFixed: true), path: path, scorer: scorer)
    }
  }

  private static func open(name: String, path: String, scorer: Scorer) throws -> (
    DatabaseQueue, Int
  ) {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    // A writer that opens, folds its log or goes holds readers up for a moment.
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: name, configuration: configuration)
    let dataVersion = try queue.unsafeRead { database in
      try database.registerTokenizer(scorer: scorer)
      try refuseUnreadable(database, path: path)
      try database.execute(
        sql: """
          pragma trusted_schema = off; pragma cell_size_check = on;
          pragma cache_size = -32768
          """)
      try database.execute(sql: "begin; select count(*) from property")
      return try Int.fetchOne(database, sql: "pragma data_version") ?? 0
    }
    return (queue, dataVersion)
  }

  private static func refuseUnreadable(_ database: Database, path: String) throws {
    switch try Schema.standing(of: database) {
    case .current: return
    case .empty: throw IndexError.missing(path: path)
    case .outdated, .upgradable: throw IndexError.outdated(path: path)
    case .newer(let version): throw IndexError.newer(path: path, version: version)
    case .foreign: throw IndexError.foreign(path: path)
    }
  }
}

extension Database {
  /// Makes the tokenizer `footnote` known to this connection and, with a scorer, the scan that
  /// fills it.
  func registerTokenizer(scorer: Scorer? = nil) throws {
    guard let connection = sqliteConnection,
      passage_scorer_register(connection, scorer?.pointer) == SQLITE_OK
    else {
      throw DatabaseError(
        resultCode: .SQLITE_ERROR, message: "the SQLite library has no FTS5; install libsqlite3-0")
    }
  }
}

/// Which file stands at a path, so that a replaced one is noticed.
struct FileIdentity: Equatable {
  var device: UInt64
  var number: UInt64
  var byteCount: Int
  /// Nanoseconds since 1970.
  var modified: Int64
  /// Not a folder, a pipe or the like.
  var isFile: Bool

  /// Nil when there is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    isFile = status.st_mode & S_IFMT == S_IFREG
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    byteCount = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }

  func isSameFile(as other: FileIdentity) -> Bool {
    device == other.device && number == other.number
  }
}
