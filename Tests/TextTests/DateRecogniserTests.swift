internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import Text

/// Wednesday, the day on which the tables' examples are read.
private let wednesday = CivilDay(year: 2025, month: 11, day: 12)

private func found(_ text: String, reference: CivilDay? = wednesday) -> [String] {
  recogniser.expressions(in: text, reference: reference).map {
    "\(text[$0.span] ?? "?") = \($0.value?.description ?? "?")"
  }
}

@Suite struct CivilDayTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2025-11-12", 20404, 3), ("1600-02-29", -135_081, 2),
    ("0001-01-01", -719_162, 1),
  ])
  func `days are counted from 1970`(iso: String, number: Int, weekday: Int) throws {
    let day = try #require(CivilDay(iso: iso))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == iso)
  }

  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-1-1", "1900-02-29", "0000-01-01", "", "x"])
  func `what the calendar lacks is no day`(iso: String) {
    #expect(CivilDay(iso: iso) == nil)
  }

  @Test func `every day of four centuries survives its components`() {
    for number in stride(from: -150_000, to: 30_000, by: 1) {
      let day = CivilDay(number: number)
      let (year, month, dayOfMonth) = day.components
      #expect(CivilDay(year: year, month: month, day: dayOfMonth) == day)
    }
  }

  @Test func `a month on from the last day of a long month is the last day of the short one`() {
    #expect(CivilDay(iso: "2024-01-31")?.adding(months: 1)?.description == "2024-02-29")
    #expect(CivilDay(iso: "2025-03-31")?.adding(months: -13)?.description == "2024-02-29")
  }
}

@Suite struct DateRecogniserTests {
  static let rows = (try? Prompts().table("date-patterns")) ?? []

  @Test func `the tables can be read`() throws {
    _ = try DateRecogniser(prompts: Prompts())
    #expect(!Self.rows.isEmpty)
  }

  @Test(arguments: rows.map { [$0["name"], $0["example"], $0["value"]] })
  func `a pattern's example has its value`(row: [String]) {
    let values = recogniser.expressions(in: row[1], reference: wednesday).map {
      $0.value?.description ?? "?"
    }
    #expect(values.first == row[2], "\(row[0]): \(found(row[1]))")
  }

  @Test(
    arguments: rows.filter { !$0["counter-example"].isEmpty }
      .map { [$0["name"], $0["counter-example"]] })
  func `a pattern's counter-example holds no date`(row: [String]) {
    #expect(found(row[1]) == [], "\(row[0])")
  }

