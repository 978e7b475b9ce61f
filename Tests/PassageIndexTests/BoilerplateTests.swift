internal import ArticleReading
internal import Foundation
internal import GRDB
internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import PassageIndex

@Suite struct BoilerplateTests {
  private static let subjects = ["harbour", "ferry", "museum", "tram", "school"]
  private static let thanks = "Thank you for reading our newsletter about the coast."
  private static let fragment = "Ideas for a better town"
  private static let fact = "Brinefold is the maker of kelp resin and has its seat in Molde."

  /// A scrape about one subject, with what its outlet puts into all of them.
  private static func scrape(_ subject: String, extra: String = "") -> String {
    """
    Council debates the \(subject) at length

    The \(subject) of Tverrvik was the subject of a long meeting on Monday, and the council spoke about the \(subject) until the \
    evening before it came to a vote.

    \(thanks)

    A second hearing about the \(subject) is planned for the next month, the clerk of the council said after the meeting, and \
    citizens may bring proposals of their own to it.

    \(fact)

    \(extra)

    \(fragment)
    """
  }

  private static func library(_ subjects: [String] = subjects) throws -> Library {
    try Library(
      Dictionary(uniqueKeysWithValues: subjects.map { ("town/\($0).txt", scrape($0)) }))
  }

  /// Texts by key.
  private static func texts(_ library: Library) throws -> [String: String] {
    let store = try library.store()
    return try Dictionary(
      uniqueKeysWithValues: store.articles().map {
        ($0.key, try #require(try store.article($0.id)).text)
      })
  }

  private static func holders(of line: String, in library: Library) throws -> Int {
    try texts(library).values.count { $0.contains(line) }
  }

  @Test func `what every article of a folder repeats is cut, facts excepted`() throws {
    let library = try Self.library()
    let report = try library.update()
    #expect(report.added == 5)
    #expect(report.updated == 0)
    #expect(try Self.holders(of: Self.thanks, in: library) == 0)
    #expect(try Self.holders(of: Self.fragment, in: library) == 0)
    #expect(try Self.holders(of: Self.fact, in: library) == 5)
    let store = try library.store()
    let found = try store.retrieve([WeightedTerm("newslett")], passageLimit: 5, articleLimit: 5)
    #expect(found.passages.isEmpty)
  }

  @Test func `three articles teach nothing`() throws {
    let library = try Self.library(["harbour", "ferry", "museum"])
    try library.update()
    #expect(try Self.holders(of: Self.thanks, in: library) == 3)
  }

  @Test func `a line of a few articles among many is no boilerplate`() throws {
    let library = try Self.library()
    for number in 0..<46 {
      let words = "Report \(number) of the harbour office came on a quiet day in spring."
      try library.write(
        "\(words)\n\n\(words) \(words) Number \(number).", to: "town/n\(number).txt")
    }
    try library.update()
    #expect(try Self.holders(of: Self.thanks, in: library) == 5)
  }

  @Test func `an index brought up to date step by step equals one built anew`() throws {
    let library = try Self.library(["harbour", "ferry", "museum"])
    try library.update()
    try library.write(Self.scrape("tram"), to: "town/tram.txt")
    let fourth = try library.update()
    #expect(fourth.added == 1)
    #expect(fourth.updated == 3)
    #expect(fourth.unchanged == 0)
    #expect(try Self.holders(of: Self.thanks, in: library) == 0)
    let stepwise = try Self.texts(library)
    _ = try library.builder().rebuild()
    #expect(try Self.texts(library) == stepwise)
    #expect(
      IndexInspector(path: library.indexPath, rules: 0).findings().allSatisfy { $0.status != .bad })

    try library.remove("town/tram.txt")
    let third = try library.update()
    #expect(third.removed == 1)
    #expect(third.updated == 3)
    #expect(try Self.holders(of: Self.thanks, in: library) == 3)
    _ = try library.builder().rebuild()
    #expect(try Self.holders(of: Self.thanks, in: library) == 3)
    #expect(try library.update().hasChanges == false)
  }

