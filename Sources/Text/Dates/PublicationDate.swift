/// Reads the calendar day out of what pages and articles write where they were published:
/// `2025-11-04T06:01Z`, `Dec.07 2025`, `4 novembre 2025`, `11/4/2025`, `2025年11月4日`, seconds since
/// 1970.
///
/// It knows whole days only: a month without its day, and "yesterday", are nil. Of several days the
/// one of the publication goes before one of a change: `Updated 9 May, published 4 May`.
package struct PublicationDate: Sendable {
  private let months: [String: Int]
  private let words: Set<String>

  /// Words between the numbers of a date, and units behind them.
  private let fillers: Set<String>
  private let units: Set<String>
  /// Words before the day of the publication, and before that of a change.
  private let issues: Set<String>
  private let changes: Set<String>

  /// Built by `CleaningRules` from `tables/month-names.tsv`, `byline-words.tsv` and
  /// `languages/en/tables/date-words.txt`.
  package init(
    months: [String: Int], words: Set<String>, fillers: Set<String>, units: Set<String>,
    issues: Set<String> = [], changes: Set<String> = []
  ) {
    self.months = months
    self.words = words
    self.fillers = fillers
    self.units = units
    self.issues = issues
    self.changes = changes
  }

  /// The first day named in `text` as `2025-11-04`, one of a change only where there is no other;
  /// nil when there is none.
  ///
  /// `11/4/2025` is read month first where `dayFirst` is false and both readings are possible. Only
  /// the first 40 words are read. A year of two digits is read in a short line alone.
  ///
  /// - Parameter allowsChange: whether the day of a change is given where there is no other.
  package func day(
    in text: some StringProtocol, dayFirst: Bool = false, allowsChange: Bool = true
  ) -> String? {
    let parts = FoldedWords.words(of: text, limit: 40)
    let dayFirst = dayFirst || Self.isDotted(text)
    var changed: String?
    var isChange = false
    for index in parts.indices {
      isChange = changes.contains(parts[index]) || isChange && !issues.contains(parts[index])
      guard let day = day(at: index, of: parts, dayFirst: dayFirst) else { continue }
      if !isChange { return day }
      changed = changed ?? day
    }
    if changed != nil { return allowsChange ? changed : nil }
    return shortDay(in: text, dayFirst: dayFirst)
  }

  /// Whether `word` names a month, in full or short.
  package func isMonth(_ word: some StringProtocol) -> Bool {
    months[word.prefix { $0.isLetter }.lowercased()] != nil
  }

  /// Whether `word` names a month or stands beside dates ("Monday", "at").
  package func isDateWord(_ word: some StringProtocol) -> Bool {
    isMonth(word) || words.contains(word.prefix { $0.isLetter }.lowercased())
  }

  /// Whether numbers of a date stand between dots, "4.11.2025", which is never month first.
  private static func isDotted(_ text: some StringProtocol) -> Bool {
    var run = 0
    var dots = 0
    for byte in text.utf8 {
      if byte.isDigit {
        run += 1
        if dots == 2, run == 4 { return true }
      } else {
        dots = byte == 0x2E && (1...2).contains(run) ? dots + 1 : 0
        run = 0
      }
    }
    return false
  }

  /// Bytes of a line in which a year may have two digits.
  private static let shortLine = 60

  /// The day of `13/11/23`, `13 Nov 23` or `Nov. 13, '23`, where such a date is not a part of other
  /// numbers; years up to 69 are of this century.
  private func shortDay(in text: some StringProtocol, dayFirst: Bool) -> String? {
    guard text.utf8.count <= Self.shortLine, text.utf8.contains(where: \.isDigit) else {
      return nil
    }
    let text = String(text)
    if let found = text.firstMatch(
      of: #/(?:^|[^0-9.\/:-])([0-9]{1,2})([.\/-])([0-9]{1,2})\2([0-9]{2})(?![0-9.\/:-])/#)
    {
      let numbers = [String(found.1), String(found.3), Self.century(found.4)]
      return dayOfNumbers(numbers, dayFirst: dayFirst)
    }
    if let found = text.firstMatch(
      of: #/(?:^|[^0-9])([0-9]{1,2})[ .-]+(\p{L}{3,})[ .,-]+['’]?([0-9]{2})(?![0-9:.])/#)
    {
      return dayBeforeMonth([String(found.1), found.2.lowercased(), Self.century(found.3)])
    }
    guard
      let found = text.firstMatch(
        of: #/(\p{L}{3,})[ .-]+([0-9]{1,2})(?:, *|,? *['’]|-)([0-9]{2})(?![0-9:.])/#),
      let month = months[found.1.lowercased()]
    else { return nil }
    return dayAfter(month: month, ["", String(found.2), Self.century(found.3)])
  }

  private static func century(_ year: Substring) -> String { (year < "70" ? "20" : "19") + year }

  /// Whether `text` is nothing but a date or time, with the words that go with one ("Updated",
  /// "a.m.", "min read").
  package func isDateLine(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count < 120 else { return false }
    let parts = FoldedWords.words(of: text)
    let numbers = parts.count { Self.isNumber($0) }
    guard numbers > 0, numbers < parts.count || numbers > 2, parts.count <= 20,
      parts.allSatisfy({ Self.isNumber($0) || months[$0] != nil || words.contains($0) })
    else { return false }
    return day(in: text) != nil || parts.contains { months[$0] != nil || words.contains($0) }
  }

  private func day(at index: Int, of parts: [String], dayFirst: Bool) -> String? {
    let rest = Array(parts[index...].prefix(7))
    if let month = months[rest[0]] { return dayAfter(month: month, rest) }
    guard Self.isNumber(rest[0]) else { return nil }
    return dayFromStamp(rest[0]) ?? dayYearFirst(rest) ?? dayBeforeMonth(rest)
      ?? dayOfNumbers(rest, dayFirst: dayFirst)
  }

  /// `Dec 07 2025`, `December 7th, 2025`, `Dec 7 09:26:01 CET 2025`.
  private func dayAfter(month: Int, _ rest: [String]) -> String? {
    let numbers = rest.dropFirst().filter { !fillers.contains($0) }
    guard numbers.count >= 2, let day = Int(numbers[0]) else { return nil }
    let isTimed = numbers.count >= 5 && numbers[1...3].allSatisfy { $0.utf8.count == 2 }
    let place = isTimed ? numbers[4...].firstIndex(where: Self.isNumber) ?? 4 : 1
    guard numbers[place].utf8.count == 4, let year = Int(numbers[place]) else { return nil }
    return Self.iso(year, month, day)
  }

  /// `7 December 2025`, `7. Dezember 2025`, `7 de diciembre de 2025`.
  private func dayBeforeMonth(_ rest: [String]) -> String? {
    let parts = rest.filter { !fillers.contains($0) }
    guard parts.count >= 3, let day = Int(parts[0]), let month = months[parts[1]],
      parts[2].utf8.count == 4, let year = Int(parts[2])
    else { return nil }
    return Self.iso(year, month, day)
  }

  /// `2025-12-07`, `2025 12 7`, `2025年12月7日`.
  private func dayYearFirst(_ rest: [String]) -> String? {
    guard rest[0].utf8.count == 4, let year = Int(rest[0]) else { return nil }
    let numbers = rest.dropFirst().filter { !units.contains($0) }
    guard numbers.count >= 2, let day = Int(numbers[1].prefix(2)) else { return nil }
    guard let month = months[numbers[0]] ?? Int(numbers[0]) else { return nil }
    return Self.iso(year, month, day)
  }

  /// `11/4/2025`, `4.11.2025`.
  private func dayOfNumbers(_ rest: [String], dayFirst: Bool) -> String? {
    guard rest.count >= 3, rest[0].utf8.count <= 2, rest[1].utf8.count <= 2,
      rest[2].utf8.count == 4, let first = Int(rest[0]), let second = Int(rest[1]),
      let year = Int(rest[2])
    else { return nil }
    let isDayFirst = first > 12 || (dayFirst && second <= 12)
    return isDayFirst ? Self.iso(year, second, first) : Self.iso(year, first, second)
  }

  /// `20251207`, and seconds or milliseconds since 1970.
  private func dayFromStamp(_ digits: String) -> String? {
    guard let number = Int(digits) else { return nil }
    switch digits.utf8.count {
    case 8: return Self.iso(number / 10000, number / 100 % 100, number % 100)
    case 10: return Self.iso(CivilDay(number: number / 86400))
    case 13: return Self.iso(CivilDay(number: number / 86_400_000))
    default: return nil
    }
  }

  private static func isNumber(_ part: String) -> Bool {
    part.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
  }

  /// The day as text; nil when the calendar has no such day or it lies outside 1500 to 2199.
  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    CivilDay(year: year, month: month, day: day).flatMap(iso)
  }

  /// The day as text; nil when it lies outside 1500 to 2199.
  private static func iso(_ day: CivilDay) -> String? {
    (1500..<2200).contains(day.year) ? day.description : nil
  }
}
