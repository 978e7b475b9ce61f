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

  let library: Library
  private(set) var prompts: Prompts
  let surroundings: Surroundings
  let commands: ChatCommandTable
  private(set) var settings: Settings
  private var renderer: any AnswerRenderer
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
  /// What is kept of the conversation.
  private var record: SessionRecord
  private var hasFailedToKeep = false
  /// Says that work is going on; nil between lines.
  private var sign: WorkingSign?

  /// Bytes; a text pasted by mistake must not keep anyone waiting.
  static let longestLine = 100_000

  /// Turns of history that are handed to the pipeline.
  private static let historyLimit = 12

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

  /// Answers a question or runs a command; false ends the conversation. Failures are reported, and the conversation goes on.
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

  /// Answers a question as part of the conversation.
  func ask(_ question: String) throws {
    if let changes = try changes() {
      stopWaiting()
      surroundings.remark(changes)
      beginWaiting()
    }
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
    if !record.turns.isEmpty { record.turns.removeLast() }
    keepRecord()
    (lastAnswer, lastRequest) = (moment.lastAnswer, moment.lastRequest)
    var holes: [String: any Sendable] = ["question": SafeText.line(taken)]
    if let question = lastRequest?.question { holes["before"] = SafeText.line(question) }
    return try message("chat-undone", holes)
  }

  /// Asks the last question again as it was typed.
  func literal() throws -> [LayoutLine] {
    guard let question = lastRequest?.question else { return try message("chat-no-answer-yet") }
    if !turns.isEmpty { turns.removeLast() }
    try answer(QuestionRequest(question: question, asOf: asOf), isLiteral: true)
    return []
  }

  private func answer(_ request: QuestionRequest, isLiteral: Bool = false) throws {
    let answer = try library.answer(request)
    say(try renderer.render(answer))
    guard answer.status != .conversation else { return }
    note(answer, to: request)
    record.turns.append(
      SessionRecord.Turn(
        question: request.question, asOf: request.asOf ?? Today.iso,
        scope: library.scope?.typed, isLiteral: isLiteral, answer: Self.gist(of: answer)))
    keepRecord()
  }

  /// Makes `answer` the last one, which what follows is about.
  private func note(_ answer: Answer, to request: QuestionRequest) {
    before.append(
      Moment(
        turns: turns.suffix(Self.historyLimit), lastAnswer: lastAnswer, lastRequest: lastRequest,
        answers: answers.count))
    lastAnswer = answer
    lastRequest = request
    answers.append(answer)
    turns.append(
      QuestionRequest.Turn(
        question: answer.interpretedAs ?? request.question, answer: Self.gist(of: answer)))
  }

  /// What later questions, and a resumed conversation, know of an answer.
  private static func gist(of answer: Answer) -> String? {
    answer.answer ?? answer.citations.first?.excerpt
  }

  /// Keeps the conversation as far as it has come; that it cannot is said once.
  private func keepRecord() {
    guard let keep = surroundings.keep, !hasFailedToKeep else { return }
    do {
      try keep(record)
    } catch {
      hasFailedToKeep = true
      report(error)
    }
  }

  /// Takes up an earlier conversation: asks its questions again, of the articles of today, and shows the last reply.
  func resume(_ earlier: SessionRecord) throws {
    beginWaiting()
    defer { stopWaiting() }
    record = earlier
    record.turns = []
    var changed = 0
    for turn in earlier.turns {
      _ = try? library.limit(to: turn.scope.map { try ArticleScope($0) })
      let request = QuestionRequest(
        question: turn.question, history: turn.isLiteral ? [] : turns.suffix(Self.historyLimit),
        asOf: turn.asOf)
      let answer = try library.answer(request)
      if answer.status == .conversation { continue }
      note(answer, to: request)
      var turn = turn
      if turn.answer != Self.gist(of: answer) { changed += 1 }
      turn.answer = Self.gist(of: answer)
      record.turns.append(turn)
    }
    try sayResumed(changed: changed)
  }

  private func sayResumed(changed: Int) throws {
    var holes: [String: any Sendable] = [
      "day": record.day, "questions": record.turns.count, "one": record.turns.count == 1,
    ]
    if changed > 0 { holes["changed"] = changed }
    show(try message("chat-resumed", holes))
    if let answer = lastAnswer {
      say("> \(SafeText.line(answer.question))\n\(try renderer.render(answer))")
    }
  }

  /// Greets whoever sits at the terminal. That taking up changes was stopped is no reason not to talk.
  private func open() throws {
    beginWaiting()
    do {
      let changes = try changes()
      say(try openingLine(changes))
      if surroundings.seenBefore == nil, library.store.statistics.articles > 0 {
        show(try message("chat-first-visit"))
      }
    } catch is CancellationError {
      say(try openingLine(nil))
    }
  }

  private func openingLine(_ changes: String?) throws -> String {
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
      guard let report = try library.refresh(progress: progress(on: bar)) else { return nil }
      bar?.clear()
      let remark = ChangeRemark(prompts: prompts)
      for line in try remark.failures(report) {
        stopWaiting()
        surroundings.remark(line)
      }
      return try remark.changes(report)
    } catch let error as IndexError {
      report(error)
      return nil
    }
  }

  /// For work that may take long; nil where nobody would see it.
  var progressBar: ProgressBar? {
    surroundings.isInteractive
      ? ProgressBar(patience: WorkingSign.patience, insteadOf: sign) : nil
  }

  /// Shows on `bar` how far an update has come, and lets Ctrl-C end it.
  func progress(on bar: ProgressBar?) -> IndexBuilder.ProgressHandler {
    { progress in
      bar?.show(progress)
      try Interruption.check()
    }
  }

  /// From now on work that takes long shows that it is going on, until something is said.
  private func beginWaiting() {
    guard surroundings.isInteractive else { return }
    let prompts = prompts
    sign = WorkingSign { seconds in
      (try? prompts.render("chat-working", seconds > 0 ? ["seconds": seconds] : [:])) ?? ""
    }
  }

  /// Takes the sign of work away before anything is printed, or another program gets the terminal.
  func stopWaiting() {
    sign?.end()
    sign = nil
  }

  /// Says what went wrong, on the terminal as a reply would be.
  func report(_ error: any Error) {
    stopWaiting()
    let text = FailureMessage.text(of: error)
    guard surroundings.isInteractive else { return surroundings.report(text) }
    let lines = SafeText.block(text).split(separator: "\n").map { LayoutLine(String($0)) }
    surroundings.report(renderer.text(of: lines) + "\n")
  }

  /// Prints a reply, followed by a blank line.
  func say(_ text: String) {
    stopWaiting()
    surroundings.print(text + "\n", settings.usesPager)
  }

  /// Prints lines, followed by a blank one; nothing when there are none.
  func show(_ lines: [LayoutLine]) {
    if !lines.isEmpty { say(renderer.text(of: lines)) }
  }

  /// One sentence of the wording as lines.
  func message(_ template: String, _ holes: [String: any Sendable] = [:]) throws(PromptsError)
    -> [LayoutLine]
  {
    try prompts.render(template, holes).split(separator: "\n").map { LayoutLine(SafeText.line($0)) }
  }
}
