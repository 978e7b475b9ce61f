internal import AnswerRendering
internal import Answers
internal import LineEditing
internal import Prompts
internal import QuestionAnalysis
internal import QuestionAnswering

/// The loop of a conversation: read a line, answer or obey it, print, until it ends.
final class ChatSession {
  /// Everything a session talks through, so that tests can put something else in its place.
  struct Surroundings {
    var reader: any LineReader
    /// The wording that the settings ask for.
    var makePrompts: (Settings) throws(PromptsError) -> Prompts
    /// Makes what turns replies into characters, as the settings and the wording are now.
    var makeRenderer: (Settings, Prompts) throws -> any AnswerRenderer
    /// Prints a reply; a long one goes through the pager where `usesPager`.
    var print: (_ text: String, _ usesPager: Bool) -> Void
    /// Reports a failure that does not end the conversation, in words.
    var report: (String) -> Void
    /// Says something beside the conversation, such as that articles have changed.
    var remark: (String) -> Void
    /// Whether a person at a terminal is addressed, who gets an opening line.
    var isInteractive: Bool
    /// Digests of the articles that the last conversation ended with; nil: there was none.
    var seenBefore: Set<UInt64>?
    /// Paths below it are shown relative to it.
    var currentFolder: String
    /// How the conversation looks at first.
    var settings = Settings()
    /// Keeps the conversation, so that it can be resumed; nil: it is forgotten at its end.
    var keep: ((SessionRecord) throws(StateError) -> Void)?
  }

  /// How the conversation stood before a reply.
  struct Moment {
    var turns: [QuestionRequest.Turn]
    var lastAnswer: Answer?
    var lastRequest: QuestionRequest?
    /// Number of `answers`, which only grow.
    var answers: Int
  }

  let library: Library
  private(set) var prompts: Prompts
  let surroundings: Surroundings
  let commands: ChatCommandTable
  private(set) var settings: Settings
  private(set) var renderer: any AnswerRenderer
  /// The day on which questions are asked; nil: today.
  let asOf: String?
  var turns: [QuestionRequest.Turn] = []
  /// The last reply that had sources; what `.open`, `.sources` and `.why` are about.
  var lastAnswer: Answer?
  /// What `lastAnswer` answered.
  var lastRequest: QuestionRequest?
  /// What `.undo` brings back, oldest first: how things stood before each reply.
  var before: [Moment] = []
  /// All replies about the articles, oldest first; what `.save` writes.
  var answers: [Answer] = []
  /// Files this conversation was saved to, which may be written again.
  var savedPaths: Set<String> = []
  /// What is kept of the conversation.
  var record: SessionRecord
  var hasFailedToKeep = false
  /// Says that work is going on; nil between lines.
  var sign: WorkingSign?

  /// Bytes; a text pasted by mistake must not keep anyone waiting.
  static let longestLine = LongQuestion.limit

  /// Turns of history that are handed to the pipeline.
  static let historyLimit = 12

  /// - Parameters:
  ///   - asOf: the day on which questions are asked; nil: today.
  ///   - record: what is kept of the conversation, at first without turns.
  init(library: Library, asOf: String?, record: SessionRecord, surroundings: Surroundings) throws {
    self.library = library
    self.asOf = asOf
    self.record = record
    self.surroundings = surroundings
    prompts = library.prompts
    commands = try ChatCommandTable(prompts: prompts)
    settings = surroundings.settings
    renderer = try surroundings.makeRenderer(settings, prompts)
  }

  /// Goes on with other settings.
  func adopt(_ settings: Settings) throws {
    if settings.voice != self.settings.voice {
      prompts = try surroundings.makePrompts(settings)
      try library.use(prompts)
    }
    renderer = try surroundings.makeRenderer(settings, prompts)
    self.settings = settings
  }

  /// Runs until `.quit`, Ctrl-D or the end of the input.
  ///
  /// - Parameter earlier: the conversation to go on with; nil: a new one.
  func run(resuming earlier: SessionRecord? = nil) throws {
    if surroundings.isInteractive { try open() }
    if let earlier {
      do { try resume(earlier) } catch is CancellationError { show(try message("chat-stopped")) }
    }
    while true {
      switch surroundings.reader.readLine(prompt: try prompt()) {
      case .end: return
      case .interrupted: continue
      case .line(let line) where line.utf8.count > Self.longestLine: show(try tooLong(line))
      case .line(let line):
        let text = line.trimmed
        if !text.isEmpty, try !obey(text) { return }
      }
    }
  }

  /// Says what to do instead with a text that is no question.
  func tooLong(_ line: String) throws -> [LayoutLine] {
    let holes = ["kilobytes": line.utf8.count / 1000, "limit": Self.longestLine / 1000]
    return try message("chat-too-long", holes)
  }

  /// Shows the scope, so that nobody wonders why an article is not found.
  private func prompt() throws(PromptsError) -> String {
    guard let scope = library.scope else { return try prompts.render("chat-prompt") }
    return try prompts.render(
      "chat-prompt-scoped", ["scope": SafeText.line(scope.description)])
  }

  /// Answers a question or runs a command; false ends the conversation. Failures are reported, and
  /// the conversation goes on.
  private func obey(_ text: String) throws -> Bool {
    defer { stopWaiting() }
    do {
      beginWaiting()
      switch commands.read(text) {
      case .command(.quit, _): return false
      case .command(let command, let argument): show(try run(command, argument: argument))
      case .unknown(let name): show(try message("chat-unknown-command", ["command": name]))
      case .question: try ask(text)
      }
    } catch is CancellationError {
      show(try message("chat-stopped"))
    } catch {
      report(error)
    }
    return true
  }
}
