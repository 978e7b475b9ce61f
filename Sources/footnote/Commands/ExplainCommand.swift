internal import AnswerRendering
internal import Answers
internal import ArgumentParser
internal import QuestionAnalysis

/// `footnote explain`: every decision on the way to one answer.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how the answer to a question is found: rules, queries, candidates, scores.",
    discussion: """
      The tree ends with the reply itself. The exit status is that of “ask”: 1 when the articles do not answer.

      EXAMPLES
        footnote explain "Who founded Fathomcast?"
        footnote explain --json "Who founded Fathomcast?" | jq '.parts[].label'
      """)

  @OptionGroup var shared: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "The day on which the question is asked. (default: today)", valueName: "yyyy-mm-dd"))
  var asOf: String?

  @Flag(help: "Print the tree as nested JSON objects of label, value and parts.")
  var json = false

  @Argument(help: "The question; quotation marks around it are optional.")
  var question: [String] = []

  func validate() throws {
    try CalendarDay.validate(asOf)
    if question.joined().allSatisfy(\.isWhitespace) {
      throw ValidationError(
        "Type a question, for example: footnote explain \"Who founded Fathomcast?\"")
    }
  }

  func run() throws {
    let library = try shared.library()
    let scope = try limits.scope(library.prompts, asOf: asOf)
    try shared.takeUpChanges(library)
    if let scope { try library.limit(to: scope) }
    let answer = try library.answer(
      QuestionRequest(question: question.joined(separator: " "), asOf: asOf), explaining: true)
    let explanation = answer.explanation ?? Explanation("nothing to explain")
    if json {
      Console.print(JSONRenderer.object(of: explanation).text)
    } else {
      let renderer = try shared.renderer()
      Console.print(renderer.text(of: ExplanationLayout.lines(of: explanation)))
      Console.print("\n" + (try renderer.render(answer)))
    }
    if answer.status == .abstained { throw ExitCode(1) }
  }
}
