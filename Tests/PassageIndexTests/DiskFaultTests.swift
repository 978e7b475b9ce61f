internal import Foundation
internal import TestSupport
internal import Testing

@testable import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A small file system in memory, for filling it up or forbidding to write; only the superuser can
/// have one.
final class SmallDisk {
  let path: String

  /// Whether this machine lets us mount one.
  static let isPossible: Bool = (try? SmallDisk(kilobytes: 64)) != nil

  init(kilobytes: Int) throws {
    path = NSTemporaryDirectory() + "/footnote-disk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("none", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
      rmdir(path)
      throw CocoaError(.fileWriteUnknown)
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }

  func grow(kilobytes: Int) throws {
    guard mount("none", path, "tmpfs", UInt(MS_REMOUNT), "size=\(kilobytes)k") == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  func forbidWriting(_ isForbidden: Bool) throws {
    let flags = UInt(MS_REMOUNT) | (isForbidden ? UInt(MS_RDONLY) : 0)
    guard mount("none", path, "tmpfs", flags, nil) == 0 else {
      throw CocoaError(.fileWriteNoPermission)
    }
  }
}

/// Disks that fill up or may not be written, permissions that go, files that change, and several
/// writers.
@Suite(.serialized) struct DiskFaultTests {
  private static let rounds = FaultTests.isLong ? 30 : 2

  @Test(.enabled(if: SmallDisk.isPossible, "mounting a small disk needs the superuser"))
  func `a small disk that fills up leaves a whole index, old or grown, and says so`() throws {
    for round in 0..<Self.rounds {
      let disk = try SmallDisk(kilobytes: 700 + 50 * (round % 20))
      let library = try Library(["a.txt": Library.harbour])
      let index = disk.path + "/index.sqlite"
      var builder = try library.builder()
      builder = IndexBuilder(
        path: index, reader: builder.reader, analyzer: builder.analyzer)
      _ = try builder.update([library.articles])
      for file in 0..<600 {
        try library.write(FaultTests.text(file, version: round), to: "more/\(file).txt")
      }
      for mode in ["", "--rebuild"] {
        let run = try Program.shell(
          "\"$0\" index \(mode) --quiet --index '\(index)'", in: library.folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("No space left"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: index + ".new"))
        let store = try PassageStore(path: index)
        #expect(try store.passageFrequency(of: "tverrvik") == 1)
        let findings = IndexInspector(path: index, rules: 0).findings()
        #expect(!findings.contains { $0.status == .bad }, "\(findings)")
      }
      try disk.grow(kilobytes: 20_000)
      try FileManager.default.removeItem(atPath: library.articles + "/more")
      #expect(try builder.update().articles == 1)
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "mounting a small disk needs the superuser"))
  func `an index that may not be written answers, and says why it cannot be updated`() throws {
    let disk = try SmallDisk(kilobytes: 4000)
    let library = try Library(["a.txt": Library.harbour])
    let index = disk.path + "/index.sqlite"
    let run = { (words: String) in
      try Program.shell("\"$0\" \(words) --index '\(index)'", in: library.folder)
    }
    #expect(try run("index '\(library.articles)'").status == 0)
    try disk.forbidWriting(true)
    let quiet = try run("ask 'What did the harbour of Tverrvik cost?'")
    #expect(quiet.status == 0)
    #expect(quiet.output.contains("3.5 million"))
    try library.write(Library.ferry, to: "b.txt")
    let stale = try run("ask 'What did the harbour of Tverrvik cost?'")
    #expect(stale.output == quiet.output)
    #expect(stale.errors.contains("cannot be written"), "\(stale.errors)")
    #expect(try run("index").status == 2)
    #expect(try run("index --rebuild").status == 2)
    try disk.forbidWriting(false)
    #expect(try run("index").output.contains("1 new"))
  }

  @Test func `files that change while they are read end as they are in the end`() throws {
    let library = try Library()
    for file in 0..<20 { try library.write(FaultTests.text(file, version: 0), to: "\(file).txt") }
    try library.update()
    for round in 1...Self.rounds {
      let folder = library.articles
      let writing = Thread {
        for version in 1...40 {
          for file in 0..<20 {
            let text = FaultTests.text(file, version: round * 100 + version)
            // In place, not atomically: as worse programs save.
            try? Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file).txt"))
          }
        }
      }
      writing.start()
      while !writing.isFinished {
        #expect(try library.update().articles == 20)
      }
      try library.update()
      let store = try library.store()
      for article in try store.articles() {
        let found = try store.article(article.id).flatMap(FaultTests.version)
        #expect(found == round * 100 + 40, "round \(round), \(article.key)")
      }
    }
  }

  @Test func `several writers at once leave one whole index`() throws {
    let library = try Library()
    for file in 0..<30 { try library.write(FaultTests.text(file, version: 0), to: "\(file).txt") }
    for round in 1...Self.rounds {
      for file in 0..<30 {
        try library.write(FaultTests.text(file, version: round), to: "\(file).txt")
      }
      let runs = try Program.shell(
        """
        for n in 1 2 3 4; do
          "$0" index $([ $n = 3 ] && echo --rebuild) '\(library.articles)' --quiet --index '\(library.indexPath)' &
        done
        for n in 1 2 3 4; do wait; done
        """, in: library.folder)
      #expect(
        runs.errors.isEmpty || runs.errors.contains("is being updated by process"), "\(runs.errors)"
      )
      #expect(try library.update().unchanged == 30)
      let store = try library.store()
      let versions = try store.articles().map {
        try store.article($0.id).flatMap(FaultTests.version)
      }
      #expect(versions == Array(repeating: round, count: 30))
      #expect(
        !IndexInspector(path: library.indexPath, rules: 0).findings().contains { $0.status == .bad }
      )
    }
  }

  /// Whether a command can be run as somebody with fewer rights, its tables read: a folder that
  /// only the superuser may enter hides them.
  private static let canStepDown: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    let run = try? Program.shell(
      "echo Rain. > a.txt; chmod 755 .; setpriv --reuid 65534 --regid 65534 --clear-groups \"$0\" read a.txt",
      in: folder)
    return run?.status == 0
  }()

  @Test(.enabled(if: canStepDown, "needs the superuser, and a program that others may run"))
  func `permission lost half way loses no article, and is named`() throws {
    for round in 0..<Self.rounds {
      let library = try Library(["a.txt": Library.harbour])
      for file in 0..<200 {
        try library.write(FaultTests.text(file, version: 0), to: "some/\(file).txt")
      }
      try library.update()
      for file in 0..<200 {
        try library.write(FaultTests.text(file, version: 1), to: "some/\(file).txt")
      }
      let mode = round % 2 == 0 ? "" : "--rebuild"
      let run = try Program.shell(
        """
        chown -R 65534:65534 .; chmod 755 .
        setpriv --reuid 65534 --regid 65534 --clear-groups "$0" index \(mode) --index '\(library.indexPath)' &
        sleep 0.0\(round % 10)
        chmod 000 articles/some/*[1-4].txt; chmod 555 .
        wait $!; status=$?
        chmod -R u+rwX .; exit $status
        """, in: library.folder)
      #expect([0, 2].contains(run.status), "\(run.errors)")
      if run.status == 2 { #expect(run.errors.contains("permission"), "\(run.errors)") }
      let store = try library.store()
      #expect(try store.passageFrequency(of: "tverrvik") == 1)
      #expect(
        !IndexInspector(path: library.indexPath, rules: 0).findings().contains { $0.status == .bad }
      )
      let report = try library.update()
      #expect(report.articles == 201, "round \(round): \(report)")
      #expect(report.skipped.isEmpty)
    }
  }
}
