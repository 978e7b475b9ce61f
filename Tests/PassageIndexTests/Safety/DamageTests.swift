internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import TestSupport
internal import Testing

@testable import PassageIndex

/// Indexes whose values, tables and bytes were altered.
@Suite struct DamageTests {
  static let seed = UInt64(ProcessInfo.processInfo.environment["FOOTNOTE_SEED"] ?? "") ?? 5

  /// Everything that can be asked of an index, in one text.
  static func everything(_ path: String) throws -> String {
    let store = try PassageStore(path: path)
    var found = ["\(store.statistics)"]
    for word in ["harbour", "museum", "ferri", "version", "word7", "nowher"] {
      let retrieval = try store.retrieve(
        [WeightedTerm(word), WeightedTerm("crown")], passageLimit: 20, articleLimit: 20)
      found.append("\(retrieval)")
      found.append("\(try store.mentions(of: [word, "of"])) \(try store.mentions(of: [word]))")
    }
    for article in try store.articles() {
      found.append("\(article) \(try store.article(article.id) as Any)")
      found.append(
        "\(try store.copies(of: article.id)) \(try store.analysis(of: article.id) as Any)")
    }
    found.append("\(try store.census()) \(try store.folders()) \(try store.copyGroups())")
    found.append("\(try store.entities([.person, .organisation, .place]))")
    found.append(
      "\(try store.words(withPrefix: "ha", limit: 9)) \(try store.occurrences(of: "the"))")
    found.append("\(try store.similarWords(to: "harbor", limit: 9))")
    found.append("\(try store.differsFromFolders())")
    return found.joined(separator: "\n")
  }

  private func library() throws -> Library {
    let library = try Library([
      "a.txt": Library.harbour, "b.txt": Library.ferry, "c.txt": Library.ferry,
      "d.txt": FaultTests.text(1, version: 1),
    ])
    try library.update()
    return library
  }

