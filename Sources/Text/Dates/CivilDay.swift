/// A day of the Gregorian calendar, without time or zone.
///
/// Counted in days since 1970-01-01, so that comparing and adding cost one instruction; years,
/// months and days by Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
package struct CivilDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// Nil for a day the calendar does not have (`2025-02-29`) or a year outside 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(year, month, day)
  }

  /// The day that `2025-11-04`, or a time that begins so, names; nil for anything else.
  package init?(iso text: some StringProtocol) {
    var fields = [0, 0, 0]
    var place = 0
    for byte in text.utf8.prefix(10) {
      if place == 4 || place == 7 {
        guard byte == 0x2D else { return nil }
      } else {
        guard byte.isDigit else { return nil }
        let field = place < 4 ? 0 : place < 7 ? 1 : 2
        fields[field] = fields[field] * 10 + Int(byte - 0x30)
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: fields[0], month: fields[1], day: fields[2])
  }

  /// Trusts its caller that there is such a day.
  private init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number =
      era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month (1 to 12) and day of the month.
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  package var year: Int { components.year }

  /// 1 for Monday to 7 for Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// ISO 8601: `2025-11-04`.
  package var description: String {
    let (year, month, day) = components
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Orders by time.
  package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

  /// The day `count` days later; earlier where `count` is negative.
  package static func + (day: CivilDay, count: Int) -> CivilDay {
    CivilDay(number: day.number + count)
  }

  /// The day `count` days earlier.
  package static func - (day: CivilDay, count: Int) -> CivilDay { day + -count }

  /// The same day `count` months on; the month's last day where it has no such day.
  package func adding(months count: Int) -> CivilDay? {
    let (year, month, day) = components
    let months = year * 12 + month - 1 + count
    guard months >= 12 else { return nil }
    let length = Self.length(ofMonth: months % 12 + 1, year: months / 12)
    return CivilDay(year: months / 12, month: months % 12 + 1, day: min(day, length))
  }

  /// Days of a month, 28 to 31.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

/// The days from `first` to `last`, both included.
package struct DayRange: Hashable, Sendable, CustomStringConvertible {
  package var first: CivilDay
  package var last: CivilDay

  package init(_ first: CivilDay, _ last: CivilDay) {
    self.first = first
    self.last = last
  }

  /// A single day.
  package init(_ day: CivilDay) { self.init(day, day) }

  /// Nil where the calendar has no such year.
  package init?(year: Int, years: Int = 1) {
    self.init(fromMonth: 1, of: year, count: 12 * years)
  }

  /// `count` months from the month on, which may lie outside 1 to 12 and then counts on into the
  /// years beside; nil outside the years 1 to 9999.
  package init?(fromMonth month: Int, of year: Int, count: Int = 1) {
    let months = year * 12 + month - 1
    guard months >= 12,
      let first = CivilDay(year: months / 12, month: months % 12 + 1, day: 1),
      let next = first.adding(months: count)
    else { return nil }
    self.init(first, next - 1)
  }

  /// The Monday to Sunday that hold `day`.
  package init(weekOf day: CivilDay) {
    let monday = day - (day.weekday - 1)
    self.init(monday, monday + 6)
  }

  /// Whether the day lies inside; both ends do.
  package func contains(_ day: CivilDay) -> Bool { first <= day && day <= last }

  /// Whether they share a day.
  package func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

  /// Number of days, at least 1.
  package var count: Int { last.number - first.number + 1 }

  /// `2025-11-04`, or `2025-11-04/2025-11-10`.
  package var description: String { first == last ? "\(first)" : "\(first)/\(last)" }
}
