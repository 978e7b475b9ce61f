internal import Foundation
internal import GRDB
internal import TestSupport
internal import Testing

@testable import PassageIndex

/// Words read from the stored blocks against the same words asked of FTS5.
@Suite struct TermBlocksTests {
  /// An index of several segments: articles with rare and common words, some longer than a block,
  /// added and removed bit by bit.
  private func library() throws -> Library {
    let library = try Library()
    var state: UInt64 = 11
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for batch in 0..<6 {
      for article in 0..<30 {
        let words = (0..<100 + next(600)).map { _ in
          next(5) == 0 ? "everywhere" : "word\(next(3) == 0 ? next(8) : next(3000))"
        }
        try library.write(
          "Title \(batch)\n\n" + words.joined(separator: " ") + ".", to: "\(batch)-\(article).txt")
      }
      try library.write(
        "Long\n\n" + String(repeating: "echo ", count: 12_000) + "end.", to: "\(batch)-long.txt")
      if batch > 1 { try library.remove("\(batch - 1)-\(batch).txt") }
      try library.update()
    }
    return library
  }

  private static let queries: [[WeightedTerm]] =
    ["everywher", "word1", "word2999", "echo", "titl", "end", "nowher", "word", "a", "zzz"]
    .map { [WeightedTerm($0)] }
    + [(0..<200).map { WeightedTerm("word\($0 * 13)", weight: Double($0 % 3)) }]

  @Test func `words are found as FTS5 finds them, in one segment and in many`() throws {
    let library = try library()
    for _ in 0..<2 {
      let (blocks, documented) = (try library.store(), try library.store())
      try #require(blocks.connection.termBlocks != nil)
      documented.connection.leaveBlocks()
      for query in Self.queries {
        let found = try blocks.retrieve(query, passageLimit: 10_000, articleLimit: 10_000)
        let expected = try documented.retrieve(query, passageLimit: 10_000, articleLimit: 10_000)
        #expect(found.passages.map(\.id) == expected.passages.map(\.id))
        #expect(found.passages.map(\.score) == expected.passages.map(\.score))
        #expect(found.articles.map(\.id) == expected.articles.map(\.id))
        #expect(found.articles.map(\.score) == expected.articles.map(\.score))
        #expect(found.terms.map(\.passages) == expected.terms.map(\.passages))
        #expect(found.terms.map(\.articles) == expected.terms.map(\.articles))
      }
      _ = try library.builder().rebuild()
    }
  }

  @Test func `blocks of another format are left to FTS5`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(sql: "update passage_terms_config set v = 5 where k = 'version'")
    }
    let store = try? library.store()
    #expect(store?.connection.termBlocks == nil)
  }

  @Test(arguments: [
    // A segment of number 2^27, pages beyond 2^31, more levels than there are bytes.
    [1, 1, 1, 0, 1, 0xC0, 0x80, 0x80, 0, 1, 1], [1, 1, 1, 0, 1, 1, 0x90, 0x80, 0x80, 0x80, 0, 1],
    [1, 1, 1, 0, 1, 1, 1, 0x90, 0x80, 0x80, 0x80, 0], [0x8F, 0x50, 1, 1],
  ])
  func `numbers of segments that FTS5 never writes do no harm`(
    structure: [UInt8]
  ) throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try IndexFile.open(path: library.indexPath).inDatabase {
      try $0.execute(
        sql: "update passage_terms_data set block = ? where id = 10",
        arguments: [Data([0, 0, 0, 1] + structure)])
    }
    // What our reading refuses, FTS5 is asked; it may make sense of it.
    let store = try? library.store()
    let found = try? store?.retrieve([WeightedTerm("harbour")], passageLimit: 5, articleLimit: 5)
    #expect(found.map { $0.passages.count <= 1 } ?? true)
  }

  @Test func `articles are neither scored nor counted where none are wanted`() throws {
    let library = try Library(["a.txt": Library.harbour, "b.txt": Library.ferry])
    try library.update()
    let store = try library.store()
    let found = try store.retrieve([WeightedTerm("ferri")], passageLimit: 5, articleLimit: 0)
    #expect(found.passages.count == 1)
    #expect(found.articles.isEmpty)
    #expect(found.terms[0].passages == 1)
    #expect(try store.frequency(of: "ferri").articles == 1)
  }
}

@Suite struct TextPackerTests {
  @Test(arguments: [
    "", "a", "Ærlig talt, 北京 😀\n\n", String(repeating: "The same again. ", count: 5000),
  ])
  func `a text comes back as it was`(text: String) {
    let packer = TextPacker()
    let packed = packer.pack(text)
    #expect(packed.withUnsafeBytes { packer.unpack($0) } == text)
  }

  @Test func `an altered text is never given out`() {
    let packer = TextPacker()
    let text = "The harbour of Tverrvik cost 3.5 million crowns, and the ferry 1,200."
    let packed = packer.pack(text)
    for place in packed.indices {
      for bit in 0..<8 {
        var altered = packed
        altered[place] ^= 1 << bit
        let found = altered.withUnsafeBytes { packer.unpack($0) }
        #expect(found == nil || found == text, "byte \(place), bit \(bit)")
      }
      #expect(packed.prefix(place).withUnsafeBytes { packer.unpack($0) } == nil)
    }
  }
}
