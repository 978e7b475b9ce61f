internal import AnswerRendering
internal import ArgumentParser
internal import DraftChecking
internal import Foundation
internal import Prompts
internal import Text

/// `footnote check`: a draft compared with the articles.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare a draft with the articles: quotations, figures, dates, names, speakers.",
    discussion: """
      Each finding is a line: where it stands in the draft, what came of it, and where in an article.

        FOUND          it stands there
        CHANGED        a quotation of four words or more whose words differ, with each difference
        DIFFERS        the articles give another figure, or deny it
        OTHER PERIOD   the figure or event is of another time
        OTHER PARTY    it is of somebody or something else
        OTHER SPEAKER  somebody else said it
        OTHER ARTICLE  it does not stand in the article that the paragraph links
        PLAN           the articles tell it as planned, expected or possible
        OTHER NAME     the articles write the name otherwise
        ABSENT         no article holds the quotation or the figure

      What is told in other words and without figures is called nothing. Lines and columns are those of the file; of \
      a .docx or .odt file a line is a paragraph. With - the draft is read from standard input, as Markdown.

      --fix-places prints the draft with a Markdown footnote behind each sentence of which something was found, \
      instead of the findings; the file stays as it is.

      EXAMPLES
        footnote check draft.md
        footnote check --problems draft.docx
        footnote check --fix-places draft.md > with-footnotes.md
        pandoc draft.tex -t markdown | footnote check --json - | jq '.findings[].verdict'

      EXIT STATUS
        0  everything that was compared stands in the articles
        1  something differs or is absent
        2  the draft cannot be read
      """)

  @OptionGroup var options: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(help: "Leave out what was found.")
  var problems = false

  @Flag(help: "Print the draft with footnotes for what was found.")
  var fixPlaces = false

  @Flag(help: "Write JSON: one object with its findings.")
  var json = false

  @Argument(help: ArgumentHelp("The draft, or - for standard input.", valueName: "file"))
  var file: String

  func validate() throws {
    if fixPlaces && json { throw ValidationError("--fix-places and --json exclude each other.") }
  }

  func run() throws {
    let library = try options.library()
    let reader = try DraftReader(prompts: library.prompts)
    let draft =
      try file == "-"
      ? reader.read(
        [UInt8](FileHandle.standardInput.readData(ofLength: DraftReader.longest + 1)),
        named: "standard input")
      : reader.read(path: file)
    let scope = try limits.scope(library.prompts)
    try options.takeUpChanges(library)
    if let scope { try library.limit(to: scope, whereNoneFits: true) }
    let checked = try library.check(draft, path: file, isQuiet: options.quiet)
    try show(checked, library.prompts)
    if !options.quiet { try remark(checked, library.prompts) }
    if !checked.isFound { throw ExitCode(1) }
  }

  private func show(_ checked: CheckedDraft, _ prompts: Prompts) throws {
    let label = try SourceLabel(
      prompts: prompts, currentFolder: FileManager.default.currentDirectoryPath)
    if json { return Console.print(checked.json.text) }
    if fixPlaces {
      guard let text = try checked.annotated(label) else {
        throw CheckError.noFootnotes(file)
      }
      return Console.print(text)
    }
    var shown = checked
    if problems {
      shown = CheckedDraft(
        path: checked.path, draft: checked.draft,
        findings: checked.findings.filter { $0.verdict != .found })
    }
    let lines = try shown.lines(prompts, label)
    if !lines.isEmpty { Console.print(try options.renderer().text(of: lines)) }
  }

  private func remark(_ checked: CheckedDraft, _ prompts: Prompts) throws {
    Console.remark(try checked.summary(prompts))
    for part in checked.draft.removed {
      Console.remark(
        try prompts.render(
          "check-removed",
          ["text": SafeText.line(part.text), "reason": SafeText.line(part.reason)]))
    }
  }
}

/// Why a checked draft cannot be printed.
enum CheckError: Error, Equatable, CustomStringConvertible {
  case noFootnotes(String)

  var description: String {
    switch self {
    case .noFootnotes(let path):
      "\(path): footnotes can be put into Markdown and plain text only. Leave --fix-places out, or make Markdown of it: pandoc \(path) -t markdown."
    }
  }
}
