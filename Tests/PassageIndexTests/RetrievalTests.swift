internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing
internal import Text

@testable import PassageIndex

@Suite struct RetrievalTests {
  /// Twelve articles of several passages in which the words a0…a9 occur in a fixed irregular
  /// pattern.
  private func library() throws -> Library {
    let library = try Library()
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for article in 0..<12 {
      let paragraphs = (0..<1 + next(5)).map { _ in
        (0..<70 + next(40)).map { _ in "word\(next(4) == 0 ? next(10) : 10 + next(500))" }
          .joined(separator: " ") + "."
      }
      try library.write(
        "Title word\(article % 10)\n\n" + paragraphs.joined(separator: "\n\n"),
        to: "\(article).txt")
    }
    try library.update()
    return library
  }

  /// BM25 by the book, from texts and tokens alone.
  private func reference(_ store: PassageStore, _ query: [WeightedTerm]) throws -> (
    passages: [Int64: Double], articles: [Int64: Double]
  ) {
    let tokenizer = Tokenizer()
    let parameters = store.parameters
    var rows:
      [(id: Int64, article: Int64, weight: Double, counts: [String: Double], words: Double)] = []
    func counts(_ text: String) -> ([String: Double], Double) {
      let tokens = tokenizer.tokens(in: text)
      return (
        Dictionary(tokens.map { ($0.term, 1) }, uniquingKeysWith: +),
        Double(tokens.count { !$0.isColocated })
      )
    }
    for summary in try store.articles() {
      let article = try #require(try store.article(summary.id))
      let title = counts(
        [summary.metadata.title, summary.metadata.description].compactMap(\.self)
          .joined(separator: "\n"))
      rows.append((summary.id, summary.id, parameters.titleWeight, title.0, title.1))
      for (number, passage) in article.passages.enumerated() {
        let (terms, words) = counts(String(article.text[passage.span] ?? ""))
        rows.append(
          (passage.id, summary.id, number == 0 ? parameters.openingWeight : 1, terms, words))
      }
    }
    func idf(_ total: Int, _ holding: Int) -> Double {
      log(1 + (Double(total - holding) + 0.5) / (Double(holding) + 0.5))
    }
    let passages = rows.filter { $0.id != $0.article }
    let mean = passages.reduce(0) { $0 + $1.words } / Double(passages.count)
    let byArticle = Dictionary(grouping: rows, by: \.article)
    let lengths = byArticle.mapValues { $0.reduce(0) { $0 + $1.weight * $1.words } }
    let meanLength = lengths.values.reduce(0, +) / Double(lengths.count)
    var scores: (passages: [Int64: Double], articles: [Int64: Double]) = ([:], [:])
    for term in query {
      let holding = passages.filter { $0.counts[term.term] != nil }
      for passage in holding {
        let tf = passage.counts[term.term] ?? 0
        let (k1, b) = (parameters.passageK1, parameters.passageB)
        scores.passages[passage.id, default: 0] +=
          term.weight * idf(passages.count, holding.count) * tf * (k1 + 1)
          / (tf + k1 * (1 - b + b * passage.words / mean))
      }
      let frequencies = byArticle.mapValues {
        $0.reduce(0) { $0 + $1.weight * ($1.counts[term.term] ?? 0) }
      }.filter { $0.value > 0 }
      for (article, tf) in frequencies {
        let (k1, b) = (parameters.articleK1, parameters.articleB)
        scores.articles[article, default: 0] +=
          term.weight * idf(byArticle.count, frequencies.count) * tf * (k1 + 1)
          / (tf + k1 * (1 - b + b * (lengths[article] ?? 0) / meanLength))
      }
    }
    return scores
  }

  private static let queries: [[WeightedTerm]] = [
    [WeightedTerm("word1")],
    [WeightedTerm("word1"), WeightedTerm("word2", weight: 0.5), WeightedTerm("word77")],
    (0..<10).map { WeightedTerm("word\($0)") } + [WeightedTerm("nowhere")],
  ]

  @Test(arguments: queries)
  func `scores are BM25 as the books have it`(query: [WeightedTerm]) throws {
    let store = try library().store()
    let expected = try reference(store, query)
    let found = try store.retrieve(query, passageLimit: 1000, articleLimit: 1000)
    #expect(found.passages.count == expected.passages.count)
    #expect(found.articles.count == expected.articles.count)
    for passage in found.passages {
      #expect(abs(passage.score - (expected.passages[passage.id] ?? -1)) < 1e-3)
    }
    for article in found.articles {
      #expect(abs(article.score - (expected.articles[article.id] ?? -1)) < 1e-3)
    }
  }

