internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import Text

/// The analyses of articles in a database.
struct AnalysisRecords {
  let database: Database

  /// Stands between the names of an entity; no name holds one.
  static let nameSeparator: Character = "\n"

  /// Writes what is understood of an article in the place of what was.
  func write(_ analysis: PreparedAnalysis, of article: ArticleID) throws {
    try database.cachedStatement(sql: "delete from entity where article = ?")
      .execute(arguments: [article])
    try database.cachedStatement(
      sql: "insert or replace into analysis (article, rules, facts) values (?, ?, ?)"
    ).execute(arguments: [article, analysis.rules, Data(analysis.packed)])
    let statement = try database.cachedStatement(
      sql: """
        insert into entity (article, number, kind, names, mentions, statements)
        values (?, ?, ?, ?, ?, ?)
        """)
    for entity in analysis.entities {
      try statement.execute(arguments: [
        article, entity.id, Int(entity.kind.rawValue),
        entity.names.joined(separator: String(Self.nameSeparator)), entity.mentions,
        entity.statements,
      ])
    }
  }

  /// The next articles behind `last` without an analysis by these rules, in order of id, at most
  /// `limit`.
  func outdated(below rules: Int, after last: ArticleID, limit: Int) throws -> [ArticleID] {
    try Int64.fetchAll(
      database.cachedStatement(
        sql: """
          select article.id from article left join analysis on analysis.article = article.id
          where article.id > ? and (analysis.rules is null or analysis.rules < ?)
          order by article.id limit ?
          """), arguments: [last, rules, limit])
  }

  /// How many articles have no analysis by these rules.
  func outdatedCount(below rules: Int) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        select count(*) from article left join analysis on analysis.article = article.id
        where analysis.rules is null or analysis.rules < ?
        """, arguments: [rules]) ?? 0
  }
}
