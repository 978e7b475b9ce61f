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
/// | `It is set for March.` | 2025-03-01 to 2025-03-31 |
/// | `The museum closed in April.` | 2024-04-01 to 2024-04-30 |
/// | `It opened in 2019. A year later it closed.` | 2020 |
package struct TimeReader: Sendable {
  private let dates: DateRecogniser
  /// Number by folded name.
  let weekdays: [UInt64: Int]
  let months: [UInt64: Int]
  /// Of both.
  let names: HashTable
  private let context: ContextTimeReader
  let words: TimeWords

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    dates = try DateRecogniser(prompts: prompts)
    context = try ContextTimeReader(prompts: prompts)
    words = try TimeWords(prompts: prompts)
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
    var names = HashTable(capacity: weekdays.count + months.count)
    for hash in weekdays.keys { names.set(hash, to: 1) }
    for hash in months.keys { names.set(hash, to: 1) }
    self.names = names
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
    let found = dates.expressions(in: text, reference: published, inArticle: true)
    var expressions = Self.times(found, text)[...]
    var times: [TimeMention] = []
    for name in bare {
      while let first = expressions.first, first.span.end <= name.time.span.start {
        if let time = Self.mention(first) { times.append(time) }
        expressions.removeFirst()
      }
      guard let over = expressions.first, over.span.overlaps(name.time.span) else {
        if name.use == .alone { times.append(name.time) }
        continue
      }
      guard over.isRelative, !over.isRepeated else { continue }
      if name.use == .coming {
        expressions[expressions.startIndex].value = BareName.next(over.value, published)
      } else if name.time.span.contains(over.span) || name.isHabit {
        expressions.removeFirst()
        if name.use == .alone { times.append(name.time(beside: over, published)) }
      }
    }
    return times + expressions.compactMap(Self.mention)
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

  /// Nil for one of many, which is no time of what is told.
  private static func mention(_ expression: DateExpression) -> TimeMention? {
    if expression.isRepeated { return nil }
    return TimeMention(
      span: expression.span, days: expression.value, precision: expression.precision,
      relation: expression.relation, source: expression.isRelative ? .publication : .written,
      isFiscal: expression.isFiscal)
  }
}
