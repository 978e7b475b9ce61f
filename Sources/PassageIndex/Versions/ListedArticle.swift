internal import ArticleReading
internal import Foundation
internal import GRDB
internal import Text

/// What is needed of a stored article to list it or to take it out.
struct ListedArticle {
  let id: ArticleID
  let title: String?
  let description: String?
  let text: String
  let passages: [TextSpan]
  let address: Int64?
  /// The version that is read in its place; nil while it is listed.
  let newest: ArticleID?

  /// Nil when there is no such article.
  ///
  /// - Throws: SQLite's error for a damaged file when its text was altered.
  init?(_ id: ArticleID, in database: Database, texts: TextPacker) throws {
    guard
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            select article.title, article.description, body.text, body.layout, article.address,
              article.newest
            from article join body on body.article = article.id where article.id = ?
            """), arguments: [id])
    else { return nil }
    let text = try row.text(at: 2, unpackedBy: texts)
    let layout = text.flatMap { text in
      (try? row.checked(3) as Data)?.withUnsafeBytes {
        ArticleLayout(packed: $0, textLength: text.utf8.count)
      }
    }
    guard let text, let layout else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the text of article \(id) was altered")
    }
    self.id = id
    title = try row.checkedIfPresent(0)
    description = try row.checkedIfPresent(1)
    self.text = text
    passages = layout.passageSpans
    address = try row.checkedIfPresent(4)
    newest = try row.checkedIfPresent(5)
  }
}
