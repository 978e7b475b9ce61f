/// Ranges of numbers, and days without a year.
extension DateResolver {
  /// "10/1-11/2/2025": the first day is the last of its number before the second; nil where either
  /// is no day. Without a year the range that holds the reference day is meant, if one does.
  func resolveNumericDays(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    guard pieces.year == nil, !isFuture, let reference,
      let coming = numericDays(pieces, isFuture: true), coming.value?.contains(reference) ?? false
    else { return numericDays(pieces, isFuture: isFuture) }
    return coming
  }

  private func numericDays(_ pieces: DatePieces, isFuture: Bool) -> Resolved? {
    guard pieces.numbers.count == 4 else { return nil }
    var end = pieces
    end.meaning = .numeric
    end.numbers = Array(pieces.numbers.suffix(2))
    guard let resolved = resolve(end, isFuture: isFuture) else { return nil }
    guard let last = resolved.value?.last else {
      return Resolved(value: nil, precision: .range, isRelative: true)
    }
    var start = end
    start.year = nil
    start.numbers = Array(pieces.numbers.prefix(2))
    let before = DateResolver(reference: last, dayFirst: dayFirst)
    guard let first = before.resolve(start, isFuture: false)?.value?.first else { return nil }
    return Resolved(
      value: DayRange(first, last), precision: .range, isRelative: resolved.isRelative)
  }

  /// Days that a date without a year may lie ahead: a year ago it would have one.
  private static let soon = 14

  /// The nearest range on the side that is meant; where nothing tells and the resolver looks ahead,
  /// one that is soon to come.
  func meant(isFuture: Bool, _ range: (Int) -> DayRange?) -> DayRange? {
    guard looksAhead, !isFuture, let reference, let next = nearest(isFuture: true, range),
      next.first > reference, next.first <= reference + Self.soon
    else { return nearest(isFuture: isFuture, range) }
    return next
  }

  /// "Sunday, October 8": of the last, this and the next year the one where the day is that
  /// weekday; nil where none is.
  func agreed(weekday: Int, _ range: (Int) -> DayRange?) -> DayRange? {
    guard let reference else { return nil }
    for shift in [0, -1, 1] {
      if let days = range(reference.year + shift), days.first.weekday == weekday { return days }
    }
    return nil
  }
}
