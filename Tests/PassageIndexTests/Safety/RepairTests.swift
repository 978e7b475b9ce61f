internal import ArticleReading
internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing

@testable import PassageIndex

/// Damaged indexes made whole again.
@Suite struct RepairTests {
  private func library() throws -> Library {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    return library
  }

  /// Alters a byte in the middle of each page but the first.
  private func spoil(_ path: String, pages: ClosedRange<Int>) throws {
    let file = URL(fileURLWithPath: path)
    var bytes = try Data(contentsOf: file)
    for page in pages where (page + 1) * Schema.pageSize <= bytes.count {
      bytes[page * Schema.pageSize + Schema.pageSize / 2] ^= 0xFF
    }
    try bytes.write(to: file)
  }

  @Test func `a damaged index is mended from its articles, and nothing is lost`() throws {
    let library = try library()
    try spoil(library.indexPath, pages: 1...200)
    let damaged = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    let run = try Program.shell(
      """
      "$0" ask --index '\(library.indexPath)' 'What did the harbour of Tverrvik cost?'; echo $?
      "$0" doctor --index '\(library.indexPath)'; echo $?
      "$0" doctor --repair --index '\(library.indexPath)'; echo $?
      "$0" doctor --repair --index '\(library.indexPath)' | head -1
      """, in: library.folder)
    #expect(run.output.hasPrefix("2\n"), "\(run.output) \(run.errors)")
    #expect(run.errors.contains("footnote doctor --repair --index \(library.indexPath)"))
    #expect(run.output.contains("\n2\nBuilt anew from the articles: 2 articles."))
    #expect(run.output.contains("is kept as \(library.indexPath).damaged"))
    #expect(run.output.hasSuffix("\n0\nNothing had to be repaired.\n"), "\(run.output)")
    let kept = try Data(contentsOf: URL(fileURLWithPath: library.indexPath + ".damaged"))
    #expect(kept == damaged)
    #expect(try library.store().statistics.articles == 2)
  }

  @Test func `what the articles no longer hold is named as lost`() throws {
    let library = try library()
    try library.remove("b.txt")
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(sql: "update row_lengths set lengths = zeroblob(8192)")
    }
    let report = try IndexRepair(try library.builder()).run()
    #expect(report.articles == 1)
    #expect(report.lost.map(\.key) == ["b.txt"])
    #expect(!report.mayLackOthers)
    #expect(report.kept == library.indexPath + ".damaged")
  }

  @Test func `articles of a folder that is missing are taken from the damaged index`() throws {
    let library = try library()
    let other = library.folder.url.path + "/other"
    for file in 0..<20 {
      try library.folder.write(FaultTests.text(file, version: 4), to: "other/\(file).txt")
    }
    _ = try library.builder().update([other])
    try FileManager.default.moveItem(atPath: other, toPath: other + "-away")
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(sql: "update row_lengths set lengths = zeroblob(8192)")
    }
    let report = try IndexRepair(try library.builder()).run()
    #expect(report.lost.isEmpty && report.articles == 22)
    #expect(report.missing == [IndexRepair.MissingFolder(path: other, articles: 20)])
    #expect(report.index.skipped.contains { $0.path == other })
    let store = try library.store()
    let found = try store.retrieve([WeightedTerm("f7x")], passageLimit: 5, articleLimit: 5)
    #expect(found.passages.count == 1)
    for article in try store.articles() where article.path.hasPrefix(other) {
      #expect(try store.article(article.id).flatMap(FaultTests.version) == 4)
    }
    let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
    #expect(!findings.contains { $0.isDamage }, "\(findings)")
    try FileManager.default.moveItem(atPath: other + "-away", toPath: other)
    let update = try library.builder().update()
    #expect(update.unchanged == 22 && update.added == 0 && update.removed == 0)
  }

  @Test func `nothing of an altered page is taken from a damaged index`() throws {
    for page in 1..<40 {
      let library = try library()
      let other = library.folder.url.path + "/other"
      for file in 0..<8 {
        try library.folder.write(FaultTests.text(file, version: 4), to: "other/\(file).txt")
      }
      _ = try library.builder().update([other])
      try FileManager.default.removeItem(atPath: other)
      let pages =
        try Data(contentsOf: URL(fileURLWithPath: library.indexPath)).count / Schema.pageSize
      guard page < pages else { break }
      try spoil(library.indexPath, pages: page...page)
      let report: IndexRepair.Report
      do { report = try IndexRepair(try library.builder()).run() } catch {
        // What the file says of its folders may be what was altered.
        #expect(error is IndexError, "page \(page): \(error)")
        continue
      }
      let store = try library.store()
      for article in try store.articles() where article.path.hasPrefix(other) {
        let text = try store.article(article.id)?.text ?? ""
        let number = Int(article.key.dropLast(4)) ?? -1
        #expect(text.contains("version v4x of file f\(number)x"), "page \(page): \(text)")
      }
      let kept = report.missing.reduce(0) { $0 + $1.articles }
      #expect(kept + report.lost.count == 8 || report.mayLackOthers, "page \(page)")
    }
  }

  @Test func `an older damaged file is never overwritten`() throws {
    let library = try library()
    try library.folder.write("a diary", to: "index.sqlite.damaged")
    for number in 2...3 {
      try spoil(library.indexPath, pages: 2...200)
      let report = try IndexRepair(try library.builder()).run()
      #expect(report.kept == library.indexPath + ".damaged-\(number)")
    }
    let diary = library.folder.url.path + "/index.sqlite.damaged"
    #expect(try String(contentsOfFile: diary, encoding: .utf8) == "a diary")
  }

  @Test func `an index that forgot its folders asks for them`() throws {
    let library = try library()
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(sql: "pragma foreign_keys = off; delete from source; delete from row_lengths")
    }
    #expect(throws: IndexError.foldersUnknown(path: library.indexPath)) {
      try IndexRepair(try library.builder()).run()
    }
    #expect(try library.builder().rebuild([library.articles]).articles == 2)
    #expect(FileManager.default.fileExists(atPath: library.indexPath + ".damaged"))
  }

  @Test func `an index that an older program has open is left as it is`() throws {
    let library = try library()
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(sql: "pragma user_version = 7")
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    // Another process keeps what a reader keeps: SQLite's shared lock.
    let run = try Program.shell(
      """
      command -v python3 >/dev/null || exit 9
      python3 - '\(library.indexPath)' <<'END' &
      import fcntl, sys, time
      file = open(sys.argv[1], "rb")
      fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 510, 0x40000002)
      open(sys.argv[1] + "-held", "w").close()
      time.sleep(60)
      END
      holder=$!
      while ! [ -e '\(library.indexPath)-held' ]; do sleep 0.05; done
      "$0" index --quiet --index '\(library.indexPath)' 2>update
      "$0" index --rebuild --quiet --index '\(library.indexPath)' 2>rebuild
      kill $holder
      cat update rebuild >&2
      """, in: library.folder)
    guard run.status != 9 else { return }
    let told = run.errors.components(separatedBy: "another program has it open").count - 1
    #expect(told == 2, "\(run.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: library.indexPath)) == before)
    #expect(try library.update().unchanged == 2)
  }
}
