internal import Foundation
internal import TestSupport
internal import Testing

@testable import Prompts

@Suite struct TemplateCheckTests {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let home = package.appendingPathComponent("Prompts").path

  @Test func `every template has a row that knows its holes, and every row a template`() throws {
    let check = try TemplateCheck(folder: Self.home)
    #expect(check.missing.isEmpty, "no template, or its row in templates.tsv is to be removed")
    #expect(
      try check.faults().isEmpty,
      "a template without a row in templates.tsv, or a hole that its row does not name")
  }

  @Test(arguments: Prompts.voices.dropFirst())
  func `a voice has nothing but templates that are used, with their holes`(voice: String) throws {
    #expect(try TemplateCheck(folder: Self.home + "/voices/\(voice)").faults().isEmpty)
  }

  /// `RECORD=1 swift test --filter TemplateCheck` writes the table of `Prompts/README.md` anew, and
  /// fails once.
  @Test func `the README lists every template with its holes`() throws {
    let path = Self.home + "/README.md"
    let readme = try String(contentsOfFile: path, encoding: .utf8)
    let heading = "| template | says | holes |\n| --- | --- | --- |\n"
    let rows = try Prompts().table("templates").map { row in
      let holes = row["holes"].split(separator: " ").map { "`\($0)`" }.joined(separator: ", ")
      return "| `\(row["template"])` | \(row["says"]) | \(holes) |\n"
    }
    let start = try #require(readme.range(of: heading))
    let end = try #require(readme.range(of: "\n\n", range: start.upperBound..<readme.endIndex))
    let table = readme[start.upperBound..<end.lowerBound] + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let text =
        readme[..<start.upperBound] + rows.joined() + readme[readme.index(after: end.lowerBound)...]
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded the table of Prompts/README.md")
    } else {
      #expect(
        String(table) == rows.joined(), "RECORD=1 swift test --filter TemplateCheck writes it")
    }
  }

  static let faults: [(String, String, Int, String)] = [
    (
      "answers/lead-answer.mustache", "Well:\n{{anser}}{{^ends}}.{{/ends}} {{answer}}\n", 2,
      "Use answer."
    ),
    ("answers/lead-answer.mustache", "Well.\n", 1, "{{answer}} is left out"),
    ("answers/lead-answer.mustache", "{{answer}}\n{{#ends}}.\n", 2, "a section is not closed"),
    ("answers/lead-answer.mustache", "{{answer}} {{#ends}}.{{/end}}", 1, "closed by another name"),
    ("answers/quotation.mustache", "{{excerpt}} {{number", 1, "no closing braces"),
    ("answers/lead-list.mustache", "All, {{name}}.\n", 1, "This template has no holes."),
    ("answers/lead-anser.mustache", "x\n", 1, "Call it lead-answer.mustache, or remove it."),
    ("answers/source.txt", "x\n", 1, "never used"),
    ("tables/stopword.txt", "x\n", 1, "Call it stopwords.txt, or remove it."),
    (
      "languages/en/tables/settings.tsv", "name\tsummary\ncolor\n", 2,
      "1 fields where the heading has 2"
    ),
    (
      "languages/en/tables/settings.tsv", "name\tsumary\ncolor\tx\n", 1,
      "the column “summary” is missing"
    ),
  ]

  @Test(arguments: faults)
  func `what is wrong is named with its line and cure`(
    name: String, text: String, line: Int, sign: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: name)
    let faults = try TemplateCheck(folder: folder.url.path).faults()
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.file == path && faults.first?.line == line, "\(faults)")
    #expect(faults.first.map { "\($0)" }?.contains(sign) == true, "\(faults)")
  }

  @Test(arguments: ["languages/en/tables", "tables"])
  func `a table of a language is found in its folder and in the old place`(place: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "code\twords\texample\tcounter-example\nxyz\txyz\ta\tb\n", to: place + "/currencies.tsv")
    let prompts = try Prompts(folder: folder.url.path)
    #expect(try prompts.table("currencies").map { $0["code"] } == ["xyz"])
    #expect(try TemplateCheck(folder: folder.url.path).faults().isEmpty)
  }

  @Test func `the folder of a language goes before the old place`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old\n", to: "tables/stopwords.txt")
    try folder.write("new\n", to: "languages/en/tables/stopwords.txt")
    #expect(try Prompts(folder: folder.url.path).words("stopwords") == ["new"])
  }

  @Test func `tables of a language there is not are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("der\n", to: "languages/xx/tables/stopwords.txt")
    let faults = try TemplateCheck(folder: folder.url.path).faults()
    #expect(faults.map(\.file) == [folder.url.path + "/languages/xx"])
  }

  @Test func `a voice that does not exist is named with those that do`() {
    #expect(throws: PromptsError.voiceUnknown("rude", known: ["plain", "terse"])) {
      try Prompts(voice: "rude")
    }
  }

  @Test func `one's own wording goes before a voice, and a voice before the plain one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("No way.\n", to: "answers/refusal.mustache")
    let prompts = try Prompts(folder: folder.url.path, voice: "terse")
    #expect(try prompts.render("refusal") == "No way.")
    #expect(try prompts.render("lead-quotation") == "Found:")
    #expect(try prompts.render("lead-yes") == Prompts().render("lead-yes"))
  }
}
