internal import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis

extension CollectionAnswerer {
  /// The answer to a question that is about the collection as typed, or as completed; nil to any
  /// other.
  func reply(to turn: Turn) throws -> Answer? {
    // "When was it published?" may mean the article itself.
    let isPointing =
      turn.typed.collection.contains(where: \.isPointing)
      && turn.typed.collection.first?.relation != .shown
    let shown = turn.article?.stored.summary.id
    if !isPointing, let answer = try answer(turn.typed, shown: shown) { return answer }
    guard isPointing || turn.completed != nil,
      var answer = try answer(turn.asked, shown: shown)
    else {
      return nil
    }
    (answer.question, answer.interpretedAs) = (turn.request.question, turn.completed)
    return answer
  }
}
