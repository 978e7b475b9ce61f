internal import AnswerRendering
internal import ArgumentParser
internal import Foundation
internal import Prompts
internal import QuestionAnalysis

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
    help:
      "The manner of the wording: plain, or terse for people who know their way. (default: what .set voice says, else plain)"
  )
  var voice: String?

  @Option(
    help:
      "Colours and emphasis: auto, always or never. NO_COLOR and TERM=dumb are respected. (default: what .set color says, else auto)"
  )
  var color: ColorMode?

  @Flag(help: "No progress and no remarks on standard error.")
  var quiet = false

  /// The index file to use; it need not exist.
  var indexPath: String {
    index ?? Console.environment("FOOTNOTE_INDEX") ?? IndexLocation.standard
  }

  /// The wording to use.
  func prompts() throws(PromptsError) -> Prompts {
    try prompts(SettingsFile().load().settings)
  }

  func prompts(_ settings: Settings) throws(PromptsError) -> Prompts {
    try Prompts(folder: promptsFolder, voice: voice ?? settings.voice)
  }

  /// The person's aliases; lines of their file that cannot be understood are reported and left out.
  func aliases() -> Aliases {
    let file = AliasFile()
    for fault in file.faults { Console.report(fault) }
    return file.aliases
  }

  /// The library that answers come from. The word table is made before, where it is missing.
  ///
  /// - Parameters:
  ///   - path: of the index; nil: the one that the options name.
  ///   - watches: whether folders are watched for changes, as a conversation wants.
  func library(path: String? = nil, watches: Bool = false) throws -> Library {
    try Library(
      path: path ?? indexPath, prompts: prompts(), aliases: aliases(), watches: watches,
      prepare: { WordTable.makeIfMissing(isQuiet: quiet) })
  }

  /// How replies are laid out; paths below the current folder are shown relative to it.
  func layout() throws(PromptsError) -> ReplyLayout {
    try ReplyLayout(
      prompts: prompts(), currentFolder: FileManager.default.currentDirectoryPath)
  }

  /// Columns: longer lines are hard to read, however wide the terminal is.
  private static let widest = 120

  /// The renderer for standard output: wrapped and perhaps coloured on a terminal, plain elsewhere.
  func renderer() throws -> any AnswerRenderer {
    try renderer(SettingsFile().load().settings, prompts: prompts())
  }

  func renderer(_ settings: Settings, prompts: Prompts) throws -> any AnswerRenderer {
    let color = color ?? settings.color
    let layout = try ReplyLayout(
      prompts: prompts, currentFolder: FileManager.default.currentDirectoryPath)
    guard color.isOn || (Console.isTerminal && !Console.isDumb) else {
      return PlainRenderer(layout: layout, includesSources: settings.showsSources)
    }
    let hasLinks =
      color.isOn && Console.isTerminal
      ? try TerminalKind.isListed(in: "link-terminals", prompts: prompts) : false
    let width = settings.width
    return TerminalRenderer(
      layout: layout, width: { width ?? min(Console.width, Self.widest) }, color: color.isOn,
      hasLinks: hasLinks, setsQuotations: Console.knowsUnicode,
      includesSources: settings.showsSources)
  }
}
