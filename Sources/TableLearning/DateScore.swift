internal import ArgumentParser
internal import Foundation
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Measures times.
struct ScoreDates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which share of dates and periods gets the days a set of examples gives them.",
    discussion: """
      FILE holds one example a line, as the tests of Recognizers-Text have them. Kinds that news
      articles do not use are left out, by --leave-out, a file of patterns, one a line.
      """)

  @Argument(help: "Examples, one a line.") var file: String
  @Option(help: "Patterns of words that are left out, one a line.") var leaveOut: String?
  @Flag(help: "Print the wrong ones.") var faults = false

  func run() throws {
    let patterns = try leaveOut.map {
      try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    let cases = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .flatMap { DateExample.examples(of: $0, leavingOut: patterns ?? []) }
    let analyzer = try SentenceAnalyzer(prompts: Prompts())
    let reader = try TimeReader(prompts: Prompts())
    var right = 0
    for one in cases {
      if one.isRight(times(one, analyzer, reader)) {
        right += 1
      } else if faults {
        let found = times(one, analyzer, reader).map { $0.days?.description ?? "?" }
        let line = "\(one.input) | \(one.words) | \(one.readings) | \(found) | \(one.reference)"
        print(SafeLine.escaped(line))
      }
    }
    print(
      "dates: \(right) of \(cases.count), \(rounded(Double(right) / Double(max(1, cases.count))))")
  }

  private func times(_ one: DateExample, _ analyzer: SentenceAnalyzer, _ reader: TimeReader)
    -> [TimeMention]
  {
    var memory = SentenceAnalyzer.Memory()
    let sentences = analyzer.analyze(
      one.input, sentence: TextSpan(0, one.input.utf8.count), memory: &memory)
    return reader.times(in: one.input, sentences: sentences, published: one.reference)
  }
}

/// One date of the examples with the days it may have.
struct DateExample {
  var input: String
  var words: String
  var reference: CivilDay
  /// First days, and last days or the days behind them.
  var readings: [[String]]

  /// The examples of a line; none where they give no days.
  static func examples(of line: Substring, leavingOut patterns: [String]) -> [DateExample] {
    let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    guard let row, let input = row["input"] as? String,
      let reference = (row["reference"] as? String).flatMap({ CivilDay(iso: $0) })
    else { return [] }
    return (row["results"] as? [[String: Any]] ?? []).compactMap { result in
      guard let words = result["Text"] as? String else { return nil }
      let readings = readings(of: result)
      let isLeftOut = patterns.contains {
        words.range(of: $0, options: .regularExpression) != nil
      }
      guard !readings.isEmpty, !isLeftOut else { return nil }
      return DateExample(input: input, words: words, reference: reference, readings: readings)
    }
  }

  private static func readings(of result: [String: Any]) -> [[String]] {
    var values: [[String: Any]] = []
    if let value = result["Value"] as? [String: Any] {
      values = ["PastResolution", "FutureResolution"].compactMap { value[$0] as? [String: Any] }
    } else if ["datetimeV2.date", "datetimeV2.daterange"].contains(result["TypeName"] as? String) {
      let resolution = result["Resolution"] as? [String: Any]
      values = (resolution?["values"] as? [[String: Any]] ?? []).filter { $0["Mod"] == nil }
    }
    return values.compactMap { value in
      if let day = (value["date"] ?? value["value"]) as? String {
        return day.count == 10 && day > "0002" ? [day, day] : nil
      }
      guard let start = (value["startDate"] ?? value["start"]) as? String,
        let end = (value["endDate"] ?? value["end"]) as? String
      else { return nil }
      return [start, end]
    }
  }

  /// Whether one of `times` has one of the readings.
  func isRight(_ times: [TimeMention]) -> Bool {
    times.contains { time in
      guard let days = time.days else { return false }
      return readings.contains {
        $0[0] == days.first.description
          && ($0[1] == days.last.description || $0[1] == (days.last + 1).description
            || time.precision == .range && Self.beginsLastPeriod(of: days, $0[1]))
      }
    }
  }

  /// Some examples end "2014 to 2018" with the first day of 2018.
  private static func beginsLastPeriod(of days: DayRange, _ last: String) -> Bool {
    guard let day = CivilDay(iso: last) else { return false }
    return [1, 3, 12].contains { day.adding(months: $0).map { $0 - 1 } == days.last }
  }
}
