internal import Foundation
internal import TestSupport
internal import Testing

/// `read --versions`, and quotations of versions that are not read any more.
@Suite struct VersionCommandTests {
  private let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
    try save("40", as: "one.md", day: "2025-11-04")
    try library.index()
  }

  private func save(_ staff: String, as name: String, day: String) throws {
    try library.folder.write(
      """
      ---
      title: Salt works
      url: https://coast.example/salt?utm_source=\(name)
      saved: \(day)
      ---
      The salt works of Halmø open in spring. The salt works employ \(staff) people.
      """, to: "articles/\(name)")
  }

  @Test func `a file, an address and a key give the versions, in words and as JSON`() throws {
    try save("55", as: "two.md", day: "2025-11-06")
    let index = try library.index()
    #expect(index.output.contains("1 older version kept."), "\(index.output)")
    for name in ["articles/one.md", "http://coast.example/salt#x", "two.md"] {
      let shown = try library.run(["read", "--versions", name])
      #expect(shown.status == 0 && shown.output.hasPrefix("2 versions of “Salt works”"))
      #expect(shown.output.contains("   − The salt works employ 40 people."))
      #expect(shown.output.contains("   + The salt works employ 55 people."))
    }
    let json = try library.run(["read", "--versions", "--json", "articles/two.md"]).output
    #expect(json.contains(#""saved":"2025-11-06""#) && json.contains(#""isRead":true"#))
    #expect(json.contains(#""added":[{"start":41,"end":73,"excerpt":"The salt works employ 55"#))
    #expect(try library.run(["read", "--versions", "nothing.md"]).status == 2)
    let alone = try library.run(["read", "--versions", "articles/ferry.md"])
    #expect(alone.output.hasPrefix("One version alone of “Ferry line cuts crossings”"))
    #expect(try library.run(["index", "--json"]).output.contains(#""versions":1"#))
  }

  @Test func `a quotation of an older version still opens, in the conversation and when saved`()
    throws
  {
    let question = "How many people do the salt works employ?\n"
    _ = try library.run(["chat"], input: question + ".save notes.json\n")
    let terminal = try library.terminal(["chat"])
    try #require(terminal.waitForPrompt())
    terminal.type(question.dropLast() + "\r", andWaitFor: "\n")
    try #require(terminal.waitForPrompt())
    try save("55", as: "two.md", day: "2025-11-06")
    try library.index()
    terminal.type(".index\r", andWaitFor: "\n")
    try #require(terminal.waitForPrompt())
    terminal.type(".open 1\r", andWaitFor: "\n")
    try #require(terminal.waitForPrompt())
    #expect(terminal.screen.contains("This is an older version of the article"))
    terminal.type("\u{4}")
    _ = terminal.finish()
    let checked = try library.run(["chat"], input: ".verify notes.json\n").output
    #expect(checked.contains(", 0 changed, 0 gone."), "\(checked)")
    #expect(try library.run(["ask", question]).output.hasPrefix("55"))
  }
}