  @Test(arguments: [
    ("Oct. 25, 2025, 9:26 a.m. ET", ["Oct. 25, 2025 = 2025-10-25"]),
    ("2025-10-28T09:26:00Z", ["2025-10-28 = 2025-10-28"]),
    ("between March and May 2024", ["between March and May 2024 = 2024-03-01/2024-05-31"]),
    ("from Nov 2023 to Feb 2024", ["from Nov 2023 to Feb 2024 = 2023-11-01/2024-02-29"]),
    ("Nov–Feb 2017", ["Nov–Feb 2017 = 2016-11-01/2017-02-28"]),
    ("from 2014 to 2018", ["from 2014 to 2018 = 2014-01-01/2018-12-31"]),
    ("1990-1995", ["1990-1995 = 1990-01-01/1995-12-31"]),
    ("in early 2025", ["early 2025 = 2025-01-01/2025-06-30"]),
    ("late last year", ["late last year = 2024-07-01/2024-12-31"]),
    ("by mid-2026", ["mid-2026 = 2026-05-01/2026-08-31"]),
    ("at the end of March", ["end of March = 2025-03-16/2025-03-31"]),
    ("earlier this month", ["earlier this month = 2025-11-01/2025-11-12"]),
    (
      "It ran from 2007 to the end of 2008.",
      ["from 2007 to the end of 2008 = 2007-01-01/2008-12-31"]
    ),
    ("It will start in the next decade.", ["the next decade = 2030-01-01/2039-12-31"]),
    ("It will run from May to March.", ["from May to March = 2025-05-01/2026-03-31"]),
    ("It will open on Friday.", ["Friday = 2025-11-14"]),
    ("It is due in March.", ["March = 2026-03-01/2026-03-31"]),
    (
      "In 2023, 2024 and 2025",
      [
        "2023 = 2023-01-01/2023-12-31", "2024 = 2024-01-01/2024-12-31",
        "2025 = 2025-01-01/2025-12-31",
      ]
    ),
    ("on 25/4/2025 and 3/4/2025", ["25/4/2025 = 2025-04-25", "3/4/2025 = 2025-04-03"]),
    ("February 30, 2025", []),
    ("He may march on a sun-lit day and sat there for a second.", []),
    ("It costs $2025, 1,984 euros or 2.2025 points; 2025% more, RMB 2025.", []),
    ("A 10-2 win, a 3/4 share, 24/7 service, flight 2025B, 555-2025.", []),
    ("", []), ("-", []), ("May", []), ("99999999999999999999", []), ("12/", []),
  ])
  func `a date is read with its bounds`(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test func `without a reference day a relative date has no value`() {
    #expect(
      found("last week, on Friday, in Q3 and in 2024", reference: nil) == [
        "last week = ?", "Friday = ?", "Q3 = ?", "2024 = 2024-01-01/2024-12-31",
      ])
  }

  @Test(arguments: [
    ("since March", "2025-03-01/9999-12-31"), ("before 2020", "0001-01-01/2019-12-31"),
    ("after October 2025", "2025-11-01/9999-12-31"), ("until Friday", "0001-01-01/2025-11-14"),
    ("in 2024", "2024-01-01/2024-12-31"),
  ])
  func `the word before a date says which days it admits`(text: String, expected: String) {
    let expression = recogniser.expressions(in: text, reference: wednesday).first
    #expect(expression?.admitted?.description == expected)
  }

  @Test func `a fiscal period says so`() {
    let expressions = recogniser.expressions(in: "FY25 and the first quarter of fiscal 2025")
    #expect(expressions.map(\.isFiscal) == [true, true])
  }

  @Test(.enabled(if: SharedData.has("text/naughty-strings.txt")))
  func `hostile strings hold expressions inside their bounds`() throws {
    for line in try SharedData.lines(of: "text/naughty-strings.txt") {
      let text = String(line)
      let spans = recogniser.expressions(in: text, reference: wednesday).map(\.span)
      #expect(spans.allSatisfy { text[$0]?.isEmpty == false })
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }

  @Test(.enabled(if: SharedData.has("text/dates.jsonl")))
  func `five in six dates and periods of news kinds have the right value`() throws {
    let cases = try SharedData.lines(of: "text/dates.jsonl").flatMap(DateCase.cases)
    let wrong = cases.filter { !$0.isRight }
    #expect(cases.count > 300)
    #expect(wrong.count * 6 <= cases.count, "\(wrong.count) of \(cases.count) wrong")
    if ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] != nil {
      for one in wrong { print("WRONG", one) }
      print("RIGHT \(cases.count - wrong.count) of \(cases.count)")
    }
  }
}

/// A date of the shared set whose kind news articles use.
private struct DateCase: CustomStringConvertible {
  var input: String
  var words: String
  var reference: CivilDay
  /// First days, and last days or the days after them.
  var readings: [(first: String, last: String)]

