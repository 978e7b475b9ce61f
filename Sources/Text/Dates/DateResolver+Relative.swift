/// Dates that count from the reference day.
extension DateResolver {
  func resolveCounted(_ pieces: DatePieces) -> Resolved? {
    let precision = countedPrecision(of: pieces)
    guard let reference else { return Resolved(value: nil, precision: precision, isRelative: true) }
    let value: DayRange?
    switch pieces.meaning {
    case .anchor: value = DayRange(reference + (pieces.offset ?? 0))
    case .dayAfterTomorrow: value = DayRange(reference + 2)
    case .dayBeforeYesterday: value = DayRange(reference - 2)
    case .ago: value = moved(reference + (pieces.offset ?? 0), by: pieces.measures, sign: -1)
    case .hence: value = moved(reference + (pieces.offset ?? 0), by: pieces.measures, sign: 1)
    case .yearToDate: value = DayRange(year: reference.year).map { DayRange($0.first, reference) }
    case .within:
      let end = moved(reference, by: pieces.measures, sign: 1)
      value = end.map { DayRange(reference, $0.last) }
    case .units: value = units(pieces, from: reference)
    case .unit: value = unit(pieces, from: reference, steps: pieces.directions.first ?? 0)
    default: value = unit(pieces, from: reference, steps: 2)
    }
    return value.map { Resolved(value: $0, precision: precision, isRelative: true) }
  }

  private func countedPrecision(of pieces: DatePieces) -> DateExpression.Precision {
    switch pieces.meaning {
    case .unit, .unitAfterNext:
      switch pieces.measures.first?.unit {
      case .week, .weekend: .week
      case .monthUnit: .month
      case .quarter: .quarter
      case .year: .year
      case .decade: .decade
      case .century: .century
      default: .day
      }
    case .units, .within, .yearToDate: .range
    case .ago, .hence:
      // "two years ago" is a year, not a day.
      switch pieces.measures.last?.unit {
      case .year, .decade, .century: .year
      case .monthUnit, .quarter: .month
      case .week: .week
      default: .day
      }
    default: .day
    }
  }

  /// The day that lies the measures away from `day`.
  private func moved(_ day: CivilDay, by measures: [DatePieces.Measure], sign: Int) -> DayRange? {
    var day: CivilDay? = day
    for measure in measures {
      let count = sign * measure.count * measure.size
      switch measure.unit {
      case .day: day = day.map { $0 + count }
      case .week, .weekend: day = day.map { $0 + 7 * count }
      default: day = day?.adding(months: count * Self.months(in: measure.unit))
      }
    }
    return day.map { DayRange($0) }
  }

  private static func months(in unit: DateRole) -> Int {
    switch unit {
    case .quarter: 3
    case .year: 12
    case .decade: 120
    case .century: 1200
    default: 1
    }
  }

  /// The calendar unit `steps` away from that of the reference day: "last week", "this year".
  private func unit(_ pieces: DatePieces, from reference: CivilDay, steps: Int) -> DayRange? {
    guard let measure = pieces.measures.first else { return nil }
    let (year, month, _) = reference.components
    switch measure.unit {
    case .day: return DayRange(reference + steps)
    case .week where measure.size > 1:
      let length = 7 * measure.size
      return steps < 0
        ? DayRange(reference - length, reference - 1)
        : DayRange(reference + 1, reference + length)
    case .week: return DayRange(weekOf: reference + 7 * steps)
    case .weekend:
      let week = DayRange(weekOf: reference + 7 * steps)
      return DayRange(week.first + 5, week.last)
    case .monthUnit: return DayRange(fromMonth: month + steps, of: year)
    case .quarter:
      return DayRange(fromMonth: (month - 1) / 3 * 3 + 1 + 3 * steps, of: year, count: 3)
    case .year: return DayRange(year: year + steps)
    case .decade: return DayRange(year: year / 10 * 10 + 10 * steps, years: 10)
    default: return DayRange(year: (year - 1) / 100 * 100 + 1 + 100 * steps, years: 100)
    }
  }

  /// The units before or after the reference day: "the past 3 weeks" up to yesterday, "the next 3
  /// days" from tomorrow. Quarters and decades are those of the calendar.
  private func units(_ pieces: DatePieces, from reference: CivilDay) -> DayRange? {
    guard let measure = pieces.measures.first, let direction = pieces.directions.first,
      direction != 0
    else { return nil }
    if measure.unit == .quarter || measure.unit == .decade || measure.unit == .century {
      let ends = [1, measure.count].compactMap {
        unit(pieces, from: reference, steps: $0 * direction)
      }
      guard let near = ends.first, let far = ends.last else { return nil }
      return direction < 0 ? DayRange(far.first, near.last) : DayRange(near.first, far.last)
    }
    guard let far = moved(reference, by: [measure], sign: direction)?.first else { return nil }
    return direction < 0 ? DayRange(far, reference - 1) : DayRange(reference + 1, far)
  }

