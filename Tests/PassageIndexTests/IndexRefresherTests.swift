internal import ArticleReading
internal import Foundation
internal import TestSupport
internal import Testing

@testable import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What an index notices of its folders, and what it need not look at again.
@Suite struct IndexRefresherTests {
  @Test func `a watch sees what happens in a folder and below it, new folders included`() throws {
    let library = try Library(["a.txt": Library.harbour, "deep/b.txt": Library.ferry])
    let watch = try #require(FolderWatch([library.articles]))
    #expect(!watch.hasSeenChange())
    try library.write(Library.ferry, to: "deep/c.txt")
    #expect(watch.hasSeenChange())
    #expect(!watch.hasSeenChange())
    try library.write(Library.ferry, to: "new/d.txt")
    #expect(watch.hasSeenChange())
    try library.write(Library.harbour, to: "new/e.txt")
    #expect(watch.hasSeenChange())
    try library.remove("a.txt")
    #expect(watch.hasSeenChange())
    try FileManager.default.moveItem(
      atPath: library.articles + "/deep", toPath: library.articles + "/moved")
    #expect(watch.hasSeenChange())
    try library.write(Library.harbour, to: "moved/c.txt")
    #expect(watch.hasSeenChange())
    #expect(!watch.hasSeenChange())
  }

  @Test func `a watch on one file sees it replaced`() throws {
    let library = try Library(["a.txt": Library.harbour])
    let watch = try #require(FolderWatch([library.articles + "/a.txt"]))
    #expect(!watch.hasSeenChange())
    try library.write(Library.ferry, to: "b.tmp")
    #expect(rename(library.articles + "/b.tmp", library.articles + "/a.txt") == 0)
    #expect(watch.hasSeenChange())
  }

  @Test func `a look tells whether the folders differ, and changes nothing`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    try library.settle()
    let store = try library.store()
    #expect(try !store.differsFromFolders())
    try library.write(Library.ferry, to: "c.txt")
    #expect(try store.differsFromFolders())
    try library.remove("c.txt")
    #expect(try !store.differsFromFolders())
    try library.remove("b.txt")
    #expect(try store.differsFromFolders())
    #expect(try store.articles().count == 2)
  }

  @Test func `a change that keeps size and time is noticed`() throws {
    let library = try Library(["a.txt": "Prices\n\nThe ferry cost 1,200 crowns."])
    let old = Date(timeIntervalSince1970: 1_600_000_000)
    try library.setTime(old, of: "a.txt")
    try library.update()
    try library.settle()
    try library.write("Prices\n\nThe ferry cost 9,900 crowns.", to: "a.txt")
    try library.setTime(old, of: "a.txt")
    #expect(try library.update().updated == 1)
  }

  @Test func `a clock that goes backwards hides no change`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.setTime(Date(timeIntervalSinceNow: 86_400 * 365), of: "a.txt")
    try library.update()
    try library.write(Library.ferry, to: "a.txt")
    try library.setTime(Date(timeIntervalSince1970: 1_000_000_000), of: "a.txt")
    #expect(try library.update().updated == 1)
    try library.setTime(Date(timeIntervalSinceNow: -86_400 * 9), of: "a.txt")
    #expect(try library.update().unchanged == 1)
    #expect(try library.store().passageFrequency(of: "museum") == 1)
  }

  @Test func `a file in vain is not read again at every look, but when it changes or is asked for`()
    throws
  {
    let library = try Library(["a.txt": Library.harbour, "b.txt": "\0\u{1}\u{2}\0"])
    let report = try library.update()
    #expect(report.failed.count == 1)
    try library.settle()
    #expect(try !library.store().differsFromFolders())
    var builder = try library.builder()
    builder.retriesFailures = false
    let look = try builder.update()
    #expect(look.failed.isEmpty)
    #expect(look.skipped.map(\.path) == report.skipped.map(\.path))
    #expect(try library.update().failed.count == 1)
    try library.write(Library.ferry, to: "b.txt")
    #expect(try builder.update().added == 1)
    #expect(try library.update().skipped.isEmpty)
  }

  @Test func `a file that can no longer be read keeps its articles and is reported`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    try library.write("\0\0\0", to: "b.txt")
    let report = try library.update()
    #expect(report.articles == 2)
    #expect(report.failed.count == 1)
    #expect(try library.store().passageFrequency(of: "museum") == 1)
    try library.write(Library.ferry, to: "b.txt")
    #expect(try library.update().unchanged == 2)
    try library.remove("b.txt")
    #expect(try library.update().removed == 1)
  }

  @Test func `folders are listed with what they hold`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.folder.write("Trees\n\nTwo oaks fell.", to: "more/c.txt")
    let more = library.folder.url.appendingPathComponent("more").path
    _ = try library.builder().update([library.articles, more])
    #expect(
      try library.store().folders() == [
        IndexedFolder(path: IndexBuilder.canonical(library.articles), files: 2, articles: 2),
        IndexedFolder(path: IndexBuilder.canonical(more), files: 1, articles: 1),
      ])
  }

  @Test func `doctor calls nothing changed that is as it was indexed`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    func files() throws -> IndexInspector.Finding {
      try #require(
        IndexInspector(path: library.indexPath, rules: 0).findings().first { $0.check == "files" })
    }
    #expect(try files().status == .good)
    try library.write(Library.ferry, to: "a.txt")
    try library.write(Library.harbour, to: "b.txt")
    #expect(try files().detail.hasPrefix("1 new, 1 changed"))
  }
}

extension Library {
  /// Lets the index believe the files' times, as it does once they are a few seconds old.
  func settle() throws {
    Thread.sleep(forTimeInterval: 2.1)
    try update()
  }

  func setTime(_ time: Date, of name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: time], ofItemAtPath: "\(articles)/\(name)")
  }
}
