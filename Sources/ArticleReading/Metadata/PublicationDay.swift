internal import Text

/// Reads the day out of a field that holds a date.
enum PublicationDay {
  /// The first day named in full, as `2025-11-04`; nil when there is none. Years of two digits, the
  /// forms of programs ("Thu Sep  3 00:01:01 2015") and seconds since 1970 are read too.
  static func first(in text: String, by rules: CleaningRules) -> String? {
    let trimmed = String(text.drop { $0.isWhitespace })
    if let day = CivilDay(iso: trimmed) { return day.description }
    // Between dots the day stands first everywhere.
    if trimmed.prefixMatch(of: /\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b/) != nil {
      return rules.dates.day(in: trimmed)
    }
    let expression = rules.writtenDates.expressions(in: trimmed).first {
      $0.precision == .day && !$0.isRelative
    }
    return expression?.value?.first.description ?? rules.dates.day(in: trimmed)
  }

  /// The last day that is believed, a year from today, as `2025-11-04`: later ones are mistakes,
  /// and clocks may be wrong by less. Nil while the clock is not set.
  static var latest: String? {
    guard let today = CivilDay(iso: Today.iso), today.year > 2024 else { return nil }
    return CivilDay(number: today.number + 366).description
  }

  /// Whether `day`, as `2025-11-04`, lies behind that on which its page was saved, so that it is
  /// another's: of an event, or of the page's frame. Zones may be a day apart.
  static func isLater(_ day: String, than saved: String, by rules: CleaningRules) -> Bool {
    guard let last = first(in: saved, by: rules), let day = CivilDay(iso: day),
      let limit = CivilDay(iso: last)
    else { return false }
    return day.number > limit.number + 1
  }
}