  // MARK: - Weekdays and weeks

  /// "Friday" is the last one up to the reference day, or the next from it on; "last Friday" and
  /// "next Friday" are those of the weeks beside unless the one of this week lies on that side, but
  /// for the day before, which is "Friday" or "yesterday";
  /// "this Friday" is that of this week.
  func resolveWeekday(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    guard let weekday = pieces.weekday else { return nil }
    guard let reference else { return Resolved(value: nil, precision: .day, isRelative: true) }
    let week = DayRange(weekOf: reference).first
    let day: CivilDay
    if pieces.meaning == .weekdayOfWeek {
      day = week + 7 * (pieces.directions.first ?? 0) + (weekday - 1)
    } else if let direction = pieces.directions.last {
      day = directedWeekday(weekday, direction, week: week, reference: reference)
    } else {
      let distance = (weekday - reference.weekday + 7) % 7
      day = reference + (isFuture || distance == 0 ? distance : distance - 7)
    }
    return Resolved(value: DayRange(day), precision: .day, isRelative: true)
  }

  private func directedWeekday(
    _ weekday: Int, _ direction: Int, week: CivilDay, reference: CivilDay
  ) -> CivilDay {
    let day = week + (weekday - 1)
    switch direction {
    case ..<0: return day < reference - 1 ? day : day - 7
    case 0: return day
    default: return day + 7
    }
  }

  /// "over the weekend": the last one that had begun, or the next to come.
  func resolveWeekend(isFuture: Bool) -> Resolved? {
    guard let reference else { return Resolved(value: nil, precision: .week, isRelative: true) }
    let saturday = DayRange(weekOf: reference).first + 5
    let start = isFuture || saturday <= reference ? saturday : saturday - 7
    return Resolved(value: DayRange(start, start + 1), precision: .week, isRelative: true)
  }

  /// "the first nine months of 2025", "the last three months of the year"; nil for any other
  /// ordinal.
  func resolveEdge(_ pieces: DatePieces) -> Resolved? {
    guard let measure = pieces.measures.first, pieces.ordinal ?? 1 == 1 else { return nil }
    let isLast = pieces.ordinal == nil
    guard !isLast || pieces.directions.first == -1 else { return nil }
    let isRelative = pieces.year == nil
    let steps = pieces.directions.count > (isLast ? 1 : 0) ? pieces.directions.last ?? 0 : 0
    guard let year = pieces.year ?? reference.map({ $0.year + steps }) else {
      return Resolved(value: nil, precision: .range, isRelative: true)
    }
    guard let whole = DayRange(year: year),
      let inner = moved(isLast ? whole.last + 1 : whole.first, by: [measure], sign: isLast ? -1 : 1)
    else { return nil }
    let value = isLast ? DayRange(inner.first, whole.last) : DayRange(whole.first, inner.first - 1)
    guard value.first >= whole.first, value.last <= whole.last else { return nil }
    return Resolved(value: value, precision: .range, isRelative: isRelative)
  }

  /// "the first Friday of October", "the second week of 2025", "the week of Oct. 28".
  func resolveInside(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    let precision: DateExpression.Precision = pieces.meaning == .ordinalWeekday ? .day : .week
    let isRelative = pieces.year == nil
    guard reference != nil || !isRelative else {
      return Resolved(value: nil, precision: precision, isRelative: true)
    }
    if pieces.meaning == .weekOfDay {
      var day = pieces
      day.meaning = .day
      guard let value = resolve(day, isFuture: isFuture)?.value else { return nil }
      return Resolved(
        value: DayRange(weekOf: value.first), precision: .week, isRelative: isRelative)
    }
    guard let whole = container(of: pieces, isFuture: isFuture) else { return nil }
    // A week belongs to the month that holds its Thursday (ISO 8601).
    let anchor = pieces.meaning == .ordinalWeek ? 4 : pieces.weekday ?? 1
    let first = whole.first + (anchor - whole.first.weekday + 7) % 7
    let last = whole.last - (whole.last.weekday - anchor + 7) % 7
    let day = pieces.ordinal.map { first + 7 * ($0 - 1) } ?? last
    guard whole.contains(day) else { return nil }
    let value = pieces.meaning == .ordinalWeek ? DayRange(weekOf: day) : DayRange(day)
    return Resolved(value: value, precision: precision, isRelative: isRelative)
  }

  /// The month or year inside which a weekday or week is counted.
  private func container(of pieces: DatePieces, isFuture: Bool) -> DayRange? {
    if pieces.month != nil {
      var month = pieces
      month.meaning = .month
      month.ordinal = nil
      month.directions = []
      return resolve(month, isFuture: isFuture)?.value
    }
    if let year = pieces.year { return DayRange(year: year) }
    guard let (year, month, _) = reference?.components else { return nil }
    let steps = pieces.directions.last ?? 0
    return pieces.directedUnit == .year
      ? DayRange(year: year + steps) : DayRange(fromMonth: month + steps, of: year)
  }
}
