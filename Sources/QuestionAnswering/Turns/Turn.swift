package import EvidenceRanking
package import QuestionAnalysis
internal import Text

/// One question on its way to an answer: as typed, as completed from the conversation, each
/// analysed once, and, from when it is first wanted, what it comes to.
package final class Turn {
  package let request: QuestionRequest
  /// The day on which it is asked, ISO 8601.
  let asOf: String
  let typed: AnalyzedQuestion
  /// The question made self-contained; nil: read as typed.
  package let completed: String?
  /// The question that is answered: the one completed, or as typed.
  let asked: AnalyzedQuestion
  /// What ranking listens to; nil: the question is asked on its own.
  let conversation: Conversation?
  /// The article that replied last; nil: none did.
  let article: TokenizedArticle?
  /// "he" where nobody was spoken of whom it could mean; nil: everything is clear.
  let unclear: String?
  /// Whether it is to be told how the answer was chosen.
  let isExplained: Bool
  private let reader: ConversationReader
  private var known: Solution?

  init(
    _ request: QuestionRequest, asOf: String, typed: AnalyzedQuestion,
    context: ConversationReader.Context, asked: AnalyzedQuestion, isExplained: Bool,
    reader: ConversationReader
  ) {
    self.request = request
    self.asOf = asOf
    self.typed = typed
    self.asked = asked
    self.isExplained = isExplained
    self.reader = reader
    completed = context.completed
    conversation = context.conversation
    article = context.article
    unclear = context.unclear
  }

  /// What the question comes to, searched and judged when it is first asked for.
  package var solution: Solution {
    get throws {
      if let known { return known }
      let solution = try reader.solver.solve(
        asked, in: conversation, isCompleted: completed != nil, askedOn: asOf)
      known = solution
      return solution
    }
  }

  /// What the question comes to where no article has the sentences that are left out.
  package func solution(without isLeftOut: @escaping (Candidate) -> Bool) throws -> Solution {
    try reader.solver.solve(
      asked, in: conversation, isCompleted: completed != nil, askedOn: asOf, without: isLeftOut)
  }

  /// What the question comes to among those sentences that were found for it and fit.
  func solution(among isFitting: (Candidate) -> Bool) throws -> Solution {
    var ranking = try solution.ranking
    ranking.candidates.removeAll { !isFitting($0) }
    return reader.solver.solution(of: asked, ranking, isCompleted: completed != nil)
  }

  /// What another question comes to, asked on its own on the same day.
  func solve(_ question: String) throws -> Solution {
    try reader.solver.solve(
      reader.analyzer.analyze(question, asOf: asOf), in: nil, askedOn: asOf)
  }
}
