internal import GRDB

/// What can still be read of an index that is damaged, its checksums set aside.
struct DamagedIndex {
  let path: String

  /// The folders it was made from; empty where that cannot be read.
  func sources() -> [String] {
    (try? rows("select path from source order by path")) ?? []
  }

  /// Where the articles came from: of each its file and its key there.
  ///
  /// - Returns: nil where not all of them can be read.
  func articles() -> Set<String>? {
    let sql = """
      select file.path || char(10) || article.key from article join file on file.id = article.file
      """
    return (try? rows(sql)).map(Set.init)
  }

  private func rows(_ sql: String) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.unsafeRead { database in
      try database.execute(sql: "pragma trusted_schema = off; pragma cell_size_check = on")
      return try Row.fetchAll(database, sql: sql).map { try $0.checked(0) }
    }
  }
}
