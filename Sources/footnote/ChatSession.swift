internal import AnswerRendering
internal import ArticleText
internal import LineEditing
internal import PassageIndex
internal import Prompts
internal import QuestionAnswering

/// The loop of a conversation: read a line, answer or obey it, print, until it ends.
final class ChatSession {
  /// Everything a session talks through, so that tests can put something else in its place.
  struct Surroundings {
    var reader: any LineReader
    var renderer: any AnswerRenderer
    /// Prints a reply.
    var print: (String) -> Void
    /// Reports a failure that does not end the conversation.
    var report: (any Error) -> Void
    /// Says something beside the conversation, such as that articles have changed.
    var remark: (String) -> Void
    /// Whether a person at a terminal is addressed, who gets an opening line.
    var isInteractive: Bool
    /// Digests of the articles that the last conversation ended with; nil: there was none.
    var seenBefore: Set<UInt64>?
    /// Paths below it are shown relative to it.
    var currentFolder: String
  }

  let library: Library
  let prompts: Prompts
  let surroundings: Surroundings
  let commands: ChatCommandTable
  /// The day on which questions are asked; nil: today.
  private let asOf: String?
  private var turns: [QuestionRequest.Turn] = []
  /// The last reply that had sources; what `.open`, `.sources` and `.why` are about.
  var lastAnswer: Answer?
  /// What `lastAnswer` answered.
  private(set) var lastRequest: QuestionRequest?
  /// What `.undo` brings back, oldest first: how things stood before each reply.
  private var before: [Moment] = []
  /// All replies about the articles, oldest first; what `.save` writes.
  private(set) var answers: [Answer] = []
  /// Files this conversation was saved to, which may be written again.
  var savedPaths: Set<String> = []

  /// Turns of history that are handed to the pipeline.
  private static let historyLimit = 12

  init(library: Library, asOf: String?, surroundings: Surroundings) throws {
    self.library = library
    self.asOf = asOf
    self.surroundings = surroundings
    prompts = library.prompts
    commands = try ChatCommandTable(prompts: prompts)
  }

  /// Runs until `.quit`, Ctrl-D or the end of the input.
  func run() throws {
    if surroundings.isInteractive { surroundings.print(try openingLine() + "\n") }
    while true {
      switch surroundings.reader.readLine(prompt: try prompt()) {
      case .end: return
      case .interrupted: continue
      case .line(let line):
        let text = line.trimmed
        if !text.isEmpty, try !obey(text) { return }
      }
    }
  }

  /// Shows the scope, so that nobody wonders why an article is not found.
  private func prompt() throws(PromptsError) -> String {
    guard let scope = library.scope else { return try prompts.render("chat-prompt") }
    return try prompts.render(
      "chat-prompt-scoped", ["scope": SafeText.line(scope.description)])
  }

  /// Answers a question or runs a command; false ends the conversation. Failures are reported, and the conversation goes on.
  private func obey(_ text: String) throws -> Bool {
    do {
      switch commands.read(text) {
      case .command(.quit, _): return false
      case .command(let command, let argument): show(try run(command, argument: argument))
      case .unknown(let name): show(try message("chat-unknown-command", ["command": name]))
      case .question: try answer(text)
      }
    } catch {
      surroundings.report(error)
    }
    return true
  }

  private func answer(_ question: String) throws {
    if let changes = try changes() { surroundings.remark(changes) }
    try answer(
      QuestionRequest(question: question, history: turns.suffix(Self.historyLimit), asOf: asOf))
  }

  /// How the conversation stood before a reply.
  private struct Moment {
    var turns: [QuestionRequest.Turn]
    var lastAnswer: Answer?
    var lastRequest: QuestionRequest?
    /// Number of `answers`, which only grow.
    var answers: Int
  }

  /// Forgets the last question and its reply, so that what follows goes on from the one before; says which question that is.
  func undo() throws -> [LayoutLine] {
    guard let taken = lastRequest?.question, let moment = before.popLast() else {
      return try message("chat-nothing-to-undo")
    }
    turns = moment.turns
    answers.removeLast(answers.count - moment.answers)
    (lastAnswer, lastRequest) = (moment.lastAnswer, moment.lastRequest)
    var holes: [String: any Sendable] = ["question": SafeText.line(taken)]
    if let question = lastRequest?.question { holes["before"] = SafeText.line(question) }
    return try message("chat-undone", holes)
  }

  /// Asks the last question again as it was typed.
  func literal() throws -> [LayoutLine] {
    guard let question = lastRequest?.question else { return try message("chat-no-answer-yet") }
    if !turns.isEmpty { turns.removeLast() }
    try answer(QuestionRequest(question: question, asOf: asOf))
    return []
  }

  private func answer(_ request: QuestionRequest) throws {
    let answer = try library.answer(request)
    surroundings.print(try surroundings.renderer.render(answer) + "\n")
    guard answer.status != .conversation else { return }
    before.append(
      Moment(
        turns: turns.suffix(Self.historyLimit), lastAnswer: lastAnswer, lastRequest: lastRequest,
        answers: answers.count))
    lastAnswer = answer
    lastRequest = request
    answers.append(answer)
    turns.append(
      QuestionRequest.Turn(
        question: answer.interpretedAs ?? request.question,
        answer: answer.status == .answered
          ? answer.answer ?? answer.citations.first?.excerpt : nil,
        excerpt: answer.status == .answered ? answer.citations.first?.excerpt : nil))
  }

  private func openingLine() throws -> String {
    let changes = try changes()
    let articles = library.store.statistics.articles
    if articles == 0 { return try prompts.render("chat-no-articles") }
    var holes: [String: any Sendable] = [
      "version": Footnote.version, "articles": articles, "one": articles == 1,
    ]
    if let changes { holes["changes"] = changes }
    return try prompts.render("chat-opening", holes)
  }

  /// What changed in the folders since they were last looked at, such as “2 new, 1 changed”, taken up into the index; nil when
  /// nothing did. Files that could not be read, and that the index cannot be written, are reported, and no reason to stop.
  private func changes() throws -> String? {
    do {
      let bar = progressBar
      defer { bar?.clear() }
      guard let report = try library.refresh(progress: bar?.show) else { return nil }
      bar?.clear()
      let remark = ChangeRemark(prompts: prompts)
      for line in try remark.failures(report) { surroundings.remark(line) }
      return try remark.changes(report)
    } catch let error as IndexError {
      surroundings.report(error)
      return nil
    }
  }

  /// For work that may take long; nil where nobody would see it.
  var progressBar: ProgressBar? { surroundings.isInteractive ? ProgressBar(patience: 1) : nil }

  /// Prints lines, followed by a blank one; nothing when there are none.
  func show(_ lines: [LayoutLine]) {
    if lines.isEmpty { return }
    surroundings.print(surroundings.renderer.text(of: lines) + "\n")
  }

  /// One sentence of the wording as lines.
  func message(_ template: String, _ holes: [String: any Sendable] = [:]) throws(PromptsError)
    -> [LayoutLine]
  {
    try prompts.render(template, holes).split(separator: "\n").map { LayoutLine(SafeText.line($0)) }
  }
}
