internal import Text

/// Reads the day out of a field that holds a date.
enum PublicationDay {
  /// The first day named in full, as `2025-11-04`; nil when there is none.
  static func first(in text: String, by dates: DateRecogniser) -> String? {
    let trimmed = String(text.drop { $0.isWhitespace })
    if let day = CivilDay(iso: trimmed) { return day.description }
    let expression = dates.expressions(in: trimmed).first {
      $0.precision == .day && !$0.isRelative
    }
    return expression?.value?.first.description
  }
}
