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
  /// Of both.
  private let names: HashTable
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
        times.append(name.time)
        continue
      }
      guard name.time.span.contains(over.span), over.isRelative, !over.isRepeated else { continue }
      expressions.removeFirst()
      times.append(name.time(beside: over, published))
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

  /// Weekdays and months that stand alone, with the day their verb puts them on.
  private func bareNames(
    in text: String, sentences: [AnalyzedSentence], published: CivilDay?
  ) -> [BareName] {
    var text = text
    return text.withUTF8 { bytes in
      sentences.flatMap { sentence in
        sentence.tokens.indices.compactMap { index -> BareName? in
          guard sentence.tokens[index].tag == .properName else { return nil }
          return bareName(index, sentence, bytes, published)
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

  private func bareName(
    _ index: Int, _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>,
    _ published: CivilDay?
  ) -> BareName? {
    let span = sentence.tokens[index].span
    guard span.end <= bytes.count else { return nil }
    let hash = WordHash.of(
      bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    guard names.value(of: hash) != nil, isBare(index, sentence) else { return nil }
    let clause = clause(of: index, sentence)
    var name = BareName(
      time: TimeMention(
        span: span, days: nil, precision: .day, relation: .during, source: .publication),
      isSettled: clause?.verb.tense == .past && clause?.verb.form == .finite)
    let isAhead = clause.map { Self.isAhead($0, sentence) } ?? false
    if let weekday = weekdays[hash] {
      name.time.days = published.map { DayRange(Self.day(weekday, from: $0, isAhead: isAhead)) }
    } else if let month = months[hash] {
      let isOver =
        isModifier(index, sentence) && published.map { Self.isLately(month, $0) } ?? false
      name.isSettled = name.isSettled || isOver
      name.time.precision = .month
      name.time.days = published.flatMap {
        Self.month(month, from: $0, isAhead: isAhead && !isOver)
      }
    }
    return name
  }

  /// The clause of the verb nearest to the word, counting those before it first.
  private func clause(of index: Int, _ sentence: AnalyzedSentence) -> Clause? {
    var nearest: Clause?
    for clause in sentence.clauses where clause.verb.main < index {
      if nearest.map({ $0.verb.main <= clause.verb.main }) ?? true { nearest = clause }
    }
    return nearest ?? sentence.clauses.first
  }

  /// Whether it speaks of what is to come: "will open", "plans to open", "may open"; not "may have
  /// opened".
  private static func isAhead(_ clause: Clause, _ sentence: AnalyzedSentence) -> Bool {
    let verb = clause.verb
    if verb.tense == .future { return true }
    guard verb.form != .finite || verb.modal != nil,
      [.planned, .forecast, .possible, .conditional].contains(clause.standing)
    else { return false }
    if verb.form != .finite { return clause.standing != .conditional }
    return verb.isPassive
      ? verb.tokens.count < 4 : sentence.tokens[verb.main].tag != .participle
  }

  /// "will release September data": the noun behind it has the month, not the verb.
  private func isModifier(_ index: Int, _ sentence: AnalyzedSentence) -> Bool {
    guard index + 1 < sentence.tokens.count else { return false }
    let tag = sentence.tokens[index + 1].tag
    return tag.isNoun || tag == .possessiveEnding
  }

  /// Whether the month was over less than a quarter before the day.
  private static func isLately(_ month: Int, _ day: CivilDay) -> Bool {
    1...3 ~= (day.components.month - month + 12) % 12
  }

  /// The weekday on or before `day`; ahead, on or after it.
  private static func day(_ weekday: Int, from day: CivilDay, isAhead: Bool) -> CivilDay {
    let back = (day.weekday - weekday + 7) % 7
    return isAhead && back > 0 ? day + (7 - back) : day - back
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
