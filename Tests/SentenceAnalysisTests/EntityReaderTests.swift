import Prompts
import Testing
import Text
import WordNetLexicon

@testable import SentenceAnalysis

/// Names, roles and references of short articles.
struct EntityReaderTests {
  static let language = try? Language(prompts: Prompts(), lexicon: nil)
  static let reader = language.flatMap { try? EntityReader(language: $0) }
  static let segmenter = try? SentenceSegmenter(prompts: Prompts())

  /// The entities and mentions of `text`, a block a line.
  static func read(_ text: String) throws -> (entities: [Entity], mentions: [Mention]) {
    let analyzer = try #require(ClauseTests.analyzer)
    let segmenter = try #require(segmenter)
    let reader = try #require(reader)
    var memory = SentenceAnalyzer.Memory()
    let sentences = segmenter.spans(in: text, within: TextSpan(0, text.utf8.count)).flatMap {
      analyzer.analyze(text, sentence: $0, memory: &memory)
    }
    let document = Document(key: "a", path: "a", text: text, blocks: [])
    return reader.read(sentences: sentences, document: document)
  }

  /// "person: Tom Iversen, Iversen".
  private func entities(_ text: String) throws -> [String] {
    try Self.read(text).entities.map {
      "\($0.kind.name): \($0.names.joined(separator: ", "))"
    }
  }

  @Test(arguments: [
    (
      "Altsol chief executive Tom Iversen resigned.",
      ["organisation: Altsol", "person: Tom Iversen"]
    ),
    ("The firm sued Altsol Holdings. Altsol denied it.", ["organisation: Altsol Holdings, Altsol"]),
    (
      "The Halden Seaweed Institute (HSI) said so. HSI also sold a ship.",
      ["organisation: Halden Seaweed Institute, HSI"]
    ),
    (
      "The Halden Growth Investment Fund (Big Fund II) paid for it.",
      ["organisation: Halden Growth Investment Fund, Big Fund II"]
    ),
    ("She met Mayor Anna Lind. Lind smiled.", ["person: Anna Lind, Lind"]),
    ("They signed the Brightmoor Treaty.", ["law: Brightmoor Treaty"]),
    ("He studied at the University of Lund.", ["organisation: University of Lund"]),
    ("Yesterday the plant closed.", []),
    ("", []),
  ])
  func `names are found whole, with their kinds and short forms`(text: String, expected: [String])
    throws
  {
    #expect(try entities(text) == expected)
  }

  @Test func `a bracket that is never closed does no harm`() throws {
    #expect(try entities("It met the Halden Growth Fund (Big Fund").count <= 2)
  }

  /// "chief executive of Altsol".
  private func roles(_ text: String) throws -> [String] {
    let read = try Self.read(text)
    return read.entities.flatMap { entity in
      entity.roles.map { role in
        let of = role.of.map { " of \(read.entities[$0 - 1].names[0])" } ?? ""
        let since = role.since.map { " since \(text[$0] ?? "?")" } ?? ""
        return
          "\(entity.names[0]): \(role.isFormer ? "former " : "")\(text[role.span] ?? "?")\(of)\(since)"
      }
    }
  }

  @Test(arguments: [
    ("Altsol chief executive Tom Iversen resigned.", ["Tom Iversen: chief executive of Altsol"]),
    ("Altsol's finance director, Ada Lunde, left.", ["Ada Lunde: finance director of Altsol"]),
    ("Tom Iversen, chief executive of Altsol, left.", ["Tom Iversen: chief executive of Altsol"]),
    ("The Altsol CEO, Tom Iversen, left.", ["Tom Iversen: CEO of Altsol"]),
    ("He met former mayor Anna Lind.", ["Anna Lind: former mayor"]),
    (
      "Anna Lind has been mayor of Lund since 2019.", ["Anna Lind: mayor of Lund since 2019"]
    ),
    ("Tom Iversen met Anna Lind.", []),
  ])
  func `roles stand before a name, behind it or behind "is"`(text: String, expected: [String])
    throws
  {
    #expect(try roles(text) == expected)
  }