  /// A copy of the index, altered by a program that knows nothing of checksums, or by one that
  /// does.
  private func altered(_ library: Library, _ sql: String, knowingly: Bool) throws -> String {
    let copy = library.folder.url.path + "/altered.sqlite"
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + ending)
    }
    try FileManager.default.copyItem(atPath: library.indexPath, toPath: copy)
    let queue =
      knowingly ? try IndexFile.open(path: copy) : try DatabaseQueue(path: copy)
    try queue.inDatabase { database in
      try database.execute(sql: "pragma ignore_check_constraints = on; pragma foreign_keys = off")
      try? database.registerTokenizer()
      // What cannot be done to a table is not done.
      try? database.execute(sql: sql)
    }
    try queue.close()
    return copy
  }

  private func expectSameOrTold(_ path: String, _ sound: String, _ what: String) {
    do {
      let found = try Self.everything(path)
      #expect(found == sound, "\(what): another answer, and no error")
    } catch let error as IndexError {
      #expect(error.cure != nil, "\(what): \(error)")
      let findings = IndexInspector(path: path, rules: 0).findings()
      #expect(findings.contains { $0.status == .bad && $0.cure != nil }, "\(what): \(findings)")
    } catch {
      Issue.record("\(what): \(error)")
    }
  }

  @Test(arguments: [
    "update property set value = 'abc' where name = 'next_row'",
    "update property set value = -5 where name = 'next_row'",
    "update property set value = 3 where name = 'next_row'",
    "update property set value = 9223372036854775807 where name = 'next_row'",
    "update property set value = value + 1 where name = 'articles'",
    "update row_lengths set lengths = zeroblob(8192)", "delete from row_lengths",
    "update row_lengths set lengths = cast(substr(lengths, 1, 8) as blob)",
    "delete from property where name = 'lengths'", "delete from article where id = 1",
    "update row_lengths set chunk = 7",
    // One segment, of a number that no shift would bear.
    """
    update passage_terms_data set block = x'000000010101000001c08080000101' where id = 10
    """,
  ])
  func `numbers that do not agree are damage, whoever wrote them`(sql: String) throws {
    let library = try library()
    for knowingly in [true, false] {
      let path = try altered(library, sql, knowingly: knowingly)
      let error = #expect(throws: IndexError.self) { try Self.everything(path) }
      #expect(error?.cure == "footnote doctor --repair --index \(path)", "\(sql)")
      let findings = IndexInspector(path: path, rules: 0).findings()
      #expect(findings.contains { $0.status == .bad }, "\(sql): \(findings)")
    }
  }

  @Test(arguments: [
    "create view later as select * from article",
    "create trigger once after insert on word begin delete from article; end",
    """
    drop table word; create view word as with recursive n (word, occurrences) as (
      select 'a', 1 union all select word || 'a', 1 from n) select * from n
    """, "drop table entity", "drop index article_by_newest", "create table more (a)",
  ])
  func `tables of another kind are refused, and no view is run`(sql: String) throws {
    let library = try library()
    for knowingly in [true, false] {
      let path = try altered(library, sql, knowingly: knowingly)
      let error = #expect(throws: IndexError.self) { try library.store(at: path) }
      #expect(error?.cure != nil, "\(sql)")
    }
  }

  /// Statements that put an extreme value into each column of each table.
  private static func alterations(_ path: String) throws -> [String] {
    let values = [
      "9223372036854775807", "-9223372036854775808", "-1", "0", "null", "'x'", "x'00ff'",
      "4294967295", "zeroblob(100000)",
    ]
    return try IndexFile.open(path: path).inDatabase { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
            and name <> 'passage_terms' order by name
          """)
      return try tables.flatMap { table in
        let columns = try Row.fetchAll(database, sql: "pragma table_info(\(table))")
          .map { try $0.checked(1) as String }
        return ["delete from \(table)"]
          + columns.flatMap { column in
            values.map { "update or ignore \(table) set \(column) = \($0)" }
          }
      }
    }
  }

  @Test func `no value in any column gives another answer, or ends the program`() throws {
    let library = try library()
    let sound = try Self.everything(library.indexPath)
    var generator = SeededGenerator(state: Self.seed)
    var alterations = try Self.alterations(library.indexPath).shuffled(using: &generator)
    if !FaultTests.isLong { alterations = Array(alterations.prefix(60)) }
    for sql in alterations {
      let path = try altered(library, sql, knowingly: false)
      expectSameOrTold(path, sound, "seed \(Self.seed): \(sql)")
      // From somebody who knows the checksums: whatever it says, it ends nothing.
      let forged = try altered(library, sql, knowingly: true)
      do { _ = try Self.everything(forged) } catch { #expect(error is IndexError, "\(error)") }
      _ = IndexInspector(path: forged, rules: 0).findings()
    }
  }

  /// Over indexes whose checksums are right, so that only the values can be noticed.
  @Test func `no command is ended by an index that somebody made up`() throws {
    let library = try library()
    var generator = SeededGenerator(state: Self.seed)
    var alterations = try Self.alterations(library.indexPath).shuffled(using: &generator)
    if !FaultTests.isLong { alterations = Array(alterations.prefix(6)) }
    for sql in alterations {
      let path = try altered(library, sql, knowingly: true)
      let run = try Program.shell(
        """
        try() { "$0" "$@" --quiet --index '\(path)' </dev/null >/dev/null 2>&1; printf '%s ' $?; }
        try ask 'What did the harbour of Tverrvik cost?'; try search harbor; try people
        try ask 'How many articles mention the ferry?'; try articles; try facts Nordlys
        try index; try doctor
        """, in: library.folder)
      let codes = Set(run.output.split(separator: " "))
      #expect(codes.isSubset(of: ["0", "1", "2"]), "seed \(Self.seed): \(sql): \(run.output)")
    }
  }

  @Test func `every flipped bit that is read is told`() throws {
    let library = try library()
    let sound = try Self.everything(library.indexPath)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    let copy = library.folder.url.path + "/flipped.sqlite"
    var generator = SeededGenerator(state: Self.seed)
    for round in 0..<(FaultTests.isLong ? 3000 : 60) {
      var flipped = bytes
      let place = Int.random(in: 100..<bytes.count, using: &generator)
      flipped[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
      try flipped.write(to: URL(fileURLWithPath: copy))
      expectSameOrTold(copy, sound, "seed \(Self.seed), round \(round), byte \(place)")
    }
  }

  @Test func `pages of another index, and pages at other places, are told`() throws {
    let (one, two) = (try library(), try library())
    let sound = try Self.everything(one.indexPath)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: one.indexPath))
    let others = try Data(contentsOf: URL(fileURLWithPath: two.indexPath))
    let copy = one.folder.url.path + "/mixed.sqlite"
    let pages = bytes.count / Schema.pageSize
    for page in 1..<pages {
      for (source, from) in [(others, page), (bytes, page % (pages - 1) + 1)] {
        let range = { (page: Int) in page * Schema.pageSize..<(page + 1) * Schema.pageSize }
        guard range(from).upperBound <= source.count else { continue }
        var mixed = bytes
        mixed.replaceSubrange(range(page), with: source[range(from)])
        try mixed.write(to: URL(fileURLWithPath: copy))
        expectSameOrTold(copy, sound, "page \(page) from \(from)")
      }
    }
  }

  @Test func `an index of the version before is brought up to date where it stands`() throws {
    let library = try library()
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(
        sql: """
          delete from property where name in ('articles', 'passages', 'lengths');
          pragma user_version = 7
          """)
    }
    chmod(library.indexPath, 0o644)
    #expect(throws: IndexError.outdated(path: library.indexPath)) { try library.store() }
    #expect(try library.update().unchanged == 4)
    #expect(try library.store().statistics.articles == 4)
    let attributes = try FileManager.default.attributesOfItem(atPath: library.indexPath)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `an index looked into by another program is not taken for damaged`() throws {
    let library = try library()
    let sound = try Self.everything(library.indexPath)
    // A log that a kill left is folded in by whoever opens the index next.
    let queue = try IndexFile.open(path: library.indexPath)
    try queue.inDatabase { try $0.execute(sql: "update property set value = value") }
    let copy = library.folder.url.path + "/copy.sqlite"
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: library.indexPath + ending, toPath: copy + ending)
    }
    try queue.close()
    let other = try DatabaseQueue(path: copy)
    #expect(try other.inDatabase { try Int.fetchOne($0, sql: "select count(*) from article") } == 4)
    try other.close()
    #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
    #expect(try Self.everything(copy) == sound)
  }
}

extension Library {
  func store(at path: String) throws -> PassageStore { try PassageStore(path: path) }
}

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
