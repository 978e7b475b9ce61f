internal import Answers
internal import Prompts
internal import QuestionAnalysis

/// Refuses in words what is too long to be a question, so that a text given by mistake keeps nobody
/// waiting.
package struct LongQuestion: Sendable {
  /// UTF-8 bytes of a question at most.
  package static let limit = 20_000

  private let prompts: Prompts

  init(prompts: Prompts) { self.prompts = prompts }

  /// Nil for a question of ordinary length. O(1).
  func reply(to request: QuestionRequest) throws(PromptsError) -> Answer? {
    let length = request.question.utf8.count
    guard length > Self.limit else { return nil }
    let reply = try prompts.render(
      "chat-too-long", ["kilobytes": length / 1000, "limit": Self.limit / 1000])
    return Answer(
      question: request.question, status: .abstained, answerType: .thing, confidence: 0,
      parts: [.note(reply)],
      explanation: Explanation("refused: longer than \(Self.limit) bytes", parts: []))
  }

  /// The request without turns that are too long to have been questions.
  func shortened(_ request: QuestionRequest) -> QuestionRequest {
    var request = request
    request.history.removeAll { $0.question.utf8.count > Self.limit }
    return request
  }
}
