internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import Text

/// The analyses of articles in a database.
struct AnalysisRecords {
  let database: Database

  /// Stands between the names of an entity; no name holds one.
  static let nameSeparator: UInt8 = 0x0A

  /// Writes what is understood of an article in the place of what was.
  func write(_ analysis: PreparedAnalysis, of article: ArticleID) throws {
    try database.cachedStatement(
      sql: "update body set rules = ?, facts = ? where article = ?"
    ).execute(arguments: [analysis.rules, Data(analysis.packed), article])
    try writeEntities(of: analysis, article)
  }

  /// Writes the rows of an analysis in the place of those there were.
  func writeEntities(of analysis: PreparedAnalysis, _ article: ArticleID) throws {
    try database.cachedStatement(sql: "delete from entity where article = ?")
      .execute(arguments: [article])
    try database.cachedStatement(
      sql: """
        insert into entity (article, number, kind, names, mentions, statements)
        values (?, ?, ?, ?, ?, ?)
        """
    ).write(analysis.entities, of: article)
  }

  /// The next articles behind `last` without an analysis by these rules, in order of id, at most
  /// `limit`.
  func outdated(below rules: Int, after last: ArticleID, limit: Int) throws -> [ArticleID] {
    try Int64.fetchAll(
      database.cachedStatement(
        sql: """
          select article from body where article > ? and (rules is null or rules < ?)
          order by article limit ?
          """), arguments: [last, rules, limit])
  }

  /// How many articles have no analysis by these rules.
  func outdatedCount(below rules: Int) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        select count(*) from body where rules is null or rules < ?
        """, arguments: [rules]) ?? 0
  }
}
