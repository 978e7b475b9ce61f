internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing

@testable import PassageIndex

@Suite struct BulkWritingTests {
  /// Every row of a table, as text.
  private func rows(_ table: String, of library: Library) throws -> [String] {
    let queue = try IndexFile.open(path: library.indexPath)
    defer { try? queue.close() }
    return try queue.inDatabase {
      try Row.fetchAll($0, sql: "select * from \(table)").map { "\($0)" }
    }
  }

  private func isSound(_ library: Library) throws -> Bool {
    let queue = try IndexFile.open(path: library.indexPath)
    defer { try? queue.close() }
    return try queue.inDatabase { database in
      try database.execute(
        sql: "insert into passage_terms (passage_terms) values ('integrity-check')")
      return try String.fetchOne(database, sql: "pragma integrity_check") == "ok"
    }
  }

  /// A page of a site with the same slogan on every page, and an import with a copy and an id that
  /// stands there twice.
  private func site() throws -> Library {
    let library = try Library()
    for number in 1...8 {
      try library.write(
        """
        Report \(number)

        The weather station of Lake \(number) counted \(number * 7) storms, more than any year before, and the keeper \
        wrote that the nets of lake \(number) stayed in their sheds for most of the long winter, which nobody had expected.

        Thank you for reading our newsletter about the lakes.
        """, to: "\(number).txt")
    }
    let line = { (id: String, text: String) in #"{"id": "\#(id)", "text": "\#(text)"}"# + "\n" }
    try library.write(
      line("a", Library.ferry.replacing("\n", with: " ")) + line("b", "Nets dried on the quay.")
        + line("c", Library.ferry.replacing("\n", with: " ")) + line("a", "Again a zeppelin."),
      to: "import.jsonl")
    return library
  }

  @Test func `an index built anew has the same rows as one that was filled in batches`() throws {
    let library = try site()
    try library.update()
    let tables = ["article", "body", "row_lengths", "word", "band", "line", "learnt_line"]
    let before = try tables.map { try rows($0, of: library).sorted() }
    for (table, rows) in zip(tables, before) { #expect(!rows.isEmpty, "\(table) is empty") }
    _ = try library.builder().rebuild()
    let after = try tables.map { try rows($0, of: library).sorted() }
    for (table, (old, new)) in zip(tables, zip(before, after)) where table != "row_lengths" {
      #expect(old.count == new.count, "rows of \(table)")
    }
    #expect(before[3] == after[3], "words and how often they occur")
    #expect(
      !after[3].contains { $0.contains("zeppelin") }, "the second article with an id is not there")
    #expect(try isSound(library))
  }

  @Test func `an article that goes leaves nothing behind by which copies are found`() throws {
    let library = try site()
    try library.update()
    try library.remove("3.txt")
    try library.write("Otherwise\n\nNow the fourth report says something else.", to: "4.txt")
    try library.update()
    let articles = Set(try library.store().articles().map(\.id))
    let queue = try IndexFile.open(path: library.indexPath)
    let holders = try queue.inDatabase {
      try Int64.fetchSet($0, sql: "select distinct article from band")
    }
    #expect(holders == articles)
    #expect(try isSound(library))
  }

  @Test func `bands are found under the articles that were there first, and given out in order`() {
    var bands = RecentCopyBands()
    for article in 1...10_000 {
      bands.add(7, Int64(article))
      bands.add(Int64(article) &* 0x1234_5678_9ABC, Int64(article))
    }
    var found: [Int64] = []
    bands.find(7, into: &found)
    #expect(found.sorted() == Array(1...Int64(RecentCopyBands.mostArticles)))
    found = []
    bands.find(5000 * 0x1234_5678_9ABC, into: &found)
    #expect(found == [5000])
    let pairs = bands.take()
    #expect(pairs.count == 20_000)
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0 < $1 })
    #expect(bands.count == 0)
  }

  @Test func `copies are found whether or not their originals were written yet`() throws {
    let story = (1...30).map { "In year \($0) the harbour of Tverrvik counted \($0 * 31) boats." }
      .joined(separator: " ")
    let library = try Library(["a.txt": "First\n\n\(story)", "b.txt": "Second\n\n\(story)"])
    try library.update()
    try library.write("Third\n\n\(story) And that was all.", to: "c.txt")
    try library.update()
    #expect(try library.store().copyGroups().map(\.count) == [3])
    _ = try library.builder().rebuild()
    #expect(try library.store().copyGroups().map(\.count) == [3])
  }

  @Test func `an index of the version before is upgraded where it stands`() throws {
    let library = try site()
    try library.update()
    let before = try rows("article", of: library) + rows("band", of: library)
    let queue = try IndexFile.open(path: library.indexPath)
    try queue.inDatabase {
      try $0.execute(
        sql: """
          create table old (
            key integer not null, article integer not null references article (id) on delete cascade,
            primary key (key, article)
          ) without rowid;
          insert into old select * from band; drop table band; alter table old rename to band;
          drop table entity; alter table body drop column rules;
          alter table body drop column facts; \(Library.withoutVersions)
          pragma user_version = 4;
          """)
    }
    try queue.close()
    #expect(throws: IndexError.outdated(path: library.indexPath)) { try library.store() }
    let report = try library.update()
    #expect(report.unchanged == report.articles && report.added == 0)
    #expect(try rows("article", of: library) + rows("band", of: library) == before)
    let references = try rows("pragma_foreign_key_list('band')", of: library)
    #expect(references.isEmpty)
    #expect(try library.store().articles().count == report.articles)
    #expect(try isSound(library))
  }

  @Test func `progress is told within a long file`() throws {
    let story = (1...60).map { "In year \($0) the harbour counted \($0 * 31) boats." }
      .joined(separator: " ")
    let lines = (1...3000).map { #"{"id": "\#($0)", "text": "\#(story)"}"# }
    let library = try Library(["long.jsonl": lines.joined(separator: "\n")])
    let told = Told()
    _ = try library.builder().update([library.articles]) { told.progress.append($0) }
    #expect(told.progress.contains { $0.filesDone == 0 && $0.bytesDone > 0 })
    #expect(told.progress.allSatisfy { $0.bytesDone <= $0.bytesInAll })
    let done = told.progress.map(\.bytesDone)
    #expect(done == done.sorted())
  }

  /// What a handler was told.
  private final class Told { var progress: [IndexProgress] = [] }
}
