internal import AnswerRendering
internal import ArgumentParser
internal import Foundation
internal import Ledgers
internal import Prompts
internal import SentenceAnalysis

/// `footnote said`: who said what.
struct SaidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "said",
    abstract: "List what was said: by whom, about what, when, and where that stands.",
    discussion: """
      Each statement is a line with its day, its speaker, the words as they stand in the article (in quotation marks where \
      the article has them so), and the place; the newest first. Copies of an article count once, and the same words in two \
      reports are one statement. A speaker is one person, organisation or thing over all articles, as footnote people has \
      it; where several are called so, they are named.

      EXAMPLES
        footnote said --by "Morag Tennick"
        footnote said --by Tennick --about talks --since 2025
        footnote said --speakers                     who is quoted most
        footnote said --csv > statements.csv
        footnote said --json --about kelp | jq -r '.statements[].speaker'

      EXIT STATUS
        1  nothing of it was said
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("Only what this person or organisation said.", valueName: "name"))
  var by: String?

  @OptionGroup(title: "Limits") var limits: SaidLimits

  @Flag(help: "List the speakers instead, with how often each is quoted.")
  var speakers = false

  @Option(help: ArgumentHelp("How many to list at most.", valueName: "number"))
  var limit: Int?

  @Flag(help: "Write JSON: one object with all of them.")
  var json = false

  @Flag(help: "Write CSV with a row of headings (RFC 4180).")
  var csv = false

  /// Lines that a person reads at once.
  private static let mostLines = 50

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    if json && csv { throw ValidationError("--json and --csv exclude each other.") }
    for (name, value) in [("by", by), ("about", limits.about)] where value?.trimmed.isEmpty ?? false
    {
      throw ValidationError("--\(name) needs a value; leave it out to list all statements.")
    }
  }

  func run() throws {
    let library = try options.library()
    let scope = try limits.others.scope(library.prompts)
    try options.takeUpChanges(library)
    if let scope { try library.limit(to: scope, whereNoneFits: true) }
    let most = limit ?? (json || csv ? nil : Self.mostLines)
    let found = try library.statements(
      StatementQuery(speaker: by?.trimmed, topic: limits.about?.trimmed),
      limit: speakers ? 0 : most)
    if speakers {
      try show(found.speakers, library.prompts)
    } else {
      try show(found, library.prompts)
    }
    if found.count == 0 { throw ExitCode(1) }
  }

  private func show(_ found: FoundStatements, _ prompts: Prompts) throws {
    let lines = SaidLines(statements: found.statements)
    if json { return Console.print(lines.json.text) }
    if csv { return print(rows: [SaidLines.columns] + lines.rows) }
    let label = try SourceLabel(
      prompts: prompts, currentFolder: FileManager.default.currentDirectoryPath)
    let shown = try lines.lines(prompts, label)
    if !shown.isEmpty { Console.print(try options.renderer().text(of: shown)) }
    remark(found.count, found.statements.count)
  }

  private func show(_ found: [SpeakerCount], _ prompts: Prompts) throws {
    let most = limit ?? (json || csv ? found.count : Self.mostLines)
    let shown = found.prefix(most)
    if json {
      return Console.print(JSONValue.object(["speakers": .array(shown.map(Self.object))]).text)
    }
    if csv {
      let columns = ["speaker", "kind", "statements", "articles"]
      return print(
        rows: [columns]
          + shown.map {
            [$0.name, $0.kind?.name ?? "", String($0.statements), String($0.articles)]
          })
    }
    for speaker in shown { Console.print(try Self.line(speaker, prompts)) }
    remark(found.count, most)
  }

  /// One speaker with how often it is quoted.
  static func line(_ speaker: SpeakerCount, _ prompts: Prompts) throws(PromptsError) -> String {
    try prompts.render(
      "said-speaker",
      [
        "speaker": SafeText.line(speaker.name), "statements": speaker.statements,
        "one": speaker.statements == 1, "articles": speaker.articles,
        "oneArticle": speaker.articles == 1,
      ])
  }

  private static func object(_ speaker: SpeakerCount) -> JSONValue {
    .object([
      "name": .string(speaker.name), "kind": JSONValue(speaker.kind?.name),
      "statements": .integer(speaker.statements), "articles": .integer(speaker.articles),
    ])
  }

  /// Rows end with CRLF, the last one too.
  private func print(rows: [[String]]) {
    for row in rows { Console.print(CommaSeparated.row(row) + "\r") }
  }

  private func remark(_ count: Int, _ most: Int) {
    guard !options.quiet else { return }
    if count == 0 { Console.remark("Nobody is quoted so. footnote said --speakers lists who is.") }
    if count > most { Console.remark("\(most) of \(count); --limit \(count) lists all") }
  }
}

/// The limits of articles, of which `--about` is the statement's here.
struct SaidLimits: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only statements whose sentence holds these words, or speaks of what is called so.",
      valueName: "words"))
  var about: String?

  @Option(
    help: ArgumentHelp(
      "Only from articles of this day or later: 2024, 2024-05, 2024-05-01, \"May 2024\".",
      valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("Only from articles of this day or earlier.", valueName: "day"))
  var until: String?

  @Option(help: ArgumentHelp("Only from articles of this outlet.", valueName: "name"))
  var outlet: String?

  @Option(
    help: ArgumentHelp("Only from articles whose author's name holds this.", valueName: "name"))
  var author: String?

  @Option(help: ArgumentHelp("Only from articles below this folder.", valueName: "path"))
  var folder: String?

  /// Those of articles.
  var others: LimitOptions {
    var limits = LimitOptions()
    (limits.since, limits.until, limits.outlet) = (since, until, outlet)
    (limits.author, limits.folder, limits.title, limits.about) = (author, folder, nil, nil)
    return limits
  }
}
