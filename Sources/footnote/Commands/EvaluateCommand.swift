internal import AnswerRendering
internal import Answers
internal import ArgumentParser

/// `footnote evaluate`: how well the assistant does on questions whose answers are known.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score the assistant on a file of questions with known answers.",
    discussion: """
      The file holds one JSON object a line: "question" and "answers" (a list; empty when the articles do not say), and, if \
      wanted, "kind", "article" (the key of the article that answers), "history" and "asOf".

      hit@1 and hit@3: the first, or one of the first three excerpts holds an answer; exact: the exact answer is one of them; \
      answered and refused: shares of the questions that have, and have no, answer.

      EXAMPLES
        footnote evaluate Tests/Evaluation/questions.jsonl
        footnote evaluate --failures my-questions.jsonl
        footnote evaluate --json my-questions.jsonl | jq '."hit@1"'
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Also list the questions that went wrong, on standard error.")
  var failures = false

  @Argument(help: ArgumentHelp("The questions, as JSON Lines.", valueName: "file"))
  var file: String

  func run() throws {
    let (questions, faults) = try GradedQuestion.read(file)
    for fault in faults { Console.report(fault.description) }
    let library = try shared.library()
    let graded = try questions.map { ($0, try grade($0, library)) }
    let all = Scorecard(name: "all", grades: graded.map(\.1))
    let kinds = Dictionary(grouping: graded) { $0.0.kind ?? "" }
      .map { Scorecard(name: $0.key, grades: $0.value.map(\.1)) }
      .filter { !$0.name.isEmpty }.sorted { $0.name < $1.name }
    Console.print(json ? Self.object(of: all, kinds: kinds).text : Self.table(kinds + [all]))
  }

  private func grade(_ question: GradedQuestion, _ library: Library) throws -> Grade {
    let start = ContinuousClock.now
    let answer = try library.answer(question.request)
    let grade = Grade(
      answer, to: question, milliseconds: start.duration(to: .now).milliseconds)
    if failures && !grade.isGood {
      let reply = answer.answer ?? answer.citations.first?.excerpt ?? ""
      Console.report(
        "\(question.question) → \(answer.status.rawValue): \(SafeText.line(reply)) (wanted: \(question.answers.first ?? "a refusal"))"
      )
    }
    return grade
  }

  // MARK: Output

  private static func figures(_ card: Scorecard) -> [(name: String, value: Double?)] {
    [
      ("hit@1", card.firstRight), ("hit@3", card.thirdRight), ("exact", card.exact),
      ("answered", card.answered), ("refused", card.refused),
    ]
  }

  /// A row a kind and one for all, then the times.
  private static func table(_ cards: [Scorecard]) -> String {
    guard let all = cards.last else { return "" }
    let names = cards.map { SafeText.line($0.name) }
    let width = max(4, names.map { CharacterWidth.columns(of: $0) }.max() ?? 0)
    let pad = { (text: String, width: Int) in
      text + String(repeating: " ", count: max(0, width - CharacterWidth.columns(of: text)))
    }
    var lines = [
      pad("kind", width) + "  questions"
        + figures(all).map { "  " + pad($0.name, 8) }.joined().trimmedEnd
    ]
    for (card, name) in zip(cards, names) {
      let cells = figures(card).map { "  " + pad($0.value.map(decimal) ?? "–", 8) }.joined()
      lines.append(
        pad(name, width) + "  " + pad(String(card.questions), 9) + cells.trimmedEnd)
    }
    lines.append("")
    lines.append(
      "Half of the answers came within \(decimal(all.milliseconds(at: 0.5))) ms, 95 % within \(decimal(all.milliseconds(at: 0.95))) ms."
    )
    return lines.joined(separator: "\n")
  }

  private static func object(of all: Scorecard, kinds: [Scorecard]) -> JSONValue {
    .object([
      "questions": .integer(all.questions),
      "hit@1": JSONValue(all.firstRight),
      "hit@3": JSONValue(all.thirdRight),
      "exact": JSONValue(all.exact),
      "answered": JSONValue(all.answered),
      "refused": JSONValue(all.refused),
      "medianMilliseconds": .number(all.milliseconds(at: 0.5)),
      "p95Milliseconds": .number(all.milliseconds(at: 0.95)),
      "kinds": .array(
        kinds.map {
          .object([
            "kind": .string($0.name),
            "questions": .integer($0.questions),
            "hit@1": JSONValue($0.firstRight),
            "hit@3": JSONValue($0.thirdRight),
            "exact": JSONValue($0.exact),
            "answered": JSONValue($0.answered),
            "refused": JSONValue($0.refused),
          ])
        }),
    ])
  }

  /// Two decimals.
  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100)." + (fraction.count < 2 ? "0" : "") + fraction
  }
}

extension String {
  /// Without white space at the end.
  fileprivate var trimmedEnd: Substring {
    self[...(lastIndex { !$0.isWhitespace } ?? startIndex)]
  }
}
