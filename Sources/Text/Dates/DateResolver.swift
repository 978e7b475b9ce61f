/// Puts the pieces of a date together into days.
struct DateResolver {
  /// The day relative dates count from; nil when unknown.
  let reference: CivilDay?
  /// `3/4/2025` is the third of April.
  let dayFirst: Bool
  /// A day without a year may be one soon to come, though nothing says so.
  var looksAhead = false

  /// What came of a date's pieces.
  struct Resolved {
    /// Nil when the reference day is missing.
    var value: DayRange?
    var precision: DateExpression.Precision
    var isRelative: Bool
  }

  /// Nil when the calendar has no such day ("February 30").
  ///
  /// `isFuture`: a date without a year, or a weekday, lies on or after the reference day; otherwise
  /// on or before it.
  func resolve(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    switch pieces.meaning {
    case .day, .iso, .numeric, .days, .monthDay: resolveDay(pieces, isFuture: isFuture)
    case .month, .numericMonth, .season, .quarter, .half:
      resolveMonths(pieces, isFuture: isFuture)
    case .year, .fiscalYear, .yearPair, .decade, .century: resolveYears(pieces)
    case .anchor, .dayAfterTomorrow, .dayBeforeYesterday, .ago, .hence, .yearToDate, .within,
      .units, .unit, .unitAfterNext:
      resolveCounted(pieces)
    case .numericDays: resolveNumericDays(pieces, isFuture: isFuture)
    case .weekday, .weekdayOfWeek: resolveWeekday(pieces, isFuture: isFuture)
    case .weekend: resolveWeekend(isFuture: isFuture)
    case .edge: resolveEdge(pieces)
    case .ordinalWeekday, .ordinalWeek, .weekOfDay:
      resolveInside(pieces, isFuture: isFuture)
    }
  }

  // MARK: - Days

  private func resolveDay(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    var month = pieces.month
    var days = pieces.days
    var year = pieces.year
    switch pieces.meaning {
    case .iso where pieces.numbers.count == 2:
      month = pieces.numbers[0]
      days = [pieces.numbers[1]]
    case .iso:
      month = pieces.numbers.first
      days = Array(pieces.numbers.dropFirst())
    case .numeric:
      let isDayFirst = pieces.numbers[0] > 12 || dayFirst && pieces.numbers[1] <= 12
      month = pieces.numbers[isDayFirst ? 1 : 0]
      days = [pieces.numbers[isDayFirst ? 0 : 1]]
      year = year ?? pieces.short.map(fullYear)
    case .days: days = pieces.numbers + days
    case .monthDay: days = pieces.ordinal.map { [$0] } ?? []
    case .day where days.isEmpty: days = [pieces.ordinal ?? pieces.numbers.first].compactMap { $0 }
    default: break
    }
    if pieces.meaning == .monthDay || month == nil {
      return dayOfNearMonth(days, pieces: pieces, isFuture: isFuture)
    }
    guard let month, let first = days.first, let last = days.last, first <= last else { return nil }
    let precision: DateExpression.Precision = first == last ? .day : .range
    if let year {
      guard let start = CivilDay(year: year, month: month, day: first),
        let end = CivilDay(year: year, month: month, day: last)
      else { return nil }
      return Resolved(value: DayRange(start, end), precision: precision, isRelative: false)
    }
    guard CivilDay(year: 2024, month: month, day: last) != nil else { return nil }
    let range = { (year: Int) -> DayRange? in
      guard let start = CivilDay(year: year, month: month, day: first),
        let end = CivilDay(year: year, month: month, day: last)
      else { return nil }
      return DayRange(start, end)
    }
    let isPlain = first == last && pieces.directions.isEmpty
    let named = isPlain ? pieces.weekday.flatMap { agreed(weekday: $0, range) } : nil
    return Resolved(
      value: named ?? meant(isFuture: isFuture, range), precision: precision, isRelative: true)
  }

  /// A day of a month that is not named: "the 20th of last month", "4 to 10 this month", "Saturday
  /// the 8th".
  private func dayOfNearMonth(_ days: [Int], pieces: DatePieces, isFuture: Bool) -> Resolved? {
    guard let first = days.first, let last = days.last, first >= 1, first <= last, last <= 31 else {
      return nil
    }
    let precision: DateExpression.Precision = first == last ? .day : .range
    guard let (year, month, today) = reference?.components else {
      return Resolved(value: nil, precision: precision, isRelative: true)
    }
    if let weekday = pieces.weekday, pieces.directions.isEmpty {
      return Resolved(
        value: nearest(weekday: weekday, day: first), precision: .day, isRelative: true)
    }
    let shift =
      pieces.directions.first ?? (isFuture ? (first < today ? 1 : 0) : first > today ? -1 : 0)
    guard let whole = DayRange(fromMonth: month + shift, of: year), last <= whole.count else {
      return nil
    }
    let value = DayRange(whole.first + (first - 1), whole.first + (last - 1))
    return Resolved(value: value, precision: precision, isRelative: true)
  }

  /// The day of that number nearest to the reference day that falls on the weekday; nil when none
  /// of the next or last year does.
  private func nearest(weekday: Int, day: Int) -> DayRange? {
    guard let reference, let (year, month, _) = self.reference?.components else { return nil }
    let days = (-12...12).compactMap { shift -> CivilDay? in
      guard let whole = DayRange(fromMonth: month + shift, of: year), day <= whole.count else {
        return nil
      }
      return whole.first + (day - 1)
    }
    let nearest = days.filter { $0.weekday == weekday }
      .min { abs($0.number - reference.number) < abs($1.number - reference.number) }
    return nearest.map { DayRange($0) }
  }

