internal import Text

/// Reads when something was saved.
package enum SavedMoment {
  private static let secondsPerDay = 86_400

  /// The moment in UTC, as `2025-11-04T09:00:00Z`, or the day where no time is told; nil when there
  /// is none. Forms of programs are read: ISO 8601, fourteen digits, seconds and milliseconds since
  /// 1970, JavaScript's ("Tue Nov 04 2025 10:00:00 GMT+0100").
  static func iso(_ text: String, by rules: CleaningRules) -> String? {
    let text = text.prefix(80).drop { $0.isWhitespace }
    if text.utf8.count >= 10, text.utf8.allSatisfy(\.isDigit) { return ofDigits(text) }
    guard let day = PublicationDay.first(in: String(text), by: rules) else { return nil }
    guard
      let time = text.firstMatch(
        of: #/[T\s](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(?:Z|(?:GMT|UTC)?([+\-]\d\d):?(\d\d))?/#),
      let civil = CivilDay(iso: day), let hour = Int(time.1), let minute = Int(time.2)
    else { return day }
    var zone = (Int(time.4 ?? "") ?? 0) * 3600
    zone += (time.4?.hasPrefix("-") == true ? -60 : 60) * (Int(time.5 ?? "") ?? 0)
    let seconds = hour * 3600 + minute * 60 + (Int(time.3 ?? "") ?? 0)
    return moment(civil.number * secondsPerDay + seconds - zone)
  }

  /// `seconds` since 1970 as a moment in UTC.
  package static func moment(_ seconds: Int) -> String {
    let (day, rest) = (
      (Double(seconds) / Double(secondsPerDay)).rounded(.down),
      ((seconds % secondsPerDay) + secondsPerDay) % secondsPerDay
    )
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(CivilDay(number: Int(day)))T\(parts.joined(separator: ":"))Z"
  }

  private static func ofDigits(_ text: Substring) -> String? {
    switch text.utf8.count {
    case 10: return Int(text).map(moment)
    case 13: return Int(text).map { moment($0 / 1000) }
    case 14:
      func part(_ start: Int, _ length: Int) -> Int {
        Int(text.dropFirst(start).prefix(length)) ?? 0
      }
      guard let day = CivilDay(year: part(0, 4), month: part(4, 2), day: part(6, 2)) else {
        return nil
      }
      return moment(
        day.number * secondsPerDay + part(8, 2) * 3600 + part(10, 2) * 60 + part(12, 2))
    default: return nil
    }
  }
}
