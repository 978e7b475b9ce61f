internal import Text

/// Gives each figure of a sentence the time it is a figure of.
struct PeriodBinder {
  let context: FigureContext
  /// In order.
  let times: ArraySlice<TimeMention>

  /// A time further off is of another figure, in bytes.
  private static let reach = 90

  /// Linear in figures and times.
  func bind(_ facts: inout [FigureFact]) {
    let own = PeriodBinder(context: context, times: times.filter { !isComparison($0) }[...])
    guard !own.times.isEmpty else { return }
    for index in facts.indices {
      let before = facts[..<index].last(where: Self.isOther)?.span.end ?? 0
      let behind = facts[(index + 1)...].first(where: Self.isOther)?.span.start ?? Int.max
      guard let time = own.time(facts[index], before, behind, facts),
        !isOfSaying(time, facts[index])
      else { continue }
      facts[index].period = isEnd(time) ? time.days.map { DayRange($0.last) } : time.days
      facts[index].time = time.span
    }
  }

  /// "at the end of 2024": its last day.
  private func isEnd(_ time: TimeMention) -> Bool {
    let tokens = context.sentence.tokens
    guard let first = tokens.firstIndex(where: { $0.span.start >= time.span.start }) else {
      return false
    }
    let end = context.has(first, .definite) ? first + 1 : first
    guard context.has(end, .periodEnd) else { return false }
    return [end - 1, end - 2].contains { context.has($0, .pointOfTime) }
  }

  /// Lengths of time are told of what has times of its own.
  private static func isOther(_ fact: FigureFact) -> Bool { fact.kind != .duration }

  /// "the largest since March": no time of the figure.
  private func isComparison(_ time: TimeMention) -> Bool {
    guard time.relation == .since else { return false }
    let tokens = context.sentence.tokens
    let end = tokens.firstIndex { $0.span.start >= time.span.start } ?? tokens.count
    return tokens[max(0, end - 8)..<end].contains {
      $0.tag == .superlative || $0.tag == .adverbSuperlative
    }
  }

  /// "It rose 5%, the mayor said on Sunday": when it was said.
  private func isOfSaying(_ time: TimeMention, _ fact: FigureFact) -> Bool {
    guard let own = clause(at: fact.span), let told = clause(at: time.span), own != told else {
      return false
    }
    // "by a report published last October"
    if context.sentence.clauses[told].verb.form == .participle { return true }
    let clause = context.sentence.clauses[own]
    return clause.relation == .complement && clause.governor == told
  }

  private func clause(at span: TextSpan) -> Int? {
    let token = context.sentence.tokens.lastIndex { $0.span.start <= span.start }
    return token.flatMap(context.role)?.clause
  }

  private func time(
    _ fact: FigureFact, _ before: Int, _ behind: Int, _ facts: [FigureFact]
  ) -> TimeMention? {
    let next = times.first { $0.span.start >= fact.span.end && $0.span.end <= behind }
    let last = times.last { $0.span.end <= fact.span.start && $0.span.start >= before }
    if let next, isClose(fact.span.end, next.span.start) { return next }
    if let last, isClose(last.span.end, fact.span.start) { return last }
    // A time that opens the sentence holds for all of it.
    if let first = times.first, let figure = facts.first, first.span.end <= figure.span.start {
      return first
    }
    if let next { return next }
    return alone(fact, facts)
  }

  /// The only time of the sentence, unless it is that of the figure a change came from.
  private func alone(_ fact: FigureFact, _ facts: [FigureFact]) -> TimeMention? {
    guard times.count == 1, let only = times.first else { return nil }
    let owner = facts.last { $0.span.end <= only.span.start }
    if let owner, owner.span != fact.span, owner.change?.part == .from { return nil }
    return only
  }

  /// Whether another clause begins between: a finite verb, or any verb behind a comma.
  private func hasVerb(_ start: Int, _ end: Int) -> Bool {
    let tokens = context.sentence.tokens
    return context.sentence.clauses.contains { clause in
      let main = clause.verb.main
      guard tokens[main].span.start >= start, tokens[main].span.end <= end else { return false }
      let before = clause.verb.tokens.lowerBound - 1
      return clause.verb.form == .finite || before >= 0 && tokens[before].tag == .comma
    }
  }

  /// No clause and no bracket begins between.
  private func isClose(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= Self.reach, start <= end else { return false }
    return !context.sentence.tokens.contains {
      $0.span.start >= start && $0.span.end <= end
        && ($0.tag == .colon || $0.tag.isFinite || $0.tag == .openBracket || $0.tag == .closeBracket
          || $0.tag == .closeQuote)
    } && !hasVerb(start, end)
  }
}

/// The period of the sentence before, which holds for the next where that names no time: "In 2024
/// Altsol lost EUR 6m. Revenue fell to EUR 112m."
struct CarriedPeriod {
  private var last: (days: DayRange, span: TextSpan)?
  private var end = 0

  private static let periods: [DateExpression.Precision] = [.month, .quarter, .half, .year]

  /// Fills in what `facts` of `sentence` lack, and remembers theirs.
  mutating func apply(
    to facts: inout [FigureFact], times: ArraySlice<TimeMention>, sentence: AnalyzedSentence,
    bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard let first = sentence.tokens.first?.span.start else { return }
    let isNext = first >= end && first - end < 4 && !bytes[end..<first].contains(0x0A)
    if let last, isNext, times.isEmpty {
      for index in facts.indices
      where facts[index].standing == .reported && facts[index].change != nil {
        facts[index].period = last.days
        facts[index].time = last.span
      }
    }
    remember(facts, times)
    end = sentence.tokens.last?.span.end ?? first
  }

  private mutating func remember(_ facts: [FigureFact], _ times: ArraySlice<TimeMention>) {
    last = nil
    guard let fact = facts.first(where: { $0.period != nil && $0.kind != .duration }),
      let days = fact.period, let span = fact.time,
      let time = times.first(where: { $0.span == span }), Self.periods.contains(time.precision)
    else { return }
    last = (days, span)
  }
}
