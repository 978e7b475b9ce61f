internal import CTestDisk
internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing

@testable import PassageIndex

/// Disks that fail at the n-th call, and power that goes while something is written.
///
/// `FOOTNOTE_LONG_TESTS=1` tries every call, `FOOTNOTE_SEED` other moments.
@Suite(.serialized) struct FailingDiskTests {
  private static let calls: [test_disk_call] = [
    TEST_DISK_READ, TEST_DISK_WRITE, TEST_DISK_SYNC, TEST_DISK_TRUNCATE, TEST_DISK_LOCK,
    TEST_DISK_MEMORY, TEST_DISK_OPEN, TEST_DISK_DELETE,
  ]

  private let isInstalled = test_disk_install() == 0

  /// Three articles, of which two change with each version.
  private func write(_ version: Int, to library: Library) throws {
    try library.write(Library.harbour, to: "a.txt")
    for file in 1...2 {
      try library.write(FaultTests.text(file, version: version), to: "\(file).txt")
    }
  }

  /// The versions of the articles that have any, in order; all must be there.
  private func versions(_ path: String) throws -> [Int] {
    let store = try PassageStore(path: path)
    #expect(try store.passageFrequency(of: "tverrvik") == 1)
    return try store.articles().compactMap { try store.article($0.id).flatMap(FaultTests.version) }
  }

  /// The index is a whole one, of before or after, and the next update finds what is left to do.
  private func expectOldOrNew(_ library: Library, _ what: String) {
    do {
      let found = try versions(library.indexPath)
      #expect(found == [1, 1] || found == [2, 2], "\(what): \(found)")
      let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
      #expect(!findings.contains { $0.status == .bad }, "\(what): \(findings)")
      try library.update()
      #expect(try versions(library.indexPath) == [2, 2], "\(what)")
    } catch {
      Issue.record("\(what): \(error)")
    }
  }

  private func keep(_ library: Library) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
  }

  private func restore(_ index: Data, of library: Library) throws {
    for ending in ["-wal", "-shm", "-journal", ".new"] {
      try? FileManager.default.removeItem(atPath: library.indexPath + ending)
    }
    try index.write(to: URL(fileURLWithPath: library.indexPath))
  }

  /// Which of `count` calls fail in turn.
  private func moments(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
    let all = Array(1...max(1, count))
    if FaultTests.isLong { return all }
    return Array(all.shuffled(using: &generator).prefix(4)).sorted()
  }

  @Test(arguments: [false, true])
  func `a call that fails while an index is written leaves it old or new`(rebuilds: Bool) throws {
    #expect(isInstalled)
    defer { test_disk_leave() }
    var generator = SeededGenerator(state: DamageTests.seed)
    let library = try Library()
    try write(1, to: library)
    try library.update()
    let before = try keep(library)
    try write(2, to: library)
    let work = {
      var builder = try library.builder(patience: 1)
      builder.patience = 1
      _ = try rebuilds ? builder.rebuild() : builder.update()
    }
    test_disk_watch(library.indexPath)
    try work()
    let counts = Self.calls.map { (call: $0, count: test_disk_count($0)) }
    for (call, count) in counts where count > 0 {
      for moment in moments(count, &generator) {
        let what = "seed \(DamageTests.seed), call \(call.rawValue), \(moment) of \(count)"
        try restore(before, of: library)
        test_disk_watch(library.indexPath)
        test_disk_fail(call, moment, 0)
        do { try work() } catch { #expect(error is IndexError, "\(what): \(error)") }
        test_disk_watch(library.indexPath)
        expectOldOrNew(library, what)
      }
    }
  }

  @Test func `a call that fails while an index is read gives the answer or an error`() throws {
    #expect(isInstalled)
    defer { test_disk_leave() }
    var generator = SeededGenerator(state: DamageTests.seed)
    let library = try Library()
    try write(1, to: library)
    try library.update()
    let sound = try DamageTests.everything(library.indexPath)
    test_disk_watch(library.indexPath)
    _ = try DamageTests.everything(library.indexPath)
    let counts = Self.calls.map { (call: $0, count: test_disk_count($0)) }
    for (call, count) in counts where count > 0 {
      for moment in moments(count, &generator) {
        test_disk_watch(library.indexPath)
        test_disk_fail(call, moment, 0)
        do {
          #expect(try DamageTests.everything(library.indexPath) == sound)
        } catch {
          #expect(error is IndexError, "call \(call.rawValue), \(moment) of \(count): \(error)")
        }
      }
    }
    test_disk_leave()
    #expect(try DamageTests.everything(library.indexPath) == sound)
  }

  @Test func `power that goes while an index is written loses no article`() throws {
    #expect(isInstalled)
    defer { test_disk_leave() }
    var generator = SeededGenerator(state: DamageTests.seed)
    let library = try Library()
    try write(1, to: library)
    try library.update()
    let before = try keep(library)
    try write(2, to: library)
    test_disk_watch(library.indexPath)
    try library.update()
    let writes = test_disk_count(TEST_DISK_WRITE)
    let syncs = test_disk_count(TEST_DISK_SYNC)
    for round in 0..<(FaultTests.isLong ? 500 : 12) {
      let isAtSync = round % 4 == 0 && syncs > 0
      let moment = Int.random(in: 1...max(1, isAtSync ? syncs : writes), using: &generator)
      let chance = generator.next()
      let what = "seed \(DamageTests.seed), round \(round), moment \(moment), chance \(chance)"
      try restore(before, of: library)
      test_disk_watch(library.indexPath)
      test_disk_fail(isAtSync ? TEST_DISK_SYNC : TEST_DISK_WRITE, moment, 1)
      #expect(throws: IndexError.self, "\(what)") { try library.update() }
      test_disk_lose_unsynced(chance)
      expectOldOrNew(library, what)
    }
  }
}
