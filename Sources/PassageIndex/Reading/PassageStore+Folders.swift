internal import GRDB

/// A folder, or single file, that an index was made from, and what it holds of it.
package struct IndexedFolder: Sendable, Equatable {
  /// Absolute, without links.
  package var path: String
  /// Files that were met, those that could not be read among them.
  package var files: Int
  package var articles: Int
}

extension PassageStore {
  /// What the index was made from, in order of path.
  package func folders() throws -> [IndexedFolder] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          select source.path, count(distinct file.id), count(article.id)
          from source left join file on file.source = source.id left join article on article.file = file.id
          group by source.id order by source.path
          """
      ).map {
        IndexedFolder(
          path: try $0.checked(0), files: try $0.checked(1), articles: try $0.checked(2))
      }
    }
  }

  /// The paths of `folders()`, without counting.
  package func folderPaths() throws -> [String] {
    try read { try FileRecords(database: $0).sources().map(\.path) }
  }

  /// Whether the folders seem to hold something else than the index: new, changed or missing files
  /// by size and time of change.
  ///
  /// Nothing is read or written. About 2 µs a file.
  package func differsFromFolders() throws -> Bool {
    try read { database in
      let records = FileRecords(database: database)
      return try !UpdatePlan(records.sources(), records: records, retriesFailures: false).isEmpty
    }
  }
}
