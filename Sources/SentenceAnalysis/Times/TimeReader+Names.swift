internal import Text

// Weekdays and months without a number.
extension TimeReader {
  /// Weekdays and months among the words, with the day their verb puts them on.
  func bareNames(
    in text: String, sentences: [AnalyzedSentence], published: CivilDay?
  ) -> [BareName] {
    var text = text
    return text.withUTF8 { bytes in
      sentences.flatMap { sentence -> [BareName] in
        sentence.tokens.indices.compactMap { index -> BareName? in
          guard sentence.tokens[index].tag == .properName,
            let hash = name(sentence.tokens[index].span, bytes)
          else { return nil }
          let side = TimeSide(words: words, sentence: sentence, bytes: bytes)
          return bareName(index, hash, side, published)
        }
      }
    }
  }

  /// The hash of a weekday or month; nil for any other word.
  private func name(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard span.end <= bytes.count else { return nil }
    let hash = WordHash.of(
      bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    return names.value(of: hash) == nil ? nil : hash
  }

  /// No number and no further name beside it: not "May 5", "April Ryan".
  private func isBare(_ index: Int, _ sentence: AnalyzedSentence) -> Bool {
    let beside = [index - 1, index + 1].filter(sentence.tokens.indices.contains)
    return beside.allSatisfy {
      let tag = sentence.tokens[$0].tag
      return !tag.isProperName && tag != .number && tag != .adjective && tag != .determiner
    }
  }

  /// "Tuesday, May" of "Tuesday, May 5", which says its year.
  private func isOfWeekday(_ index: Int, _ side: TimeSide) -> Bool {
    [index - 1, index - 2].contains {
      guard side.sentence.tokens.indices.contains($0) else { return false }
      return name(side.sentence.tokens[$0].span, side.bytes).map { weekdays[$0] != nil } ?? false
    }
  }

  private func bareName(
    _ index: Int, _ hash: UInt64, _ side: TimeSide, _ published: CivilDay?
  ) -> BareName? {
    let sentence = side.sentence
    let number = side.clause(of: index)
    var name = BareName(
      time: TimeMention(
        span: sentence.tokens[index].span, days: nil, precision: .day, relation: .during,
        source: .publication), isSettled: false)
    name.isHabit = number.map { side.isHabit(index, $0) } ?? false
    if name.isHabit || weekdays[hash] != nil && side.isFeast(index) {
      name.use = .none
      return name
    }
    let isComing = number.map { side.isComing($0) } ?? false
    guard isBare(index, sentence) else {
      // "will be replaced by Lind, now at Halden, from 1 May", "takes over on 1 May"
      let isToCome =
        isComing || number.map { side.isAhead($0, of: index) || side.isPresent($0) } ?? false
      guard isToCome, months[hash] != nil, !isOfWeekday(index, side) else { return nil }
      name.use = .coming
      return name
    }
    let isOver = side.isOver(index)
    name.isSettled = isOver || number.map { side.isPast($0) } ?? false
    let isAhead = !isOver && number.map { side.isAhead($0, of: index) } ?? false
    let way: Way = isAhead ? .ahead : isComing && !isOver ? .nearer : .back
    guard let published else {
      name.time.precision = weekdays[hash] == nil ? .month : .day
      return name
    }
    if let weekday = weekdays[hash] {
      let isPast = !isOver && number.map { side.hasHappened($0) } ?? false
      name.time.days = DayRange(Self.day(weekday, from: published, way, isPast: isPast))
    } else if let month = months[hash] {
      let isLately = isModifier(index, sentence) && Self.isLately(month, published)
      name.isSettled = name.isSettled || isLately
      name.time.precision = .month
      name.time.days = Self.month(month, from: published, isLately ? .back : way)
    }
    return name
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

  /// On which side of the article's day a name lies.
  private enum Way {
    case back, ahead
    /// Ahead, unless that is further than the last.
    case nearer
  }

  /// The weekday on or before `day`; ahead, on or after it. What happened on the weekday behind
  /// `day` was added to the article later: nobody says so of six days before.
  private static func day(
    _ weekday: Int, from day: CivilDay, _ way: Way, isPast: Bool
  ) -> CivilDay {
    let back = (day.weekday - weekday + 7) % 7
    switch way {
    case .back: return isPast && back == 6 ? day + 1 : day - back
    case .ahead: return back > 0 ? day + (7 - back) : day
    case .nearer: return back > 1 ? day + (7 - back) : day - back
    }
  }

  /// The month that holds `day` or the last before it; ahead, the next that is not over.
  private static func month(_ month: Int, from day: CivilDay, _ way: Way) -> DayRange? {
    let own = day.components
    let distance = (month - own.month + 12) % 12
    let isAhead = way == .ahead || way == .nearer && distance <= 6
    var year = own.year
    if isAhead, month < own.month { year += 1 }
    if !isAhead, month > own.month { year -= 1 }
    guard let first = CivilDay(year: year, month: month, day: 1),
      let next = first.adding(months: 1)
    else { return nil }
    return DayRange(first, next - 1)
  }
}
