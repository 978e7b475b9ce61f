internal import ArticleReading
internal import Foundation
internal import GRDB
internal import Text

/// Notes which articles are copies of others: of each group of copies, the one that came first is
/// the original of the rest.
final class CopyLinker {
  /// Texts kept for further comparisons: a story that is copied once is copied often.
  private static let mostKept = 64

  /// Texts compared word by word, at most: where more are alike, the most alike decide.
  private static let mostComparisons = 3
  /// Articles whose fingerprints are compared with a new one at most; a text that resembles more is
  /// boilerplate.
  private static let mostCandidates = 64
  /// Bands kept in memory, 24 bytes each, before they are written; the same bands in order are
  /// written many times faster than article by article.
  private static let mostRecentBands = 1 << 21

  let database: Database
  private let judge: CopyJudge
  private let texts: TextPacker
  private var kept: [ArticleID: ComparedText] = [:]
  private var recent = RecentCopyBands()
  /// Whether the table `band` holds anything.
  private var hasStoredBands: Bool

  init(database: Database, texts: TextPacker, dates: DateRecogniser) throws {
    self.database = database
    judge = CopyJudge(dates: dates)
    self.texts = texts
    hasStoredBands =
      try Bool.fetchOne(database, sql: "select exists (select 1 from band)") ?? false
  }

  /// Makes the new article `id` findable by its fingerprint, and a copy of the first article whose
  /// copy it is.
  func link(_ id: ArticleID, fingerprint: TextFingerprint, text: String) throws {
    let bands = Self.bands(fingerprint)
    if let original = try original(fingerprint, bands: bands, text: text) {
      try statement("update article set copy_of = ? where id = ?")
        .execute(arguments: [original, id])
    }
    for band in bands { recent.add(band, id) }
    if recent.count > Self.mostRecentBands { try flush() }
  }

  /// Before article `id` goes: the first of its copies becomes the original of the others.
  func unlink(_ id: ArticleID) throws {
    try flush()
    if let fingerprint = try fingerprint(of: id)?.fingerprint {
      try statement("delete from band where key = ? and article = ?")
        .write(Self.bands(fingerprint).map { RecentCopyBands.Pair(band: $0, article: id) })
    }
    guard
      let heir = try Int64.fetchOne(
        statement("select min(id) from article where copy_of = ?"), arguments: [id])
    else { return }
    try statement("update article set copy_of = nullif(?1, id) where copy_of = ?2")
      .execute(arguments: [heir, id])
  }

  /// Writes what makes the new articles findable.
  func flush() throws {
    guard recent.count > 0 else { return }
    hasStoredBands = true
    try statement("insert or ignore into band (key, article) values (?, ?)")
      .write(recent.take())
  }

  private func original(_ fingerprint: TextFingerprint, bands: [Int64], text: String) throws
    -> ArticleID?
  {
    let new = judge.compared(text)
    for candidate in try likely(fingerprint, bands: bands) {
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
    let compared = judge.compared(text)
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
  private func likely(_ fingerprint: TextFingerprint, bands: [Int64]) throws -> [Candidate] {
    try candidates(bands).compactMap { id throws -> Candidate? in
      guard let (other, original) = try self.fingerprint(of: id),
        judge.mayBeCopies(fingerprint, other)
      else { return nil }
      return Candidate(
        id: id, original: original ?? id, similarity: fingerprint.similarity(to: other),
        isExact: fingerprint.exact == other.exact)
    }
    .sorted { ($1.similarity, $0.id) < ($0.similarity, $1.id) }
    .prefix(Self.mostComparisons).map(\.self)
  }

  /// The fingerprint of an article, with the article that it is a copy of; nil when there is no
  /// such article.
  private func fingerprint(of id: ArticleID) throws
    -> (fingerprint: TextFingerprint, original: ArticleID?)?
  {
    let lookup = try statement("select fingerprint, copy_of from article where id = ?")
    guard let row = try Row.fetchOne(lookup, arguments: [id]),
      let fingerprint = TextFingerprint(bytes: [UInt8](try row.checked(0) as Data))
    else { return nil }
    return (fingerprint, try row.checkedIfPresent(1))
  }

  /// Articles that share a band, in order of id.
  private func candidates(_ bands: [Int64]) throws -> [ArticleID] {
    let lookup = try statement(
      "select article from band where key = ? order by article limit \(RecentCopyBands.mostArticles)"
    )
    var found: [Int64] = []
    for band in bands {
      if hasStoredBands { try lookup.read(band, limit: RecentCopyBands.mostArticles, into: &found) }
      recent.find(band, into: &found)
    }
    return Array(Set(found).sorted().prefix(Self.mostCandidates))
  }

  private static func bands(_ fingerprint: TextFingerprint) -> [Int64] {
    fingerprint.bands.map(Int64.init(bitPattern:))
  }

  private func statement(_ sql: String) throws -> Statement {
    try database.cachedStatement(sql: sql)
  }
}
