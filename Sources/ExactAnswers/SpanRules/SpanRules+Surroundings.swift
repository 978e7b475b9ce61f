internal import SentenceAnalysis

/// What stands around a span.
extension SpanRules {
  /// The words and marks right before and after.
  func surroundings(_ span: Range<Int>, _ set: Setter) {
    let start = span.lowerBound
    let end = span.upperBound
    let preceding = start > 0 ? classes[start - 1] : []
    let wider = preceding.union(start > 1 ? classes[start - 2] : [])
    if wider.contains(.naming) { set(.afterNaming, 1) }
    if wider.contains(.reason) { set(.afterReason, 1) }
    if preceding.contains(.placePreposition) { set(.afterPlace, 1) }
    if wider.contains(.copula) { set(.afterBe, 1) }
    if start == 0 || preceding.contains(.stopword) || !reading.isPlainGap[start - 1] {
      set(.edgeLeft, 1)
    }
    if end == reading.count || classes[end].contains(.stopword) || !reading.isPlainGap[end - 1] {
      set(.edgeRight, 1)
    }
    if start > 0 {
      if parts[start - 1] == .determiner { set(.afterDeterminer, 1) }
      let before = reading.term(start - 1)
      if before == asked.of { set(.afterOf, 1) }
      if before == asked.by { set(.afterBy, 1) }
    } else {
      set(.fromSentenceStart, 1)
    }
    if end < reading.count {
      if parts[end].isNominal, reading.isPlainGap[end - 1] { set(.beforeNominal, 1) }
      if parts[end] == .preposition {
        set(reading.term(end) == asked.of ? .beforeOf : .beforePreposition, 1)
      }
    } else {
      set(.toSentenceEnd, 1)
    }
    if mayEndClause(end - 1) { set(.toSegmentEnd, 1) }
    if start == 0 || reading.segments[start] != reading.segments[start - 1] {
      set(.fromSegmentStart, 1)
    }
    focus(span, set)
    if isApposition(span) { set(.apposition, 1) }
  }

  /// Whether a word of the kind of thing wanted stands before or after: "seven counties" holds
  /// "seven" for "how many counties".
  private func focus(_ span: Range<Int>, _ set: Setter) {
    guard !asked.focus.isEmpty else { return }
    func isFocus(_ position: Int) -> Bool {
      reading.parts.indices.contains(position) && asked.focus.contains(reading.term(position))
    }
    if isFocus(span.lowerBound - 1) || isFocus(span.lowerBound - 2) { set(.focusBefore, 1) }
    if isFocus(span.upperBound) {
      set(.focusRightAfter, 1)
    } else if isFocus(span.upperBound + 1) || isFocus(span.upperBound + 2) {
      set(.focusAfter, 1)
    }
  }

  /// "Halden, a film maker from Narvik": a phrase that a comma or bracket parts from one of the
  /// question's words.
  private func isApposition(_ span: Range<Int>) -> Bool {
    func isAsked(_ position: Int) -> Bool {
      reading.matched.contains { $0.token == position }
    }
    var before = span.lowerBound - 1
    if before > 0, parts[before] == .determiner { before -= 1 }
    if before >= 0, reading.segments[before] != reading.segments[before + 1], isAsked(before) {
      return true
    }
    var after = span.upperBound
    guard after < reading.count, reading.segments[after - 1] != reading.segments[after] else {
      return false
    }
    if parts[after] == .determiner { after += 1 }
    return after < reading.count
      && (isAsked(after) || after + 1 < reading.count && isAsked(after + 1))
  }

  /// Nearness to the question's words, on either side.
  func nearness(_ span: Range<Int>, _ set: Setter) {
    var before = 0.0
    var after = 0.0
    var together = 0.0
    let segment = reading.segments[span.lowerBound]
    for match in reading.matched where !span.contains(match.token) {
      if match.token < span.lowerBound {
        before += match.weight / (1 + Double(span.lowerBound - match.token) / 4)
      } else {
        after += match.weight / (1 + Double(match.token - span.upperBound + 1) / 4)
      }
      if reading.segments[match.token] == segment { together += match.weight }
    }
    set(.closeness, before + after)
    set(.closenessBefore, before)
    set(.closenessAfter, after)
    set(.sameSegment, together)
    neighbours(span, set)
  }

  /// Whether the next word on either side that is no function word is one of the question's.
  private func neighbours(_ span: Range<Int>, _ set: Setter) {
    var left = span.lowerBound - 1
    while left >= 0, classes[left].contains(.stopword) { left -= 1 }
    var right = span.upperBound
    while right < reading.count, classes[right].contains(.stopword) { right += 1 }
    let isLeft = reading.matched.contains { $0.token == left }
    let isRight = reading.matched.contains { $0.token == right }
    if isLeft { set(.neighbourBefore, 1) }
    if isRight { set(.neighbourAfter, 1) }
    if isLeft && isRight { set(.beside, 1) }
    if left >= 0, reading.term(left) == asked.lastWord { set(.afterLastWord, 1) }
    if left >= 0, reading.term(left) == asked.firstWord { set(.afterFirstWord, 1) }
    if right < reading.count, reading.term(right) == asked.firstWord { set(.beforeFirstWord, 1) }
  }
}
