internal import AnswerRendering
internal import DraftChecking
internal import Prompts
internal import QuestionAnalysis

/// Comparing a person's words with the articles.
extension ChatSession {
  /// Where the words of `argument` stand; the places can be opened as those of any reply.
  func quote(_ argument: String) throws -> [LayoutLine] {
    guard !Quotation(argument).words.isEmpty else { return try message("chat-quote-usage") }
    let answer = try library.places(ofWords: argument, limit: Self.mostPlaces).answer(prompts)
    say(try renderer.render(answer))
    note(answer, to: QuestionRequest(question: argument, asOf: asOf))
    return []
  }

  private static let mostPlaces = 5

  /// What the articles say to the draft of `argument`.
  func check(_ argument: String) throws -> [LayoutLine] {
    guard !argument.isEmpty else { return try message("chat-check-usage") }
    let draft = try DraftReader(prompts: prompts).read(path: argument)
    stopWaiting()
    let checked = try library.check(draft, path: argument, isQuiet: !surroundings.isInteractive)
    let label = try SourceLabel(prompts: prompts, currentFolder: surroundings.currentFolder)
    return try checked.lines(prompts, label) + [LayoutLine(checked.summary(prompts))]
  }
}
