internal import ArgumentParser
internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import footnote

/// What the commands say and how they end.
@Suite struct CommandLineTests {
  /// A page that the README links.
  private func page(_ name: String) throws -> String {
    try String(
      contentsOf: DocumentationTests.package
        .appendingPathComponent("Sources/footnote/Documentation.docc/\(name).md"), encoding: .utf8)
  }

  static let names = Footnote.commands.map { $0._commandName }

  @Test(arguments: names)
  func `every command has help with examples, and stands on the page of commands`(name: String)
    throws
  {
    let result = try Program.run([name, "--help"], in: TemporaryFolder())
    #expect(result.status == 0)
    #expect(result.output.contains("OVERVIEW: "))
    #expect(result.output.contains("EXAMPLES"))
    #expect(try page("Commands").contains("`footnote \(name)"))
  }

  @Test(arguments: ChatCommand.allCases)
  func `every command of the conversation has a row, help, and a place on its page`(
    command: ChatCommand
  ) throws {
    let rows = try ChatCommandTable(prompts: Prompts()).rows.filter { $0.command == command }
    #expect(rows.count == 1)
    #expect(rows.first?.summary.isEmpty == false)
    #expect(try page("InTheConversation").contains("`.\(command.rawValue)"))
  }

  @Test(arguments: (try? Prompts().table("chat-commands")) ?? [])
  func `a row's phrases know its example and not its counter-example`(row: TableRow) throws {
    let table = try ChatCommandTable(prompts: Prompts())
    guard !row["example"].isEmpty else { return #expect(row["phrases"].isEmpty) }
    guard case .command(let command, _) = table.read(row["example"]) else {
      Issue.record("“\(row["example"])” is read as a question")
      return
    }
    #expect(command.rawValue == row["name"])
    #expect(table.read(row["counter-example"]) == .question)
  }

  static let readings: [(String, ChatCommandTable.Reading)] = [
    (".open 2", ChatCommandTable.Reading.command(.open, argument: "2")),
    (".OPEN  2 ", .command(.open, argument: "2")), (".o 2", .command(.open, argument: "2")),
    ("open source 3", .command(.open, argument: "3")), (".zzz", .unknown(".zzz")),
    (".5 percent of what?", .question), ("...", .question), (". help", .question),
    ("What is open?", .question),
  ]

  @Test(arguments: readings)
  func `a line is read as a command or a question`(
    line: String, reading: ChatCommandTable.Reading
  ) throws {
    #expect(try ChatCommandTable(prompts: Prompts()).read(line.trimmed) == reading)
  }

  static let endings: [([String], Int32)] = [
    (["--version"], 0), (["--help"], 0), (["nonsense"], 64), (["ask", "--nonsense", "x"], 64),
    (["ask", "--as-of", "soon", "x"], 64), (["ask", "--batch", "x"], 64),
    (["ask", "--color", "mauve", "x"], 64), (["ask", "x", "--index", "missing.sqlite"], 2),
    (["ask", "x", "--prompts", "missing"], 2), (["evaluate", "missing.jsonl"], 2),
    (["explain"], 64),
  ]

  @Test(arguments: endings)
  func `the exit status tells misuse from failure`(arguments: [String], status: Int32) throws {
    let result = try Program.run(arguments, in: TemporaryFolder())
    #expect(result.status == status)
    #expect(result.errors.isEmpty == (status == 0))
    #expect(result.output.isEmpty == (status != 0))
  }
}

@Suite struct ReadCommandTests {
  private static let body =
    "The harbour of Tverrvik opened on Monday, and the council of the town said that it had cost less than it had feared for years."

