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
    guard !times.isEmpty else { return }
    for index in facts.indices {
      let before = index > 0 ? facts[index - 1].span.end : 0
      let behind = index + 1 < facts.count ? facts[index + 1].span.start : Int.max
      guard let time = time(facts[index], before, behind, facts) else { continue }
      facts[index].period = time.days
      facts[index].time = time.span
    }
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

  /// No clause and no bracket begins between.
  private func isClose(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= Self.reach, start <= end else { return false }
    return !context.sentence.tokens.contains {
      $0.span.start >= start && $0.span.end <= end
        && ($0.tag == .colon || $0.tag.isFinite || $0.tag == .openBracket || $0.tag == .closeBracket
          || $0.tag == .closeQuote)
    }
  }
}
