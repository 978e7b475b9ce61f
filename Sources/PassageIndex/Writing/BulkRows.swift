internal import CPassageScoring
internal import GRDB
internal import SentenceAnalysis
internal import Text

extension GRDB.Statement {
  /// Runs this statement, whose parameters are a row and its packed terms, for each of `rows` that
  /// holds any; the first is row `first`.
  func write(_ rows: TermRows, first: Int64) throws {
    let ends = rows.ends
    try check(
      rows.terms.withUnsafeBufferPointer { terms in
        bulk_rows_write_terms(sqliteStatement, first, terms.baseAddress, ends, ends.count)
      })
  }

  /// Runs this statement, whose parameters are a band and an article, for each of `pairs`.
  func write(_ pairs: [RecentCopyBands.Pair]) throws {
    try check(
      pairs.withUnsafeBytes { bytes in
        bytes.withMemoryRebound(to: Int64.self) {
          bulk_rows_write_pairs(sqliteStatement, $0.baseAddress, pairs.count)
        }
      })
  }

  /// Runs this statement, whose parameters are a word and a whole number, for each word of
  /// `totals`.
  func write(_ totals: WordTally.Totals) throws {
    try check(
      totals.letters.withUnsafeBufferPointer { letters in
        bulk_rows_write_words(
          sqliteStatement, letters.baseAddress, totals.ends, totals.sums, totals.ends.count)
      })
  }

  /// Runs this statement, whose parameters are an article, a number, a kind, names, and two counts,
  /// for each of `rows`.
  func write(_ rows: [PreparedAnalysis.EntityRow], of article: ArticleID) throws {
    var numbers: [Int64] = []
    var letters: [UInt8] = []
    var ends: [Int] = []
    for row in rows {
      numbers += [
        Int64(row.id), Int64(row.kind.rawValue), Int64(row.mentions), Int64(row.statements),
      ]
      for (place, name) in row.names.enumerated() {
        if place > 0 { letters.append(AnalysisRecords.nameSeparator) }
        letters += name.utf8
      }
      ends.append(letters.count)
    }
    try check(
      bulk_rows_write_entities(sqliteStatement, article, numbers, letters, ends, ends.count))
  }

  /// Appends what this statement gives for `parameter`: the whole numbers of its one column, at
  /// most `limit`.
  func read(_ parameter: Int64, limit: Int, into values: inout [Int64]) throws {
    let found = try [Int64](unsafeUninitializedCapacity: limit) { buffer, count in
      let result = bulk_rows_read(sqliteStatement, parameter, buffer.baseAddress, limit)
      if result < 0 { try check(Int32(-result)) }
      count = Int(result)
    }
    values += found
  }

  /// What this statement gives for `text`, its one parameter: the whole numbers of its first
  /// column. Many times as fast as a cursor where there are thousands.
  func read(_ text: String) throws -> [Int64] {
    try setArguments([text])
    var values: [Int64] = []
    let chunk = 1024
    while true {
      var found: Int64 = 0
      values += [Int64](unsafeUninitializedCapacity: chunk) { buffer, count in
        found = bulk_rows_read_on(sqliteStatement, buffer.baseAddress, chunk)
        count = Int(max(0, found))
      }
      if found < 0 { try check(Int32(-found)) }
      if found < chunk { return values }
    }
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: sqlite3_errmsg(sqlite3_db_handle(sqliteStatement)).map { String(cString: $0) })
    }
  }
}
