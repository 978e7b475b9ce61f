internal import Foundation
internal import TestSupport
internal import Testing

/// What somebody does who has read nothing but `.help`.
@Suite struct NewUserTests {
  let library: SampleLibrary
  let terminal: PseudoTerminal

  init() throws {
    library = try SampleLibrary()
    try library.folder.write(
      """
      {"id": "a", "title": "Vik speaks", "text": "Arne Vik, the harbour master of Bodø, welcomed the plan.", "source": "Coast Post", "date": "2025-03-04"}
      """, to: "articles/import.jsonl")
    try library.index()
    terminal = try library.terminal(columns: 100, environment: ["NO_COLOR": "1", "PAGER": "cat"])
    try #require(terminal.waitForPrompt())
  }

  /// Types a line; what is shown until the next prompt.
  private func reply(to line: String) throws -> String {
    let mark = terminal.screen.count
    terminal.type(line + "\r", andWaitFor: "\n")
    try #require(terminal.waitForPrompt(), "no prompt after “\(line)”")
    return String(terminal.screen.dropFirst(mark))
  }

  /// The name of the command that help describes by these words, and what help shows behind it.
  private func command(_ words: String, in help: String) throws -> (name: String, arguments: String)
  {
    // Wrapped lines are put together again.
    let rows = help.replacing(#/\n {4,}/#, with: " ").split(separator: "\n")
    let row = try #require(rows.first { $0.contains(words) }, "help says nothing of “\(words)”")
    let match = try #require(row.firstMatch(of: #/^ +(\.[a-z]+) ?(.*?)  /#))
    return (String(match.output.1), String(match.output.2))
  }

  @Test func `from help alone an answer is found, opened, narrowed, explained, saved and verified`()
    throws
  {
    #expect(terminal.screen.contains(".help for commands"))
    let help = try reply(to: ".help")
    let answer = try reply(to: "Who is the harbour master of Bodø?")
    #expect(answer.contains("Arne Vik") && answer.contains("[1]"))

    let open = try command("shows the place that citation N quotes", in: help)
    #expect(open.arguments.hasPrefix("N"))
    #expect(try reply(to: open.name + " 1").contains("▶"))

    let only = try command("keeps to some articles", in: help)
    let limit = try #require(help.firstMatch(of: #/(outlet:)NAME/#)).output.1
    #expect(
      try reply(to: "\(only.name) \(limit)Coast").contains("Keeping to 1 article: outlet:Coast"))
    let narrow = try reply(to: "Who is the harbour master of Bodø?")
    #expect(narrow.contains("Coast Post") && !narrow.contains("ferry.md"))

    let why = try command("how the last answer was chosen", in: help)
    #expect(why.arguments == "[all]")
    let reasons = try reply(to: why.name)
    #expect(reasons.contains("Read as a question for a person") && reasons.contains(".why all"))
    #expect(try reply(to: why.name + " all").contains("terms searched for"))

    let save = try command("saves the conversation", in: help)
    #expect(save.arguments == "FILE")
    #expect(try reply(to: save.name + " notes.md").contains("Saved 2 answers to notes.md."))

    let verify = try command("checks every quotation", in: help)
    #expect(try reply(to: verify.name + " notes.md").contains("0 moved, 0 changed, 0 gone."))

    let quit = try command("leaves", in: help)
    terminal.type(quit.name + "\r")
    #expect(terminal.finish() == 0)
  }
}
