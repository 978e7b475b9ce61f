internal import Foundation
internal import TestSupport
internal import Testing

/// `footnote facts`.
@Suite struct FactsCommandTests {
  private static let article = """
    Ferry line cuts crossings

    2 October 2025

    Coastlink will cut 12 crossings a week from May, Tora Lien said on Tuesday. “It is hard,” she added.
    """

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  private func sorted(_ value: Any?) throws -> Data {
    try JSONSerialization.data(withJSONObject: value ?? [], options: .sortedKeys)
  }

  @Test func `facts of a file are shown below the sentences that tell them`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article, to: "ferry.txt")
    let result = try Program.run(["facts", "ferry.txt"], in: folder)
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(
      result.output == """
        Ferry line cuts crossings

        Coastlink will cut 12 crossings a week from May, Tora Lien said on Tuesday.
          other: Coastlink
          person: Tora Lien
          time: May = 2026-05-01/2026-05-31, by publication
          time: Tuesday = 2025-09-30, by publication
          Coastlink – cut – 12 crossings – from May [forecast]
          Tora Lien – say – on Tuesday [happened]
          figure: 12 = 12 crossing, crossings, of Coastlink, 2026-05-01/2026-05-31 [forecast]
          Tora Lien: “Coastlink will cut 12 crossings a week from May”, 2025-09-30 [reported]

        “It is hard,” she added.
          she is Tora Lien
          It – be [is so]
          she – add [happened]
          she: “It is hard” [quoted]


        """)
  }

  @Test func `JSON has the members that programs rely on`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article, to: "ferry.txt")
    let result = try Program.run(["facts", "--json", "ferry.txt"], in: folder)
    let object = try #require(try objects(result.output).first)
    for name in [
      "key", "entities", "mentions", "times", "clauses", "figures", "statements", "definitions",
      "lists", "profile",
    ] {
      #expect(object[name] != nil, "\(name)")
    }
    #expect(object["key"] as? String == "ferry.txt")
    let statement = try #require((object["statements"] as? [[String: Any]])?.first)
    #expect(statement["cue"] as? String == "said")
    #expect(statement["direct"] as? Bool == false)
    #expect(statement["through"] is NSNull)
    #expect(statement["day"] as? String == "2025-09-30")
    #expect((statement["speaker"] as? [String: Any])?["text"] as? String == "Tora Lien")
    let clause = try #require((object["clauses"] as? [[String: Any]])?.first)
    #expect(clause["verb"] as? String == "cut" && clause["standing"] as? String == "forecast")
    #expect((clause["modifiers"] as? [[String: Any]])?.first?["preposition"] as? String == "from")
    let time = try #require((object["times"] as? [[String: Any]])?.first)
    #expect(time["from"] as? String == "2026-05-01" && time["by"] as? String == "publication")
  }

  @Test func `an article of the index is named by its key`() throws {
    let library = try SampleLibrary()
    let result = try library.run(["facts", "markets/brightwave.txt"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.contains(
        "Chief executive Tora Lien: “the money would pay for a second line” [reported]"))
    let json = try library.run(["facts", "--json", "markets/brightwave.txt"])
    let fromFile = try library.run(["facts", "--json", "articles/markets/brightwave.txt"])
    let stored = try #require(try objects(json.output).first)
    let read = try #require(try objects(fromFile.output).first)
    for name in ["times", "clauses", "statements"] {
      #expect(try sorted(stored[name]) == sorted(read[name]), "\(name)")
    }
  }

  @Test func `what is neither file nor key is a failure with its cure`() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["facts", "no\u{1B}[31msuch.txt", "--index", "i.sqlite"], in: folder)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("footnote articles --json") && !result.errors.contains("\u{1B}"))
    #expect(try Program.run(["facts"], in: folder).status == 64)
  }

  @Test func `an article that tells nothing has exit status 1`() throws {
    let folder = try TemporaryFolder()
    try folder.write("tides\n\nkelp, kelp, kelp.\n", to: "kelp.txt")
    #expect(try Program.run(["facts", "--json", "kelp.txt"], in: folder).status == 1)
  }

  @Test(arguments: [
    ("escapes", "Vik said \u{1B}]0;owned\u{7}\u{1B}[2J “it\u{202E} is\u{8} over” on Monday.\n"),
    ("capitals", String(repeating: "HALDEN SAID THE SHIPS OF THE LINE WILL GO. ", count: 300)),
    ("no stops", String(repeating: "Halden said the ships will go and ", count: 2000)),
    ("marks", String(repeating: "“\"'‘« ", count: 3000)),
    ("scripts", String(repeating: "Он сказал: «Да». 東京都は「大きい」と述べた。 ", count: 300)),
  ])
  func `hostile text is read in bounds, and nothing of it acts on a terminal`(
    name: String, text: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("Harbour news\n\n" + text, to: "a.txt")
    let result = try Program.run(["facts", "a.txt"], in: folder)
    #expect([0, 1].contains(result.status), "\(name): \(result.errors)")
    #expect(
      !result.output.unicodeScalars.contains {
        $0.properties.generalCategory == .control && $0 != "\n" || $0.value == 0x202E
      })
    let json = try Program.run(["facts", "--json", "a.txt"], in: folder)
    #expect([0, 1].contains(json.status) && !json.output.contains("\u{1B}"))
    #expect(try objects(json.output).count == 1)
  }

  @Test func `bytes that are no text do no harm`() throws {
    let folder = try TemporaryFolder()
    let bytes =
      Data("Vik said “".utf8) + Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 * 37) })
    try bytes.write(to: folder.url.appendingPathComponent("a.txt"))
    #expect([0, 1, 2].contains(try Program.run(["facts", "a.txt"], in: folder).status))
  }
}
