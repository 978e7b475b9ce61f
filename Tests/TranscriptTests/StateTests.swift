internal import Foundation
internal import TestSupport
internal import Testing

@testable import footnote

#if canImport(Glibc)
  internal import Glibc
#endif

/// Aliases, settings and conversations that are kept.
@Suite(.serialized) struct StateTests {
  let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
    try library.folder.write(
      """
      Fund grows

      The Kelp Growth Facility lent Norlune EUR 7 million in 2024. Ann Roe manages the Kelp Growth Facility.
      """, to: "articles/facility.txt")
    try library.folder.write(
      "Ferry fares\n\nKGF lent the ferry line Coastlink EUR 9 million in 2025.",
      to: "articles/kgf.txt")
    try library.index()
  }

  private func chat(_ lines: String...) throws -> ProgramResult {
    try library.run(["chat"], input: lines.map { $0 + "\n" }.joined())
  }

  private func permissions(_ path: String) throws -> Int? {
    let path = library.folder.url.path + "/" + path
    return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  // MARK: Aliases

  @Test func `an alias lets a question find the other name, either way, also in ask`() throws {
    let added = try chat(".alias KGF = Kelp Growth Facility", ".alias kelp growth facility = kgf")
    #expect(added.output.contains("“KGF” and “Kelp Growth Facility” are the same from now on"))
    #expect(added.output.contains("were the same already"))
    let manager = try library.run(["ask", "Who manages KGF?"])
    #expect(manager.output.hasPrefix("Ann Roe."), "\(manager.output)")
    let loan = try library.run(["ask", "How much did the Kelp Growth Facility lend Coastlink?"])
    #expect(loan.output.contains("EUR 9 million"), "\(loan.output)")
    #expect(
      try library.run(["explain", "Who manages KGF?"]).output
        .contains("alias: KGF = Kelp Growth Facility"))
    #expect(
      try !library.run(["explain", "Who is Arne Vik?"]).output.contains("alias:"))
  }

  @Test func `aliases are listed, forgotten and kept privately`() throws {
    let said = try chat(
      ".alias", ".alias KGF = Kelp Growth Facility", "show my aliases", ".alias kgf =",
      ".alias KGF =", ".alias", ".alias ? = !", ".alias a = A", ".alias KGF")
    let replies = said.output.components(separatedBy: "\n\n")
    #expect(replies[0].hasPrefix("There are no aliases."))
    #expect(replies[2] == "  KGF = Kelp Growth Facility")
    #expect(replies[3] == "“kgf” is no longer the same as anything else.")
    #expect(replies[4].hasPrefix("There is no alias “KGF”."))
    #expect(replies[5].hasPrefix("There are no aliases."))
    #expect(replies[6].hasPrefix("“?” has no word"))
    #expect(replies[7...8].allSatisfy { $0.hasPrefix("Say which names are the same") })
    #expect(try permissions("config/footnote/aliases") == 0o600)
    #expect(try permissions("config/footnote") == 0o700)
  }

  @Test func `names that share one are all the same, and comments in the file stay`() throws {
    try library.folder.write(
      "# mine\nKGF = the facility\nrubbish\n", to: "config/footnote/aliases")
    let said = try chat(".alias KGF = Kelp Growth Facility", "Who manages the facility?")
    #expect(said.errors.contains("config/footnote/aliases:3: this is no alias."))
    #expect(said.output.contains("Ann Roe."))
    let text = try String(
      contentsOfFile: library.folder.url.path + "/config/footnote/aliases", encoding: .utf8)
    #expect(text == "# mine\nKGF = the facility\nrubbish\nKGF = Kelp Growth Facility\n")
  }

  @Test func `an alias that cannot be kept holds for the conversation, and says so`() throws {
    try library.folder.write("", to: "config/footnote/aliases/folder")
    let said = try chat(".alias KGF = Kelp Growth Facility", "Who manages KGF?")
    #expect(said.errors.contains("holds for the present conversation only"))
    #expect(said.output.contains("Ann Roe."))
  }

  // MARK: Settings

  @Test func `a setting is shown, used and kept`() throws {
    let said = try chat(".set", ".set sources off", "Who is Arne Vik?", ".set sources")
    #expect(said.output.contains("  color auto   colours and emphasis"))
    #expect(said.output.contains("  sources off"))
    #expect(said.output.contains("Arne Vik") && !said.output.contains("ferry.md"))
    #expect(try !library.run(["ask", "Who is Arne Vik?"]).output.contains("ferry.md"))
    #expect(try permissions("config/footnote/settings") == 0o600)
    let again = try chat(".set sources on", "Who is Arne Vik?")
    #expect(again.output.contains("ferry.md"))
  }

  @Test func `the width and the colour that are set are used at once`() throws {
    let terminal = try library.terminal(columns: 100)
    terminal.waitForPrompt()
    #expect(terminal.type(".set color never\r", andWaitFor: "color never"))
    #expect(terminal.type(".set width 40\r", andWaitFor: "width 40"))
    terminal.waitForPrompt()
    let mark = terminal.screen.count
    let rawMark = terminal.raw.count
    #expect(terminal.type("Who is Arne Vik?\r", andWaitFor: "ferry.md"))
    terminal.waitForPrompt()
    let lines = terminal.screen.dropFirst(mark).split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(!terminal.raw.dropFirst(rawMark).contains("\u{1B}[1m"))
  }

  @Test func `what cannot be set is named with what can`() throws {
    try library.folder.write("colour = red\nwidth = 5\n", to: "config/footnote/settings")
    let said = try chat(".set colour red", ".set color purple", ".set width 3")
    #expect(said.errors.contains("settings:1: There is no setting “colour”."))
    #expect(said.errors.contains("settings:2: “5” is no value for width."))
    #expect(said.errors.contains("There are: color, width, pager, sources, voice"))
    #expect(said.errors.contains("“purple” is no value for color. It may be: auto, always, never."))
    #expect(said.errors.contains("“3” is no value for width."))
  }

  // MARK: Conversations

  /// Asks two questions and takes a third back, at a terminal.
  private func converse(_ arguments: [String] = ["chat"]) throws {
    let terminal = try library.terminal(arguments)
    terminal.waitForPrompt()
    for line in [
      "Who is Arne Vik?", ".only folder:articles", "How much did the Halden fund commit?",
      "Who manages the fund?", ".undo", "thanks",
    ] {
      terminal.type(line + "\r", andWaitFor: "\n")
      try #require(terminal.waitForPrompt())
    }
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
  }

  @Test func `a conversation is listed, resumed with its limits, and goes on being kept`() throws {
    try converse()
    let list = try library.run(["chat", "--sessions"]).output
    #expect(list.contains("  2 questions  Who is Arne Vik?\n"))
    let id = String(list.prefix { $0 != " " })
    #expect(try permissions("state/footnote/sessions/\(id).json") == 0o600)
    let resumed = try library.run(
      ["chat", "--resume"], input: ".why\n.undo\nHow old is he?\n.save notes.md\n")
    #expect(resumed.output.hasPrefix("Going on with the conversation of "))
    #expect(resumed.output.contains(": 2 questions.\n"), "\(resumed.output)")
    #expect(resumed.output.contains("\nRead as a question for "), "\(resumed.output)")
    #expect(resumed.output.contains("The last question is “Who is Arne Vik?” again."))
    #expect(resumed.output.contains("Saved 2 answers to notes.md."))
    let json = try library.run(["chat", "--sessions", "--json"]).output
    #expect(json.contains("\"questions\":[\"Who is Arne Vik?\",\"How much did"))
    let again = try library.terminal(["chat", "--resume", id])
    #expect(again.waitFor("NOK 450 million"))
    #expect(again.waitFor("[folder:articles] > "))
    again.type("Who leads the ferry line?\r", andWaitFor: "\n")
    again.waitForPrompt()
    again.type("\u{4}")
    #expect(again.finish() == 0)
    #expect(try library.run(["chat", "--sessions"]).output.hasPrefix("\(id)  "))
    #expect(try library.run(["chat", "--sessions"]).output.contains("  3 questions  "))
  }

  @Test func `a resumed conversation says which replies are different today`() throws {
    try converse()
    try library.folder.write("Arne Vik leads the union.", to: "articles/ferry.md")
    try library.index()
    let resumed = try library.run(["chat", "--resume"])
    #expect(resumed.output.contains("Replies that are different today: 1."))
  }

  @Test func `nothing is kept when that is not wanted`() throws {
    try converse(["chat", "--no-history"])
    #expect(try library.run(["chat", "--sessions"]).output.isEmpty)
    #expect(try library.run(["chat", "--sessions"]).errors.contains("no conversation is kept yet"))
  }

  @Test func `what cannot be resumed is named with the cure`() throws {
    try library.folder.write("{", to: "state/footnote/sessions/20250101-000000.json")
    for (arguments, sign) in [
      (["--resume"], "There is no earlier conversation"), (["--resume", "nonsense"], "“nonsense”"),
      (["--resume", "../history"], "There is no conversation"),
      (["--resume", "20250101-000000"], "20250101-000000.json cannot be understood"),
    ] {
      let result = try library.run(["chat"] + arguments)
      #expect(result.status == 2)
      #expect(result.errors.contains(sign) && result.errors.contains("--sessions"))
    }
    #expect(try library.run(["chat", "--json"]).status == 64)
  }

  @Test func `a conversation from elsewhere reaches neither the terminal nor another file`() throws
  {
    let sent = """
      {"id": "../../\\u001b]0;title\\u0007", "index": "\(library.folder.url.path)/index.sqlite", \
      "started": 0, "turns": [{"question": "Who is \\u001b[2JArne Vik?", "asOf": "2025-01-01", \
      "isLiteral": false}]}
      """
    for name in ["20250101-000000", "2025\u{1B}[31m"] {
      try library.folder.write(sent, to: "state/footnote/sessions/\(name).json")
    }
    let list = try library.run(["chat", "--sessions"])
    #expect(list.status == 0 && list.output.contains("Arne Vik?"))
    #expect(!list.output.contains("\u{1B}") && !list.output.contains("\u{7}"))
    let resumed = try library.run(
      ["chat", "--resume", "20250101-000000"], input: "Who is Arne Vik?\n")
    #expect(resumed.status == 0 && !resumed.output.contains("\u{1B}"))
    let folder = library.folder.url.path
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap {
      $0 as? String
    }
    #expect(
      files.filter { $0.hasSuffix(".json") }.allSatisfy {
        $0.hasPrefix("state/footnote/sessions/2025")
      })
  }

  @Test func `a state folder that cannot be written stops no conversation, and says so once`()
    throws
  {
    try library.folder.write("", to: "state")
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    for question in ["Who is Arne Vik?", "How much did the Halden fund commit?"] {
      #expect(terminal.type(question + "\r", andWaitFor: "[1]"))
      terminal.waitForPrompt()
    }
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    #expect(terminal.screen.components(separatedBy: "cannot be").count == 2)
  }
}

