internal import Foundation
internal import TestSupport
internal import Testing

/// What is pasted, and what articles hold that a terminal must not see.
@Suite(.serialized) struct PastingTests {
  let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  @Test func `a text of 10 MB that is pasted is refused in words, and the conversation goes on`()
    throws
  {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    let line = "The harbour fund bought ferry number seven in Bergen.\n"
    let text = String(repeating: line, count: 10_000_000 / line.utf8.count)
    terminal.paste(text)
    terminal.type("\r")
    #expect(terminal.waitForRaw("That is 9999 KB long", seconds: 240))
    #expect(terminal.typeRaw("thanks\r", andWaitFor: "You are welcome."))
    terminal.type("\u{4}")
    let history = library.folder.url.path + "/state/footnote/history"
    #expect(try String(contentsOfFile: history, encoding: .utf8) == "thanks\n")
  }

  @Test func `Ctrl-C abandons what is pasted`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.paste("Who is\nArne Vik?")
    #expect(terminal.waitFor("Arne Vik?"))
    #expect(terminal.type("\u{3}", andWaitFor: "> "))
    terminal.waitForPrompt()
    #expect(terminal.type("thanks\r", andWaitFor: "You are welcome."))
    #expect(!terminal.screen.contains("[1]"))
  }

  /// Titles as hostile pages have them: escape sequences, overrides of the reading direction, and
  /// text that truly runs from right to left.
  private static let titles = [
    "Fund \u{1B}]0;owned\u{7}\u{1B}[2Jgrows", "Fund \u{202E}sworg\u{202C} \u{2066}here\u{2069}",
    "صندوق الميناء ينمو", "קרן הנמל גדלה", "港の基金 🙂👨‍👩‍👧 e\u{301}",
  ]

  @Test(arguments: [40, 80] as [UInt16])
  func `titles cannot act on the terminal, in any command that shows them`(columns: UInt16) throws {
    for (number, title) in Self.titles.enumerated() {
      let article = [
        "id": "\(number)", "title": title, "source": "Outlet \(title)",
        "text": "Zorblatt \(number) costs NOK \(number + 4) million, says \(title).",
      ]
      let line = try JSONEncoder().encode(article)
      try library.folder.write(line + Data("\n".utf8), to: "articles/hostile\(number).jsonl")
    }
    try library.index()
    let terminal = try library.terminal(
      columns: columns, environment: ["NO_COLOR": "1", "PAGER": "cat", "INPUTRC": "inputrc"])
    terminal.waitForPrompt()
    let mark = terminal.raw.count
    for line in [
      "How much does Zorblatt 0 cost?", ".open 1", ".sources", ".more", ".articles", ".why",
      "How much does Zorblatt 1 cost?", ".read 1", ".only title:here", ".all", ".save notes.md",
      ".verify notes.md",
    ] {
      terminal.type(line + "\r", andWaitFor: "\n")
      try #require(terminal.waitForPrompt(), "no prompt after “\(line)”")
    }
    // What readline itself sends, which switches pasting on and off, and the sign of slow work.
    let shown = String(terminal.raw.dropFirst(mark))
      .replacing(#/\x{1B}\[\?2004[hl]/#, with: "")
      .replacing(#/\r[^\r\n\x{1B}]*\x{1B}\[K/#, with: "")
    let acting = shown.split(separator: "\n").filter { line in
      line.unicodeScalars.contains {
        $0.properties.generalCategory == .control && !["\n", "\r"].contains($0)
      }
    }
    #expect(acting == [])
    #expect(!shown.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
    #expect(!shown.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
  }
}
