internal import ArticleText
internal import Foundation
internal import GRDB

/// Notes which articles are copies of others: of each group of copies, the one that came first is the original of the rest.
final class CopyLinker {
  /// Texts kept for further comparisons: a story that is copied once is copied often.
  private static let mostKept = 64

  /// Texts compared word by word, at most: where more are alike, the most alike decide.
  private static let mostComparisons = 3
  /// Articles whose fingerprints are compared with a new one at most; a text that resembles more is boilerplate.
  private static let mostCandidates = 64

  let database: Database
  private let judge = CopyJudge()
  private let texts: TextPacker
  private var kept: [ArticleID: ComparedText] = [:]

  init(database: Database, texts: TextPacker) {
    self.database = database
    self.texts = texts
  }

  /// Makes the new article `id` findable by its fingerprint, and a copy of the first article whose copy it is.
  func link(_ id: ArticleID, fingerprint: TextFingerprint, text: String) throws {
    if let original = try original(fingerprint, text: text) {
      try statement("update article set copy_of = ? where id = ?")
        .execute(arguments: [original, id])
    }
    let insertion = try statement("insert or ignore into band (key, article) values (?, ?)")
    for key in Self.keys(fingerprint) { try insertion.execute(arguments: [key, id]) }
  }

  /// Before article `id` goes: the first of its copies becomes the original of the others.
  func unlink(_ id: ArticleID) throws {
    guard
      let heir = try Int64.fetchOne(
        statement("select min(id) from article where copy_of = ?"), arguments: [id])
    else { return }
    try statement("update article set copy_of = nullif(?1, id) where copy_of = ?2")
      .execute(arguments: [heir, id])
  }

  private func original(_ fingerprint: TextFingerprint, text: String) throws -> ArticleID? {
    let new = ComparedText(text)
    for candidate in try likely(fingerprint) {
      if candidate.isExact { return candidate.original }
      guard let other = try comparedText(of: candidate.id) else { continue }
      if judge.areCopies(other, new) { return candidate.original }
    }
    return nil
  }

  private func comparedText(of id: ArticleID) throws -> ComparedText? {
    if let known = kept[id] { return known }
    let row = try Row.fetchOne(
      statement("select text from body where article = ?"), arguments: [id])
    guard let text = try row?.text(at: 0, unpackedBy: texts) else { return nil }
    if kept.count >= Self.mostKept { kept.removeAll(keepingCapacity: true) }
    let compared = ComparedText(text)
    kept[id] = compared
    return compared
  }

  /// An article that a new one may be a copy of.
  private struct Candidate {
    var id: ArticleID
    /// The article itself, or the one that it is a copy of.
    var original: ArticleID
    var similarity: Double
    var isExact: Bool
  }

  /// The few articles whose texts are worth comparing, the most similar first.
  private func likely(_ fingerprint: TextFingerprint) throws -> [Candidate] {
    let lookup = try statement("select fingerprint, copy_of from article where id = ?")
    return try candidates(fingerprint).compactMap { id throws -> Candidate? in
      guard let row = try Row.fetchOne(lookup, arguments: [id]),
        let other = TextFingerprint(bytes: [UInt8](try row.checked(0) as Data)),
        judge.mayBeCopies(fingerprint, other)
      else { return nil }
      return Candidate(
        id: id, original: try row.checkedIfPresent(1) ?? id,
        similarity: fingerprint.similarity(to: other),
        isExact: fingerprint.exact == other.exact)
    }
    .sorted { ($1.similarity, $0.id) < ($0.similarity, $1.id) }
    .prefix(Self.mostComparisons).map(\.self)
  }

  /// Articles that share a band, in order of id.
  private func candidates(_ fingerprint: TextFingerprint) throws -> [ArticleID] {
    let lookup = try statement("select article from band where key = ? order by article limit 64")
    var found: Set<ArticleID> = []
    for key in Self.keys(fingerprint) {
      found.formUnion(try Int64.fetchAll(lookup, arguments: [key]))
    }
    return Array(found.sorted().prefix(Self.mostCandidates))
  }

  private static func keys(_ fingerprint: TextFingerprint) -> [Int64] {
    fingerprint.bands.map(Int64.init(bitPattern:))
  }

  private func statement(_ sql: String) throws -> Statement {
    try database.cachedStatement(sql: sql)
  }
}
