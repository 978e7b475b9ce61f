internal import AnswerRendering
internal import ArgumentParser
internal import Foundation
internal import Prompts

/// Options that every command understands.
struct SharedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The index file. (default: $FOOTNOTE_INDEX, else Index/footnote.sqlite here, else footnote/index.sqlite in the XDG data folder)",
      valueName: "file"))
  var index: String?

  @Option(
    name: .customLong("prompts"),
    help: ArgumentHelp(
      "A folder of your own wording; files missing there are taken from the built-in ones.",
      valueName: "folder"))
  var promptsFolder: String?

  @Option(
    help: "Colours and emphasis: auto, always or never. NO_COLOR and TERM=dumb are respected.")
  var color: ColorMode = .auto

  @Flag(help: "No progress and no remarks on standard error.")
  var quiet = false

  /// The index file to use; it need not exist.
  var indexPath: String {
    index ?? Console.environment("FOOTNOTE_INDEX") ?? IndexLocation.standard
  }

  /// The wording to use.
  func prompts() throws(PromptsError) -> Prompts {
    try Prompts(folder: promptsFolder)
  }

  /// How replies are laid out; paths below the current folder are shown relative to it.
  func layout() throws(PromptsError) -> ReplyLayout {
    try ReplyLayout(
      prompts: prompts(), currentFolder: FileManager.default.currentDirectoryPath)
  }

  /// Whether the terminal is one of those in `Prompts/tables/link-terminals.tsv`.
  private static func knowsLinks(_ prompts: Prompts) throws(PromptsError) -> Bool {
    for row in try prompts.table("link-terminals") {
      let value = Console.environment(row["variable"])
      if value?.hasPrefix(row["begins"]) ?? false { return true }
    }
    return false
  }

  /// The renderer for standard output: wrapped and perhaps coloured on a terminal, plain elsewhere.
  func renderer() throws(PromptsError) -> any AnswerRenderer {
    let layout = try layout()
    guard color.isOn || (Console.isTerminal && !Console.isDumb) else {
      return PlainRenderer(layout: layout)
    }
    let hasLinks = color.isOn && Console.isTerminal ? try Self.knowsLinks(prompts()) : false
    return TerminalRenderer(
      layout: layout, width: { Console.width }, color: color.isOn,
      hasLinks: hasLinks)
  }
}

/// When to use escape sequences.
enum ColorMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `always` means always; `auto` asks the terminal, `NO_COLOR` and `TERM`.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Console.isTerminal && !Console.isDumb && Console.environment("NO_COLOR") == nil
    }
  }
}
