internal import Foundation
internal import GRDB

/// Opening and making of index files for writing.
enum IndexFile {
  /// A connection that writes; the file is made when it is not there, without tables.
  static func open(path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      try database.registerTokenizer()
      // In KiB: the lists that copies are found by are read and written all over.
      try database.execute(sql: "pragma cache_size = -32768")
    }
    return queue
  }

  /// Lays out the tables in an empty file.
  static func create(in database: Database) throws {
    try database.execute(
      sql: "pragma page_size = \(Schema.pageSize); pragma auto_vacuum = incremental")
    try database.inTransaction {
      try Schema.create(in: database)
      return .commit
    }
  }
}
