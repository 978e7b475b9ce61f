internal import AnswerRendering
internal import Answers
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// Questions and their replies, and taking them back.
extension ChatSession {
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

  /// Forgets the last question and its reply, so that what follows goes on from the one before;
  /// says which question that is.
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

  func answer(_ request: QuestionRequest, isLiteral: Bool = false) throws {
    let answer = try library.answer(request, explaining: true)
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
  func note(_ answer: Answer, to request: QuestionRequest) {
    before.append(
      Moment(
        turns: turns.suffix(Self.historyLimit), lastAnswer: lastAnswer, lastRequest: lastRequest,
        answers: answers.count))
    forgetExplanation(of: before.count - Self.explainedReplies)
    lastAnswer = answer
    lastRequest = request
    var saved = answer
    (saved.explanation, saved.reasons) = (nil, nil)
    answers.append(saved)
    turns.append(
      QuestionRequest.Turn(
        question: answer.interpretedAs ?? request.question, answer: Self.gist(of: answer),
        excerpt: answer.status == .answered ? answer.citations.first?.excerpt : nil))
  }

  /// Replies that `.undo` brings back with how they were chosen. That is ten times as long as they
  /// are, and a conversation may have thousands.
  private static let explainedReplies = 20

  private func forgetExplanation(of moment: Int) {
    guard before.indices.contains(moment) else { return }
    before[moment].lastAnswer?.explanation = nil
    before[moment].lastAnswer?.reasons = nil
  }

  /// What later questions, and a resumed conversation, know of an answer; nil: nothing was
  /// answered.
  static func gist(of answer: Answer) -> String? {
    answer.status == .answered ? answer.answer ?? answer.citations.first?.excerpt : nil
  }
}
