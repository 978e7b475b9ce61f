internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// "What happened in May 2024?", "What happened in Narvik on 9 December?": what the articles tell
/// of a time, in its order, whenever they were published.
struct PeriodReply: ReplyKind {
  let tools: ReplyTools

  /// Events told at most.
  private static let mostEvents = 6
  /// Years back in which a day without a year is looked for.
  private static let mostYears = 10

  /// Nil where no time is asked for that has a beginning and an end, and where nothing is told of
  /// it.
  func reply(to turn: Turn) throws -> Reply? {
    let question = try turn.solution.question
    guard let days = question.constraints.openDays else { return nil }
    let topic = question.reply?.topics.first
    let place = topic.flatMap { question.untimed($0) }
    let subject = content(place.map(terms) ?? [])
    guard subject.isEmpty == (place == nil) else { return nil }
    let finder = EventFinder(cache: cache, store: store)
    // "since June" is told as such, "in June" as June.
    let bound = question.constraints.days == nil ? question.constraints.timeSpans.first : topic
    var period = bound.flatMap { question.text[$0] }.map(String.init)
    var events = try finder.events(in: days, about: subject)
    if events.isEmpty, let other = try inOtherYear(days, question, finder, subject) {
      (events, period) = (other.events, other.period)
    }
    guard !events.isEmpty else { return nil }
    let shown = Self.chosen(events)
    let citations = try shown.enumerated().map {
      try citer.citation(of: $1.article, sentence: $1.sentence, number: $0 + 1)
    }
    return Reply(
      kind: "events of a time", confidence: 0.8, citations: citations,
      parts: try [.lead(lead(shown, try period ?? words(of: days)), answer: nil)]
        + citations.map { .quotation($0.number) } + told(shown, citations))
  }

  /// The events that articles of the time tell of, then those that others date to it; in order of
  /// their days.
  private static func chosen(_ events: [EventFinder.Event]) -> [EventFinder.Event] {
    let best = events.sorted {
      ($1.rank, $0.day, $0.article.stored.summary.key)
        < ($0.rank, $1.day, $1.article.stored.summary.key)
    }.prefix(mostEvents)
    return best.sorted {
      ($0.day, $0.article.stored.summary.key) < ($1.day, $1.article.stored.summary.key)
    }
  }

  /// A day that was typed without a year, in the newest other year of which something is told.
  private func inOtherYear(
    _ days: DayRange, _ question: AnalyzedQuestion, _ finder: EventFinder, _ subject: Set<Int32>
  ) throws -> (events: [EventFinder.Event], period: String)? {
    let hasYear = question.words.contains { word in
      question.constraints.timeTerms.contains(word.token.term)
        && (word.token.folded.utf8.count == 4 && word.isNumber
          || ruleWords.holds(.deicticTime, word.token.folded))
    }
    guard !hasYear, question.constraints.days != nil else { return nil }
    let years = Set(try store.census().compactMap { $0.published.flatMap { Int($0.prefix(4)) } })
    for year in years.sorted(by: >).prefix(Self.mostYears) where year != days.first.year {
      guard let moved = days.moved(by: year - days.first.year) else { continue }
      let events = try finder.events(in: moved, about: subject)
      if !events.isEmpty { return (events, try words(of: moved)) }
    }
    return nil
  }

  private func words(of period: DayRange) throws -> String {
    let first = try days.text(of: period.first.description)
    guard period.first != period.last else { return first }
    return try prompts.render(
      "period-days", ["first": first, "last": try days.text(of: period.last.description)])
  }

  private func lead(_ events: [EventFinder.Event], _ period: String) throws -> String {
    let titles = events.compactMap(\.article.stored.summary.metadata.title)
    return try prompts.render(
      "lead-period", ["period": period, "titles": titles.map { ["title": $0] }])
  }

  /// Which of the quotations are of articles of another time.
  private func told(_ events: [EventFinder.Event], _ citations: [Citation]) throws -> [ReplyPart] {
    let later = zip(events, citations).filter { !$0.0.isOfTheTime }.map(\.1.number)
    guard !later.isEmpty else { return [] }
    return [
      .note(
        try prompts.render(
          "period-told",
          [
            "references": references(later), "all": later.count == events.count,
            "one": later.count == 1,
          ]))
    ]
  }
}

extension DayRange {
  /// The same days of the year `years` later; nil where there are none.
  func moved(by years: Int) -> DayRange? {
    func moved(_ day: CivilDay) -> CivilDay? { day.adding(months: 12 * years) }
    return moved(first).flatMap { first in moved(last).map { DayRange(first, $0) } }
  }
}
