internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing

@testable import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What Footnote writes, and what it never touches.
@Suite struct PlaceTests {
  private static let letter = "a letter\n"

  /// What stands in the folder of a library: contents by name, links as where they lead.
  private func standing(in library: Library) throws -> [String: String] {
    var found: [String: String] = [:]
    let folder = library.folder.url.path
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = "\(folder)/\(name)"
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      found[name] =
        link ?? FileManager.default.contents(atPath: path).map { "\($0.count) \($0.hashValue)" }
    }
    return found
  }

  @Test(arguments: ["", ".new", ".lock", ".new-wal", "-wal", "-journal", "-shm"])
  func `a file that is not ours is left as it is`(ending: String) throws {
    for makesLink in [false, true] {
      let library = try Library(["a.txt": Library.harbour])
      try library.folder.write(Self.letter, to: "letter")
      let path = library.indexPath + ending
      if ending == ".new-wal" { try IndexPlace.make(library.indexPath + ".new") }
      if makesLink {
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: library.folder.url.path + "/letter")
      } else {
        try library.folder.write(Self.letter, to: "index.sqlite" + ending)
      }
      let before = try standing(in: library)
      let expected: IndexError =
        ending.isEmpty
        ? .foreign(path: makesLink ? library.folder.url.path + "/letter" : path)
        : .inTheWay(path, index: library.indexPath)
      // Either name of the file will do.
      for run in [{ try library.update() }, { try library.builder().rebuild([library.articles]) }] {
        let error = #expect(throws: IndexError.self) { _ = try run() }
        if !ending.isEmpty { #expect(error == expected) }
      }
      try? IndexBuilder.removeLeftovers(besides: library.indexPath)
      #expect(try standing(in: library) == before, "\(ending), link: \(makesLink)")
    }
  }

  @Test func `an index in the place of a link is made where the link leads`() throws {
    let library = try Library(["a.txt": Library.harbour])
    let real = library.folder.url.path + "/elsewhere.sqlite"
    try IndexPlace.make(real)
    try FileManager.default.createSymbolicLink(
      atPath: library.indexPath, withDestinationPath: real)
    try library.update()
    _ = try library.builder().rebuild()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: library.indexPath) == real)
    #expect(try PassageStore(path: real).statistics.articles == 1)
  }

  @Test func `what a rebuild that was killed left is removed by the next command`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try FileManager.default.copyItem(atPath: library.indexPath, toPath: library.indexPath + ".new")
    let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
    #expect(findings.contains { $0.check == "leftovers" && $0.cure != nil })
    try IndexBuilder.removeLeftovers(besides: library.indexPath)
    #expect(!FileManager.default.fileExists(atPath: library.indexPath + ".new"))
    #expect(try library.store().statistics.articles == 1)
  }

  @Test func `an index and all beside it are read by nobody else, whatever the mask`() throws {
    let library = try Library(["a.txt": Library.harbour])
    let index = library.folder.url.path + "/data/deep/index.sqlite"
    let run = try Program.shell(
      """
      umask 000
      "$0" index --quiet --index '\(index)' '\(library.articles)'
      "$0" index --quiet --rebuild --index '\(index)'
      printf 'What did the harbour of Tverrvik cost?\\n.save kept.md\\n.set width 80\\n' \
        | "$0" chat --index '\(index)'
      """, in: library.folder)
    #expect(run.status == 0, "\(run.errors)")
    for name in try FileManager.default.subpathsOfDirectory(atPath: library.folder.url.path)
    where !name.hasPrefix("articles") {
      let path = library.folder.url.path + "/" + name
      let mode = try #require(
        FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(name) has \(String(mode, radix: 8))")
    }
  }

  @Test func `an index that stands among its articles is not read as one`() throws {
    let library = try Library(["a.txt": Library.harbour])
    let some = try library.builder()
    let builder = IndexBuilder(
      path: library.articles + "/ours.txt", reader: some.reader, analyzer: some.analyzer)
    for report in [
      try builder.update([library.articles]), try builder.update(), try builder.rebuild(),
    ] {
      #expect(report.articles == 1)
      #expect(report.skipped.isEmpty, "\(report.skipped)")
    }
  }

  @Test func `permissions that somebody widened are kept by a rebuild`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    chmod(library.indexPath, 0o640)
    _ = try library.builder().rebuild()
    let attributes = try FileManager.default.attributesOfItem(atPath: library.indexPath)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test(arguments: [true, false])
  func `a full disk is read, and the message says that it is full`(hasLog: Bool) throws {
    guard SmallDisk.isPossible else { return }
    let disk = try SmallDisk(kilobytes: 2000)
    let library = try Library(["a.txt": Library.harbour])
    let index = disk.path + "/index.sqlite"
    let some = try library.builder()
    let builder = IndexBuilder(path: index, reader: some.reader, analyzer: some.analyzer)
    _ = try builder.update([library.articles])
    if hasLog {
      // A writer that was killed left its log.
      try FileManager.default.copyItem(atPath: index, toPath: index + ".copy")
      let queue = try IndexFile.open(path: index)
      try queue.inDatabase { try $0.execute(sql: "update property set value = value") }
      try FileManager.default.copyItem(atPath: index + "-wal", toPath: index + ".log")
      try queue.close()
      try FileManager.default.removeItem(atPath: index)
      try FileManager.default.moveItem(atPath: index + ".copy", toPath: index)
      try FileManager.default.moveItem(atPath: index + ".log", toPath: index + "-wal")
    }
    try IndexPlace.make(disk.path + "/full")
    let filler = try #require(FileHandle(forWritingAtPath: disk.path + "/full"))
    let zeros = Data(count: 4096)
    while (try? filler.write(contentsOf: zeros)) != nil {}
    try filler.close()
    do {
      let store = try PassageStore(path: index)
      #expect(try store.passageFrequency(of: "tverrvik") == 1)
      let findings = IndexInspector(path: index, rules: 0).findings()
      #expect(!findings.contains { $0.status == .bad }, "\(findings)")
    } catch {
      #expect(hasLog && error as? IndexError == .diskFull(path: index), "\(error)")
    }
    try library.write(Library.ferry, to: "b.txt")
    #expect(throws: IndexError.diskFull(path: index)) { try builder.update() }
  }
}
