internal import Text

extension FigureScanner {
  /// Whether the number is a date, an ordinal, a time of day, a part of a name, an address, a phone
  /// number, a score or the mark of a note.
  func isExcluded(_ figure: ScannedFigure) -> Bool {
    let first = figure.pieces.lowerBound
    let end = figure.pieces.upperBound
    if times.contains(where: { $0.overlaps(figure.span) }) { return true }
    if isJoinedBefore(first) || isJoinedBehind(end, figure) || isNote(first, end) { return true }
    if figure.kind != .money, isAddress(figure) || isPart(figure) { return true }
    guard figure.kind == .count, figure.unit == nil else { return false }
    if figure.upper != nil, isDashed(figure), !isPluralNoun(figure.tokens.upperBound) {
      return true
    }
    return isClock(end) || isFraction(end) || isAlone(figure) || isYear(figure) || isNamed(figure)
      || isAddress(figure)
      || isPronoun(figure)
  }

  /// "F-16", "Q3", "10:55", "#1", "24/7".
  private func isJoinedBefore(_ first: Int) -> Bool {
    guard let piece = piece(first), piece.isGlued, let before = self.piece(first - 1) else {
      return false
    }
    if case .word = before.kind { return before.entry?.scale == nil }
    if before.isNumber { return true }
    let mark = bytes[before.span.start]
    switch mark {
    case 0x2D, 0xE2: return before.isGlued && !isDash(first - 1, between: first)
    case 0x3A, 0x2F, 0x23, 0x2E, 0x40, 0x5F, 0x3D: return true
    default: return false
    }
  }

  /// A long dash, or one between figures with units.
  private func isDash(_ mark: Int, between first: Int) -> Bool {
    piece(mark)?.span.length == 3 && !(piece(mark - 1)?.isNumber ?? false)
  }

  private func isJoinedBehind(_ end: Int, _ figure: ScannedFigure) -> Bool {
    guard let next = piece(end), next.isGlued else { return false }
    if next.has([.ordinal, .decade]), figure.kind == .count, case .word = next.kind { return true }
    if case .word = next.kind { return !Self.isApostrophe(bytes[next.span.start]) }
    let behind = piece(end + 1)
    switch bytes[next.span.start] {
    case 0x3A, 0x2F: return behind?.isGlued ?? false
    case 0x2D:
      guard let behind, behind.isGlued, next.span.length == 1 else { return false }
      return behind.isNumber || behind.hasCapital && figure.unit == nil
    case 0x2E:
      // A closing quotation mark may follow the stop ("6.5%.”").
      guard let behind, behind.isGlued else { return false }
      if case .mark = behind.kind { return false }
      return true
    default: return next.isNumber
    }
  }

  private static func isApostrophe(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0xE2 }

  /// "[3]"; and a bare number in round brackets or before the stop that opens the sentence.
  private func isNote(_ first: Int, _ end: Int) -> Bool {
    let opens = byte(first - 1)
    let closes = byte(end)
    if opens == 0x5B, closes == 0x5D { return true }
    let isBare = end - first == 1
    return isBare && first == 0 && (closes == 0x2E || closes == 0x29) && end + 1 < pieces.count
  }

  /// "23-20", "737-800".
  private func isDashed(_ figure: ScannedFigure) -> Bool {
    pieces[figure.pieces].contains { $0.isGlued && ($0.span.length == 1 || $0.span.length == 3) }
      && figure.tokens.count == 1
  }

  /// "one-third", "two thirds".
  private func isFraction(_ end: Int) -> Bool {
    if has(end, .fraction) { return true }
    return byte(end) == 0x2D && has(end + 1, .fraction)
  }

  /// "three-quarters of the crew": no length of time.
  private func isPart(_ figure: ScannedFigure) -> Bool {
    let end = figure.pieces.upperBound
    return figure.isWord && figure.kind == .duration && has(end - 1, .fraction) && has(end, .of)
  }

  /// A number without any word beside it.
  private func isAlone(_ figure: ScannedFigure) -> Bool {
    pieces.count - figure.pieces.count < 2
  }

  private func isClock(_ end: Int) -> Bool {
    has(end, .clock) && !(piece(end)?.isNumber ?? true)
  }

  /// Four digits from 1000 to 2100 with no noun in the plural behind them.
  private func isYear(_ figure: ScannedFigure) -> Bool {
    guard figure.span.length == 4, let value = figure.value.integer, 1000...2100 ~= value else {
      return false
    }
    return !isPluralNoun(figure.tokens.upperBound)
  }

