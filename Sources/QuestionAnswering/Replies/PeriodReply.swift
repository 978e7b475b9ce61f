internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// "What happened in May 2024?": what the articles tell of a time, in its order.
struct PeriodReply: ReplyKind {
  let tools: ReplyTools

  /// Days after the time in which articles still report on it.
  private static let reportingDays = 45
  /// Articles looked at, and events told, at most.
  private static let mostArticles = 200
  private static let mostEvents = 6

  /// A sentence that tells of the time.
  private struct Event {
    let article: TokenizedArticle
    let sentence: Int
    let day: Int
  }

  /// Nil where more than a time is asked for, where it has no beginning or no end, and where
  /// nothing is told of it.
  func reply(to turn: Turn) throws -> Reply? {
    let question = try turn.solution.question
    guard let topic = question.reply?.topics.first, isTime(topic, in: question),
      let since = question.constraints.since.flatMap({ CivilDay(iso: $0) }),
      let until = question.constraints.until.flatMap({ CivilDay(iso: $0) }), since <= until
    else { return nil }
    let events = try events(in: DayRange(since, until))
    guard !events.isEmpty else { return nil }
    let citations = try events.enumerated().map {
      try citer.citation(of: $1.article, sentence: $1.sentence, number: $0 + 1)
    }
    let titles = events.compactMap(\.article.stored.summary.metadata.title)
    let lead = try prompts.render(
      "lead-period",
      [
        "period": question.text[topic].map(String.init) ?? "",
        "titles": titles.map { ["title": $0] },
      ])
    return Reply(
      kind: "events of a time", confidence: 0.8, citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) })
  }

  private func isTime(_ topic: TextSpan, in question: AnalyzedQuestion) -> Bool {
    question.words.allSatisfy {
      !topic.contains($0.token.span) || $0.isStopword
        || question.constraints.timeTerms.contains($0.token.term)
    }
  }

  /// One event of each article, in the order of their days.
  private func events(in days: DayRange) throws -> [Event] {
    let articles = try store.census().filter { entry in
      guard entry.copyOf == nil, let day = entry.published.flatMap({ CivilDay(iso: $0) }) else {
        return false
      }
      return day >= days.first && day.number <= days.last.number + Self.reportingDays
    }
    let events = try articles.suffix(Self.mostArticles).compactMap { entry in
      try cache.article(entry.id).flatMap { try event(in: $0, days) }
    }
    return Array(
      events.sorted {
        ($0.day, $0.article.stored.summary.key) < ($1.day, $1.article.stored.summary.key)
      }
      .prefix(Self.mostEvents))
  }

  /// The first sentence that tells of something on one of the days; of an article of these days,
  /// where none says when, its first one.
  private func event(in article: TokenizedArticle, _ days: DayRange) throws -> Event? {
    try cache.understand([article])
    let running = article.stored.sentences.indices.filter {
      article.stored.sentences[$0].kind != .heading
    }
    for sentence in running {
      let span = article.stored.sentences[sentence].span
      let told = article.facts.clauses(in: span).compactMap { clause -> DayRange? in
        guard clause.standing == .happened else { return nil }
        return article.facts.days(of: clause)
      }
      if let own = told.first(where: { days.first <= $0.first && $0.last <= days.last }) {
        return Event(article: article, sentence: sentence, day: own.first.number)
      }
    }
    guard let first = running.first, let day = article.publishedDay,
      days.first.number...days.last.number ~= day
    else { return nil }
    return Event(article: article, sentence: first, day: day)
  }
}