  /// "He=Tom Iversen".
  private func references(_ text: String) throws -> [String] {
    let read = try Self.read(text)
    return read.mentions.filter { $0.form == .pronoun || $0.form == .definite }.map {
      "\(text[$0.span] ?? "?")=\(read.entities[$0.entity - 1].names[0])"
    }
  }

  @Test(arguments: [
    ("Altsol invites shoppers, and shoppers pay for their bread.", []),
    (
      "The Halden Fire spread. Winds rose. The fire is out.",
      ["The fire=Halden Fire"]
    ),
    (
      "Corvin Holdings will close. Filings were made at Altsol Group. The company said so.",
      ["The company=Corvin Holdings"]
    ),
    ("Altsol left. It is too soon to say.", []),
    ("Tom Iversen met Anna Lind. He praised her.", ["He=Tom Iversen", "her=Anna Lind"]),
    ("Altsol Holdings closed a plant. It had lost money.", ["It=Altsol Holdings"]),
    (
      "Brightmoor, a supermarket chain, closed stores. The chain lost money.",
      ["The chain=Brightmoor"]
    ),
    ("Mayor Anna Lind resigned. The mayor had few friends.", ["The mayor=Anna Lind"]),
    ("Anna Lind, who leads Altsol Holdings, resigned.", ["who=Anna Lind"]),
    ("Unlike his rival, Tom Iversen stayed.", ["his=Tom Iversen"]),
    ("It rained. He left.", []),
  ])
  func `pronouns and definite phrases mean what was named before`(text: String, expected: [String])
    throws
  {
    #expect(try references(text) == expected)
  }

  @Test(arguments: [
    String(repeating: "Tom Iversen met Anna Lind and he ", count: 2000),
    String(repeating: "ALTSOL SOLD HALDEN BANK TO LUND. ", count: 500),
    "\u{0}\u{1F600} Åse Ødegård’s 日本語 Ünder",
    String(repeating: "Of The And Inc. ", count: 500),
    String(repeating: "A, ", count: 3000),
  ])
  func `odd text gives mentions inside it, in order, with entities that there are`(text: String)
    throws
  {
    let read = try Self.read(text)
    #expect(read.mentions.allSatisfy { text[$0.span] != nil && !$0.span.isEmpty })
    #expect(read.mentions.allSatisfy { 1...max(1, read.entities.count) ~= $0.entity })
    #expect(read.mentions.map(\.span.start) == read.mentions.map(\.span.start).sorted())
    #expect(read.entities.map(\.id) == Array(1..<read.entities.count + 1))
    let again = try Self.read(text)
    #expect(again.entities == read.entities && again.mentions == read.mentions)
  }

  @Test(arguments: ["entity-words", "given-names"])
  func `every row of words holds one of its example and none of its counter-example`(table: String)
    throws
  {
    let column = table == "entity-words" ? "words" : "names"
    for row in try AnalysisTables(prompts: Prompts()).rows(table) {
      let words = Set(row.words(column))
      func holds(_ text: String) -> Bool {
        text.lowercased().split { " ,?".contains($0) }.contains { word in
          words.contains(String(word)) || words.contains(String(word.prefix { $0 != "." }))
        }
      }
      #expect(holds(row["example"]), "line \(row.line): \(row["example"])")
      #expect(!holds(row["counter-example"]), "line \(row.line): \(row["counter-example"])")
    }
  }

  @Test func `every feature of coreference has a weight`() throws {
    let rows = try AnalysisTables(prompts: Prompts()).rows("coreference-weights")
    #expect(Set(rows.map { $0["feature"] }) == Set(CoreferenceFeature.allCases.map(\.name)))
    #expect(rows.allSatisfy { !$0["why"].isEmpty })
  }
}
