internal import GRDB

extension Schema {
  /// What the tables of a full-text index are kept in.
  private static let shadows = ["data", "idx", "config"].map { "passage_terms_" + $0 }

  /// Kinds and names of all that an index of this version holds.
  private static let objects: Set<String> = {
    let made = statements.compactMap { statement -> String? in
      let words = statement.split(whereSeparator: \.isWhitespace)
      guard let kind = words.firstIndex(where: { $0 == "table" || $0 == "index" }) else {
        return nil
      }
      return "\(words[kind]) \(words[kind + 1])"
    }
    return Set(made + shadows.map { "table \($0)" })
  }()

  /// Refuses an index in which a table is missing or has become a view, or that holds a view, a
  /// trigger or a table of somebody else: reading it might do anything. About 40 µs.
  ///
  /// - Throws: SQLite's error for a damaged file.
  static func refuseAltered(_ database: Database) throws {
    var missing = objects
    for row in try Row.fetchAll(database, sql: "select type, name from sqlite_schema") {
      let (kind, name): (String, String) = (try row.checked(0), try row.checked(1))
      // SQLite's own: indexes of keys, statistics.
      if name.hasPrefix("sqlite_"), kind != "view", kind != "trigger" { continue }
      guard missing.remove("\(kind) \(name)") != nil else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "it holds a \(kind) that Footnote did not make")
      }
    }
    if let object = missing.min() {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its \(object) is missing")
    }
  }
}
