internal import ArticleReading
internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import Text

@testable import PassageIndex

/// The same address saved again.
@Suite struct VersionLinkerTests {
  /// A page saved on a day of November 2025.
  private func page(
    saved day: String?, url: String = "https://coast.example/salt", title: String = "Salt works",
    staff: Int, published: String? = nil
  ) -> String {
    let comment =
      day.map {
        "<!-- Page saved with SingleFile \n url: \(url) \n saved date: Tue Nov \($0) 2025 10:00:00 GMT+0000 (UTC) \n-->"
      } ?? "<!-- saved from url=(0026)\(url) -->"
    let meta =
      published.map { "<meta property=\"article:published_time\" content=\"\($0)\">" } ?? ""
    return """
      <!DOCTYPE html>\(comment)<html><head><title>\(title)</title>\(meta)</head><body><article><h1>\(title)</h1>
      <p>The salt works of Halmø will open in spring, the mayor Ada Quill said at the harbour.</p>
      <p>The works will employ \(staff) people of the island.</p></article></body></html>
      """
  }

  private func keys(_ library: Library) throws -> [String] {
    try library.store().articles().map(\.key)
  }

  private func versions(_ key: String, _ library: Library) throws -> [String] {
    let store = try library.store()
    let article = try #require(try store.articlesOfAllVersions().first { $0.key == key })
    return try store.versions(of: article.id).map(\.key)
  }

  @Test func `of two versions the one saved last is read, whatever their names and order`() throws {
    let library = try Library([
      "a.html": page(
        saved: "06", url: "http://www.coast.example/salt/?utm_source=x#top", staff: 55),
      "b.html": page(saved: "04", staff: 40),
    ])
    let report = try library.update()
    #expect(report.added == 2 && report.articles == 1 && report.versions == 1)
    let store = try library.store()
    #expect(store.statistics.articles == 1)
    #expect(try keys(library) == ["a.html"])
    #expect(try store.census().count == 1)
    #expect(try versions("b.html", library) == ["b.html", "a.html"])
    #expect(try store.passageFrequency(of: "40") == 0)
    #expect(try store.mentions(of: ["55"]).count == 1)
    let old = try #require(try store.articlesOfAllVersions().first { $0.key == "b.html" })
    let article = try #require(try store.article(old.id))
    #expect(article.text.contains("40 people") && article.newest != nil)
    #expect(try store.entities([.person]).allSatisfy { $0.article != old.id })
  }

  @Test func `without a day of saving the own day decides, then the time of the file`() throws {
    let library = try Library([
      "a.html": page(saved: nil, staff: 55, published: "2025-11-06"),
      "b.html": page(saved: nil, staff: 40, published: "2025-11-02"),
    ])
    try library.update()
    #expect(try keys(library) == ["a.html"])
    let other = try Library([
      "a.html": page(saved: nil, staff: 55), "b.html": page(saved: nil, staff: 40),
    ])
    try other.setTime(Date(timeIntervalSince1970: 1_700_000_000), of: "b.html")
    try other.update()
    #expect(try keys(other) == ["a.html"])
  }

  @Test func `what comes and goes keeps the newest, and an index made anew is the same`() throws {
    let library = try Library(["a.html": page(saved: "04", staff: 40)])
    try library.update()
    try library.write(page(saved: "06", staff: 55), to: "b.html")
    let report = try library.update()
    #expect(report.added == 1 && report.unchanged == 1 && report.articles == 1)
    #expect(try keys(library) == ["b.html"])
    try library.write(page(saved: "05", staff: 50), to: "c.html")
    try library.update()
    #expect(try versions("c.html", library) == ["a.html", "c.html", "b.html"])
    #expect(try library.builder().rebuild().articles == 1)
    #expect(try versions("c.html", library) == ["a.html", "c.html", "b.html"])
    try library.remove("b.html")
    #expect(try library.update().articles == 1)
    #expect(try keys(library) == ["c.html"])
    #expect(try library.store().passageFrequency(of: "50") == 1)
    #expect(try library.store().passageFrequency(of: "55") == 0)
    try library.remove("a.html")
    try library.update()
    #expect(try versions("c.html", library) == ["c.html"])
    let findings = IndexInspector(path: library.indexPath, rules: 0).findings()
    #expect(findings.allSatisfy { $0.status != .bad }, "\(findings)")
    try library.remove("c.html")
    let last = try library.update()
    #expect(last.articles == 0 && last.passages == 0 && last.versions == 0)
  }

