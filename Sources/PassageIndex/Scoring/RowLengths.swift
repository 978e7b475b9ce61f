internal import CPassageScoring
internal import Foundation
internal import GRDB

/// The lengths of rows as they will be stored, in chunks of `Schema.chunkRows`; only chunks that
/// are touched are read and written.
struct RowLengths {
  private var dirty: [Int: [UInt8]] = [:]
  /// What is no longer true of the chunks touched.
  private var before = IndexTotals()

  /// Notes the length of `row`, and whether it opens an article; 0 and false for a row no longer in
  /// use.
  mutating func set(_ words: Int, opensArticle: Bool = false, at row: Int64, in database: Database)
    throws
  {
    let (chunk, place) = Int(row).quotientAndRemainder(dividingBy: Schema.chunkRows)
    if dirty[chunk] == nil { dirty[chunk] = try load(chunk, from: database) }
    let length = UInt16(min(words, Int(PASSAGE_SCORER_LONGEST)))
    let value = opensArticle ? length | UInt16(PASSAGE_SCORER_OPENS_ARTICLE) : length
    dirty[chunk]?[2 * place] = UInt8(value & 0xFF)
    dirty[chunk]?[2 * place + 1] = UInt8(value >> 8)
  }

  /// Stores what was touched, with the totals that come of it.
  mutating func write(to database: Database) throws {
    guard !dirty.isEmpty else { return }
    let statement = try database.cachedStatement(
      sql: "insert or replace into row_lengths (chunk, lengths) values (?, ?)")
    var totals = try IndexTotals(Properties(database))
    totals -= before
    for (chunk, lengths) in dirty.sorted(by: { $0.key < $1.key }) {
      try statement.execute(arguments: [chunk, Data(lengths)])
      totals += lengths.withUnsafeBytes { IndexTotals($0, chunk: chunk) }
    }
    try totals.write(to: database)
    dirty = [:]
    before = IndexTotals()
  }

  private mutating func load(_ chunk: Int, from database: Database) throws -> [UInt8] {
    let stored = try Data.fetchOne(
      database.cachedStatement(sql: "select lengths from row_lengths where chunk = ?"),
      arguments: [chunk])
    var lengths = stored.map { [UInt8]($0) } ?? []
    if stored != nil { before += lengths.withUnsafeBytes { IndexTotals($0, chunk: chunk) } }
    lengths += [UInt8](repeating: 0, count: max(0, 2 * Schema.chunkRows - lengths.count))
    return lengths
  }
}
