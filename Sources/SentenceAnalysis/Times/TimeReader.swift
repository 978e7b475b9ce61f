package import Prompts
package import Text

/// A day or period that a text names.
package struct TimeMention: Sendable, Equatable {
  /// How its days were found.
  package enum Source: UInt8, Sendable {
    /// They stand there in full.
    case written
    /// Counted from the day the article was published.
    case publication
    /// Counted from a time said before ("a year earlier", "that day").
    case context
  }

  /// UTF-8 bytes of the document.
  package var span: TextSpan
  /// Nil where they depend on a day of publication that is unknown.
  package var days: DayRange?
  package var precision: DateExpression.Precision
  package var relation: DateExpression.Relation
  package var source: Source
  /// A fiscal year or a quarter of one: the days are those of the calendar period of its number.
  package var isFiscal = false
}

/// Finds the times of an article and puts bare weekdays and months on the side of its day that the
/// verb says.
///
/// | published on Thursday 2024-05-16 | day |
/// | --- | --- |
/// | `Iversen resigned on Tuesday.` | 2024-05-14 |
/// | `The council will meet Tuesday.` | 2024-05-21 |
/// | `The museum closed in April.` | 2024-04-01 to 2024-04-30 |
/// | `It opened in 2019. A year later it closed.` | 2020 |
package struct TimeReader: Sendable {
  private let dates: DateRecogniser
  /// Number by folded name.
  private let weekdays: [UInt64: Int]
  private let months: [UInt64: Int]
  private let context: ContextTimeReader

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    dates = try DateRecogniser(prompts: prompts)
    context = try ContextTimeReader(prompts: prompts)
    var weekdays: [UInt64: Int] = [:]
    var months: [UInt64: Int] = [:]
    for row in try AnalysisTables(prompts: prompts).rows("calendar-names") {
      guard let number = Int(row["number"]) else { throw row.error("a number is wanted") }
      for name in row.words("names") {
        if row["kind"] == "month" {
          months[WordHash.of(name.utf8)] = number
        } else {
          weekdays[WordHash.of(name.utf8)] = number
        }
      }
    }
    self.weekdays = weekdays
    self.months = months
  }

  /// The times of `text` in order, without overlaps. Linear in the length.
  ///
  /// - Parameters:
  ///   - sentences: the analyses of the text's sentences, in order.
  ///   - published: the article's day; nil where it is unknown.
  package func times(
    in text: String, sentences: [AnalyzedSentence], published: CivilDay?
  ) -> [TimeMention] {
    let times = timesAlone(in: text, sentences: sentences, published: published)
    return context.read(times, in: text, sentences: sentences, published: published)
  }

  /// Those that do not depend on another.
  private func timesAlone(
    in text: String, sentences: [AnalyzedSentence], published: CivilDay?
  ) -> [TimeMention] {
    let bare = bareNames(in: text, sentences: sentences, published: published)
    var expressions = Self.times(dates.expressions(in: text, reference: published), text)[...]
    var times: [TimeMention] = []
    for mention in bare {
      while let first = expressions.first, first.span.end <= mention.span.start {
        times.append(Self.mention(expressions.removeFirst()))
      }
      guard let over = expressions.first, over.span.overlaps(mention.span) else {
        times.append(mention)
        continue
      }
      guard mention.span.contains(over.span) else { continue }
      expressions.removeFirst()
      var time = mention
      time.relation = over.relation
      times.append(time)
    }
    return times + expressions.map(Self.mention)
  }

  /// `expressions` but for words of names in capitals ("USA TODAY"). Linear in the text.
  private static func times(_ expressions: [DateExpression], _ text: String) -> [DateExpression] {
    var text = text
    return text.withUTF8 { bytes in
      expressions.filter { expression in
        let span = expression.span
        guard expression.isRelative, span.start > 1, span.end <= bytes.count else { return true }
        let isName = bytes[span.start - 2..<span.end].allSatisfy { $0 == 0x20 || $0 &- 0x41 < 26 }
        return !isName || bytes[span.start - 2] == 0x20
      }
    }
  }

  private static func mention(_ expression: DateExpression) -> TimeMention {
    TimeMention(
      span: expression.span, days: expression.value, precision: expression.precision,
      relation: expression.relation, source: expression.isRelative ? .publication : .written,
      isFiscal: expression.isFiscal)
  }

  /// Weekdays and months that stand alone, with the day their verb puts them on.
  private func bareNames(
    in text: String, sentences: [AnalyzedSentence], published: CivilDay?
  ) -> [TimeMention] {
    var text = text
    return text.withUTF8 { bytes in
      sentences.flatMap { sentence in
        sentence.tokens.indices.compactMap { index -> TimeMention? in
          guard sentence.tokens[index].tag == .properName, isBare(index, sentence) else {
            return nil
          }
          return mention(index, sentence, bytes, published)
        }
      }
    }
  }

  /// No number and no further name beside it: not "May 5", "April Ryan".
  private func isBare(_ index: Int, _ sentence: AnalyzedSentence) -> Bool {
    let beside = [index - 1, index + 1].filter(sentence.tokens.indices.contains)
    return beside.allSatisfy {
      let tag = sentence.tokens[$0].tag
      return !tag.isProperName && tag != .number && tag != .adjective && tag != .determiner
    }
  }

  private func mention(
    _ index: Int, _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>,
    _ published: CivilDay?
  ) -> TimeMention? {
    let span = sentence.tokens[index].span
    guard span.end <= bytes.count else { return nil }
    let hash = WordHash.of(
      bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    let isAhead = isAhead(index, sentence)
    if let weekday = weekdays[hash] {
      let day = published.map { Self.day(weekday, from: $0, isAhead: isAhead) }
      return TimeMention(
        span: span, days: day.map { DayRange($0) }, precision: .day, relation: .during,
        source: .publication)
    }
    guard let month = months[hash] else { return nil }
    return TimeMention(
      span: span, days: published.flatMap { Self.month(month, from: $0, isAhead: isAhead) },
      precision: .month, relation: .during, source: .publication)
  }

  /// Whether the verb nearest to the word, counting those before it first, speaks of what is to
  /// come.
  private func isAhead(_ index: Int, _ sentence: AnalyzedSentence) -> Bool {
    let before = sentence.clauses.filter { $0.verb.main < index }
    let clause = before.max { $0.verb.main < $1.verb.main } ?? sentence.clauses.first
    guard let clause else { return false }
    if clause.verb.tense == .future { return true }
    return clause.verb.form != .finite
      && [.planned, .forecast, .possible].contains(clause.standing)
  }

  /// The weekday on or before `day`; ahead, the next one after it.
  private static func day(_ weekday: Int, from day: CivilDay, isAhead: Bool) -> CivilDay {
    let back = (day.weekday - weekday + 7) % 7
    return isAhead ? day + (7 - back) : day - back
  }

  /// The month that holds `day` or the last before it; ahead, the next that is not over.
  private static func month(_ month: Int, from day: CivilDay, isAhead: Bool) -> DayRange? {
    let own = day.components
    var year = own.year
    if isAhead, month < own.month { year += 1 }
    if !isAhead, month > own.month { year -= 1 }
    guard let first = CivilDay(year: year, month: month, day: 1),
      let next = first.adding(months: 1)
    else { return nil }
    return DayRange(first, next - 1)
  }
}
