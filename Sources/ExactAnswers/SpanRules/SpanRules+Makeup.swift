internal import EvidenceRanking
internal import SentenceAnalysis

/// What a span is made of, in shares and numbers, and what its edges cut.
extension SpanRules {
  func makeup(_ span: Range<Int>, _ set: Setter) {
    let count = Double(span.count)
    var smallWords = 0.0
    var counts: [SpeechPart: Double] = [:]
    for position in span {
      counts[parts[position], default: 0] += 1
      if classes[position].contains(.stopword) { smallWords += 1 }
    }
    set(.smallWords, smallWords / count)
    set(.nameWords, (counts[.name] ?? 0) / count)
    set(.adjectiveWords, (counts[.adjective] ?? 0) / count)
    set(.verbWords, (counts[.verb] ?? 0) / count)
    set(.nounWords, (counts[.noun] ?? 0) / count)
    set(.place, Double(span.lowerBound) / Double(reading.count))
    set(
      .weightInside,
      reading.matched.reduce(0) { $0 + (span.contains($1.token) ? $1.weight : 0) })
    numbers(span, set)
  }

  private func numbers(_ span: Range<Int>, _ set: Setter) {
    switch span.count {
    case 1: set(.wordsOne, 1)
    case 2: set(.wordsTwo, 1)
    case 3: set(.wordsThree, 1)
    case 4: set(.wordsFour, 1)
    case 5...8: set(.wordsMiddle, 1)
    default: break
    }
    var phrases = 0
    var last = -1
    for position in span where reading.phraseOf[position] >= 0 {
      if reading.phraseOf[position] != last { phrases += 1 }
      last = reading.phraseOf[position]
    }
    switch phrases {
    case 0: set(.phrasesNone, 1)
    case 1: break
    case 2: set(.phrasesTwo, 1)
    default: set(.phrasesMany, 1)
    }
  }

  /// Whether the words at the edges and next to them are the question's, and whether an edge parts
  /// a phrase there.
  func cuts(_ span: Range<Int>, _ set: Setter) {
    let start = span.lowerBound
    let end = span.upperBound
    if isAsked(start) { set(.startsAsked, 1) }
    if isAsked(end - 1) { set(.endsAsked, 1) }
    if start > 0, reading.isPlainGap[start - 1] {
      if isAsked(start - 1) { set(.touchesLeft, 1) }
      if isOnePhrase(start - 1, start) {
        set(isAsked(start - 1) ? .cutsAskedLeft : .cutsNewLeft, 1)
      }
    }
    if end < reading.count, reading.isPlainGap[end - 1] {
      if isAsked(end) { set(.touchesRight, 1) }
      if isOnePhrase(end - 1, end) { set(isAsked(end) ? .cutsAskedRight : .cutsNewRight, 1) }
    }
    brackets(span, set)
  }

  func isAsked(_ position: Int) -> Bool {
    terms.allNumbers.contains(reading.term(position))
  }

  private func isOnePhrase(_ left: Int, _ right: Int) -> Bool {
    reading.phraseOf[left] >= 0 && reading.phraseOf[left] == reading.phraseOf[right]
  }

  /// Brackets and quotation marks of which the span has one only.
  private func brackets(_ span: Range<Int>, _ set: Setter) {
    let before =
      span.lowerBound > 0 ? article.gap(after: reading.first + span.lowerBound - 1) : []
    let after =
      span.upperBound < reading.count ? article.gap(after: reading.first + span.upperBound - 1) : []
    if after.contains(0x28) { set(.beforeBracket, 1) }
    if before.contains(0x28) { set(.opensBracket, 1) }
    let opens = before.contains { $0 == 0x22 || $0 == 0x9C }
    let closes = after.contains { $0 == 0x22 || $0 == 0x9D }
    if opens, !closes { set(.opensQuote, 1) }
    if closes, !opens { set(.closesQuote, 1) }
  }
}
