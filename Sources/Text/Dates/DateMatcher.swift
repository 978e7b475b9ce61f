/// The pieces a pattern's match found, before they are put together.
struct DatePieces {
  /// A counted length of time: "3 weeks".
  struct Measure {
    var count: Int
    var unit: DateRole
    /// How many units the word stands for (a fortnight is two weeks).
    var size: Int
  }

  var meaning: DatePattern.Meaning
  var month: Int?
  var days: [Int] = []
  var year: Int?
  /// Digits of a year that was written with two.
  var short: Int?
  var numbers: [Int] = []
  var weekday: Int?
  var ordinal: Int?
  var directions: [Int] = []
  var season: Int?
  var offset: Int?
  var counts: [Int] = []
  var measures: [Measure] = []
  /// The word after the last direction where the pattern spells it out ("last year").
  var directedUnit: DateRole?
  var isFiscal = false

  /// Whether this is a stretch of time that has an early and a late part.
  var isPeriod: Bool {
    switch meaning {
    case .month, .numericMonth, .season, .quarter, .half, .fiscalYear, .year, .decade, .century:
      true
    case .unit: measures.first.map { $0.unit != .day } ?? false
    default: false
    }
  }
}

/// Matches one pattern at one place, trying optional elements first.
struct DateMatcher {
  let lexemes: [DateLexeme]
  let fiscalWords: Set<Int>

  /// The position after `pattern` at `index`, of which it sets the pieces; nil when it does not
  /// stand there.
  func match(_ pattern: DatePattern, at index: Int, into found: inout DatePieces) -> Int? {
    if !pattern.context.isEmpty {
      guard let word = word(before: index, pattern), pattern.context.contains(word.literal) else {
        return nil
      }
    }
    return match(
      pattern.elements[...], at: index, from: index, pieces: DatePieces(meaning: pattern.meaning),
      into: &found)
  }

  /// The word before the lexeme, before a month also with a hyphen between ("mid-May").
  private func word(before index: Int, _ pattern: DatePattern) -> DateWord? {
    guard index > 0 else { return nil }
    let before = lexemes[index - 1]
    let isHyphen =
      pattern.meaning == .month && before.kind == .sign && before.value == 0x2D
      && !before.isSpaced && !lexemes[index].isSpaced
    return isHyphen && index > 1 ? lexemes[index - 2].word : before.word
  }

  /// - Parameter pieces: what the elements before hold.
  private func match(
    _ elements: ArraySlice<DatePattern.Element>, at index: Int, from start: Int,
    pieces: DatePieces, into found: inout DatePieces
  ) -> Int? {
    guard let element = elements.first else {
      found = pieces
      return index
    }
    let rest = elements.dropFirst()
    if index < lexemes.count, index == start || !element.isJoined || !lexemes[index].isSpaced {
      for piece in element.pieces where piece.mayTake(lexemes[index]) {
        var pieces = pieces
        guard let next = take(piece, at: index, into: &pieces) else { continue }
        if let end = match(rest, at: next, from: start, pieces: pieces, into: &found) { return end }
      }
    }
    guard element.isOptional else { return nil }
    return match(rest, at: index, from: start, pieces: pieces, into: &found)
  }

  /// The position after `piece` at `index`, with what it holds noted; nil when it is not there.
  private func take(
    _ piece: DatePattern.Piece, at index: Int, into pieces: inout DatePieces
  ) -> Int? {
    let lexeme = lexemes[index]
    switch piece {
    case .sign(let sign): return lexeme.kind == .sign && lexeme.value == sign ? index + 1 : nil
    case .literal(let literal):
      guard lexeme.word?.literal == literal else { return nil }
      if fiscalWords.contains(literal) { pieces.isFiscal = true }
      if !pieces.directions.isEmpty, let word = lexeme.word {
        pieces.directedUnit = [.year, .monthUnit].first { word.roles[$0] != nil }
      }
      return index + 1
    case .group(let group):
      return takeWord(group, lexeme, into: &pieces) || takeNumber(group, lexeme, into: &pieces)
        ? index + 1 : takeCompound(group, at: index, into: &pieces)
    }
  }