  @Test(arguments: [
    (
      "a.txt", "Harbour opens\n\n4 November 2025\n\n\(body)",
      "2025-11-04, from the first lines of the text"
    ),
    (
      "b.txt", "Harbour opens\n\nBy Ann Roe, 4 November 2025\n\n\(body)",
      "2025-11-04, from the byline"
    ),
    ("2025-11-04-harbour.txt", "Harbour opens\n\n\(body)", "2025-11-04, from the file's name"),
    ("c.md", "---\ndate: 2025-11-04\n---\n\n\(body)", "2025-11-04, from the front matter"),
    (
      "d.jsonl", "{\"id\": \"1\", \"date\": \"2025-11-04\", \"text\": \"\(body)\"}",
      "2025-11-04, from the import"
    ),
    (
      "e.html", "<meta property=\"article:published_time\" content=\"2025-11-04\"><p>\(body)</p>",
      "2025-11-04, from the page's tags"
    ),
    ("f.txt", body, "unknown (the file's own date says nothing of it)"),
  ])
  func `a date is shown with how it was found`(name: String, text: String, shown: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    let result = try Program.run(["read", name], in: folder)
    #expect(result.output.contains("Published  \(shown)\n"), "\(result.output) \(result.errors)")
  }

  @Test func `copies are listed together, the first one first`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [
      ("a", Self.body), ("b", Self.body), ("c", "A ferry was sold to a museum."),
    ] {
      try folder.write(text, to: "in/\(name).txt")
    }
    let index = ["--index", "i.sqlite"]
    #expect(try Program.run(["index", "in"] + index, in: folder).status == 0)
    let lines = try Program.run(["articles", "--duplicates"] + index, in: folder).output
      .split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasSuffix("/in/a.txt") == true)
    #expect(lines.last?.hasPrefix("  = ") == true)
    let json = try Program.run(["articles", "--duplicates", "--json"] + index, in: folder).output
    #expect(json.contains("\"copyOf\":\"a.txt\"") || json.contains("\"copyOf\": \"a.txt\""))
  }
}

/// Commands that need articles.
@Suite struct CommandTests {
  let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  @Test func `the exit status of ask is 0 for an answer and 1 for none`() throws {
    #expect(try library.run(["ask", "Who is Arne Vik?"]).status == 0)
    let refusal = try library.run(["ask", "Who", "is", "the", "mayor", "of", "Quibbleton?"])
    #expect(refusal.status == 1)
    #expect(refusal.errors.isEmpty)
    #expect(refusal.output.contains("“Quibbleton”"))
  }

  @Test func `explain prints the tree and the reply`() throws {
    let result = try library.run(["explain", "Who is Arne Vik?"])
    #expect(result.status == 0)
    #expect(result.output.contains("\n  ") && result.output.contains("[1]"))
    let json = try library.run(["explain", "--json", "Who is Arne Vik?"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["label"] is String && object?["parts"] is [Any])
  }

  @Test func `evaluate scores what it can and names the lines it cannot`() throws {
    try library.folder.write(
      """
      {"question": "Who is Arne Vik?", "answers": ["harbour master of Bodø"], "kind": "person"}

      {"question": "Who is the mayor of Quibbleton?", "answers": [], "kind": "absent"}
      {"question": "broken"}
      """, to: "graded.jsonl")
    let result = try library.run(["evaluate", "graded.jsonl", "--json"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(#"{"questions":2,"hit@1":1,"hit@3":1,"#))
    #expect(result.output.contains(#""refused":1"#))
    #expect(result.errors.contains("graded.jsonl:4: "))
    let table = try library.run(["evaluate", "graded.jsonl"]).output.split(separator: "\n")
    #expect(table.first?.hasPrefix("kind") == true)
    #expect(table.contains { $0.hasPrefix("all") })
  }

  @Test func `a person's own wording replaces the built-in one, file by file`() throws {
    try library.folder.write("Cheerio!\n", to: "words/answers/conversation-thanks.mustache")
    let arguments = ["ask", "--prompts", "words"]
    #expect(try library.run(arguments + ["thanks"]).output == "Cheerio!\n")
    #expect(try library.run(arguments + ["Who is Arne Vik?"]).status == 0)
    try library.folder.write("{{#open}}\n", to: "words/answers/conversation-thanks.mustache")
    let broken = try library.run(arguments + ["thanks"])
    #expect(broken.status == 2)
    #expect(broken.errors.contains("conversation-thanks.mustache:1: "))
  }
}