  /// The range of the latest year that does not begin after the reference day, or of the first that
  /// does not end before it.
  func nearest(isFuture: Bool, _ range: (Int) -> DayRange?) -> DayRange? {
    guard let reference else { return nil }
    let year = reference.year
    // Eight years, because two leap years can lie that far apart.
    for distance in 0...8 {
      guard let range = range(isFuture ? year + distance : year - distance) else { continue }
      if isFuture ? range.last >= reference : range.first <= reference { return range }
    }
    return nil
  }

  /// Two digits in full: a year of this century up to twenty years from the reference day (2049
  /// without one), else of the last.
  private func fullYear(_ short: Int) -> Int {
    2000 + short > (reference.map { $0.year + 20 } ?? 2049) ? 1900 + short : 2000 + short
  }

  // MARK: - Months

  private func resolveMonths(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    guard let (month, count, precision) = months(of: pieces) else { return nil }
    if let year = pieces.year ?? (pieces.short.map(fullYear)) {
      return resolved(DayRange(fromMonth: month, of: year, count: count), precision, false)
    }
    guard let reference else { return Resolved(value: nil, precision: precision, isRelative: true) }
    if let direction = pieces.directions.last {
      let isOfYear = pieces.meaning == .quarter || pieces.meaning == .half || pieces.isYearDirected
      return isOfYear
        ? resolved(
          DayRange(fromMonth: month, of: reference.year + direction, count: count), precision, true)
        : directed(month, count, precision, direction)
    }
    let value = nearest(isFuture: isFuture) { DayRange(fromMonth: month, of: $0, count: count) }
    return Resolved(value: value, precision: precision, isRelative: true)
  }

  private func resolved(
    _ value: DayRange?, _ precision: DateExpression.Precision, _ isRelative: Bool
  ) -> Resolved? {
    value.map { Resolved(value: $0, precision: precision, isRelative: isRelative) }
  }

  /// First month, number of months and precision; nil for a thirteenth month or a fifth quarter.
  private func months(
    of pieces: DatePieces
  ) -> (month: Int, count: Int, precision: DateExpression.Precision)? {
    switch pieces.meaning {
    case .season: return pieces.season.map { ($0, 3, .season) }
    case .quarter:
      // "the last quarter of 2025" is its fourth.
      guard let number = pieces.ordinal ?? pieces.numbers.first ?? pieces.lastAsOrdinal(4),
        (1...4).contains(number)
      else { return nil }
      return (number * 3 - 2, 3, .quarter)
    case .half:
      guard let number = pieces.ordinal ?? pieces.numbers.first ?? pieces.lastAsOrdinal(2),
        (1...2).contains(number)
      else { return nil }
      return (number * 6 - 5, 6, .half)
    default:
      guard let month = pieces.month ?? pieces.numbers.first ?? pieces.ordinal,
        (1...12).contains(month)
      else { return nil }
      return (month, 1, .month)
    }
  }

  /// "last June": the June before the reference month; "this June": that of the reference year.
  private func directed(
    _ month: Int, _ count: Int, _ precision: DateExpression.Precision, _ direction: Int
  ) -> Resolved? {
    guard let (year, current, _) = reference?.components else { return nil }
    let shift =
      switch direction {
      case ..<0: month < current ? 0 : -1
      case 0: 0
      default: month > current ? 0 : 1
      }
    return resolved(DayRange(fromMonth: month, of: year + shift, count: count), precision, true)
  }

  // MARK: - Years

  private func resolveYears(_ pieces: DatePieces) -> Resolved? {
    switch pieces.meaning {
    case .yearPair: return yearPair(pieces)
    case .decade:
      guard let year = pieces.year ?? pieces.short.map({ $0 < 30 ? 2000 + $0 : 1900 + $0 }),
        year % 10 == 0
      else { return nil }
      // "the 1900s" are the century, "the 1910s" ten years.
      let isCentury = pieces.year != nil && year % 100 == 0 && year < 2000
      return resolved(
        DayRange(year: year, years: isCentury ? 100 : 10), isCentury ? .century : .decade, false)
    case .century:
      guard let number = pieces.ordinal, (1...21).contains(number) else { return nil }
      return resolved(DayRange(year: number * 100 - 99, years: 100), .century, false)
    default:
      guard let year = pieces.year ?? pieces.short.map(fullYear) else { return nil }
      return resolved(DayRange(year: year), .year, false)
    }
  }

  /// `2023-24` is two years; `2024-06` is a month unless it follows the year.
  private func yearPair(_ pieces: DatePieces) -> Resolved? {
    guard let year = pieces.year, let second = pieces.short ?? pieces.numbers.first else {
      return nil
    }
    if second > year % 100, second - year % 100 == 1 || second > 12 {
      let years = second - year % 100 + 1
      return resolved(DayRange(year: year, years: years), .range, false)
    }
    guard (1...12).contains(second) else { return nil }
    return resolved(DayRange(fromMonth: second, of: year), .month, false)
  }
}

extension DatePieces {
  /// `last` where "last" or "final" stands for an ordinal; nil for any other direction.
  func lastAsOrdinal(_ last: Int) -> Int? {
    ordinal == nil && directions.first.map { $0 < 0 } == true && numbers.isEmpty ? last : nil
  }

  /// Whether the direction is that of a year ("June last year").
  var isYearDirected: Bool { directedUnit == .year }
}
