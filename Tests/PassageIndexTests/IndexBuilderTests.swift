internal import ArticleReading
internal import Foundation
internal import GRDB
internal import Prompts
internal import SentenceAnalysis
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

  /// - Parameter patience: on a busy machine another test's child, between its birth and its
  ///   program, may hold a lock a moment.
  func builder(patience: Double = 5) throws -> IndexBuilder {
    var builder = IndexBuilder(
      path: indexPath, reader: try Self.reader.get(), analyzer: try Self.analyzer.get())
    builder.patience = patience
    return builder
  }

  /// Reading its tables takes longer than most tests.
  private static let reader = Result { try ArticleReader(prompts: try Prompts()) }
  static let analyzer = Result { try ArticleAnalyzer(language: english) }

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

  @Test func `an update that finds nothing leaves readers their snapshot`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    let store = try library.store()
    try library.update()
    #expect(try !store.renew())
  }

  @Test func `a rebuild under a reader's eyes shows it all or nothing`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    let store = try library.store()
    try library.write(Library.ferry, to: "b.txt")
    try library.update()  // Leaves a log that the reader's snapshot keeps from being folded.
    _ = try library.builder().rebuild()
    #expect(try store.articles().count == 1)
    #expect(try store.renew())
    #expect(try store.articles().count == 2)
    #expect(try library.store().articles().count == 2)
  }

  @Test func `a damaged index is reported, and kept beside the one built anew`() throws {
    let library = try Library([
      "a.txt": String(repeating: Library.harbour, count: 200), "b.txt": Library.ferry,
    ])
    try library.update()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: library.indexPath))
    bytes.replaceSubrange(
      bytes.count / 2..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count / 2))
    try bytes.write(to: URL(fileURLWithPath: library.indexPath))
    let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
    #expect(findings.contains { $0.status == .bad && $0.cure?.contains("--repair") == true })
    let report = try library.builder().rebuild([library.articles])
    #expect(report.articles == 2)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: library.indexPath + ".damaged")) == bytes)
    #expect(
      !IndexInspector(path: library.indexPath, rules: 0).findings().contains { $0.status == .bad })
  }

  @Test func `a file that is not an index is left as it is`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try Data("a letter".utf8).write(to: URL(fileURLWithPath: library.indexPath))
    let foreign = IndexError.foreign(path: library.indexPath)
    #expect(throws: foreign) { try library.store() }
    #expect(throws: foreign) { try library.update() }
    #expect(throws: foreign) { try library.builder().rebuild([library.articles]) }
    #expect(try String(contentsOfFile: library.indexPath, encoding: .utf8) == "a letter")
  }

  @Test(arguments: [
    "pragma user_version = 99", "update property set value = 0 where name = 'tokenizer'",
    "pragma application_id = 7",
  ])
  func `an index of another version is refused`(change: String) throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try IndexFile.open(path: library.indexPath).inDatabase { try $0.execute(sql: change) }
    let path = library.indexPath
    let expected: IndexError =
      change.contains("user_version")
      ? .newer(path: path, version: 99)
      : change.contains("tokenizer") ? .outdated(path: path) : .foreign(path: path)
    #expect(throws: expected) { try library.store() }
  }

  @Test func `an update builds an index of an older version anew, with all it knows`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(sql: "update property set value = 0 where name = 'tokenizer'")
    }
    #expect(try library.builder().update().articles == 2)
    #expect(try library.store().articles().map(\.key) == ["a.txt", "b.txt"])
  }

  @Test func `an index that is not there says how to make one`() throws {
    let library = try Library()
    let error = #expect(throws: IndexError.self) { try library.store() }
    #expect("\(try #require(error))".contains("footnote index FOLDER"))
  }

  @Test func `a rebuild refuses to lose the articles of a folder that is gone`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try FileManager.default.removeItem(atPath: library.articles)
    #expect(throws: IndexError.self) { try library.builder().rebuild() }
    #expect(try library.store().articles().count == 1)
  }

  @Test func `lines of an import come and go on their own`() throws {
    func line(_ id: String, _ text: String) -> String {
      "{\"id\": \"\(id)\", \"title\": \"T\", \"text\": \"\(text)\"}\n"
    }
    let library = try Library([
      "a.jsonl": line("1", "One oak.") + line("2", "Two elms.") + line("3", "Three firs.")
    ])
    try library.update()
    let before = try library.store().articles()
    try library.write(
      line("1", "One oak.") + line("3", "Three pines.") + "nonsense\n" + line("4", "Four."),
      to: "a.jsonl")
    let report = try library.update()
    #expect(
      (report.added, report.updated, report.unchanged, report.removed) == (1, 1, 1, 1))
    #expect(report.skipped.map(\.line) == [3])
    #expect(try library.store().articles()[0] == before[0])
    let again = try library.update()
    #expect(again.skipped.map(\.line) == [3])
  }

  @Test func `copies are found, and the next becomes the original when the first goes`() throws {
    let story = (0..<60).map { "Sentence \($0) of the story tells of matter \($0 * 37 % 101)." }
      .joined(separator: " ")
    let library = try Library([
      "a.txt": "The story\n\n\(story)", "b.txt": Library.ferry,
      "c.txt": "The story\n\n\(story) Read more elsewhere.", "d.txt": "The story\n\n\(story)",
    ])
    try library.update()
    var store = try library.store()
    let ids = Dictionary(
      uniqueKeysWithValues: try store.articles().map { ($0.key, $0.id) })
    #expect(try store.copyGroups().map { $0.map(\.key) } == [["a.txt", "c.txt", "d.txt"]])
    #expect(try store.copies(of: ids["c.txt"] ?? 0).map(\.key) == ["a.txt", "d.txt"])
    #expect(try store.article(ids["d.txt"] ?? 0)?.copyOf == ids["a.txt"])
    #expect(try store.copies(of: ids["b.txt"] ?? 0).isEmpty)
    try library.remove("a.txt")
    try library.update()
    store = try library.store()
    #expect(try store.copyGroups().map { $0.map(\.key) } == [["c.txt", "d.txt"]])
    #expect(try store.article(ids["c.txt"] ?? 0)?.copyOf == nil)
  }

  @Test func `words are counted, and forgotten with their articles`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    #expect(try library.store().words(withPrefix: "fer", limit: 5).map(\.word) == ["ferry"])
    try library.remove("b.txt")
    try library.update()
    #expect(try library.store().words(withPrefix: "fer", limit: 5).isEmpty)
    _ = try library.builder().rebuild()
    #expect(try library.store().words(withPrefix: "harb", limit: 5).map(\.word) == ["harbour"])
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
    let error = #expect(throws: IndexError.self) {
      try library.builder(patience: 0.1).update([library.articles])
    }
    guard case .locked(_, let holder) = error else {
      Issue.record("not locked: \(String(describing: error))")
      return
    }
    #expect(holder.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
  }
}
