import Testing
import Text

@testable import SentenceAnalysis

/// What kind names are of, and which words are no names; without a lexicon.
struct EntityKindTests {
  /// "organisation: Altsol".
  private func kinds(_ text: String) throws -> [String] {
    try EntityReaderTests.read(text).entities.map { "\($0.kind.name): \($0.names[0])" }
  }

  @Test(arguments: [
    ("It hurt rivals such as Altsol, Corvin and Brightmoor.", ["Altsol", "Corvin", "Brightmoor"]),
    ("Companies like Piotrix are growing.", ["Piotrix"]),
    ("The price of Altsol's chips rose.", ["Altsol"]),
    ("They sold the shares of Altsol.", ["Altsol"]),
    ("Later Altsol (ALTS) fell.", ["Altsol"]),
    ("They wrote that Altsol denied it.", ["Altsol"]),
    ("Prices fell, according to Altsol.", ["Altsol"]),
    ("It was written by TrendHarbour.", ["TrendHarbour"]),
    ("They ate at Halden's.", ["Halden's"]),
    ("They joined Altsol, Halden Bank and Corvin.", ["Altsol", "Halden Bank", "Corvin"]),
    ("They work for the Ministry of Harbours.", ["Ministry of Harbours"]),
    ("Tom Iversen is an analyst at Corvin Halden.", ["Corvin Halden"]),
  ])
  func `what acts, is owned in shares or is given as an example is an organisation`(
    text: String, names: [String]
  ) throws {
    let found = try EntityReaderTests.read(text).entities.filter { $0.kind == .organisation }
    #expect(found.map { $0.names[0] } == names, "\(text)")
  }

  @Test(arguments: [
    ("They moved to 12 Mill Street, Halden.", ["place: Mill Street", "place: Halden"]),
    ("They moved to 12 W. Mill Ave.", ["place: W. Mill Ave"]),
    ("Cities such as Halden are growing.", ["place: Halden"]),
    ("They landed at the Halden airport.", ["place: Halden"]),
    ("She saw the District of Halden.", ["place: District of Halden"]),
  ])
  func `what lies in a place, or holds a street, is a place`(text: String, expected: [String])
    throws
  {
    #expect(try kinds(text) == expected)
  }

  @Test(
    arguments: [
      ("It uses AI to save RMB.", []),
      ("It grew in Q3.", []),
      ("She works for a Lund-based firm.", []),
      ("She met the Lund-led Corvin Team.", ["organisation: Corvin Team"]),
      ("Yesterday the board of the bank met Chinese President Xi Lunden.", ["person: Xi Lunden"]),
      ("They met the South Korean.", ["other: South Korean"]),
      ("They asked the Lunde administration.", ["person: Lunde"]),
    ] as [(String, [String])])
  func `abbreviations and words made of names are no names`(text: String, expected: [String])
    throws
  {
    #expect(try kinds(text) == expected)
  }

  /// "runs of Altsol".
  private func roles(_ text: String) throws -> [String] {
    let read = try EntityReaderTests.read(text)
    return read.entities.flatMap { entity in
      entity.roles.map { role in
        let of = role.of.map { " of \(read.entities[$0 - 1].names[0])" } ?? ""
        return "\(entity.names[0]): \(text[role.span] ?? "?")\(of)"
      }
    }
  }

  @Test(arguments: [
    (
      "Tom Iversen, president and chief executive of Altsol, left.",
      ["Tom Iversen: president and chief executive of Altsol"]
    ),
    (
      "It rained, said Tom Iversen, a spokesperson for the grocery chain Corvin.",
      ["Tom Iversen: spokesperson of Corvin"]
    ),
    (
      "It rained, said Ada Lunde, chair of the music department at Halden College.",
      ["Ada Lunde: chair of Halden College"]
    ),
    (
      "It rained, said Ada Lunde, the harbour authority's finance director.",
      ["Ada Lunde: finance director"]
    ),
    (
      "Altsol Holdings sold ships. It rained, said Tom Iversen, the company's owner.",
      ["Tom Iversen: owner of Altsol Holdings"]
    ),
    ("Tom Iversen, who runs Altsol, left.", ["Tom Iversen: runs of Altsol"]),
    ("Tom Iversen has led Altsol since 2019.", ["Tom Iversen: led of Altsol"]),
    ("Altsol's Norway President Tom Iversen left.", ["Tom Iversen: President of Altsol"]),
    ("The chain's CEO, Tom Iversen said it rained.", ["Tom Iversen: CEO"]),
    ("Tom Iversen, who left Altsol, sang.", []),
  ])
  func `roles are held where the text says, behind more than one noun too`(
    text: String, expected: [String]
  ) throws {
    #expect(try roles(text) == expected)
  }

  @Test func `a thing that was meant by "it" is no person`() throws {
    let text =
      "Corvin opened its plant. The company sold it. Tom Iversen, a director, left. He sang."
    let read = try EntityReaderTests.read(text)
    let he = try #require(read.mentions.first { text[$0.span] == "He" })
    #expect(read.entities[he.entity - 1].names[0] == "Tom Iversen")
  }
}