  @Test func `five copies of one story teach nothing`() throws {
    let library = try Library(
      Dictionary(
        uniqueKeysWithValues: (1...5).map { ("copy\($0).txt", Self.scrape("harbour")) }))
    try library.update()
    #expect(try Self.holders(of: Self.thanks, in: library) == 5)
  }

  @Test func `an outlet's lines are learnt across folders`() throws {
    let library = try Library()
    for (number, subject) in Self.subjects.enumerated() {
      let head = "---\noutlet: Coast Post\n---\n"
      try library.write(head + Self.scrape(subject), to: "\(number)/\(subject).txt")
    }
    for number in 0..<60 {
      let words = "Report \(number) of the harbour office came on a quiet day in spring."
      try library.write("\(words)\n\n\(words) \(words) Number \(number).", to: "n\(number).txt")
    }
    try library.update()
    #expect(try Self.holders(of: Self.thanks, in: library) == 0)
  }

  @Test func `what a person keeps stays`() throws {
    let library = try Self.library()
    try library.write(
      "keep = [\"Thank you for reading\"]", to: "town/ferry.txt.footnote.toml")
    try library.update()
    #expect(try Self.holders(of: Self.thanks, in: library) == 1)
    #expect(try Self.texts(library)["town/ferry.txt"]?.contains(Self.thanks) == true)
  }

  @Test func `a change of the corrections alone changes the article`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.update()
    try library.write("title = \"A new harbour\"", to: "a.txt.footnote.toml")
    #expect(try library.update().updated == 1)
    #expect(try library.store().articles().first?.metadata.title == "A new harbour")
    _ = try library.builder().rebuild()
    #expect(try library.store().articles().first?.metadata.title == "A new harbour")
    try library.remove("a.txt.footnote.toml")
    try library.update()
    #expect(try library.store().articles().first?.metadata.title == "Harbour opens")
  }

  @Test func `an article with unreadable corrections is there, and the cure is named`() throws {
    let library = try Library(["a.txt": Library.harbour])
    try library.write(
      "titel = \"A new harbour\"\noutlet = \"Coast Post\"", to: "a.txt.footnote.toml")
    for _ in 0..<2 {
      let report = try library.update()
      #expect(report.articles == 1)
      #expect(report.skipped.map(\.reason).first?.contains("the keys are title") == true)
    }
    #expect(try library.store().articles().first?.metadata.outlet == "Coast Post")
  }

  @Test func `an update that was cut short is learnt from by the next`() throws {
    let library = try Self.library()
    try library.update()
    let queue = try IndexFile.open(path: library.indexPath)
    try queue.inDatabase { database in
      try database.execute(
        sql: "delete from learnt_line; insert into property (name, value) values ('unfinished', 1)")
    }
    try queue.close()
    try library.update()
    let count = try Self.holders(of: Self.thanks, in: library)
    #expect(count == 0)
    let store = try library.store()
    #expect(
      try store.boilerplate(
        ofFile: "\(IndexBuilder.canonical(library.articles))/town/ferry.txt", outlet: nil
      )
      .count >= 2)
  }

  @Test func `the file alone gives the text that the index has`() throws {
    let library = try Self.library()
    try library.update()
    let path = IndexBuilder.canonical(library.articles) + "/town/ferry.txt"
    let learnt = try library.store().boilerplate(ofFile: path, outlet: nil)
    let reader = try ArticleReader(prompts: Prompts())
    let document = try #require(
      reader.read(ArticleFolder(path: path).singleFile()).documents.first)
    let cut = document.cuttingBoilerplate(
      reader.boilerplate.lines(of: document), reason: "x", where: learnt.contains)
    #expect(try Self.texts(library)["town/ferry.txt"] == cut.text)
    #expect(try library.store().boilerplate(ofFile: path + "x", outlet: nil).isEmpty)
  }
}
