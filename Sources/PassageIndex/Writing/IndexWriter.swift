internal import ArticleReading
internal import Foundation
internal import GRDB
internal import Text

/// Writes articles into one database; `flush()` before each commit makes its tables agree.
final class IndexWriter {
  /// Words counted before they are written, at most; bounds memory.
  private static let mostCountedWords = 200_000

  private let database: Database
  private var nextRow: Int64
  /// `next_row` as the database has it.
  private var storedNextRow: Int64
  private var lengths = RowLengths()
  /// How many more articles and passages there are than at first.
  private(set) var articleGain = 0
  private(set) var passageGain = 0
  private let copies: CopyLinker
  private let addresses: ArticleAddresses
  let versions: VersionLinker
  private let analyses: AnalysisRecords
  let boilerplate: BoilerplateRecords
  private let texts = TextPacker()
  private var words = WordTally()
  /// For the terms of articles that go.
  private let preparer: ArticlePreparer

  init(_ database: Database, preparer: ArticlePreparer, reader: ArticleReader) throws {
    self.database = database
    self.preparer = preparer
    addresses = reader.addresses
    versions = VersionLinker(database: database)
    copies = try CopyLinker(database: database, texts: texts, dates: reader.language.dates)
    boilerplate = BoilerplateRecords(database: database)
    analyses = AnalysisRecords(database: database)
    storedNextRow = try Properties(database).required("next_row")
    nextRow = storedNextRow
    let last = try Int64.fetchOne(database, sql: "select max(id) from article") ?? 0
    guard last < nextRow, last >= 0, nextRow <= UInt32.max else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "numbers of rows do not agree")
    }
  }

  /// Adds an article to the file with row `file`, written at `written` nanoseconds since 1970; its
  /// row.
  @discardableResult
  func insert(_ article: PreparedArticle, file: Int64, written: Int64) throws -> ArticleID {
    let id = nextRow
    nextRow += Int64(article.rows.count)
    articleGain += 1
    passageGain += article.rows.count - 1
    try insertMetadata(of: article, id: id, file: file)
    try note(article, of: id, written: written)
    let text = article.document.text
    try statement("insert into body (article, text, layout, rules, facts) values (?, ?, ?, ?, ?)")
      .execute(arguments: [
        id, Data(article.packedText), Data(article.layout), article.analysis?.rules,
        article.analysis.map { Data($0.packed) },
      ])
    if let analysis = article.analysis { try analyses.writeEntities(of: analysis, id) }
    try copies.link(id, fingerprint: article.fingerprint, text: text)
    try writeTerms(article.rows, of: id)
    return id
  }

  /// Notes what tells the versions of an article, and their order.
  func note(_ article: PreparedArticle, of id: ArticleID, written: Int64) throws {
    let metadata = article.document.metadata
    guard let address = metadata.url.flatMap(addresses.number) else { return }
    try statement(
      """
      update article set saved = ?2, address = ?3, stamp = ?4
      where id = ?1 and (address is not ?3 or saved is not ?2)
      """
    ).execute(arguments: [
      id, metadata.saved, address,
      metadata.saved ?? metadata.published
        ?? SavedMoment.moment(Int(written / 1_000_000_000)),
    ])
    if database.changesCount > 0 { versions.touch(address) }
  }

  /// Removes an article and all that was made of it.
  func remove(_ id: ArticleID) throws {
    guard let stored = try ListedArticle(id, in: database, texts: texts) else { return }
    if stored.newest == nil { try unlist(stored) }
    try boilerplate.forget(id)
    versions.touch(stored.address)
    try statement("delete from article where id = ?").execute(arguments: [id])
  }

  /// Lists the newest of the versions of articles that came or went, and those alone.
  func settleVersions() throws {
    try versions.settle { id, newest in
      guard let stored = try ListedArticle(id, in: database, texts: texts) else { return }
      if newest != nil, stored.newest == nil { try unlist(stored) }
      try statement("update article set newest = ? where id = ?").execute(arguments: [newest, id])
      if newest == nil { try list(stored) }
      try boilerplate.touch(id)
    }
  }

  /// Takes an article out of all that is searched and counted.
  private func unlist(_ stored: ListedArticle) throws {
    let rows = rows(of: stored)
    try statement("insert into passage_terms (passage_terms, rowid, terms) values ('delete', ?, ?)")
      .write(rows, first: stored.id)
    for number in 0..<rows.count {
      try lengths.set(0, at: stored.id + Int64(number), in: database)
    }
    articleGain -= 1
    passageGain -= rows.count - 1
    try copies.unlink(stored.id)
    try statement("update article set copy_of = null where id = ?").execute(arguments: [stored.id])
    words.subtract(preparer.takeWordCounts())
  }

  /// Puts an article that was taken out there again.
  private func list(_ stored: ListedArticle) throws {
    let rows = rows(of: stored)
    articleGain += 1
    passageGain += rows.count - 1
    try writeTerms(rows, of: stored.id)
    try copies.link(
      stored.id, fingerprint: TextFingerprint(of: stored.text), text: stored.text)
    try count(preparer.takeWordCounts())
  }

  private func rows(of stored: ListedArticle) -> TermRows {
    preparer.rows(
      title: stored.title, description: stored.description, text: stored.text,
      passages: stored.passages)
  }

  private func writeTerms(_ rows: TermRows, of id: ArticleID) throws {
    for (number, words) in rows.words.enumerated() {
      try lengths.set(words, opensArticle: number == 0, at: id + Int64(number), in: database)
    }
    try statement("insert into passage_terms (rowid, terms) values (?, ?)").write(rows, first: id)
  }

  /// Gives an article the key of its new place.
  func rename(_ id: ArticleID, to key: String) throws {
    try statement("update article set key = ? where id = ?").execute(arguments: [key, id])
  }

  /// Takes back the words of an article that was counted and then not written.
  func uncount(_ article: PreparedArticle) throws {
    let document = article.document
    let layout = article.layout.withUnsafeBytes {
      ArticleLayout(packed: $0, textLength: document.text.utf8.count)
    }
    _ = preparer.rows(
      title: document.metadata.title, description: document.metadata.description,
      text: document.text, passages: layout?.passageSpans ?? [])
    discountPrepared()
  }

  /// Adds to the occurrences of words; written with the next `flush()`.
  func count(_ counts: WordCounts) throws {
    words.add(counts)
    if words.count > Self.mostCountedWords { try writeWords() }
  }

  /// Writes what is kept until a batch ends; nothing when nothing was added or removed.
  func flush() throws {
    try lengths.write(to: database)
    try writeWords()
    try copies.flush()
    guard nextRow != storedNextRow else { return }
    storedNextRow = nextRow
    try statement("update property set value = ? where name = 'next_row'")
      .execute(arguments: [nextRow])
  }

  private func discountPrepared() {
    words.subtract(preparer.takeWordCounts())
  }

  private func insertMetadata(of article: PreparedArticle, id: Int64, file: Int64) throws {
    let metadata = article.document.metadata
    try statement(
      """
      insert into article (
        id, file, key, title, author, outlet, published, published_source, description, language, url,
        words, passages, hash, fingerprint
      ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).execute(arguments: [
      id, file, article.document.key, metadata.title, metadata.author, metadata.outlet,
      metadata.published, metadata.publishedSource, metadata.description, metadata.language,
      metadata.url, article.words, article.rows.count - 1, article.hash.data,
      Data(article.fingerprint.bytes),
    ])
  }

  private func writeWords() throws {
    guard words.count > 0 else { return }
    let totals = words.take()
    try statement(
      """
      insert into word (word, occurrences) values (?, ?)
      on conflict (word) do update set occurrences = occurrences + excluded.occurrences
      """
    ).write(totals)
    if totals.sums.contains(where: { $0 < 0 }) {
      try statement("delete from word where occurrences <= 0").execute()
    }
  }

  private func statement(_ sql: String) throws -> Statement {
    try database.cachedStatement(sql: sql)
  }
}
