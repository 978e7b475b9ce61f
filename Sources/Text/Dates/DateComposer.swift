/// Makes expressions of matches: joins ranges, takes in "early" and "end of", and notes on which
/// side of a date things lie.
struct DateComposer {
  let rules: DateRules
  let lexemes: [DateLexeme]
  let resolver: DateResolver

  func expressions(of found: [DateMatch]) -> [DateExpression] {
    let matches = withLentYears(found)
    var expressions: [DateExpression] = []
    var index = 0
    while index < matches.count {
      if index + 1 < matches.count, let range = range(from: matches[index], to: matches[index + 1])
      {
        expressions.append(range)
        index += 2
      } else {
        if let single = single(matches[index]) { expressions.append(single) }
        index += 1
      }
    }
    return expressions
  }

  // MARK: - Lists

  /// Months and days of a list with the year behind its last: "March, April and May 2020".
  private func withLentYears(_ found: [DateMatch]) -> [DateMatch] {
    var matches = found
    var isLent = false
    for index in matches.indices.dropLast().reversed() {
      var right = matches[index + 1]
      isLent = lists(matches[index], right, isLent: isLent)
      if isLent { lend(from: &matches[index], to: &right) }
    }
    return matches
  }

  /// Whether the two are joined by "and", or by a comma before such a list.
  private func lists(_ left: DateMatch, _ right: DateMatch, isLent: Bool) -> Bool {
    guard left.range.upperBound + 1 == right.range.lowerBound, left.pieces.meaning == .month,
      left.pieces.short == nil, right.pieces.meaning == .month, right.pieces.year != nil
    else { return false }
    let joiner = lexemes[left.range.upperBound]
    if joiner.kind == .sign { return isLent && joiner.value == 0x2C }
    return joiner.word.map { rules.and.contains($0.literal) } ?? false
  }

  // MARK: - One date

  private func single(_ match: DateMatch) -> DateExpression? {
    guard let resolved = resolve(match, by: resolver, isFuture: isFuture(match)) else { return nil }
    return DateExpression(
      span: span(of: match.range), value: resolved.value, precision: resolved.precision,
      relation: relation(before: match.range.lowerBound), isRelative: resolved.isRelative,
      isFiscal: match.pieces.isFiscal, isRepeated: isRepeated(before: match.range.lowerBound))
  }

  /// Whether "every" stands right before the lexeme.
  private func isRepeated(before index: Int) -> Bool {
    index > 0 && (lexemes[index - 1].word.map { rules.every.contains($0.literal) } ?? false)
  }

  /// The match's days, narrowed to its part.
  private func resolve(
    _ match: DateMatch, by resolver: DateResolver, isFuture: Bool
  ) -> DateResolver.Resolved? {
    var resolved = resolver.resolve(match.pieces, isFuture: isFuture)
    if let part = match.part, let value = resolved?.value {
      resolved?.value = self.part(part, of: value)
    }
    return resolved
  }

  private func span(of range: Range<Int>) -> TextSpan {
    TextSpan(lexemes[range.lowerBound].start, lexemes[range.upperBound - 1].end)
  }

  private func relation(before index: Int) -> DateExpression.Relation {
    var index = index - 1
    while index >= 0, rules.link(lexemes[index]) != nil { index -= 1 }
    guard index >= 0, let word = lexemes[index].word else { return .during }
    switch word.roles[.relation] {
    case 1: return .since
    case 2: return .after
    case 3: return .before
    case 4: return .until
    default: return .during
    }
  }

  /// Whether a word shortly before the date, in the same sentence, says that it is to come.
  private func isFuture(_ match: DateMatch) -> Bool {
    var index = match.range.lowerBound - 1
    var distance = 0
    while index >= 0, distance < 8 {
      let lexeme = lexemes[index]
      if lexeme.kind == .sign, lexeme.value == 0x2E { return false }
      if lexeme.word?.roles[.future] != nil { return true }
      index -= 1
      distance += 1
    }
    return false
  }

  // MARK: - Parts

  /// Halves for early and late, thirds for beginning, middle and end (halves of a month or week);
  /// up to and from the reference day for earlier and later. Of years, whole months are taken.
  private func part(_ part: Int, of value: DayRange) -> DayRange {
    let isShort = value.count <= 31
    switch part {
    case 1: return DayRange(value.first, edge(1, 2, of: value) - 1)
    case 2, 5: return DayRange(edge(1, 3, of: value), edge(2, 3, of: value) - 1)
    case 3: return DayRange(edge(1, 2, of: value), value.last)
    case 4: return DayRange(value.first, edge(1, isShort ? 2 : 3, of: value) - 1)
    case 6: return DayRange(isShort ? edge(1, 2, of: value) : edge(2, 3, of: value), value.last)
    default:
      guard let reference = resolver.reference, value.contains(reference) else { return value }
      return part == 7 ? DayRange(value.first, reference) : DayRange(reference, value.last)
    }
  }

