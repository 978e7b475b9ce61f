internal import ArgumentParser

/// A day as options and JSON give it: `2025-11-04`.
enum CalendarDay {
  /// - Throws: misuse, when an option holds something that is not a day; nil is fine.
  static func validate(_ option: String?) throws {
    guard let option, !isValid(option) else { return }
    throw ValidationError("“\(option)” is not a day; write it like 2025-11-04.")
  }

  /// Whether `text` is an ISO 8601 calendar day that exists.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...length(ofMonth: month, year: year)).contains(day)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
