internal import Text

/// The times of a text as they are put together with those that depend on others.
struct ContextTimes {
  private let known: [TimeMention]
  private let published: CivilDay?
  private var merged: [TimeMention] = []
  private var next = 0

  init(known: [TimeMention], published: CivilDay?) {
    self.known = known
    self.published = published
  }

  /// All of them, in order.
  func finished() -> [TimeMention] { merged + known[next...] }

  /// Puts in what `match` at `span` means; false where no time was said that it could count from.
  mutating func add(
    _ match: ContextTimeMatch, at span: TextSpan, in sentence: AnalyzedSentence, reach: Int
  ) -> Bool {
    while next < known.count, known[next].span.end <= span.start {
      merged.append(known[next])
      next += 1
    }
    let over = known[next...].prefix { $0.span.start < span.end }
    guard over.allSatisfy({ span.contains($0.span) }) else { return false }
    guard let base = base(for: match, at: span, in: sentence, behind: next + over.count, reach),
      let days = days(match, from: base)
    else { return false }
    next += over.count
    merged.append(
      TimeMention(
        span: span, days: days, precision: precision(match, base),
        relation: match.meaning == .since ? .since : over.first?.relation ?? .during,
        source: .context))
    return true
  }

  /// The time it counts from: the last before it, else the next in its sentence.
  private func base(
    for match: ContextTimeMatch, at span: TextSpan, in sentence: AnalyzedSentence, behind: Int,
    _ reach: Int
  ) -> TimeMention? {
    let last = merged.last { $0.days != nil && fits($0, match) }
    if let last, span.start - last.span.end <= reach { return last }
    guard match.meaning == .before || match.meaning == .beforeLast || match.meaning == .beforeYear
    else { return nil }
    let end = sentence.tokens.last?.span.end ?? 0
    let later = behind < known.count ? known[behind] : nil
    if let later, later.span.start < end, later.days != nil { return later }
    guard match.meaning != .before || match.unit?.months == 12, let published else { return nil }
    return TimeMention(
      span: span, days: DayRange(published), precision: .day, relation: .during,
      source: .publication)
  }

  /// Days are counted from days alone; a length of time holds what is no longer than itself.
  private func fits(_ time: TimeMention, _ match: ContextTimeMatch) -> Bool {
    guard let days = time.days else { return false }
    guard let unit = match.unit else { return true }
    if unit.days > 0 { return days.count <= unit.days }
    return days.count <= unit.months * 31
  }

  private func precision(_ match: ContextTimeMatch, _ base: TimeMention)
    -> DateExpression.Precision
  {
    switch match.meaning {
    case .same, .previous, .next:
      switch (match.unit?.days ?? 0, match.unit?.months ?? 0) {
      case (1, _): return .day
      case (7..., _): return .week
      case (_, 1): return .month
      case (_, 3): return .quarter
      case (_, 120): return .decade
      default: return .year
      }
    default: return base.precision
    }
  }

  private func days(_ match: ContextTimeMatch, from base: TimeMention) -> DayRange? {
    guard let days = base.days else { return nil }
    switch match.meaning {
    case .then, .since: return days
    case .beforeYear: return Self.shifted(days, TimeUnit(months: 12), by: -1)
    case .before, .beforeLast:
      return match.unit.flatMap { Self.shifted(days, $0, by: -match.count) }
    case .after: return match.unit.flatMap { Self.shifted(days, $0, by: match.count) }
    case .same: return match.unit.flatMap { Self.holding(days, $0) }
    case .previous:
      return match.unit.flatMap { unit in
        Self.holding(days, unit).flatMap { Self.shifted($0, unit, by: -1) }
      }
    case .next:
      return match.unit.flatMap { unit in
        Self.holding(days, unit).flatMap { Self.shifted($0, unit, by: 1) }
      }
    }
  }

  /// Whole months stay whole.
  private static func shifted(_ days: DayRange, _ unit: TimeUnit, by count: Int) -> DayRange? {
    if unit.days > 0 {
      return DayRange(days.first + unit.days * count, days.last + unit.days * count)
    }
    let months = unit.months * count
    guard let first = days.first.adding(months: months) else { return nil }
    let isWhole = days.first.components.day == 1 && (days.last + 1).components.day == 1
    let last =
      isWhole
      ? (days.last + 1).adding(months: months).map { $0 - 1 }
      : days.last.adding(months: months)
    return last.map { DayRange(first, $0) }
  }

  /// The unit of the calendar that holds the first of `days`.
  private static func holding(_ days: DayRange, _ unit: TimeUnit) -> DayRange? {
    let (year, month, _) = days.first.components
    switch (unit.days, unit.months) {
    case (1, _): return DayRange(days.first)
    case (2..., _): return DayRange(weekOf: days.first)
    case (_, 1): return DayRange(fromMonth: month, of: year)
    case (_, 3): return DayRange(fromMonth: (month - 1) / 3 * 3 + 1, of: year, count: 3)
    case (_, 12): return DayRange(year: year)
    case (_, 120): return DayRange(year: year / 10 * 10, years: 10)
    default: return nil
    }
  }
}
