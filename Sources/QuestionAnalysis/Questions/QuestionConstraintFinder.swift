internal import Prompts
internal import Text

/// Finds the limits that a question states: a time ("in 2025", "since March", "last week") and a
/// source ("according to the Ledger").
struct QuestionConstraintFinder: Sendable {
  let dates: DateRecogniser
  let ruleWords: RuleWords

  /// The limits in `text`, relative dates counted from `asOf` (ISO 8601); empty when it states
  /// none. O(n).
  func constraints(in text: String, asOf: String, clause: QuestionClause)
    -> AnalyzedQuestion.Constraints
  {
    var constraints = AnalyzedQuestion.Constraints(source: source(in: text, clause: clause))
    let found = dates.expressions(in: text, reference: CivilDay(iso: asOf)).compactMap(
      \.admitted)
    // Several periods ("between May and July", "in 2023 or 2024") admit all the days between them.
    guard let first = found.map(\.first).min(), let last = found.map(\.last).max() else {
      return constraints
    }
    constraints.since = Self.isOpen(first) ? nil : first.description
    constraints.until = Self.isOpen(last) ? nil : last.description
    return constraints
  }

  /// The days in which articles were published that `text` asks for: "articles from November 2025"
  /// are that month's, where "from" alone would leave the end open.
  func period(in text: String, asOf: String) -> (since: String?, until: String?) {
    let found = dates.expressions(in: text, reference: CivilDay(iso: asOf)).compactMap {
      expression -> DayRange? in
      let before = text[TextSpan(0, expression.span.start)] ?? ""
      let last = before.split(separator: " ").last?.lowercased() ?? ""
      return ruleWords.holds(.from, last) && expression.relation == .since
        ? expression.value : expression.admitted
    }
    guard let first = found.map(\.first).min(), let last = found.map(\.last).max() else {
      return (nil, nil)
    }
    return (
      Self.isOpen(first) ? nil : first.description, Self.isOpen(last) ? nil : last.description
    )
  }

  /// The UTF-8 spans of the words that name a time in `text`, in order. O(n).
  func dates(in text: String, asOf: String) -> [TextSpan] {
    dates.expressions(in: text, reference: CivilDay(iso: asOf)).map(\.span)
  }

  /// The span of a time with the words in front that bind it: "in" of "in May".
  func bound(_ date: TextSpan, by words: [Token]) -> TextSpan {
    var start = date.start
    // The first word that does not end before it.
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].span.end <= date.start { low = middle + 1 } else { high = middle }
    }
    for word in words[..<low].reversed() {
      guard ruleWords.holds(.timeLink, word.folded) else { break }
      start = word.span.start
    }
    return TextSpan(start, date.end)
  }

  /// The first and the last year of the calendar stand for an open end.
  private static func isOpen(_ day: CivilDay) -> Bool {
    day.year <= 1 || day.year >= 9999
  }

  /// The words after "according to", without the article, up to a comma or the question proper; nil
  /// when there are none.
  private func source(in text: String, clause: QuestionClause) -> String? {
    let words = clause.words
    guard
      let start = words.indices.dropLast(2).first(where: {
        clause.holds(.according, $0) && clause.holds(.to, $0 + 1)
      })
    else { return nil }
    var first = start + 2
    if clause.holds(.article, first), first + 1 < words.count {
      first += 1
    }
    var end = first
    while end < words.count, end == first || !words[end].isAfterBreak,
      words[end].entry.lists & clause.wh == 0, end == first || !clause.isAuxiliary(end)
    {
      end += 1
    }
    return text[TextSpan(words[first].token.span.start, words[end - 1].token.span.end)]
      .map(String.init)
  }
}
