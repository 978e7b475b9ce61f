internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import QuestionAnalysis

/// The reply to any question: the best sentences with their exact answer, or that there is none and
/// the nearest of them.
struct QuotationReply {
  let composer: AnswerComposer
  let solver: Solver
  let analyzer: QuestionAnalyzer
  let reasons: ReasonFinder

  func reply(to turn: Turn) throws -> Answer { try reply(to: turn, by: turn.solution) }

  /// The reply by what the question comes to among some of the sentences.
  func reply(to turn: Turn, by solution: Solution) throws -> Answer {
    let question = solution.question
    let missing = MissingWords(question: question, ranking: solution.ranking).words.filter {
      question.reply?.kind != .statement || !analyzer.isSaying($0)
    }
    let reply = try composer.compose(
      AnswerComposer.Material(
        question: question, answerSureness: solver.answerSureness(solution),
        quotationSureness: solver.quotationSureness(solution), evidence: solution.evidence,
        terms: solution.ranking.terms, isAnswered: solution.isAnswered, missing: missing,
        isNear: solver.isNear(solution), reading: WordReadings(solution.ranking),
        asksWhoSaid: solver.finder.asksWhoSaid(question), asOf: turn.asOf))
    var answer = Answer(
      question: turn.request.question, interpretedAs: turn.completed,
      status: solution.isAnswered ? .answered : .abstained, answerType: question.answerType,
      answer: reply.answer, confidence: solution.confidence,
      answerConfidence: solution.answerConfidence, citations: reply.citations, parts: reply.parts,
      missing: solution.isAnswered ? [] : missing)
    if solution.isAnswered, !solution.isUnsettled {
      answer.sureness = solver.sureness(solution)
    }
    guard turn.isExplained else { return answer }
    answer.explanation = Explainer(weights: solver.ranker.weights).explanation(of: solution)
    answer.reasons = try reasons.reasons(
      ReasonFinder.Material(
        question: question, ranking: solution.ranking, evidence: solution.evidence,
        features: solution.features, citations: reply.citations, missing: missing))
    return answer
  }
}
