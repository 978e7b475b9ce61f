internal import Foundation
internal import GRDB

/// Reads one index file.
///
/// Opening takes one snapshot, which every answer comes from until `renew()`; writers are not kept
/// waiting by it and never show half an update. Lengths of all rows are held in memory: about 30
/// bytes a passage. Not safe for concurrent use.
package final class PassageStore: PassageReading {
  package let path: String
  package private(set) var statistics = IndexStatistics(
    articles: 0, passages: 0, averagePassageLength: 0, averageArticleLength: 0)
  package let parameters: ScoringParameters
  let scorer: Scorer
  private(set) var connection: ReadingConnection
  let texts = TextPacker()
  /// Grows with each new snapshot.
  package private(set) var snapshotNumber = 0
  var unpacked = ArticleCache()
  var frequencies: [String: Retrieval.Term] = [:]

  /// Opens the index at `path` for reading; about 2 ms, and 3 ms more for a million passages.
  ///
  /// - Throws: `IndexError` when there is no index at `path`, it is not ours, of another version,
  ///   or damaged.
  package init(path: String, parameters: ScoringParameters = ScoringParameters()) throws {
    self.path = path
    self.parameters = parameters
    scorer = try Scorer()
    connection = try ReadingConnection(path: path, scorer: scorer)
    try loadLengths()
  }

  /// Takes a new snapshot if the index has changed since the last one, and says whether it had.
  /// About 20 µs when it had not.
  @discardableResult
  package func renew() throws -> Bool {
    guard try !connection.isCurrent() else { return false }
    connection = try ReadingConnection(path: path, scorer: scorer)
    snapshotNumber += 1
    unpacked = ArticleCache()
    frequencies = [:]
    try loadLengths()
    return true
  }

  /// Runs `body` in the snapshot; database errors come out as `IndexError`.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try IndexError.translating(path: path) { try connection.read(body) }
  }

  /// Takes the lengths of all rows, and compares them with what the index says of itself.
  private func loadLengths() throws {
    var totals = IndexTotals()
    let expected = try read { database in
      let properties = try Properties(database)
      let rows = try properties.required("next_row")
      let chunks = try Int.fetchOne(database, sql: "select count(*) from row_lengths") ?? 0
      guard rows > 0, rows <= (chunks + 1) * Schema.chunkRows else {
        throw IndexError.damaged(path: path, detail: "lengths of rows are missing")
      }
      try scorer.reset(rowCount: Int(rows))
      totals.checksum = try loadChunks(database)
      try scorer.finish(parameters)
      return try IndexTotals(properties)
    }
    statistics = scorer.statistics
    totals.articles = Int64(statistics.articles)
    totals.passages = Int64(statistics.passages)
    guard totals == expected else {
      throw IndexError.damaged(
        path: path,
        detail:
          "it lists \(totals.articles) articles and \(totals.passages) passages, and says \(expected.articles) and \(expected.passages)"
      )
    }
  }

  /// The checksum of all lengths, which are loaded.
  private func loadChunks(_ database: Database) throws -> UInt64 {
    var checksum: UInt64 = 0
    let stored = try Row.fetchCursor(
      database, sql: "select chunk, lengths from row_lengths order by chunk")
    while let row = try stored.next() {
      let chunk: Int = try row.checked(0)
      try row.withUnsafeData(atIndex: 1) { lengths in
        try (lengths ?? Data()).withUnsafeBytes {
          try scorer.load($0, first: chunk &* Schema.chunkRows)
          checksum &+= IndexTotals.checksum($0, chunk: chunk)
        }
      }
    }
    return checksum
  }
}
