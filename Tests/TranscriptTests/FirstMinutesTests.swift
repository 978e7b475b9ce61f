internal import ArgumentParser
internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import footnote

/// What a newcomer meets: the opening line, a question without `ask`, the manual page, the word
/// table.
@Suite struct FirstMinutesTests {
  @Test(arguments: [20, 40, 80])
  func `the opening line is broken between words`(columns: UInt16) throws {
    let library = try SampleLibrary()
    let terminal = try library.terminal(columns: columns, environment: ["NO_COLOR": "1"])
    try #require(terminal.waitForPrompt())
    let opening = terminal.screen.prefix { $0 != ">" }
    let lines = opening.split(separator: "\n").prefix { !$0.hasPrefix("New") }
    #expect(lines.allSatisfy { $0.count <= columns }, "\(lines)")
    let words = lines.joined(separator: " ")
    #expect(words == "Footnote \(Release.version) · 2 articles · .help for commands")
    // The tip below it too.
    #expect(opening.split(separator: "\n").allSatisfy { $0.count <= columns })
  }

  @Test(arguments: [
    (["Who founded Fathomcast?"], #"footnote ask "Who founded Fathomcast?""#),
    (["Who", "founded", "it?"], #"footnote ask "Who founded it?""#),
    (["the plant in Narvik"], #"footnote ask "the plant in Narvik""#),
    (["What is \"it\"'s $name?"], #"footnote ask 'What is "it"'\''s $name?'"#),
    (["Why?", "--json"], #"footnote ask "Why?""#),
    (["What", "is", "Ulvane"], #"footnote ask "What is Ulvane""#),
    (["\u{1B}[31mWho\u{1B}[0m is it?"], #"footnote ask "Who is it?""#),
  ])
  func `a question without a command is met with what to type`(arguments: [String], cure: String)
    throws
  {
    let result = try Program.run(arguments, in: TemporaryFolder())
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors == "footnote: To ask a question, type: \(cure)\n")
  }

  @Test(arguments: [
    [], ["ask", "Who?"], ["help", "ask?"], ["--index", "a b.sqlite"], [""],
    ["search", "who is it?"], ["ask", "who", "is", "it"],
  ])
  func `what is no question is left to the commands`(arguments: [String]) {
    #expect(UnaskedQuestion.hint(arguments) == nil)
  }

  @Test(arguments: [["asq", "x"], ["asq"], ["asq", "--json", "x"]])
  func `a command that is unknown is named`(arguments: [String]) throws {
    let result = try Program.run(arguments, in: TemporaryFolder())
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("footnote: There is no command “asq”; footnote --help"))
  }

  @Test func `a question cannot move the cursor of whoever mistyped it`() throws {
    let result = try Program.run(["Who\u{1B}[2J is it?"], in: TemporaryFolder())
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `the manual page has every command with its options, and no stray request`() throws {
    let page = try Program.run(["manual"], in: TemporaryFolder()).output
    #expect(page.hasPrefix(".TH FOOTNOTE 1"))
    for command in Footnote.commands {
      #expect(page.contains(".SH FOOTNOTE \(command._commandName.uppercased())\n"))
    }
    for option in ["\\-\\-index", "\\-\\-batch", "\\-\\-rebuild", "\\-\\-complete"] {
      #expect(page.contains(".B \(option)"), "\(option)")
    }
    #expect(!page.contains("word\\-table"))
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }
      .map { String($0.prefix { $0 != " " }) }
    #expect(
      Set(requests).isSubset(of: [
        ".TH", ".SH", ".SS", ".B", ".TP", ".PP", ".br", ".nf", ".fi",
      ]))
    #expect(ManualPage.escaped(".x \\ -y") == "\\&.x \\e \\-y")
  }

  @Test func `the word table is made under a bar, and only once`() throws {
    let folder = try TemporaryFolder()
    for name in ["noun", "verb", "adj", "adv"] {
      try folder.write("  1 heading\n", to: "wordnet/data.\(name)")
      try folder.write("  1 heading\n", to: "wordnet/index.\(name)")
      try folder.write("  \n", to: "wordnet/\(name).exc")
    }
    try folder.write("00000001 15 n 01 town 0 000 | a place\n", to: "wordnet/data.noun")
    try folder.write("  \n", to: "wordnet/cntlist.rev")
    let places = [
      "FOOTNOTE_WORDNET": folder.url.path + "/wordnet",
      "XDG_CACHE_HOME": folder.url.path + "/cache",
    ]
    let terminal = try PseudoTerminal(["word-table"], environment: places, in: folder)
    #expect(terminal.finish() == 0)
    #expect(terminal.raw.contains("Word table ████████████████████████ 100 %"))
    let again = try Program.run(["word-table", "--if-missing"], environment: places, in: folder)
    #expect(again.status == 0 && again.errors.isEmpty)
    let none = try Program.run(
      ["word-table"], environment: ["FOOTNOTE_WORDNET": "/nowhere"], in: folder)
    #expect(none.status == 1 && none.errors.contains("wordnet-base"))
  }
}
