internal import AnswerRendering
internal import Answers
internal import QuestionAnalysis

/// Keeping the conversation, and going on with an earlier one.
extension ChatSession {
  /// Keeps the conversation as far as it has come; that it cannot is said once.
  func keepRecord() {
    guard let keep = surroundings.keep, !hasFailedToKeep else { return }
    do {
      try keep(record)
    } catch {
      hasFailedToKeep = true
      report(error)
    }
  }

  /// Takes up an earlier conversation: asks its questions again, of the articles of today, and
  /// shows the last reply.
  func resume(_ earlier: SessionRecord) throws {
    beginWaiting()
    defer { stopWaiting() }
    record = earlier
    record.turns = []
    var changed = 0
    for turn in earlier.turns {
      let days = library.limitDays(turn.asOf)
      _ = try? library.limit(to: turn.scope.map { try ArticleScope($0, days: days) })
      let request = QuestionRequest(
        question: turn.question, history: turn.isLiteral ? [] : turns.suffix(Self.historyLimit),
        asOf: turn.asOf)
      let answer = try library.answer(request, explaining: true)
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
}
