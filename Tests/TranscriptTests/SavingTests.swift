internal import Foundation
internal import TestSupport
internal import Testing

@testable import footnote

/// `.save` and `.verify`, and what comes between them.
@Suite struct SavingTests {
  let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
    let questions = "Who is Arne Vik?\nHow much did the Halden fund commit to Brightwave?\n"
    for name in ["notes.md", "notes.json"] {
      let result = try library.run(["chat"], input: questions + ".save \(name)\n")
      try #require(result.output.contains("Saved 2 answers to notes"))
    }
  }

  /// The summary of `.verify` on a file.
  private func verify(_ name: String) throws -> String {
    try library.run(["chat"], input: ".verify \(name)\n").output
  }

  private func replace(_ old: String, with new: String, in name: String) throws {
    let path = library.folder.url.path + "/" + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try library.folder.write(text.replacing(old, with: new), to: name)
    try library.index()
  }

  @Test func `the Markdown page has a footnote for every quotation`() throws {
    let page = try String(contentsOfFile: library.folder.url.path + "/notes.md", encoding: .utf8)
    #expect(page.hasPrefix("# Conversation of "))
    #expect(page.contains("## Who is Arne Vik?"))
    #expect(page.matches(of: #/\[\^\d+\]\n/#).count == page.matches(of: #/\[\^\d+\]: /#).count)
  }

  @Test(arguments: ["notes.md", "notes.json"])
  func `nothing has changed at first`(name: String) throws {
    #expect(try verify(name).contains(", 0 changed, 0 gone."))
    #expect(try !verify(name).contains(" 0 the same"))
  }

  @Test(arguments: ["notes.md", "notes.json"])
  func `quotations that moved, changed or went are told apart`(name: String) throws {
    let before = try verify(name)
    try replace("Coastlink will cut", with: "Sadly, Coastlink will cut", in: "articles/ferry.md")
    #expect(try verify(name).contains("has moved inside its article"))
    try replace("hasty", with: "wise", in: "articles/ferry.md")
    #expect(try verify(name).contains("is no longer in ferry.md"))
    try FileManager.default.removeItem(atPath: library.folder.url.path + "/articles/ferry.md")
    try library.index()
    #expect(try verify(name).contains("ferry.md is not in the index"))
    #expect(try verify(name) != before)
  }

  @Test(arguments: [Int.max, Int.max - 4, -1, Int.min])
  func `a file that somebody sent may say any place`(start: Int) throws {
    let quotation =
      #"{"key": "ferry.md", "path": "articles/ferry.md", "excerpt": "Coastlink", "start": \#(start)}"#
    try library.folder.write("<!-- footnote \(quotation) -->\n", to: "sent.md")
    try library.folder.write(#"{"turns": [{"citations": [\#(quotation)]}]}"#, to: "sent.json")
    for name in ["sent.md", "sent.json"] {
      #expect(try verify(name).contains("has moved inside its article"))
    }
  }

  @Test(arguments: ["<!-- footnote {", "<!-- footnote {} -->", "} -->", "<!-- footnote {\n"])
  func `a file of nothing but the marks of quotations is looked through in time`(
    mark: String
  ) throws {
    let text = String(repeating: mark, count: 100_000)
    let time = processorTime {
      #expect(SavedConversation.quotations(inMarkdown: text) == [])
    }
    #expect(time < .seconds(10))
  }

  @Test func `a file that is there already is left alone`() throws {
    let path = library.folder.url.path + "/articles/ferry.md"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    let result = try library.run(
      ["chat"], input: "Who is Arne Vik?\n.save articles/ferry.md\n.save\n.verify\n.quit\n")
    #expect(result.errors.contains("left alone"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before)
    #expect(result.output.contains("for example: .save") && result.output.contains(".verify notes"))
  }

  @Test(arguments: ["missing.md", "articles/ferry.md", "articles"])
  func `what is no saved conversation is named`(name: String) throws {
    let result = try library.run(["chat"], input: ".verify \(name)\n")
    #expect(result.errors.contains(name))
    #expect(result.errors.contains(".save has written"))
  }

  @Test(arguments: [("cat", "▶"), ("/no/such/pager", "▶"), ("true", "> ")])
  func `a long reply goes through the pager, whatever becomes of it`(
    pager: String, sign: String
  ) throws {
    let paragraphs = (1...60).map { "Paragraph \($0) is about the plumbago trade." }
    try library.folder.write(paragraphs.joined(separator: "\n\n"), to: "articles/long.txt")
    try library.index()
    let terminal = try library.terminal(environment: ["PAGER": pager])
    terminal.waitForPrompt()
    terminal.type("What is paragraph 30 about?\r", andWaitFor: "[1]")
    terminal.waitForPrompt()
    #expect(terminal.type(".read 1\r", andWaitFor: sign))
    #expect(terminal.waitForPrompt())
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
  }
}