  private func takeWord(
    _ group: DatePattern.Group, _ lexeme: DateLexeme, into pieces: inout DatePieces
  ) -> Bool {
    guard let word = lexeme.word else { return false }
    switch group {
    case .month, .plainMonth:
      guard let month = word.roles[.month], group == .month || !word.isAmbiguous else {
        return false
      }
      pieces.month = month
    case .weekday, .plainDay:
      guard let weekday = word.roles[.weekday], group == .weekday || !word.isAmbiguous else {
        return false
      }
      pieces.weekday = weekday
    case .anchor:
      guard let offset = word.roles[.anchor] else { return false }
      pieces.offset = offset
    case .direction:
      guard let direction = word.roles[.direction] else { return false }
      pieces.directions.append(direction)
    case .season:
      guard let season = word.roles[.season] else { return false }
      pieces.season = season
    case .decadeName:
      guard let decade = word.roles[.decadeName] else { return false }
      pieces.short = decade
    case .count:
      guard let count = word.roles[.count] else { return false }
      pieces.counts.append(count)
    case .ordinal, .day:
      guard let ordinal = word.roles[.ordinal] else { return false }
      if group == .day { pieces.days.append(ordinal) } else { pieces.ordinal = ordinal }
    case .unit:
      guard let unit = DateRole.units.first(where: { word.roles[$0] != nil }) else { return false }
      let count = pieces.counts.count > pieces.measures.count ? pieces.counts.last ?? 1 : 1
      pieces.measures.append(
        DatePieces.Measure(count: count, unit: unit, size: word.roles[unit] ?? 1))
    default: return false
    }
    return true
  }

  private func takeNumber(
    _ group: DatePattern.Group, _ lexeme: DateLexeme, into pieces: inout DatePieces
  ) -> Bool {
    guard lexeme.kind == .number else { return false }
    let value = lexeme.value
    switch group {
    case .day:
      guard lexeme.digits <= 2, (1...31).contains(value) else { return false }
      pieces.days.append(value)
    case .ordinal:
      guard lexeme.isOrdinal else { return false }
      pieces.ordinal = value
    case .number:
      guard lexeme.digits <= 2 else { return false }
      pieces.numbers.append(value)
    case .count:
      guard lexeme.digits <= 3, !lexeme.isOrdinal, value > 0 else { return false }
      pieces.counts.append(value)
    case .year, .recent:
      let range = group == .year ? 1000...2199 : 1900...2099
      guard lexeme.digits == 4, range.contains(value) else { return false }
      pieces.year = value
    case .short:
      guard lexeme.digits == 2, !lexeme.isOrdinal else { return false }
      pieces.short = value
    case .compact:
      guard lexeme.digits == 8, (1900...2099).contains(value / 10000) else { return false }
      pieces.year = value / 10000
      pieces.numbers += [value / 100 % 100, value % 100]
    default: return false
    }
    return true
  }

  /// "twenty-first", "twenty first", "twenty one": numbers of two words.
  private func takeCompound(
    _ group: DatePattern.Group, at index: Int, into pieces: inout DatePieces
  ) -> Int? {
    guard group == .day || group == .ordinal || group == .count,
      let tens = lexemes[index].word?.roles[.count], tens >= 20
    else { return nil }
    var next = index + 1
    if next < lexemes.count, lexemes[next].kind == .sign, lexemes[next].value == 0x2D { next += 1 }
    guard next < lexemes.count, let word = lexemes[next].word,
      let ones = word.roles[.ordinal] ?? word.roles[.count], ones < 10
    else { return nil }
    switch group {
    case .day: pieces.days.append(tens + ones)
    case .ordinal: pieces.ordinal = tens + ones
    default: pieces.counts.append(tens + ones)
    }
    return next + 1
  }
}
