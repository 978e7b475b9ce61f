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
}
