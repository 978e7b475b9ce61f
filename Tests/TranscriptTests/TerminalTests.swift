internal import Foundation
internal import TestSupport
internal import Testing

/// The real program in a pseudo-terminal.
@Suite(.serialized) struct TerminalTests {
  let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  @Test func `the opening line counts the articles, and Ctrl-D leaves`() throws {
    let terminal = try library.terminal()
    #expect(terminal.waitFor("· 2 articles · .help for commands"))
    #expect(terminal.waitForPrompt())
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
  }

  @Test func `Ctrl-C abandons the line and nothing else`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.type("half a question", andWaitFor: "half a question")
    #expect(terminal.type("\u{3}", andWaitFor: "\n> "))
    #expect(terminal.type("thanks\r", andWaitFor: "You are welcome."))
    terminal.type(".quit\r")
    #expect(terminal.finish() == 0)
    #expect(!terminal.screen.contains("do not say"))
  }

  @Test func `the arrow key brings back a line of an earlier conversation`() throws {
    let first = try library.terminal()
    first.waitForPrompt()
    #expect(first.type("Who is Arne Vik?\r", andWaitFor: "[1]"))
    first.type(".quit\r")
    #expect(first.finish() == 0)
    let second = try library.terminal()
    second.waitForPrompt()
    #expect(second.type("\u{1B}[A\u{1B}[A", andWaitFor: "Who is Arne Vik?"))
  }

  @Test func `a line survives a suspension, and is shown again`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type("Who is ", andWaitFor: "Who is "))
    let mark = terminal.screen.count
    terminal.suspendAndResume()
    #expect(terminal.waitFor("> Who is", after: mark))
    #expect(terminal.type("Arne Vik?\r", andWaitFor: "Arne Vik, called"))
  }

  @Test func `only the owner can read the history`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type("Who is Arne Vik?\r", andWaitFor: "Arne Vik, called"))
    // A command is read whenever it comes; Ctrl-D only where the prompt stands.
    terminal.type(".quit\r")
    #expect(terminal.finish() == 0)
    let path = library.folder.url.path + "/state/footnote/history"
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("Arne Vik"))
  }

  @Test func `lines are not kept when that is not wanted`() throws {
    let terminal = try library.terminal(["chat", "--no-history"])
    terminal.waitForPrompt()
    terminal.type("thanks\r", andWaitFor: "welcome")
    terminal.waitForPrompt()
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    let path = library.folder.url.path + "/state/footnote/history"
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: ["folder", "rubbish"])
  func `a history that cannot be used does not stop a conversation`(kind: String) throws {
    if kind == "folder" {
      try library.folder.write("", to: "state/footnote/history/file")
    } else {
      try library.folder.write(
        Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) }), to: "state/footnote/history")
    }
    let terminal = try library.terminal()
    #expect(terminal.waitForPrompt())
    // One after the other: an interrupt empties the terminal's queue, the arrow key with it.
    terminal.type("x", andWaitFor: "x")
    #expect(terminal.type("\u{3}", andWaitFor: "> "))
    terminal.waitForPrompt()
    #expect(terminal.type("thanks\r", andWaitFor: "You are welcome."))
    #expect(!terminal.raw.contains("\u{1B}]"))
  }

  @Test func `a terminal that goes away ends the program`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.type("half a line", andWaitFor: "half a line")
    #expect([0, 128 + SIGHUP].contains(terminal.hangUp()))
  }

  @Test func `Tab completes the name of a command`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type(".sou\t", andWaitFor: ".sources "))
    #expect(terminal.type("\r", andWaitFor: "There is no reply with sources yet."))
  }

  @Test func `open shows the quotation marked in its article`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(
      terminal.type("How much did the Halden fund commit to Brightwave?\r", andWaitFor: "[1]"))
    #expect(terminal.waitFor("NOK 450 million"))
    #expect(terminal.type(".open 1\r", andWaitFor: "◀"))
    #expect(terminal.screen.contains("▶"))
    #expect(terminal.raw.contains("\u{1B}["))
  }

  @Test func `pasted lines are one question`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(
      terminal.type(
        "\u{1B}[200~Who is\nArne Vik?\u{1B}[201~\r", andWaitFor: "Arne Vik, called"))
    #expect(terminal.waitForPrompt())
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    #expect(terminal.screen.components(separatedBy: "[1]").count <= 3)
  }

  @Test func `a dumb terminal gets plain lines, no prompt and no escape codes`() throws {
    let terminal = try library.terminal(environment: ["TERM": "dumb"])
    #expect(terminal.type("Who is Arne Vik?\n", andWaitFor: "[1]"))
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    #expect(!terminal.raw.contains("\u{1B}"))
    #expect(!terminal.raw.contains("> "))
  }

  @Test func `NO_COLOR keeps the wrapping and drops emphasis`() throws {
    let terminal = try library.terminal(
      ["ask", "Who is Arne Vik?"], columns: 40, environment: ["NO_COLOR": "1"])
    _ = terminal.finish()
    #expect(!terminal.raw.contains("\u{1B}"))
    #expect(terminal.screen.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `an article that arrives during the conversation is noticed`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    try library.folder.write(
      "Marit Dahl leads the ferry union in Tromsø.", to: "articles/union.txt")
    // Looking again so soon after the opening is left out on purpose.
    Thread.sleep(forTimeInterval: 0.5)
    #expect(terminal.type("Who leads the ferry union?\r", andWaitFor: "(1 new)"))
    #expect(terminal.waitFor("Marit Dahl"))
  }

  @Test func `a resized terminal is used in its new width`() throws {
    let terminal = try library.terminal(columns: 120)
    terminal.waitForPrompt()
    terminal.resize(columns: 40)
    terminal.type("\u{C}", andWaitFor: "> ")
    #expect(terminal.type(".help only\r", andWaitFor: "about:WORD"))
    let help = terminal.screen.components(separatedBy: ".help only").last ?? ""
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `articles that arrived since the last conversation are listed`() throws {
    let first = try library.terminal()
    first.waitForPrompt()
    #expect(first.type("what's new?\r", andWaitFor: "This is the first conversation"))
    first.type(".quit\r")
    #expect(first.finish() == 0)
    try library.folder.write("Marit Dahl leads the union.", to: "articles/union.txt")
    try library.index()
    let second = try library.terminal()
    second.waitForPrompt()
    #expect(second.type(".new\r", andWaitFor: "articles/union.txt"))
    second.waitForPrompt()
    #expect(!second.screen.contains("ferry.md"))
  }

  @Test func `Tab completes frequent words of the articles, as they were begun, and settings`()
    throws
  {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type("Who sees a Turb\t", andWaitFor: "Turbines "))
    terminal.type("\u{3}")
    terminal.waitForPrompt()
    #expect(terminal.type("What is crossi\t", andWaitFor: "crossings "))
    terminal.type("\u{3}")
    terminal.waitForPrompt()
    #expect(terminal.type(".set so\t", andWaitFor: "sources "))
    #expect(terminal.type("of\t\r", andWaitFor: "sources off"))
  }

  @Test func `the person's own inputrc is heeded`() throws {
    try library.folder.write(
      "$if footnote\n\"\\C-xq\": \"Who is Arne Vik?\"\n$endif\n", to: "inputrc")
    let terminal = try library.terminal(
      environment: ["INPUTRC": library.folder.url.path + "/inputrc"])
    terminal.waitForPrompt()
    #expect(terminal.type("\u{18}q\r", andWaitFor: "Arne Vik, called"))
  }

  @Test func `a history that may only be read is read, and stays as it is`() throws {
    let path = try library.folder.write("Who is Arne Vik?\n", to: "state/footnote/history")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type("\u{1B}[A", andWaitFor: "Who is Arne Vik?"))
    #expect(terminal.type("\r", andWaitFor: "Arne Vik, called"))
    terminal.waitForPrompt()
    #expect(terminal.type("thanks\r", andWaitFor: "You are welcome."))
  }

  @Test func `Escape alone is told from an arrow key`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.type("thanksX", andWaitFor: "thanksX")
    // Alt-b, then two arrows, in one go: back to the word's beginning, and over two letters.
    #expect(terminal.type("\u{1B}b\u{1B}[C\u{1B}[C\u{5}\u{7F}\r", andWaitFor: "You are welcome."))
  }

  @Test func `Tab completes words of titles, limits and files`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type("Who runs Bright\t", andWaitFor: "Brightwave"))
    terminal.type("\u{3}")
    terminal.waitForPrompt()
    #expect(terminal.type(".only out\t", andWaitFor: "outlet:"))
    terminal.type("\u{3}")
    terminal.waitForPrompt()
    #expect(
      terminal.type(".only fol\tmar\tsince:2025\tabout:turb\t", andWaitFor: "about:turbines "))
    #expect(terminal.screen.contains("folder:markets since:2025-10 about:turbines "))
    terminal.type("\u{3}")
    terminal.waitForPrompt()
    #expect(terminal.type(".verify arti\t", andWaitFor: "articles/"))
  }

  @Test(arguments: [
    (["VTE_VERSION": "7000"], true), (["TERM": "linux"], false),
    (["VTE_VERSION": "7000", "NO_COLOR": "1"], false),
  ])
  func `numbers are links where the terminal knows them`(
    environment: [String: String], hasLinks: Bool
  ) throws {
    let terminal = try library.terminal(["ask", "Who is Arne Vik?"], environment: environment)
    #expect(terminal.finish() == 0)
    let path = library.folder.url.path + "/articles/ferry.md"
    #expect(
      terminal.raw.contains("\u{1B}]8;;file://\(path)\u{1B}\\[1]\u{1B}]8;;\u{1B}\\") == hasLinks)
    #expect(terminal.screen.contains("[1]"))
  }

  @Test func `a follow-up can be asked again as it was typed`() throws {
    let result = try library.run(
      ["chat"], input: ".literal\nWho is Arne Vik?\nWhat did he call hasty?\n.literal\n")
    let replies = result.output.components(separatedBy: "\n\n")
    #expect(replies.first == "There is no reply with sources yet. Ask a question first.")
    #expect(result.output.matches(of: #/\(read as/#).count <= 1)
  }

  @Test func `the last question can be taken back`() throws {
    let result = try library.run(
      ["chat"],
      input: ".undo\nWho is Arne Vik?\nWhat did he call hasty?\nundo that\n.undo\n.sources\n.undo\n"
    )
    let output = result.output
    #expect(output.hasPrefix("There is no question to take back."))
    #expect(
      output.contains(
        "Taken back: “What did he call hasty?”. The last question is “Who is Arne Vik?” again."))
    #expect(output.contains("Taken back: “Who is Arne Vik?”. The conversation starts anew."))
    #expect(output.contains("There is no reply with sources yet."))
  }

  @Test func `a reply that cannot be written is a failure`() throws {
    let result = try Program.shell(
      "\"$0\" ask 'Who is Arne Vik?' --index index.sqlite >/dev/full", in: library.folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("cannot be written to standard output"))
  }
}