/// Wording: `footnote prompts check` and voices.
@Suite struct WordingTests {
  let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  @Test func `a set of wording is checked, templates and rows alike`() throws {
    try library.folder.write("{{answer}}!\n", to: "words/answers/lead-answer.mustache")
    let good = try library.run(["prompts", "check", "words"])
    #expect(good.status == 0)
    #expect(good.output.hasPrefix("Nothing is wrong. Taken from the built-in wording: "))
    let complete = try library.run(["prompts", "check", "words", "--complete"])
    #expect(complete.status == 2)
    #expect(complete.output.contains("words/answers/lead-no.mustache:1: the template is missing."))
    try library.folder.write(
      "name\targuments\tphrases\tsummary\texample\tcounter-example\nfly\t\t\t\t\t\n",
      to: "words/languages/en/tables/chat-commands.tsv")
    let row = try library.run(["prompts", "check", "words", "--json"])
    #expect(row.status == 2)
    #expect(
      row.output.contains("chat-commands.tsv\",\"line\":2,\"problem\":\"there is no command “fly”"))
    #expect(try library.run(["prompts", "check", "nowhere"]).status == 2)
    #expect(try library.run(["prompts", "check"]).status == 64)
  }

  @Test func `a pipe among a person's own wording is named and not waited for`() throws {
    try library.folder.write("{{answer}}!\n", to: "words/answers/lead-answer.mustache")
    for name in ["answers/lead-no.mustache", "tables/weights.tsv"] {
      let path = library.folder.url.path + "/words/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try #require(mkfifo(path, 0o600) == 0)
    }
    let checked = try library.run(["prompts", "check", "words"])
    #expect(checked.status == 2)
    #expect(checked.output.contains("lead-no.mustache:1: it cannot be read. Make it a plain file"))
  }

  @Test func `a voice is chosen by an option, or set for good`() throws {
    let question = ["ask", "Who is the mayor of Quibbleton?"]
    #expect(try library.run(question + ["--voice", "terse"]).output.hasPrefix("Not said."))
    #expect(try library.run(question + ["--voice", "rude"]).errors.contains("plain, terse"))
    let said = try library.run(
      ["chat"], input: "thanks\n.set voice terse\nthanks\nWho is the mayor of Quibbleton?\n"
    ).output
    #expect(said.contains("You are welcome.") && said.contains("\nWelcome.\n"))
    #expect(said.contains("\nNot said.\n"))
    #expect(try library.run(question).output.hasPrefix("Not said."))
    #expect(try library.run(question + ["--voice", "plain"]).output.hasPrefix("The articles"))
  }

  @Test func `the first conversation about an index begins with a hint`() throws {
    let first = try library.terminal()
    #expect(first.waitFor("New here?"))
    first.waitForPrompt()
    first.type("\u{4}")
    #expect(first.finish() == 0)
    let second = try library.terminal()
    second.waitForPrompt()
    #expect(!second.screen.contains("New here?"))
  }
}
