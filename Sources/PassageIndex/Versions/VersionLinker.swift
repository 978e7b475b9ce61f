internal import ArticleReading
internal import GRDB

/// Notes which articles are older versions of another: of those under one address that share their
/// text, the newest is read.
///
/// The order is that of `stamp`: when an article was saved, else its own day, else the time of its
/// file; then its own day, then the time of its file, then the order in which they were read.
final class VersionLinker {
  /// Articles of one address that are compared, the newest; older ones stand for themselves.
  private static let mostOfAddress = 5000
  /// Texts of one address that a version is sought among, the newest.
  private static let mostTexts = 8

  private let database: Database
  private let texts = TextPacker()
  /// Addresses under which articles came or went.
  private var touched: Set<Int64> = []
  private var touchesAll = false

  init(database: Database) { self.database = database }

  /// Has the articles of an address looked at by the next `settle`.
  func touch(_ address: Int64?) {
    if let address { touched.insert(address) }
  }

  /// Has all looked at.
  func touchAll() { touchesAll = true }

  /// An article of an address.
  private struct Version {
    var id: ArticleID
    var newest: ArticleID?
  }

  /// Versions of one text, by the newest and the oldest met so far.
  private struct Group {
    var newest: ArticleID
    var first: VersionText
    var last: VersionText
  }

  /// Finds the versions under all addresses touched; calls `change` for each article of which the
  /// newest version is another now, nil for the newest itself.
  func settle(_ change: (ArticleID, _ newest: ArticleID?) throws -> Void) throws {
    for address in try addresses() {
      let versions = try versions(of: address)
      let newest = try newest(of: versions)
      for version in versions where newest[version.id] != version.newest {
        try change(version.id, newest[version.id])
      }
    }
    touched = []
    touchesAll = false
  }

  /// Those touched, ascending.
  private func addresses() throws -> [Int64] {
    guard touchesAll else { return touched.sorted() }
    return try Int64.fetchAll(
      database,
      sql: """
        select address from article where address is not null
        group by address having count(*) > 1 or max(newest) is not null order by address
        """)
  }

  /// The articles of an address, the newest first.
  private func versions(of address: Int64) throws -> [Version] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          select article.id, newest from article join file on file.id = article.file
          where address = ?
          order by stamp desc, published desc, file.modified desc, article.id desc
          """), arguments: [address]
    ).map { Version(id: try $0.checked(0), newest: try $0.checkedIfPresent(1)) }
  }

  /// The newest version of each article that is not itself the newest.
  private func newest(of versions: [Version]) throws -> [ArticleID: ArticleID] {
    guard versions.count > 1 else { return [:] }
    var groups: [Group] = []
    var newest: [ArticleID: ArticleID] = [:]
    for version in versions.prefix(Self.mostOfAddress) {
      guard let text = try text(of: version.id) else { continue }
      let known = groups.firstIndex {
        VersionJudge.areVersions($0.last, text) || VersionJudge.areVersions($0.first, text)
      }
      if let known {
        newest[version.id] = groups[known].newest
        groups[known].last = text
      } else if groups.count < Self.mostTexts {
        groups.append(Group(newest: version.id, first: text, last: text))
      }
    }
    return newest
  }

  private func text(of id: ArticleID) throws -> VersionText? {
    guard
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            select article.title, body.text
            from article join body on body.article = article.id where article.id = ?
            """), arguments: [id]),
      let text = try row.text(at: 1, unpackedBy: texts)
    else { return nil }
    return VersionText(title: try row.checkedIfPresent(0), text: text)
  }
}
