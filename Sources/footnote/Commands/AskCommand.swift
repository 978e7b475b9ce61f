internal import AnswerRendering
internal import Answers
internal import ArgumentParser
internal import QuestionAnalysis
internal import QuestionAnswering

/// `footnote ask`: one question and one reply, or a batch of them.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answer one question, or a batch of them as JSON Lines.",
    discussion: """
      EXAMPLES
        footnote ask "How much did Tideline put into Fathomcast?"
        footnote ask --json "Who founded Fathomcast?" | jq -r .answer
        footnote ask --as-of 2025-11-24 "How many articles mention kelp this month?"
        footnote ask --since 2025-03 --outlet Seaboard "What did Morag Tennick say about the talks?"
        echo '{"id": 1, "question": "Who founded Fathomcast?"}' | footnote ask --batch

      With --batch, each line of standard input is an object with "question" and, if wanted, "id", "asOf" \
      and "history" (earlier turns, each with "question" and "answer"); each line of output is the answer to one of them.
      Limits (--since, --outlet and so on) hold for every question; what a question says itself ("in 2024", "by Seaboard") is \
      heeded too.
      The exit status is 0 for an answer, 1 when the articles do not answer, and 0 for a batch that ran to its end.
      """)

  @OptionGroup var shared: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "The day on which the question is asked. (default: today)", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Flag(help: "Print the answer as one JSON object.")
  var json = false

  @Flag(help: "Read questions as JSON Lines from standard input; print one JSON object for each.")
  var batch = false

  @Argument(help: "The question; quotation marks around it are optional.")
  var question: [String] = []

  /// Bytes; a text given by mistake must not keep anyone waiting.
  private static let longestQuestion = LongQuestion.limit

  /// The question as typed, one space between the words.
  private var text: String { question.joined(separator: " ") }

  func validate() throws {
    try CalendarDay.validate(asOf)
    if batch && !question.isEmpty {
      throw ValidationError(
        "With --batch, questions come from standard input, not from the command line.")
    }
    if !batch && text.allSatisfy(\.isWhitespace) {
      throw ValidationError(
        "Type a question, for example: footnote ask \"Who founded Fathomcast?\"")
    }
    if text.utf8.count > Self.longestQuestion {
      throw ValidationError(
        """
        That is \(text.utf8.count / 1000) KB long; a question may have \(Self.longestQuestion / 1000) KB. \
        Ask in fewer words, or save the text as an article and ask about it.
        """)
    }
  }

  func run() throws {
    let library = try shared.library()
    let scope = try limits.scope(library.prompts, asOf: asOf)
    try shared.takeUpChanges(library)
    if let scope { try library.limit(to: scope, whereNoneFits: true) }
    if batch { return try runBatch(library) }
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try library.answer(QuestionRequest(question: text, asOf: asOf))
    let elapsed = start.duration(to: clock.now)
    if json {
      let renderer = JSONRenderer(layout: try shared.layout())
      Console.print(
        try renderer.object(of: answer, id: .null, elapsedMilliseconds: elapsed.milliseconds).text)
    } else {
      Console.print(try shared.renderer().render(answer))
    }
    if answer.status == .abstained { throw ExitCode(1) }
  }

  private func runBatch(_ library: Library) throws {
    let batch = QuestionBatch(
      renderer: JSONRenderer(layout: try shared.layout()), asOf: asOf,
      answer: { try library.answer($0) })
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      Console.print(try batch.reply(to: line).text)
    }
  }
}

extension Duration {
  /// Milliseconds with their fraction.
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
