internal import Foundation
internal import TestSupport
internal import Testing

/// `footnote said`, and the same in the conversation.
@Suite struct SaidCommandTests {
  @Test func `each statement is a line with its speaker and place`() throws {
    let result = try SampleLibrary().run(["said", "--by", "Lien"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix("2 Oct 2025 · Tora Lien: the money would pay for a second line · "))
    #expect(result.output.contains("brightwave.txt:7"))
  }

  @Test func `JSON gives speaker, words and place`() throws {
    let result = try SampleLibrary().run(["said", "--json", "--by", "Tora Lien"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let statement = try #require((object["statements"] as? [[String: Any]])?.first)
    #expect(statement["speaker"] as? String == "Tora Lien")
    #expect(
      statement["form"] as? String == "indirect" && statement["day"] as? String == "2025-10-02")
    #expect(statement["key"] as? String == "markets/brightwave.txt")
  }

  @Test func `CSV has headings, CRLF and quoted fields`() throws {
    let library = try SampleLibrary()
    try library.folder.write(
      "Notes\n\n2 October 2025\n\nArne Vik said: \"So, it is late.\"\n", to: "articles/notes.txt")
    let result = try library.run(["said", "--csv", "--by", "Arne Vik"])
    let rows = result.output.components(separatedBy: "\r\n")
    #expect(rows[0].hasPrefix("day,speaker,written,form,words,"))
    #expect(rows[1].contains("\"So, it is late.\"") && rows.last == "")
  }

  @Test func `speakers are counted`() throws {
    let result = try SampleLibrary().run(["said", "--speakers"])
    #expect(result.output.contains("Tora Lien: 1 statement in 1 article"))
  }

  @Test(
    arguments: [
      (["said", "--by", "Nobody"], 1), (["said", "--since", "2027"], 1),
      (["said", "--by", ""], 64),
      (["said", "--json", "--csv"], 64), (["said", "--limit", "0"], 64),
      (["said", "--since", "soonish"], 64),
    ] as [([String], Int32)])
  func `nothing said and misuse have their exit status`(arguments: [String], status: Int32) throws {
    let result = try SampleLibrary().run(arguments)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.output.isEmpty || status == 1)
  }

  @Test func `in the conversation statements can be opened, and speakers are counted`() throws {
    let result = try SampleLibrary().run(
      ["chat"], input: ".said Tora Lien\n.open 1\nwho is quoted most?\n.said Zork\n")
    #expect(result.output.contains("Tora Lien is quoted with one statement:"))
    #expect(result.output.contains("▶"))
    #expect(result.output.contains("quoted most: once"))
    #expect(result.output.contains("No article quotes anybody called “Zork”."))
  }
}