  private func isPluralNoun(_ start: Int) -> Bool {
    for token in start..<min(start + 4, sentence.tokens.count) {
      let tag = sentence.tokens[token].tag
      if tag == .plural || tag == .properPlural { return true }
      guard tag == .noun || tag == .adjective || tag == .properName else { return false }
    }
    return false
  }

  /// "iPhone 16", "the S&P 500", "page 5"; not the figures of "A had 300, B 20".
  private func isNamed(_ figure: ScannedFigure) -> Bool {
    let before = figure.pieces.lowerBound - 1
    guard before >= 0 else { return false }
    if isNickname(figure) { return true }
    if has(before, .designator), !pieces[before].isNumber {
      let isTitle = pieces[before].hasCapital && figure.tokens.lowerBound > 1
      return isTitle || !isPluralNoun(figure.tokens.upperBound)
    }
    if elided.contains(figure.tokens.lowerBound) { return false }
    if isNameOpening(figure) { return true }
    guard !figure.isLong, !figure.isWord, figure.span.length <= 5 else { return false }
    let token = figure.tokens.lowerBound - 1
    guard token >= 0 else { return false }
    if sentence.tokens[token].tag.isProperName { return true }
    // "AirPods 4"
    let name = sentence.tokens[token].span
    let hasInnerCapital = bytes[name.start + 1..<max(name.start + 1, name.end)].contains {
      $0 &- 0x41 < 26
    }
    guard hasInnerCapital || token > 0 && pieces[before].hasCapital else { return false }
    // "iPhone 16 Pro covers"
    let goesOn = hasInnerCapital && piece(figure.pieces.upperBound)?.hasCapital ?? false
    return goesOn || !isPluralNoun(figure.tokens.upperBound)
  }

  /// "the Silent Seven of Halden": a number with a capital, behind another and before none.
  private func isNickname(_ figure: ScannedFigure) -> Bool {
    let (first, end) = (figure.pieces.lowerBound, figure.pieces.upperBound)
    guard figure.isWord, pieces[first].hasCapital, first > 1, pieces[first - 1].hasCapital,
      sentence.tokens[pieces[first - 1].token].tag != .determiner
    else { return false }
    return !(piece(end)?.hasCapital ?? false)
  }

  /// "two 737 jets", "the 16 Plus".
  private func isNameOpening(_ figure: ScannedFigure) -> Bool {
    guard !figure.isLong, !figure.isWord else { return false }
    let (first, end) = (figure.tokens.lowerBound, figure.tokens.upperBound)
    if first > 0, sentence.tokens[first - 1].tag == .number { return true }
    return end < sentence.tokens.count && sentence.tokens[end].tag == .properName
      && !isPluralNoun(end)
  }

  /// "144 Mill Center, Halden" without any verb.
  private func isLineOfAddress(_ figure: ScannedFigure) -> Bool {
    let end = figure.pieces.upperBound
    guard sentence.clauses.isEmpty, figure.pieces.lowerBound == 0, !figure.isWord,
      let comma = (end..<min(end + 6, pieces.count)).first(where: { byte($0) == 0x2C })
    else { return false }
    return comma > end + 1 && (end..<comma).allSatisfy { pieces[$0].hasCapital }
      && piece(comma + 1)?.hasCapital ?? false
  }

  /// "801 N. Mill Road".
  private func isAddress(_ figure: ScannedFigure) -> Bool {
    let end = figure.pieces.upperBound
    if isLineOfAddress(figure) { return true }
    guard let next = piece(end), !next.isGlued, !figure.isWord,
      sentence.tokens[next.token].tag.isProperName
        || sentence.tokens[next.token].tag == .adjective || next.hasCapital
        || has(end + 1, .ordinal)
    else { return false }
    return (end..<min(end + 6, pieces.count)).contains {
      pieces[$0].has(.street) && pieces[$0].hasCapital
    }
  }

  /// "one of them", "no one", "one another".
  private func isPronoun(_ figure: ScannedFigure) -> Bool {
    guard figure.isWord, figure.value == ExactDecimal(1), !figure.isLong else {
      // "half of them" gives no number of things.
      return figure.isWord && !figure.value.isWhole
    }
    if elided.contains(figure.tokens.lowerBound) { return false }
    if has(figure.pieces.lowerBound - 1, .pronounOne) { return true }
    let next = figure.tokens.upperBound
    guard next < sentence.tokens.count else { return true }
    let tag = sentence.tokens[next].tag
    if tag == .preposition, !has(figure.pieces.upperBound, .of) {
      // "14 in Oregon, one in Delaware"
      return !pieces[..<figure.pieces.lowerBound].contains(where: \.isNumber)
    }
    return !(tag == .noun || tag == .adjective)
  }
}
