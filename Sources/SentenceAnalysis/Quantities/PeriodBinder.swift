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
    let own = PeriodBinder(
      context: context,
      times: times.filter {
        !isComparison($0, facts) && !isName($0, facts) && !isPreposition($0)
      }[...])
    guard !own.times.isEmpty else { return }
    for index in facts.indices {
      let before = facts[..<index].last(where: Self.isOther)?.span.end ?? 0
      let behind = facts[(index + 1)...].first(where: Self.isOther)?.span.start ?? Int.max
      guard let time = own.time(facts[index], before, behind, facts),
        !isOfSaying(time, facts[index]), !isJoined(facts[index]), !isParted(time, facts[index])
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

  /// "It has five ships; it sold two in May": a semicolon parts the time from the figure.
  private func isParted(_ time: TimeMention, _ fact: FigureFact) -> Bool {
    let (first, second) = (min(time.span.end, fact.span.end), max(time.span.start, fact.span.start))
    return first < second && context.bytes[first..<second].contains(0x3B)
  }

  /// "a 30-year loan": it tells of its noun at all times.
  private func isJoined(_ fact: FigureFact) -> Bool {
    let span = fact.span
    let isGauged =
      fact.unit.flatMap { context.words.entries[WordHash.of($0.utf8)] }?.classes.contains(.gauge)
      ?? false
    return fact.kind != .money && fact.kind != .percentage && !isGauged
      && context.bytes[span.start..<span.end].contains(0x2D) && fact.upperValue == nil
  }

  /// "since" before what it opens; alone at the end it stands for "since then".
  private func isPreposition(_ time: TimeMention) -> Bool {
    let token = first(time)
    guard context.tag(token) == .preposition,
      context.sentence.tokens[token].span.end == time.span.end
    else { return false }
    return context.tag(token + 1) != .edge && !context.tag(token + 1).isPunctuation
  }

  /// "its July levels": the time of another noun, behind the figure.
  private func isOfNoun(_ time: TimeMention, _ fact: FigureFact) -> Bool {
    guard time.span.start >= fact.span.end, let chunk = context.chunk(first(time)),
      chunk.kind == .noun, context.tag(chunk.head).isCommonNoun,
      context.sentence.tokens[chunk.head].span.start >= time.span.end
    else { return false }
    return !context.span(chunk.tokens).overlaps(fact.span)
  }

  /// The token that a time begins with.
  private func first(_ time: TimeMention) -> Int {
    let tokens = context.sentence.tokens
    return tokens.firstIndex { $0.span.start >= time.span.start } ?? tokens.count
  }

  /// "the largest since March", "dearer than in 2019", "down 5% from 2023": no time of the figure.
  private func isComparison(_ time: TimeMention, _ facts: [FigureFact]) -> Bool {
    let tokens = context.sentence.tokens
    let end = first(time)
    let isExtreme = tokens[max(0, end - 8)..<end].contains {
      $0.tag == .superlative || $0.tag == .adverbSuperlative
    }
    if time.relation == .since, isExtreme { return true }
    let last = facts.last { $0.span.end <= time.span.start }?.kind
    let isBase =
      context.has(end - 1, .changeStart) && !context.has(end + 1, .changeEnd)
      && (last == .percentage || last == .points)
    let than = (max(0, end - 5)..<end).last { context.has($0, .than) }
    guard let word = than ?? (isBase ? end - 1 : nil) else { return false }
    let start = tokens[word].span.start
    return !facts.contains { $0.span.start > start && $0.span.end <= time.span.start }
      && facts.contains { $0.span.end <= start }
  }

  /// "the 2028 Halden Games": a year that opens a name, unless the figure belongs to that too.
  private func isName(_ time: TimeMention, _ facts: [FigureFact]) -> Bool {
    let token = first(time)
    guard time.precision == .year, context.tag(token) == .number,
      context.tag(token + 1).isProperName, let chunk = context.chunk(token),
      chunk.tokens.contains(token + 1)
    else { return false }
    let span = context.span(chunk.tokens)
    return !facts.contains { span.overlaps($0.span) }
  }

  /// Whether the figure is told by someone and the time of the telling, a bracket that closes
  /// before the figure holds the time, or one of the two stands in a quotation alone.
  private func isApart(_ time: TimeMention, _ fact: FigureFact) -> Bool {
    let isBefore = time.span.end <= fact.span.start
    let (start, end) =
      isBefore ? (time.span.end, fact.span.start) : (fact.span.end, time.span.start)
    var marks: Set<PennTag> = []
    for (index, token) in context.sentence.tokens.enumerated() where token.span.start >= start {
      guard token.span.end <= end else { break }
      if !isBefore, context.has(index, .source) { return true }
      let isClosing = token.tag == .closeQuote || isBefore && token.tag == .closeBracket
      if isClosing, !marks.contains(token.tag == .closeQuote ? .openQuote : .openBracket) {
        return true
      }
      marks.insert(token.tag)
    }
    return false
  }

  /// "It rose 5%, the mayor said on Sunday": when it was said.
  private func isOfSaying(_ time: TimeMention, _ fact: FigureFact) -> Bool {
    if isApart(time, fact) || isOfNoun(time, fact) { return true }
    guard let own = clause(at: fact.span), let told = clause(at: time.span), own != told else {
      return false
    }
    // "by a report published last October"
    if context.sentence.clauses[told].verb.form == .participle { return !isOpened(told) }
    let clause = context.sentence.clauses[own]
    return clause.relation == .complement && clause.governor == told
  }

  /// "When the storm hit …": a word that asks when opens it.
  private func isOpened(_ clause: Int) -> Bool {
    let verb = context.sentence.clauses[clause].verb.tokens.lowerBound
    return (max(0, verb - 8)..<verb).reversed().prefix { context.tag($0) != .comma }.contains {
      context.tag($0) == .whAdverb
    }
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
    if let next { return hasClause(fact.span.end, next.span.start) ? nil : next }
    return alone(fact, facts)
  }

  /// The only time of the sentence, unless it is that of the figure a change came from, or counted
  /// back behind another figure: "a profit of EUR 6m, against 4m a year earlier".
  private func alone(_ fact: FigureFact, _ facts: [FigureFact]) -> TimeMention? {
    guard times.count == 1, let only = times.first else { return nil }
    let owner = facts.last { $0.span.end <= only.span.start }
    if let owner, owner.span != fact.span,
      owner.change?.part == .from || only.source == .context
    {
      return nil
    }
    return only
  }

  /// Whether a clause with a subject of its own begins between.
  private func hasClause(_ start: Int, _ end: Int) -> Bool {
    let tokens = context.sentence.tokens
    return context.sentence.clauses.contains { clause in
      guard let subject = clause.subject, !clause.sharesSubject, clause.verb.form == .finite else {
        return false
      }
      return tokens[subject.head].span.start >= start && tokens[clause.verb.main].span.end <= end
    }
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
