internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// The replies of a kind of their own, in the order in which they are tried.
struct OwnReplies {
  /// What a row of `Prompts/languages/en/tables/reply-kinds.tsv` may ask for under `kind`.
  private let requested: [ReplyRequest.Kind: [any ReplyKind]]
  /// What is tried where no row asks for anything.
  private let unrequested: [any ReplyKind]
  private let summary: SummaryReply
  /// Tried first where it is asked who says what the last reply told.
  private let source: SourceReply
  private let composer: AnswerComposer
  private let solver: Solver
  private let reasons: ReasonFinder
  private let ruleWords: RuleWords
  private let prompts: Prompts

  /// - Throws: `PromptsError.badRow` for a row that asks for a kind that is not here.
  init(
    tools: ReplyTools, composer: AnswerComposer, solver: Solver, reasons: ReasonFinder
  ) throws(PromptsError) {
    self.composer = composer
    self.solver = solver
    self.reasons = reasons
    ruleWords = tools.ruleWords
    prompts = tools.prompts
    source = SourceReply(tools: tools)
    let summary = SummaryReply(tools: tools)
    self.summary = summary
    let definition = DefinitionReply(tools: tools)
    let sayings = SayingsReply(tools: tools)
    let comparison = ComparisonReply(tools: tools)
    let introduced = IntroducedList(tools: tools)
    let gathered = GatheredList(tools: tools)
    requested = [
      .person: [definition],
      .article: [summary], .subject: [summary], .everything: [summary], .latest: [summary],
      .statement: [StatementReply(tools: tools), sayings], .sayings: [sayings],
      .change: [comparison],
      .list: [introduced, gathered],
      .dispute: [DisputeReply(tools: tools)], .period: [PeriodReply(tools: tools)],
    ]
    unrequested = [introduced, comparison, definition, gathered]
    for row in try tools.prompts.table("reply-kinds")
    where requested[ReplyRequest.Kind(rawValue: row["kind"])] == nil {
      throw row.error("there is no kind of reply called “\(row["kind"])”")
    }
  }

  /// Nil where the question is answered as any other.
  func reply(to turn: Turn) throws -> Answer? {
    let solution = try turn.solution
    if let word = turn.unclear { return try answer(unclear(word), to: turn, solution) }
    if turn.asksForSource, let reply = try source.reply(to: turn) {
      return try answer(reply, to: turn, solution)
    }
    // "What does the treaty not say?" is no question for what it says.
    guard !solution.question.isNegated(ruleWords) else { return nil }
    let kinds = solution.question.reply.map { requested[$0.kind] ?? [] } ?? unrequested
    for kind in kinds {
      if let reply = try kind.reply(to: turn) { return try answer(reply, to: turn, solution) }
    }
    return nil
  }

  /// What the articles looked at say about `topic`, of everything where it is nil; nil where they
  /// say nothing of it.
  func coverage(of topic: String?, to turn: Turn) throws -> Answer? {
    try summary.coverage(of: topic, turn).map { try answer($0, to: turn, turn.solution) }
  }

  /// "When was he born?", where only women were spoken of.
  private func unclear(_ word: String) throws -> Reply {
    let quoted = try prompts.render("quoted-term", ["term": word])
    return Reply(
      isAnswered: false, kind: "question back", confidence: 0, citations: [],
      parts: [.lead(try prompts.render("refusal-whom", ["word": quoted]), answer: nil)])
  }

  private func answer(_ reply: Reply, to turn: Turn, _ solution: Solution) throws -> Answer {
    var answer = Answer(
      question: turn.request.question, interpretedAs: turn.completed,
      status: reply.isAnswered ? .answered : .abstained,
      answerType: solution.question.answerType, answer: reply.answer,
      confidence: reply.confidence, citations: reply.citations, parts: reply.parts,
      missing: reply.missing)
    answer.operands = reply.operands
    if reply.isAnswered {
      answer.sureness = solver.estimator.sureness(reply.confidence)
      answer.parts += try composer.readingNotes(WordReadings(solution.ranking))
    }
    guard turn.isExplained else { return answer }
    var explanation = Explainer(weights: solver.ranker.weights).explanation(of: solution)
    explanation.parts.append(Explanation("reply made as: \(reply.kind)"))
    answer.explanation = explanation
    answer.reasons = reasons.reasons(solution.question, reply)
    return answer
  }
}
