internal import ArticleReading
internal import CPassageScoring
internal import GRDB
internal import Text

/// Every table of an index; `Index/schema.sql` shows the same, kept true by a test.
///
/// The rows of the full-text table have no text of their own (`content=''`): its terms come packed
/// from `Tokenizer`, and `body` holds the text once, as `TextPacker` makes it, and what is
/// understood of it, made by the rules with the number `rules` (both null: nothing yet): other
/// rules make it anew from the text. Row `article.id` holds the terms of title and description,
/// rows `id + 1 … id + passages` those of the passages; numbers grow and are never used again.
enum Schema {
  /// Raised with every change of the tables, with a row in `migrations` where the articles need not
  /// be read again.
  static let version = 8
  /// Older indexes could be read by everybody.
  static let firstPrivateVersion = 8
  /// Marks a file as an index of ours: "Fnte" in SQLite's `application_id`.
  static let applicationID = Int(CHECKED_PAGES_OWNER)
  /// Four thousand bytes would leave half of each page unused behind a packed text; sixteen
  /// thousand gained little more.
  static let pageSize = 8192
  /// Rows of `row_lengths` hold the lengths of this many neighbouring rows.
  static let chunkRows = 4096

  static let statements = [
    """
    create table property (
      name text primary key,
      value not null
    ) without rowid
    """,
    """
    create table source (
      id integer primary key,
      path text not null unique
    )
    """,
    """
    create table file (
      id integer primary key,
      source integer not null references source (id),
      path text not null unique,
      size integer not null,
      modified integer not null,
      hash blob not null check (length(hash) = 16),
      failed integer not null default 0 check (failed in (0, 1))
    )
    """,
    "create index file_by_source on file (source)",
    """
    create table skipped (
      file integer not null references file (id) on delete cascade,
      line integer,
      reason text not null
    )
    """,
    "create index skipped_by_file on skipped (file)",
    """
    create table article (
      id integer primary key,
      file integer not null references file (id),
      key text not null,
      title text,
      author text,
      outlet text,
      published text,
      published_source text,
      description text,
      language text,
      url text,
      words integer not null check (words >= 0),
      passages integer not null check (passages >= 0),
      hash blob not null check (length(hash) = 16),
      fingerprint blob not null check (length(fingerprint) = 272),
      copy_of integer,
      saved text,
      address integer,
      stamp text,
      newest integer
    )
    """,
    "create index article_by_file on article (file, key, passages)",
    "create index article_by_original on article (copy_of) where copy_of is not null",
    versionIndexes[0], versionIndexes[1],
    """
    create table band (
      key integer not null,
      article integer not null,
      primary key (key, article)
    ) without rowid
    """,
    """
    create table body (
      article integer primary key references article (id) on delete cascade,
      text blob not null,
      layout blob not null,
      rules integer,
      facts blob
    )
    """,
    entityTable,
    """
    create table line (
      scope integer not null,
      line integer not null,
      article integer not null references article (id) on delete cascade,
      story integer not null,
      primary key (scope, line, article)
    ) without rowid
    """,
    "create index line_by_article on line (article)",
    """
    create table learnt_line (
      scope integer not null,
      line integer not null,
      primary key (scope, line)
    ) without rowid
    """,
    """
    create table row_lengths (
      chunk integer primary key,
      lengths blob not null
    )
    """,
    """
    create table word (
      word text primary key,
      occurrences integer not null
    ) without rowid
    """,
    """
    create virtual table passage_terms using fts5 (
      terms, content='', columnsize=0, tokenize='footnote'
    )
    """,
  ]

  /// What can be looked up of `facts` without unpacking; `names` stand on lines of their own.
  private static let entityTable = """
    create table entity (
      article integer not null references article (id) on delete cascade,
      number integer not null,
      kind integer not null,
      names text not null,
      mentions integer not null,
      statements integer not null,
      primary key (article, number)
    ) without rowid
    """

  /// What finds the versions of an article: `address` is the number of what its addresses have in
  /// common, `stamp` what they are ordered by, `newest` the one that is read in the place of an
  /// older one, of which neither terms nor lengths are listed.
  private static let versionIndexes = [
    "create index article_by_address on article (address) where address is not null",
    "create index article_by_newest on article (newest) where newest is not null",
  ]

  /// By version: what makes an index of the version before one of this version. An index with a gap
  /// on its way is built anew.
  static let migrations: [Int: [String]] = [
    // No foreign key on bands: when an article goes, SQLite would look through all bands for it.
    5: [
      """
      create table newer_band (
        key integer not null,
        article integer not null,
        primary key (key, article)
      ) without rowid
      """,
      "insert into newer_band (key, article) select key, article from band",
      "drop table band",
      "alter table newer_band rename to band",
    ],
    // Filled by the next update.
    6: [
      "alter table body add column rules integer", "alter table body add column facts blob",
      entityTable,
    ],
    // Filled when the files are read again.
    7: [
      "alter table article add column saved text", "alter table article add column address integer",
      "alter table article add column stamp text", "alter table article add column newest integer",
      "delete from property where name = 'reading'",
    ] + versionIndexes,
    // Totals of the lengths, which are counted.
    8: [],
  ]

  /// Brings an index that is `upgradable` to this version; costs a copy of what differs.
  ///
  /// Must run inside a transaction.
  static func migrate(_ database: Database, from found: Int) throws {
    for number in found + 1...version {
      for statement in migrations[number] ?? [] { try database.execute(sql: statement) }
    }
    try IndexTotals(countingIn: database).write(to: database)
    try database.execute(sql: "pragma user_version = \(version)")
  }

  /// Makes the tables in an empty file, and marks it as ours.
  static func create(in database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
    try database.execute(
      sql: "insert into property (name, value) values ('tokenizer', ?), ('next_row', 1)",
      arguments: [Tokenizer.version])
    try IndexTotals().write(to: database)
    try setReadingVersion(of: database)
    try database.execute(sql: "pragma user_version = \(version)")
    try database.execute(sql: "pragma application_id = \(applicationID)")
  }

  /// The number of the reading that made the articles; nil for an index from before it was noted.
  static func readingVersion(of database: Database) throws -> Int? {
    try Properties(database)["reading"].map(Int.init)
  }

  /// Notes that all articles were made by the reading of now.
  static func setReadingVersion(of database: Database) throws {
    try database.execute(
      sql: "insert or replace into property (name, value) values ('reading', ?)",
      arguments: [ArticleReader.version])
  }

  /// What stands in a file that could be opened.
  enum SchemaState: Equatable {
    case current
    /// An empty file, or a new one.
    case empty
    case outdated
    /// Of an older version from which migrations lead to this one.
    case upgradable(from: Int)
    case newer(version: Int)
    case foreign
  }

  static func standing(of database: Database) throws -> SchemaState {
    let application = try Int.fetchOne(database, sql: "pragma application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "pragma user_version") ?? 0
    if application != applicationID {
      let tables = try Int.fetchOne(database, sql: "select count(*) from sqlite_schema") ?? 0
      return application == 0 && found == 0 && tables == 0 ? .empty : .foreign
    }
    if found > version { return .newer(version: found) }
    let tokenizer = try Properties(database)["tokenizer"]
    guard tokenizer == Int64(Tokenizer.version) else { return .outdated }
    if found == version {
      try refuseAltered(database)
      return .current
    }
    return (found + 1...version).allSatisfy { migrations[$0] != nil }
      ? .upgradable(from: found) : .outdated
  }
}
