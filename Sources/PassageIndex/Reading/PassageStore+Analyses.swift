internal import Foundation
internal import GRDB
package import SentenceAnalysis
internal import Text

/// An entity of one article, as the index lists it.
package struct EntityEntry: Sendable, Equatable {
  package var article: ArticleID
  /// `Entity.id` in the article's analysis.
  package var id: Int
  package var kind: EntityKind
  /// The one of most words first; never empty.
  package var names: [String]
  /// Places of the article that speak of it, by name or otherwise.
  package var mentions: Int
  /// Statements of the article that it makes.
  package var statements: Int

  package init(
    article: ArticleID, id: Int, kind: EntityKind, names: [String], mentions: Int, statements: Int
  ) {
    self.article = article
    self.id = id
    self.kind = kind
    self.names = names
    self.mentions = mentions
    self.statements = statements
  }
}

extension PassageStore {
  /// What the index understands of an article, by whatever rules; nil where it has nothing, or
  /// nothing whole. Some 100 µs for an article of a few kilobytes.
  package func analysis(of id: ArticleID) throws -> ArticleAnalysis? {
    guard let text = try article(id)?.text else { return nil }
    return try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "select facts from body where article = ?"),
        arguments: [id])
      return try row?.withUnsafeData(atIndex: 0) { data in
        data.flatMap { $0.withUnsafeBytes { texts.unpackBytes($0) } }
          .flatMap { ArticleAnalysis(coded: $0, text: text) }
      }
    }
  }

  /// The entities of `kinds` of every article, in order of article and id. About 1 µs each.
  package func entities(_ kinds: [EntityKind]) throws -> [EntityEntry] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          select article, number, kind, names, mentions, statements from entity
          where kind in (\(kinds.map { String($0.rawValue) }.joined(separator: ", ")))
            and article not in (select id from article where newest is not null)
          order by article, number
          """)
      var entries: [EntityEntry] = []
      while let row = try rows.next() {
        let names: String = try row.checked(3)
        let number: Int = try row.checked(2)
        let parts = names.utf8.split(separator: AnalysisRecords.nameSeparator).map {
          String($0) ?? ""
        }
        guard let kind = UInt8(exactly: number).flatMap(EntityKind.init), !parts.isEmpty else {
          continue
        }
        let (mentions, statements): (Int, Int) = (try row.checked(4), try row.checked(5))
        // Counts of a damaged row must not overflow where they are added up.
        let bounds = 0...Int(Int32.max)
        entries.append(
          EntityEntry(
            article: try row.checked(0), id: try row.checked(1), kind: kind, names: parts,
            mentions: bounds.contains(mentions) ? mentions : 0,
            statements: bounds.contains(statements) ? statements : 0))
      }
      return entries
    }
  }
}
