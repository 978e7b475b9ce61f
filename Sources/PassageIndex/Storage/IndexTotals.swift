internal import CPassageScoring
internal import Foundation
internal import GRDB

/// The numbers that an index keeps of itself, by name.
struct Properties {
  private let values: [String: Int64]

  /// - Throws: SQLite's error for a damaged file when one is no whole number.
  init(_ database: Database) throws {
    var values: [String: Int64] = [:]
    for row in try Row.fetchAll(database, sql: "select name, value from property") {
      let name: String = try row.checked(0)
      guard case .int64(let value) = (row[1] as DatabaseValue).storage else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(name) is no number")
      }
      values[name] = value
    }
    self.values = values
  }

  subscript(name: String) -> Int64? { values[name] }

  /// A number that is always there.
  func required(_ name: String) throws -> Int64 {
    guard let value = values[name] else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(name) is missing")
    }
    return value
  }
}

/// How much is listed in the lengths of rows, and a checksum over them; kept as properties, which
/// are written in the transaction that makes them true and compared whenever an index is opened.
struct IndexTotals: Equatable {
  var articles: Int64 = 0
  var passages: Int64 = 0
  /// The sum of those of all chunks, in whatever order.
  var checksum: UInt64 = 0

  init() {}

  /// Those of one chunk of lengths, two bytes a row.
  init(_ lengths: UnsafeRawBufferPointer, chunk: Int) {
    checksum = Self.checksum(lengths, chunk: chunk)
    for place in stride(from: 0, to: lengths.count - 1, by: 2) {
      let value = UInt16(lengths[place]) | UInt16(lengths[place + 1]) << 8
      if value & UInt16(PASSAGE_SCORER_OPENS_ARTICLE) != 0 {
        articles += 1
      } else if value > 0 {
        passages += 1
      }
    }
  }

  /// As the index says.
  init(_ properties: Properties) throws {
    articles = try properties.required("articles")
    passages = try properties.required("passages")
    checksum = UInt64(bitPattern: try properties.required("lengths"))
  }

  /// As the lengths say.
  init(countingIn database: Database) throws {
    let chunks = try Row.fetchCursor(database, sql: "select chunk, lengths from row_lengths")
    while let row = try chunks.next() {
      let chunk: Int = try row.checked(0)
      self += try row.withUnsafeData(atIndex: 1) { data in
        (data ?? Data()).withUnsafeBytes { IndexTotals($0, chunk: chunk) }
      }
    }
  }

  static func checksum(_ lengths: UnsafeRawBufferPointer, chunk: Int) -> UInt64 {
    checked_pages_sum(
      lengths.bindMemory(to: UInt8.self).baseAddress, lengths.count,
      UInt64(bitPattern: Int64(chunk)),
      0)
  }

  static func += (left: inout IndexTotals, right: IndexTotals) {
    left.articles &+= right.articles
    left.passages &+= right.passages
    left.checksum &+= right.checksum
  }

  static func -= (left: inout IndexTotals, right: IndexTotals) {
    left.articles &-= right.articles
    left.passages &-= right.passages
    left.checksum &-= right.checksum
  }

  func write(to database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "insert or replace into property (name, value) values (?, ?)")
    try statement.execute(arguments: ["articles", articles])
    try statement.execute(arguments: ["passages", passages])
    try statement.execute(arguments: ["lengths", Int64(bitPattern: checksum)])
  }
}