  @Test func `a version of an article that was copied leaves the copy findable`() throws {
    let library = try Library([
      "a.html": page(saved: "04", staff: 40),
      "copy.html": page(saved: nil, url: "https://inland.example/our-salt", staff: 40),
    ])
    try library.update()
    #expect(try library.store().copyGroups().count == 1)
    try library.write(page(saved: "06", staff: 55), to: "b.html")
    try library.update()
    let store = try library.store()
    #expect(try store.articles().map(\.key) == ["b.html", "copy.html"])
    #expect(try store.passageFrequency(of: "40") == 1)
    try library.remove("b.html")
    try library.update()
    #expect(try library.store().copyGroups().count == 1)
  }

  @Test func `lines of a JSON Lines file are versions of each other too`() throws {
    let text = "The salt works of Halmø will open in spring. The works will employ"
    let library = try Library([
      "all.jsonl": """
      {"id": "1", "title": "Salt", "text": "\(text) 40 people.", "url": "https://coast.example/salt", "date": "2025-11-02"}
      {"id": "2", "title": "Salt", "text": "\(text) 55 people.", "url": "https://coast.example/salt?fbclid=1", "date": "2025-11-05"}
      {"id": "3", "title": "Kelp", "text": "A kelp farm grew off Skar and sold all of its harvest to a bakery.", "url": "https://coast.example/salt", "date": "2025-11-09"}
      """
    ])
    #expect(try library.update().articles == 2)
    let store = try library.store()
    #expect(try store.articles().map(\.key).map { $0.suffix(1) } == ["2", "3"])
  }

  @Test func `pages of a web archive are versions by the time of their records`() throws {
    func record(_ time: String, _ staff: Int) -> String {
      let page = page(saved: nil, staff: staff)
      let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
      return
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://coast.example/salt\r\nWARC-Date: \(time)\r\nContent-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    }
    let library = try Library([
      "crawl.warc": record("2025-11-09T10:00:00Z", 55) + record("2025-11-09T09:00:00Z", 40)
    ])
    let report = try library.update()
    #expect(report.added == 2 && report.articles == 1)
    let store = try library.store()
    #expect(try store.articles()[0].metadata.saved == "2025-11-09T10:00:00Z")
    #expect(try store.passageFrequency(of: "55") == 1)
  }

  @Test func `what differs is told by sentences and fields`() throws {
    let library = try Library([
      "a.html": page(saved: "04", staff: 40, published: "2025-11-03"),
      "b.html": page(saved: "06", title: "Salt works delayed", staff: 55, published: "2025-11-03"),
    ])
    try library.update()
    let store = try library.store()
    let articles = try store.versions(of: store.articles()[0].id).compactMap {
      try store.article($0.id)
    }
    let changes = VersionChanges(from: articles[0], to: articles[1])
    #expect(changes.title?.after == "Salt works delayed" && changes.published == nil)
    #expect(
      changes.removed.map { articles[0].text[$0] } == [
        "The works will employ 40 people of the island."
      ])
    #expect(
      changes.added.map { articles[1].text[$0] } == [
        "The works will employ 55 people of the island."
      ])
  }

  @Test func `an index from before versions finds them when it is brought up to date`() throws {
    let library = try Library([
      "a.html": page(saved: "04", staff: 40), "b.html": page(saved: "06", staff: 55),
    ])
    try library.update()
    let queue = try IndexFile.open(path: library.indexPath)
    try queue.inDatabase {
      try $0.execute(sql: "update article set newest = null")
      try $0.execute(sql: Library.withoutVersions + "pragma user_version = 6")
    }
    try queue.close()
    try library.update()
    #expect(try keys(library) == ["b.html"])
    #expect(try versions("a.html", library) == ["a.html", "b.html"])
  }
}

extension Library {
  /// Makes the table of articles that of an index from before versions.
  static let withoutVersions = """
    drop index article_by_address; drop index article_by_newest;
    alter table article drop column saved; alter table article drop column address;
    alter table article drop column stamp; alter table article drop column newest;
    """
}
