internal import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// Answers from the articles that a question limits itself to: those of an outlet, of an author, of
/// a kind of file, or published in the time that it names.
struct LimitedReply {
  /// What everything below reads the articles through.
  let scope: ScopedStore
  let census: ArticleCensus
  let finder: StatedLimitFinder
  let composer: CollectionComposer
  let reader: ConversationReader
  let ownKinds: OwnReplies
  let quotation: QuotationReply
  let prompts: Prompts

  /// Days after a time in which articles still report on it.
  private static let reportingDays = 2
  /// Below this confidence nothing comes near, whatever it was published.
  private static let leastConfidence = 0.12

  /// Nil where the question states no source and no kind of file, and where no article is of them.
  ///
  /// - Parameter others: the answer from all articles, for what those of the limits do not say.
  func reply(to turn: Turn, others: (Turn) throws -> Answer) throws -> Answer? {
    if let answer = try coverage(turn) { return answer }
    guard let limits = finder.limits(in: turn.asked) else { return nil }
    let allowed = try census.entries.get().filter(limits.admits)
    guard !allowed.isEmpty, try limits.isPlain || !isAbout(limits.shown, turn) else { return nil }
    var answer = try answer(limits.rest, from: allowed, turn)
    if answer.status == .abstained {
      guard limits.isPlain else { return nil }
      var other = try others(turn)
      if other.status == .abstained { other = try self.answer(limits.rest, turn, others) }
      if other.status == .answered {
        try note(limits.shown, of: allowed, isElsewhere: true, in: &other)
        return other
      }
    }
    try note(limits.shown, of: allowed, in: &answer)
    return answer
  }

  /// For a question that nothing answers: what the articles published in its time answer; nil where
  /// they do not.
  func reply(inTimeOf turn: Turn) throws -> Answer? {
    let question = turn.asked
    guard question.reply == nil, let days = question.constraints.days,
      try turn.solution.confidence >= Self.leastConfidence
    else { return nil }
    let time = days.first.number...(days.last.number + Self.reportingDays)
    let solution = try turn.solution(among: { candidate in
      candidate.article.publishedDay.map(time.contains) ?? false
    })
    guard solution.isAnswered else { return nil }
    var answer = try quotation.reply(to: turn, by: solution)
    let allowed = try census.entries.get().filter { entry in
      entry.published.flatMap { CivilDay(iso: $0) }.map { time.contains($0.number) } ?? false
    }
    var limits = AnswerLimits()
    limits.since = days.first.description
    limits.until = (days.last + Self.reportingDays).description
    try note(limits, of: allowed, in: &answer)
    return answer
  }

  // MARK: What an outlet reported

  /// "What did the Ledger report about kelp in May 2024?", where the Ledger is an outlet.
  private func coverage(_ turn: Turn) throws -> Answer? {
    let question = turn.asked
    guard question.reply?.kind == .statement, let topics = question.reply?.topics,
      let name = topics.first.flatMap({ question.text[$0] }),
      let limits = finder.source(called: String(name))
    else { return nil }
    var allowed = try census.entries.get().filter(limits.admits)
    var shown = limits.shown
    let days = question.constraints.openDays
    let published = days.map { days in
      allowed.filter {
        $0.published.map { days.first.description...days.last.description ~= $0 } ?? false
      }
    }
    if let published, !published.isEmpty {
      allowed = published
      (shown.since, shown.until) = (question.constraints.since, question.constraints.until)
    }
    let topic = topics.count > 1 ? question.untimed(topics[1]) : nil
    var answer = try limited(to: allowed) { try ownKinds.coverage(of: topic, to: turn) }
    if answer == nil, published?.isEmpty == false {
      allowed = try census.entries.get().filter(limits.admits)
      (shown.since, shown.until) = (nil, nil)
      answer = try limited(to: allowed) { try ownKinds.coverage(of: topic, to: turn) }
    }
    guard var answer else {
      shown.articles = allowed.count
      return try nothing(on: topic ?? "", within: shown, turn)
    }
    try note(shown, of: allowed, in: &answer)
    return answer
  }

  private func nothing(on topic: String, within limits: AnswerLimits, _ turn: Turn) throws -> Answer
  {
    let lead = try prompts.render(
      "collection-mention",
      [
        "none": true, "limits": try composer.words(limits),
        "topic": try prompts.render("quoted-term", ["term": topic]),
      ])
    var answer = Answer(
      question: turn.request.question, interpretedAs: turn.completed, status: .abstained,
      answerType: turn.asked.answerType, confidence: 0, parts: [.lead(lead, answer: nil)],
      missing: [topic])
    answer.limits = limits
    return answer
  }

  // MARK: Parts

  /// Whether the sentence that answers best of all articles names the outlet or author: then the
  /// question is about it.
  private func isAbout(_ limits: AnswerLimits, _ turn: Turn) throws -> Bool {
    guard let best = try turn.solution.ranking.candidates.first else { return false }
    let article = best.article
    let said = article.text(of: article.stored.sentences[best.sentence].span).lowercased()
    return (limits.outlets + limits.authors).contains { said.contains($0.lowercased()) }
  }

  private func answer(_ question: String, from articles: [CensusEntry], _ turn: Turn) throws
    -> Answer
  {
    try limited(to: articles) {
      try answer(question, turn) { try ownKinds.reply(to: $0) ?? quotation.reply(to: $0) }
    }
  }

  /// The answer to `question` in place of the one that was asked.
  private func answer(_ question: String, _ turn: Turn, _ body: (Turn) throws -> Answer) throws
    -> Answer
  {
    let inner = try reader.turn(
      QuestionRequest(question: question, asOf: turn.asOf), isExplained: turn.isExplained)
    var answer = try body(inner)
    (answer.question, answer.interpretedAs) = (turn.request.question, turn.completed)
    return answer
  }

  private func limited<Result>(to articles: [CensusEntry], _ body: () throws -> Result) rethrows
    -> Result
  {
    let ids = Set(articles.map(\.id))
    scope.isAllowed = ids.contains
    defer { scope.isAllowed = nil }
    return try body()
  }

  /// Says in the reply what it was taken from, or that it was taken from elsewhere.
  private func note(
    _ limits: AnswerLimits, of articles: [CensusEntry], isElsewhere: Bool = false,
    in answer: inout Answer
  ) throws {
    var limits = limits
    limits.articles = articles.count
    if !isElsewhere { answer.limits = limits }
    let text = try prompts.render(
      "limited",
      [
        "articles": articles.count, "one": articles.count == 1, "elsewhere": isElsewhere,
        "limits": try composer.words(limits),
      ])
    answer.parts.append(.note(text))
  }
}
