internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import TestSupport
internal import Testing

@testable import PassageIndex

/// What is understood of articles, as the index keeps it.
@Suite struct AnalysisStorageTests {
  private static let ferry = """
    Ferry line cuts crossings

    Coastlink will cut 12 crossings a week, Tora Lien said on Tuesday. “It is hard,” she added.
    """

  private func library() throws -> Library {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Self.ferry])
    try library.update()
    return library
  }

  private func execute(_ sql: String, in library: Library) throws {
    let queue = try IndexFile.open(path: library.indexPath)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func analyses(_ store: PassageStore) throws -> [ArticleAnalysis?] {
    try store.articles().map { try store.analysis(of: $0.id) }
  }

  @Test func `an index holds what is understood of each article`() throws {
    let store = try library().store()
    let analyzer = try Library.analyzer.get()
    for summary in try store.articles() {
      let article = try #require(try store.article(summary.id))
      let made = analyzer.analyze(
        text: article.text, metadata: summary.metadata, sentences: article.sentences)
      #expect(try store.analysis(of: summary.id) == made)
      #expect(!made.isEmpty)
    }
    let lien = try #require(try store.entities([.person]).first { $0.names.contains("Tora Lien") })
    #expect(lien.statements == 2 && lien.mentions >= 2)
    #expect(try store.analysis(of: 999) == nil)
  }

  @Test func `what older rules made is made anew without reading a file`() throws {
    let library = try library()
    let whole = try analyses(library.store())
    try execute("update body set rules = 1, facts = x'00'; delete from entity", in: library)
    var builder = try library.builder()
    builder.renewsAnalyses = false
    #expect(try builder.update().renewed == 0)
    #expect(try analyses(library.store()).allSatisfy { $0 == nil })
    let report = try library.builder().update()
    #expect(report.renewed == 2 && report.unchanged == 2 && !report.hasChanges)
    let store = try library.store()
    #expect(try analyses(store) == whole)
    #expect(try store.entities(EntityKind.allCases).contains { $0.names[0] == "Tora Lien" })
    #expect(try library.builder().update().renewed == 0)
  }

  @Test func `an index from before analyses is upgraded where it stands`() throws {
    let library = try library()
    let whole = try analyses(library.store())
    try execute(
      """
      drop table entity; alter table body drop column rules; alter table body drop column facts;
      \(Library.withoutVersions) pragma user_version = 5
      """, in: library)
    let report = try library.update()
    #expect(report.renewed == 2 && report.unchanged == 2)
    #expect(try analyses(library.store()) == whole)
  }

  @Test func `damaged analyses are nothing, and the doctor tells of old and damaged ones`() throws {
    let library = try library()
    let rules = try Library.analyzer.get().rules
    func finding() throws -> IndexInspector.Finding {
      let findings = IndexInspector(path: library.indexPath, rules: rules).findings()
      return try #require(findings.first { $0.check == "analyses" })
    }
    #expect(try finding().status == .good)
    try execute("update body set rules = rules - 1 where article = 1", in: library)
    #expect(try finding().detail.hasPrefix("1 articles were analysed by older rules"))
    #expect(try finding().cure == "footnote index --index \(library.indexPath)")
    try library.update()
    #expect(try finding().status == .good)
    try execute(
      "update body set facts = substr(facts, 1, length(facts) - 5) || x'0102030405'", in: library)
    #expect(try analyses(library.store()).allSatisfy { $0 == nil })
    #expect(try finding().status == .notice)
    #expect(try finding().cure?.contains("--repair") == true)
  }

  @Test func `a changed article of a file is understood anew, the others are not`() throws {
    let library = try Library([
      "all.jsonl": """
      {"id": "1", "text": "Coastlink bought the ferry Nordlys in May."}
      {"id": "2", "text": "Halden sold a mill to Altsol."}
      """
    ])
    try library.update()
    try execute("update body set rules = rules + 0, facts = null", in: library)
    try library.write(
      """
      {"id": "1", "text": "Coastlink bought the ferry Nordlys in May."}
      {"id": "2", "text": "Halden sold a mill and a quay to Altsol."}
      """, to: "all.jsonl")
    let report = try library.update()
    #expect(report.updated == 1 && report.unchanged == 1)
    let store = try library.store()
    let known = try store.articles().filter { try store.analysis(of: $0.id) != nil }
    #expect(known.map(\.key).map { $0.suffix(1) } == ["2"])
  }

  @Test func `rows of entities that nobody wrote do no harm`() throws {
    let library = try library()
    try execute(
      """
      insert into entity (article, number, kind, names, mentions, statements)
      select id, 900, 0, '', 1, 1 from article union all
      select id, 901, 99, 'Ada', 1, 1 from article union all
      select id, 902, 0, char(10) || 'Ada Berg' || char(10), 9223372036854775807, -5 from article
      """, in: library)
    let store = try library.store()
    let strange = try store.entities(EntityKind.allCases).filter { $0.id >= 900 }
    #expect(strange.map(\.id) == [902, 902])
    #expect(
      strange.allSatisfy { $0.names == ["Ada Berg"] && $0.mentions == 0 && $0.statements == 0 })
  }

  @Test func `analyses go with their articles`() throws {
    let library = try library()
    try library.remove("b.txt")
    try library.update()
    let store = try library.store()
    #expect(try store.entities(EntityKind.allCases).allSatisfy { !$0.names.contains("Tora Lien") })
  }
}
