internal import Foundation
internal import TestSupport
internal import Testing

/// `footnote check`, and the same in the conversation.
@Suite struct CheckCommandTests {
  private static let draft = """
    # Ferries

    Coastlink will cut 13 crossings a week from May.

    Arne Vik said: “the price of old fuel”. Brightwave employs 240 people.

    """

  @Test func `each finding is a line with both places, and a problem has exit status 1`() throws {
    let library = try SampleLibrary()
    try library.folder.write(Self.draft, to: "draft.md")
    let result = try library.run(["check", "draft.md"])
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(
      lines.contains { $0.hasPrefix("draft.md:3:20: DIFFERS “13”") && $0.contains("ferry.md:3") })
    #expect(
      lines.contains { $0.hasPrefix("draft.md:5:17: CHANGED") && $0.contains("“old” is not there") }
    )
    #expect(lines.contains { $0.hasPrefix("draft.md:5:60: FOUND “240") })
    #expect(result.errors.contains("compared:"))
    let problems = try library.run(["check", "--problems", "--quiet", "draft.md"])
    #expect(!problems.output.contains("FOUND") && problems.errors.isEmpty)
  }

  @Test func `a draft of which all is found has exit status 0`() throws {
    let library = try SampleLibrary()
    let result = try library.run(
      ["check", "-"], input: "Coastlink will cut 12 crossings a week from May.\n")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasPrefix("-:1:20: FOUND “12”"))
  }

  @Test func `a draft with nothing to compare says so`() throws {
    let result = try SampleLibrary().run(["check", "-"], input: "Words of my own.\n")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(result.errors.contains("Nothing to compare"))
  }

  @Test func `JSON gives places and the citation`() throws {
    let library = try SampleLibrary()
    let result = try library.run(["check", "--json", "-"], input: Self.draft)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["verdict"] as? String == "DIFFERS" })
    #expect(finding["line"] as? Int == 3 && finding["there"] as? String == "12")
    #expect((finding["citation"] as? [String: Any])?["key"] as? String == "ferry.md")
  }

  @Test func `footnotes are printed behind what was found, and the file stays`() throws {
    let library = try SampleLibrary()
    let text = "Coastlink will cut 12 crossings a week from May. My own words.\n"
    try library.folder.write(text, to: "draft.md")
    let result = try library.run(["check", "--fix-places", "draft.md"])
    #expect(
      result.output.hasPrefix("Coastlink will cut 12 crossings a week from May.[^footnote-1] My"))
    #expect(result.output.contains("[^footnote-1]: Ferry line cuts crossings"))
    let file = library.folder.url.appendingPathComponent("draft.md")
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test(
    arguments: [
      (["check", "none.md"], 2), (["check", "."], 2), (["check", "a.exe"], 2), (["check"], 64),
      (["check", "--json", "--fix-places", "draft.md"], 64),
    ] as [([String], Int32)])
  func `what cannot be read is a failure with its cure`(arguments: [String], status: Int32) throws {
    let library = try SampleLibrary()
    try library.folder.write("MZ\u{0}", to: "a.exe")
    let result = try library.run(arguments)
    #expect(result.status == status && result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test func `hostile drafts reach no terminal`() throws {
    let library = try SampleLibrary()
    let result = try library.run(
      ["check", "-"],
      input: "“\u{1B}[2J the price of old \u{202E}fuel” said \u{7}Vik, 13 crossings a week.\n")
    #expect([0, 1].contains(result.status))
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{202E}"))
  }

  @Test func `in the conversation a file is checked by its command`() throws {
    let library = try SampleLibrary()
    try library.folder.write(Self.draft, to: "draft.md")
    let result = try library.run(["chat"], input: ".check draft.md\n.check\n.check none.md\n")
    #expect(result.output.contains("draft.md:3:20: DIFFERS"))
    #expect(result.output.contains("Say which file"))
    #expect(result.errors.contains("none.md"))
  }
}
