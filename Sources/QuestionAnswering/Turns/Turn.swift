package import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
package import QuestionAnalysis
internal import Text

/// One question on its way to an answer: as typed, as completed from the conversation, each
/// analysed once, and, from when it is first wanted, what it comes to.
package final class Turn {
  package let request: QuestionRequest
  /// The day on which it is asked, ISO 8601.
  let asOf: String
  let typed: AnalyzedQuestion
  /// The question made self-contained; nil: read as typed. Settled once `solution` was asked for.
  package private(set) var completed: String?
  /// The question that is answered: the one completed, or as typed.
  private(set) var asked: AnalyzedQuestion
  /// What ranking listens to; nil: the question is asked on its own.
  let conversation: Conversation?
  /// The article that replied last; nil: none did.
  let article: TokenizedArticle?
  /// "he" where nobody was spoken of whom it could mean; nil: everything is clear.
  let unclear: String?
  /// Whether it is asked who says what the last reply told.
  let asksForSource: Bool
  /// Whether it is to be told how the answer was chosen.
  let isExplained: Bool
  /// Whether the question was completed by nothing but what the conversation is about.
  private let isTopicAdded: Bool
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
    asksForSource = context.asksForSource
    isTopicAdded = context.isTopicAdded
  }

  /// What the question comes to, searched and judged when it is first asked for.
  package var solution: Solution {
    get throws {
      if let known { return known }
      var solution = try reader.solver.solve(
        asked, in: conversation, isCompleted: completed != nil, askedOn: asOf)
      if completed != nil, !asksForSource, !solution.isAnswered, let plain = try plain() {
        settle(&solution, by: plain)
      }
      known = solution
      return solution
    }
  }

  /// What the question comes to as typed, in the article of the conversation; nil where that
  /// answers nothing.
  private func plain() throws -> Solution? {
    guard typed.hasContent, let conversation else { return nil }
    let plain = try reader.solver.solve(
      typed, in: conversation.needed, isCompleted: true, askedOn: asOf)
    let quoted = plain.lead?.article.stored.summary.id
    return plain.isAnswered && quoted == article?.stored.summary.id ? plain : nil
  }

  /// A question that was completed in vain is answered as typed, where nothing was added but what
  /// the conversation is about; any other is where both readings lead to one sentence.
  private func settle(_ solution: inout Solution, by plain: Solution) {
    if isTopicAdded {
      solution = plain
      (completed, asked) = (nil, typed)
    } else if solution.limits.isEmpty, let lead = solution.lead, let other = plain.lead,
      lead.article === other.article, lead.sentence == other.sentence
    {
      solution.confidence = plain.confidence
      solution.isAnswered = true
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