  /// The first day of the second of two halves, or of a third; by whole months where there are
  /// enough.
  private func edge(_ number: Int, _ parts: Int, of value: DayRange) -> CivilDay {
    let months = (value.count + 15) / 30
    if months >= parts, let day = value.first.adding(months: months * number / parts) { return day }
    return value.first + value.count * number / parts
  }

  // MARK: - Ranges

  /// One expression for "A to B", "between A and B", "A - B", "A ~ B"; nil when the two are not
  /// joined so, or B ends before A.
  private func range(from left: DateMatch, to right: DateMatch) -> DateExpression? {
    guard let opening = opening(of: left, joinedTo: right) else { return nil }
    var left = left
    var right = right
    lend(from: &left, to: &right)
    let past = ends(left, right, isFuture: isFuture(left))
    guard let (first, second) = current(ends(left, right, isFuture: true)) ?? past else {
      return nil
    }
    if let start = first.value?.first, let end = second.value?.last, end < start { return nil }
    let value = first.value.flatMap { from in second.value.map { DayRange(from.first, $0.last) } }
    return DateExpression(
      span: span(of: opening..<right.range.upperBound), value: value, precision: .range,
      relation: .during, isRelative: first.isRelative || second.isRelative,
      isFiscal: left.pieces.isFiscal || right.pieces.isFiscal,
      isRepeated: isRepeated(before: opening))
  }

  /// Both ends; nil when either is no date.
  private func ends(
    _ left: DateMatch, _ right: DateMatch, isFuture: Bool
  ) -> (DateResolver.Resolved, DateResolver.Resolved)? {
    guard let second = resolve(right, by: resolver, isFuture: isFuture),
      let first = resolve(left, by: resolver(before: second, for: left), isFuture: false)
    else { return nil }
    return (first, second)
  }

  /// `ends` when the reference day lies between them; then a range without years is the one going
  /// on.
  private func current(
    _ ends: (DateResolver.Resolved, DateResolver.Resolved)?
  ) -> (DateResolver.Resolved, DateResolver.Resolved)? {
    guard let ends, let reference = resolver.reference, let first = ends.0.value?.first,
      let last = ends.1.value?.last, first <= reference, reference <= last
    else { return nil }
    return ends
  }

  /// A month or day without a year begins before the range's end, whatever the reference day.
  private func resolver(before end: DateResolver.Resolved, for left: DateMatch) -> DateResolver {
    guard left.pieces.year == nil,
      left.pieces.month != nil || left.pieces.meaning == .quarter
        || left.pieces.meaning == .numeric,
      left.pieces.directions.isEmpty, let last = end.value?.last
    else { return resolver }
    return DateResolver(reference: last, dayFirst: resolver.dayFirst)
  }

  /// The lexeme the range begins with, "from" or "between" included; nil when the matches are not
  /// joined.
  private func opening(of left: DateMatch, joinedTo right: DateMatch) -> Int? {
    let end = beforeArticle(right.range.lowerBound)
    guard end == left.range.upperBound + 1 else { return nil }
    let joiner = lexemes[left.range.upperBound]
    let start = beforeArticle(left.range.lowerBound)
    let before = start > 0 ? lexemes[start - 1].word?.literal : nil
    let isBetween = before.map(rules.between.contains) ?? false
    let isFrom = before.map(rules.from.contains) ?? false
    let isDash = joiner.kind == .sign && (joiner.value == 0x2D || joiner.value == 0x7E)
    let isJoined = joiner.word.map { rules.joiners.contains($0.literal) } ?? isDash
    let isAnd = joiner.word.map { rules.and.contains($0.literal) } ?? false
    guard isJoined || isBetween && isAnd else { return nil }
    return isBetween || isFrom ? start - 1 : left.range.lowerBound
  }

  /// The position of the "the" before `index`, or `index`.
  private func beforeArticle(_ index: Int) -> Int {
    guard index > 0, let word = lexemes[index - 1].word, rules.article.contains(word.literal) else {
      return index
    }
    return index - 1
  }

  /// Completes one side of a range by the other's year, month or direction: "May to Oct 2020",
  /// "Nov-Feb 2017", "1990 to 1995".
  private func lend(from left: inout DateMatch, to right: inout DateMatch) {
    if left.pieces.year == nil, left.pieces.directions.isEmpty, let year = right.pieces.year,
      let month = left.pieces.month
    {
      let isYearBefore = right.pieces.month.map { month > $0 } ?? false
      left.pieces.year = isYearBefore ? year - 1 : year
    }
    if right.pieces.weekday != nil, right.pieces.directions.isEmpty,
      right.pieces.meaning == .weekday, left.pieces.meaning == .weekday
    {
      right.pieces.directions = left.pieces.directions
    }
    if left.pieces.numbers.count == 1, left.pieces.meaning == .quarter, left.pieces.year == nil {
      left.pieces.year = right.pieces.year
    }
  }
}