  @Test(arguments: [1, 3, 10])
  func `fewer results are the first of more`(limit: Int) throws {
    let store = try library().store()
    let query = Self.queries[2]
    let all = try store.retrieve(query, passageLimit: 1000, articleLimit: 1000)
    let few = try store.retrieve(query, passageLimit: limit, articleLimit: limit)
    #expect(few.passages.map(\.id) == all.passages.prefix(limit).map(\.id))
    #expect(few.articles.map(\.id) == all.articles.prefix(limit).map(\.id))
    let scores = all.passages.map(\.score)
    #expect(scores == scores.sorted(by: >))
  }

  @Test func `asking twice gives the same, and counting adds nothing`() throws {
    let store = try library().store()
    let query = Self.queries[2]
    let first = try store.retrieve(query, passageLimit: 10, articleLimit: 10)
    _ = try store.passageFrequency(of: "word3")
    let second = try store.retrieve(query, passageLimit: 10, articleLimit: 10)
    #expect(first.passages.map(\.id) == second.passages.map(\.id))
    #expect(first.passages.map(\.score) == second.passages.map(\.score))
    let counted = try store.retrieve(
      [WeightedTerm("word3", weight: 0)], passageLimit: 10, articleLimit: 10)
    #expect(counted.passages.isEmpty && counted.articles.isEmpty)
    #expect(counted.terms[0].passages == (try store.passageFrequency(of: "word3")))
  }

  @Test(arguments: [
    "", " ", "\"", "AND", "NEAR(", "*", "a:b", "^x", "\0", "'; drop table article", "-", "😀",
  ])
  func `a hostile term is only a term`(text: String) throws {
    let store = try library().store()
    let found = try store.retrieve(
      [WeightedTerm(text), WeightedTerm("word1")], passageLimit: 5, articleLimit: 5)
    #expect(found.terms.count == 2)
    #expect(found.terms[0].passages == 0)
    #expect(found.terms[1].passages == (try store.passageFrequency(of: "word1")))
    #expect(!found.passages.isEmpty)
  }

  @Test func `an endless query is answered`() throws {
    let store = try library().store()
    let query = (0..<5000).map { WeightedTerm("word\($0)") }
    let found = try store.retrieve(query, passageLimit: 5, articleLimit: 5)
    #expect(found.passages.count == 5)
    #expect(found.terms.count == PassageStore.mostTerms)
    #expect(try store.retrieve([], passageLimit: 5, articleLimit: 5).passages.isEmpty)
  }

  @Test func `phrases are found where their words stand together`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    let store = try library.store()
    #expect(try store.passages(holding: ["new", "harbour"]).count == 1)
    #expect(try store.passages(holding: ["harbour", "new"]).isEmpty)
    #expect(try store.articles(holding: [["ferri"], ["museum"]]).count == 1)
    #expect(try store.articles(holding: [["ferri"], ["harbour"]]).isEmpty)
    let phrase = try store.retrieve(
      [WeightedTerm("new harbour")], passageLimit: 5, articleLimit: 5)
    #expect(phrase.passages.count == 1)
  }
}

@Suite struct ArticleLayoutTests {
  private let layout = ArticleLayout(
    sentences: [
      Sentence(span: TextSpan(0, 300), block: 0, kind: .heading),
      Sentence(span: TextSpan(302, 310), block: 2, kind: .paragraph, isBroken: true),
      Sentence(span: TextSpan(311, 312), block: 2, kind: .caption),
    ], passages: [0..<1, 1..<3],
    anchors: [PlaceAnchor(offset: 0, number: 7), PlaceAnchor(offset: 302, number: 3)],
    placeUnit: .page)

  @Test func `a layout survives packing`() {
    let packed = layout.packed
    let unpacked = packed.withUnsafeBytes { ArticleLayout(packed: $0, textLength: 312) }
    #expect(unpacked == layout)
  }

  @Test func `a layout that leaves its text is none`() {
    let packed = layout.packed
    #expect(packed.withUnsafeBytes { ArticleLayout(packed: $0, textLength: 311) } == nil)
  }

  @Test func `cut or altered bytes never crash`() {
    let packed = layout.packed
    for count in 0..<packed.count {
      let cut = Array(packed.prefix(count))
      #expect(cut.withUnsafeBytes { ArticleLayout(packed: $0, textLength: 312) } == nil)
    }
    for place in packed.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var altered = packed
        altered[place] = value
        _ = altered.withUnsafeBytes { ArticleLayout(packed: $0, textLength: 312) }
      }
    }
  }
}

@Suite struct SchemaTests {
  @Test func `Index/schema.sql shows the tables of a new index`() throws {
    let library = try Library()
    try library.update()
    let printed = try IndexFile.open(path: library.indexPath).inDatabase { database in
      try String.fetchAll(
        database,
        sql: """
          select sql from sqlite_schema
          where sql is not null and name not like 'passage\\_terms\\_%' escape '\\' order by rowid
          """)
    }.map { $0 + ";\n" }.joined(separator: "\n")
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Index/schema.sql")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(printed.utf8).write(to: file)
      Issue.record("recorded; read the difference before committing")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == printed)
  }
}
