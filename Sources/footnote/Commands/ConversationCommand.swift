internal import AnswerRendering
internal import ArgumentParser
internal import Foundation
internal import LineEditing
internal import PassageIndex
internal import Prompts

/// `footnote chat`: the conversation.
struct ConversationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Talk to your articles. (default)",
    discussion: """
      On a terminal, lines are edited with GNU readline (~/.inputrc applies) and kept for the next time; .help lists the \
      commands of the conversation. On a pipe, each line of standard input is a question, and replies are plain text.

      EXAMPLES
        footnote
        footnote chat --index reports.sqlite
        printf 'Who founded Fathomcast?\\n' | footnote chat
      """)

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      "The day on which the questions are asked. (default: today)", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Flag(name: .customLong("no-history"), help: "Neither read nor keep the lines typed.")
  var isWithoutHistory = false

  func validate() throws {
    try CalendarDay.validate(asOf)
  }

  func run() throws {
    let library = try Library(path: shared.indexPath, prompts: shared.prompts(), watches: true)
    let seen = SeenArticles(indexPath: shared.indexPath)
    let quiet = shared.quiet
    let session = try ChatSession(
      library: library, asOf: asOf,
      surroundings: ChatSession.Surroundings(
        reader: try reader(library), renderer: try shared.renderer(),
        print: Pager.print, report: { Console.report(FailureMessage.text(of: $0)) },
        remark: { if !quiet { Console.remark($0) } }, isInteractive: Console.isInteractive,
        seenBefore: seen.load(),
        currentFolder: FileManager.default.currentDirectoryPath))
    try session.run()
    if Console.isInteractive { seen.save(try library.store.articles()) }
  }

  /// readline where lines can be edited, else lines as they come.
  private func reader(_ library: Library) throws -> any LineReader {
    guard Console.isInteractive else { return PlainLineReader() }
    let completion = LineCompletion(commands: try ChatCommandTable(prompts: library.prompts)) {
      (try? library.store.articles()) ?? []
    }
    let history = isWithoutHistory ? nil : HistoryFile(path: XDG.state + "/history")
    return ReadlineReader(history: history, completion: completion.candidates)
  }
}