  /// Kinds that are left out: talk to an assistant ("my day", "tmrw"), lone days of the month,
  /// holidays, years in words, business days, weeks by number, bounds with a modifier, and lengths
  /// of time to come.
  static let leftOut = [
    #"(?i)\b(my|tmrw|cortana|ooo|schedule|meeting|the day|last day|past day|this day)\b"#,
    #"(?i)^(the |for |on )?(\d+(st|nd|rd|th)?|second|third|tenth|twenty.*)$"#,
    #"(?i)\b(business|working|commencing|starting|beginning|w/c|rest|hundred|thousand|nineteen|twenty[- ]?tens)\b"#,
    #"(?i)\bweek \d|\b(christmas|easter|thanksgiving|labor|patrick|eid|halloween|holiday|year day|new year|eve|ramadan|valentine|juneteenth|independence|workers|memorial|mother|father|martin|black friday|cyber|earth|boxing|canberra|columbus|veteran|jubilee|freedom|emancipation|inauguration|april fool|guru|sloth|bull|cinco|mayo|fourth of july)"#,
    #"(?i)\b(more than|less than|later than|as early|as late|or later|and later|before|after|since|until|[<>=]|half|hence|in the future|in (a |an )?\w+ (day|week|month|year)s?$|for \d)"#,
    #"(?i)^(in|within|for) (a|an|two|three|four|couple|\d+)"#,
    #"^\d{1,2}[-./ ]\d{1,2}$|^(this|on|at|of|sunday|fri|tuesday) \d"#,
    #"(?i)(days?|weeks?|months?|years?) (later|from)|monday later|same (year|week|month)"#,
  ]

  var description: String {
    let found = recogniser.expressions(in: input, reference: reference).map {
      "\(input[$0.span] ?? "?")=\($0.value?.description ?? "?")"
    }
    return "\(input) | \(words) | \(readings) | \(found) | \(reference)"
  }

  /// Whether an expression that overlaps the words has one of the readings; the set gives the past
  /// and the coming one.
  var isRight: Bool {
    recogniser.expressions(in: input, reference: reference).contains { expression in
      guard let value = expression.value else { return false }
      return readings.contains {
        $0.first == value.first.description
          && ($0.last == value.last.description || $0.last == (value.last + 1).description
            || expression.precision == .range && Self.beginsLastPeriod(of: value, $0.last))
      }
    }
  }

  /// The set ends "2014 to 2018" with the first day of 2018, though the year is meant to its end:
  /// whether `last` is the first day of the year, quarter or month that ends with `value`.
  private static func beginsLastPeriod(of value: DayRange, _ last: String) -> Bool {
    guard let day = CivilDay(iso: last) else { return false }
    return [1, 3, 12].contains { day.adding(months: $0).map { $0 - 1 } == value.last }
  }

  static func cases(of line: Substring) throws -> [DateCase] {
    let row = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    guard let input = row["input"] as? String,
      let reference = (row["reference"] as? String).flatMap({ CivilDay(iso: $0) })
    else { return [] }
    return (row["results"] as? [[String: Any]] ?? []).compactMap { result in
      guard let words = result["Text"] as? String else { return nil }
      let readings = Self.readings(of: result)
      let isLeftOut = leftOut.contains {
        words.range(of: $0, options: .regularExpression) != nil
      }
      guard !readings.isEmpty, !isLeftOut else { return nil }
      return DateCase(input: input, words: words, reference: reference, readings: readings)
    }
  }

  private static func readings(of result: [String: Any]) -> [(first: String, last: String)] {
    var values: [[String: Any]] = []
    if let value = result["Value"] as? [String: Any] {
      values = ["PastResolution", "FutureResolution"].compactMap { value[$0] as? [String: Any] }
    } else if ["datetimeV2.date", "datetimeV2.daterange"].contains(result["TypeName"] as? String) {
      let resolution = result["Resolution"] as? [String: Any]
      values = (resolution?["values"] as? [[String: Any]] ?? []).filter { $0["Mod"] == nil }
    }
    return values.compactMap { value in
      if let day = (value["date"] ?? value["value"]) as? String {
        return day.count == 10 && day > "0002" ? (day, day) : nil
      }
      guard let start = (value["startDate"] ?? value["start"]) as? String,
        let end = (value["endDate"] ?? value["end"]) as? String
      else { return nil }
      return (start, end)
    }
  }
}
