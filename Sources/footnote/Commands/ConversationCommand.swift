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
        footnote chat --outlet Seaboard --since 2025
        footnote chat --sessions
        footnote chat --resume
        printf 'Who founded Fathomcast?\\n' | footnote chat
      """)

  @OptionGroup var shared: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "The day on which the questions are asked. (default: today)", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Flag(
    name: .customLong("no-history"),
    help: "Neither read nor keep the lines typed, and do not keep the conversation.")
  var isWithoutHistory = false

  @Option(
    name: .customLong("resume"), defaultAsFlag: "",
    help: ArgumentHelp(
      "Go on with an earlier conversation: the one with that ID, or the newest about the index. Its questions are asked again, of the articles of today.",
      valueName: "id"))
  var resumed: String?

  @Flag(name: .customLong("sessions"), help: "List the earlier conversations, newest first.")
  var listsSessions = false

  @Flag(help: "With --sessions: one JSON object a line.")
  var json = false

  func validate() throws {
    try CalendarDay.validate(asOf)
    if json && !listsSessions { throw ValidationError("--json needs --sessions here.") }
  }

  func run() throws {
    if listsSessions { return SessionList(records: SessionStore().all()).print(asJSON: json) }
    let earlier = try earlier()
    let path = shared.index ?? earlier?.index ?? shared.indexPath
    let library = try shared.library(path: path, watches: true)
    if let scope = try limits.scope(library.prompts, asOf: asOf),
      try library.limit(to: scope, whereNoneFits: true) == 0
    {
      Console.remark("No article fits \(scope.description) so far.")
    }
    let seen = SeenArticles(indexPath: path)
    let session = try ChatSession(
      library: library, asOf: asOf, record: SessionStore().begin(indexPath: path),
      surroundings: try surroundings(library, seen: seen))
    try session.run(resuming: earlier)
    if Console.isInteractive && !isWithoutHistory { seen.save(try library.store.articles()) }
  }

  /// The conversation to resume; nil: a new one begins.
  private func earlier() throws(SessionError) -> SessionRecord? {
    guard let resumed else { return nil }
    let store = SessionStore()
    return resumed.isEmpty
      ? try store.newest(about: shared.indexPath) : try store.load(resumed)
  }

  private func surroundings(_ library: Library, seen: SeenArticles) throws
    -> ChatSession.Surroundings
  {
    let (settings, faults) = SettingsFile().load()
    for fault in faults { Console.report(fault) }
    let quiet = shared.quiet
    let isKept = Console.isInteractive && !isWithoutHistory
    return ChatSession.Surroundings(
      reader: try reader(library),
      makePrompts: { [shared] (settings) throws(PromptsError) in try shared.prompts(settings) },
      makeRenderer: { [shared] in try shared.renderer($0, prompts: $1) },
      print: { Pager.print($0, isWanted: $1) },
      report: { Console.isInteractive ? Console.complain($0) : Console.report($0) },
      remark: { if !quiet { Console.remark($0) } }, isInteractive: Console.isInteractive,
      seenBefore: seen.load(), currentFolder: FileManager.default.currentDirectoryPath,
      settings: settings,
      keep: isKept ? { (record) throws(StateError) in try SessionStore().save(record) } : nil)
  }

  /// readline where lines can be edited, else lines as they come.
  private func reader(_ library: Library) throws -> any LineReader {
    guard Console.isInteractive else { return PlainLineReader() }
    let store = library.store
    let completion = LineCompletion(
      commands: try ChatCommandTable(prompts: library.prompts),
      articles: { (try? store.articles()) ?? [] },
      words: { prefix in
        let words = try? store.words(withPrefix: prefix, limit: Self.completedWords)
        return words?.map(\.word) ?? []
      })
    let history = isWithoutHistory ? nil : HistoryFile(path: XDG.state + "/history")
    return ReadlineReader(
      history: history, prepare: completion.prepare, completion: completion.candidates)
  }

  /// Words of the articles that Tab offers at most.
  private static let completedWords = 40
}
