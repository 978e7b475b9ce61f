internal import ArticleText
internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import PassageIndex

/// A folder of articles and an index made from it.
struct Library {
  let folder: TemporaryFolder
  let articles: String
  let indexPath: String

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    articles = folder.url.appendingPathComponent("articles").path
    indexPath = folder.url.appendingPathComponent("index.sqlite").path
    try FileManager.default.createDirectory(
      atPath: articles, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  func write(_ text: String, to name: String) throws {
    try folder.write(text, to: "articles/\(name)")
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(articles)/\(name)")
  }

  func builder() throws -> IndexBuilder {
    var builder = IndexBuilder(path: indexPath, reader: try ArticleReader(prompts: try Prompts()))
    builder.patience = 0.1
    return builder
  }

  @discardableResult
  func update() throws -> IndexReport { try builder().update([articles]) }

  func store() throws -> PassageStore { try PassageStore(path: indexPath) }

  static let harbour = """
    Harbour opens

    The new harbour of Tverrvik opened on Monday. It cost 3.5 million crowns.
    """
  static let ferry = """
    Ferry sold

    The ferry Nordlys was sold to a museum. The museum paid 1,200 crowns for the ferry.
    """
}

@Suite struct IndexBuilderTests {
  @Test func `an index finds what was put in`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    let report = try library.update()
    #expect(report.added == 2)
    #expect(report.articles == 2)
    let store = try library.store()
    #expect(store.statistics.articles == 2)
    let found = try store.retrieve([WeightedTerm("museum")], passageLimit: 5, articleLimit: 5)
    #expect(found.passages.count == 1)
    let article = try #require(try store.article(found.articles[0].id))
    #expect(article.summary.key == "b.txt")
    #expect(article.passages.contains { $0.id == found.passages[0].id })
    #expect(try store.passageFrequency(of: "harbour") == 1)
    #expect(try store.passageFrequency(of: "zebra") == 0)
  }

  @Test func `a second run finds nothing to do`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    let report = try library.update()
    #expect(report.unchanged == 1)
    #expect(!report.hasChanges)
  }

  @Test func `changed, new and deleted files are noticed`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    try library.write("Harbour closes\n\nThe harbour of Tverrvik closed.", to: "a.txt")
    try library.remove("b.txt")
    try library.write("Trees\n\nTwo oaks fell.", to: "c.txt")
    let report = try library.update()
    #expect((report.added, report.updated, report.removed) == (1, 1, 1))
    let store = try library.store()
    #expect(try store.passageFrequency(of: "museum") == 0)
    #expect(try store.passageFrequency(of: "oak") == 1)
    #expect(try store.articles().map(\.key) == ["a.txt", "c.txt"])
  }

  @Test func `a moved file keeps its identity`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    let before = try library.store().articles()[0]
    try library.write(Library.harbour, to: "old/renamed.txt")
    try library.remove("a.txt")
    let report = try library.update()
    #expect(!report.hasChanges)
    let after = try library.store().articles()[0]
    #expect(after.id == before.id)
    #expect(after.key == "old/renamed.txt")
  }

  @Test func `a folder that vanished keeps its articles`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try FileManager.default.removeItem(atPath: library.articles)
    let report = try library.builder().update()
    #expect(report.removed == 0)
    #expect(report.articles == 1)
    #expect(report.skipped.first?.reason.contains("--forget") == true)
  }

  @Test func `a forgotten folder takes its articles along`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    let report = try library.builder().forget(library.articles)
    #expect(report.removed == 1)
    #expect(report.articles == 0)
    #expect(throws: IndexError.self) { try library.builder().forget(library.articles) }
  }

  @Test func `a rebuilt index holds the same`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    let before = try library.store().articles().map(\.key)
    let report = try library.builder().rebuild()
    #expect(report.articles == 2)
    #expect(try library.store().articles().map(\.key) == before)
    #expect(try library.store().passageFrequency(of: "museum") == 1)
  }

  @Test func `a reader keeps its snapshot until it renews`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    let store = try library.store()
    try library.write(Library.ferry, to: "b.txt")
    try library.update()
    #expect(try store.articles().count == 1)
    #expect(try store.renew())
    #expect(try store.articles().count == 2)
    #expect(try !store.renew())
  }

  @Test func `a second writer is told who writes`() throws {
    let library = try Library(["a.txt": Library.harbour])
    let lock = try WriterLock(indexPath: library.indexPath, patience: 0)
    defer { withExtendedLifetime(lock) {} }
    let error = #expect(throws: IndexError.self) { try library.update() }
    guard case .locked(_, let holder) = error else {
      Issue.record("not locked: \(String(describing: error))")
      return
    }
    #expect(holder.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
  }
}
