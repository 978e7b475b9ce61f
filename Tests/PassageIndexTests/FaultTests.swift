internal import Foundation
internal import TestSupport
internal import Testing

@testable import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What happens to an index when things go wrong around it. `FOOTNOTE_LONG_TESTS=1` repeats each
/// fault often.
@Suite(.serialized) struct FaultTests {
  static let isLong =
    ProcessInfo.processInfo.environment["FOOTNOTE_LONG_TESTS"] == "1"

  /// An article that says which file it is and which version of it.
  static func text(_ file: Int, version: Int) -> String {
    // No two are alike, so that none is taken for a copy of another.
    var state = UInt64(file * 1000 + version + 1)
    let filler = (0..<150).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "word\((state >> 33) % 5000)"
    }.joined(separator: " ")
    return "Article \(file)\n\nThis is version v\(version)x of file f\(file)x. \(filler).\n"
  }

  static func version(of article: StoredArticle) -> Int? {
    article.text.firstMatch(of: #/version v(\d+)x/#).flatMap { Int($0.1) }
  }

  /// Starts the program and kills it after `delay` seconds, unless it is done by then.
  private func runAndKill(
    _ arguments: [String], after delay: Double, in folder: TemporaryFolder
  ) throws {
    let program = try RunningProgram(arguments, in: folder)
    Thread.sleep(forTimeInterval: delay)
    program.stop()
  }

  @Test func `an index whose writer is killed at any moment is a whole one, old or new`() throws {
    let library = try Library()
    for file in 0..<30 { try library.write(Self.text(file, version: 0), to: "\(file).txt") }
    try library.update()
    let clock = ContinuousClock()
    let whole =
      try clock.measure {
        try runAndKill(
          ["index", "--rebuild", "--index", library.indexPath], after: 0,
          in: library.folder)
        _ = try library.builder().rebuild()
      } / .seconds(1)
    var random = SystemRandomNumberGenerator()
    for round in 1...(Self.isLong ? 500 : 4) {
      for file in 0..<30 where file % 3 == round % 3 {
        try library.write(Self.text(file, version: round), to: "\(file).txt")
      }
      try library.write(Self.text(30 + round, version: round), to: "\(30 + round).txt")
      let mode = round % 3 == 0 ? ["--rebuild"] : []
      try runAndKill(
        ["index", "--index", library.indexPath] + mode,
        after: Double.random(in: 0...max(0.3, 2 * whole), using: &random),
        in: library.folder)
      let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
      #expect(!findings.contains { $0.status == .bad }, "round \(round): \(findings)")
      try expectOldOrNew(library, round: round)
      try library.update()
      #expect(try library.store().statistics.articles == 30 + round, "round \(round)")
      #expect(!FileManager.default.fileExists(atPath: library.indexPath + ".new"))
    }
  }

  /// Each article is there as it is now or as it was a round ago; none of the old ones is missing.
  private func expectOldOrNew(_ library: Library, round: Int) throws {
    let store = try library.store()
    let articles = try store.articles()
    #expect(articles.count >= 30 + round - 1, "round \(round)")
    for summary in articles {
      let file = try #require(Int(summary.key.dropLast(4)))
      let found = try #require(store.article(summary.id).flatMap(Self.version))
      let now = file >= 30 ? file - 30 : round - (round - file % 3 + 3) % 3
      let before = file >= 30 ? now : max(0, now - 3)
      #expect([now, before, 0].contains(found), "round \(round), file \(file)")
    }
  }

  @Test func `a disk that fills up leaves the index as it was`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    for file in 0..<40 { try library.write(Self.text(file, version: 1), to: "more/\(file).txt") }
    for mode in ["", "--rebuild"] {
      // A limit on the size of files stands for a full disk: writes beyond it fail.
      let run = try Program.shell(
        """
        trap '' XFSZ; ulimit -f 200
        "$0" index \(mode) --index '\(library.indexPath)' --quiet
        """, in: library.folder)
      #expect(run.status == 2, "\(run.errors)")
      #expect(run.errors.contains("footnote: \(library.indexPath)"))
      #expect(try library.store().articles().map(\.key) == ["a.txt"])
      #expect(
        !IndexInspector(path: library.indexPath, rules: 0).findings().contains { $0.status == .bad }
      )
      #expect(!FileManager.default.fileExists(atPath: library.indexPath + ".new"))
    }
    #expect(try library.update().articles == 41)
  }

  @Test func `flipped bits are reported or harmless, and never crash`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Self.text(1, version: 1)])
    try library.update()
    let sound = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    let copy = library.folder.url.appendingPathComponent("copy.sqlite")
    var random = SystemRandomNumberGenerator()
    for _ in 0..<(Self.isLong ? 2000 : 40) {
      var bytes = sound
      for _ in 0..<3 {
        let place = Int.random(in: 100..<bytes.count, using: &random)
        bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      }
      try bytes.write(to: copy)
      do {
        let store = try PassageStore(path: copy.path)
        _ = try store.retrieve(
          [WeightedTerm("harbour"), WeightedTerm("version")], passageLimit: 10, articleLimit: 10)
        for article in try store.articles() { _ = try store.article(article.id) }
      } catch {
        #expect(error is IndexError, "\(error)")
      }
      _ = IndexInspector(path: copy.path, rules: 0).findings()
    }
  }

  @Test func `a truncated index is reported`() throws {
    let library = try Library(["a.txt": Self.text(1, version: 1)])
    try library.update()
    let sound = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    for share in [0.1, 0.5, 0.9] {
      try sound.prefix(Int(Double(sound.count) * share))
        .write(to: URL(fileURLWithPath: library.indexPath))
      let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
      #expect(findings.contains { $0.status == .bad }, "\(share)")
      let report = try library.builder().rebuild([library.articles])
      #expect(report.articles == 1)
    }
  }

  @Test func `readers beside a writer see whole articles, and the same number twice`() throws {
    let library = try Library()
    for file in 0..<30 { try library.write(Self.text(file, version: 0), to: "\(file).txt") }
    try library.update()
    for round in 1...(Self.isLong ? 60 : 2) {
      for file in 0..<30 { try library.write(Self.text(file, version: round), to: "\(file).txt") }
      let writer = try RunningProgram(
        ["index", "--index", library.indexPath] + (round % 2 == 0 ? ["--rebuild"] : []),
        in: library.folder)
      let store = try library.store()
      while writer.isRunning {
        try store.renew()
        let versions = try store.articles().map { summary in
          try #require(store.article(summary.id).flatMap(Self.version))
        }
        #expect(versions.count == 30)
        #expect(Set(versions).count == 1, "half an update: \(versions)")
      }
      #expect(writer.wait() == 0)
      try store.renew()
      #expect(try store.article(store.articles()[0].id).flatMap(Self.version) == round)
    }
  }
}
