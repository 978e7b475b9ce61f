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
    TEST_DISK_MEMORY, TEST_DISK_OPEN, TEST_DISK_DELETE, TEST_DISK_NAME,
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

  /// A moment at which the power goes: at a write, or else at a call that syncs or names files.
  private func moment(_ round: Int, _ counts: [Int], _ generator: inout SeededGenerator)
    -> (call: test_disk_call, number: Int)
  {
    let calls = [TEST_DISK_WRITE, TEST_DISK_SYNC, TEST_DISK_NAME]
    let index = round % 2 == 0 && counts[1] > 0 ? 1 : round % 4 == 1 && counts[2] > 0 ? 2 : 0
    return (calls[index], Int.random(in: 1...max(1, counts[index]), using: &generator))
  }

  private func counts() -> [Int] {
    [TEST_DISK_WRITE, TEST_DISK_SYNC, TEST_DISK_NAME].map { test_disk_count($0) }
  }

  @Test(arguments: [false, true])
  func `power that goes while an index is written or built anew loses no article`(
    rebuilds: Bool
  ) throws {
    #expect(isInstalled)
    defer { test_disk_leave() }
    var generator = SeededGenerator(state: DamageTests.seed)
    let library = try Library()
    try write(1, to: library)
    try library.update()
    let before = try keep(library)
    try write(2, to: library)
    let work = {
      let builder = try library.builder(patience: 1)
      _ = try rebuilds ? builder.rebuild() : builder.update()
    }
    test_disk_watch(library.indexPath)
    try work()
    let counts = counts()
    #expect(!rebuilds || counts[2] > 0)
    for round in 0..<(FaultTests.isLong ? 500 : 12) {
      let (call, number) = moment(round, counts, &generator)
      let chance = generator.next()
      let what =
        "seed \(DamageTests.seed), round \(round), call \(call.rawValue), \(number), chance \(chance)"
      try restore(before, of: library)
      test_disk_watch(library.indexPath)
      test_disk_fail(call, number, 1)
      do { try work() } catch { #expect(error is IndexError, "\(what): \(error)") }
      test_disk_lose_unsynced(chance)
      expectOldOrNew(library, what)
    }
  }

  @Test func `power that goes while an index is repaired loses neither it nor what was kept`()
    throws
  {
    #expect(isInstalled)
    defer { test_disk_leave() }
    var generator = SeededGenerator(state: DamageTests.seed)
    let library = try Library()
    try write(2, to: library)
    try library.update()
    var damaged = try keep(library)
    for place in stride(from: 2 * Schema.pageSize + 99, to: damaged.count, by: Schema.pageSize) {
      damaged[place] ^= 0xFF
    }
    let repair = { _ = try IndexRepair(try library.builder(patience: 1)).run() }
    let kept = library.indexPath + ".damaged"
    try restore(damaged, of: library)
    test_disk_watch(library.indexPath)
    try repair()
    let counts = counts()
    for round in 0..<(FaultTests.isLong ? 500 : 12) {
      let (call, number) = moment(round, counts, &generator)
      let chance = generator.next()
      let what =
        "seed \(DamageTests.seed), round \(round), call \(call.rawValue), \(number), chance \(chance)"
      for ending in ["", "-2", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: kept + ending)
      }
      try restore(damaged, of: library)
      test_disk_watch(library.indexPath)
      test_disk_fail(call, number, 1)
      do { try repair() } catch { #expect(error is IndexError, "\(what): \(error)") }
      test_disk_lose_unsynced(chance)
      do {
        let isDamaged = try keep(library) == damaged
        if isDamaged { try repair() }
        #expect(try versions(library.indexPath) == [2, 2], "\(what)")
        #expect(FileManager.default.contents(atPath: kept) == damaged, "\(what)")
      } catch {
        Issue.record("\(what): \(error)")
      }
    }
  }
}
