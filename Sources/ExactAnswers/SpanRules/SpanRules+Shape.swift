internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What a span is, and what it is made of.
extension SpanRules {
  /// How the span lies to the values and names found in the sentence, and what its head word names.
  func kind(_ span: Range<Int>, _ set: Setter) {
    for value in found where value.tokens.overlaps(span) {
      let suitability = question.answerType.suitability(of: value)
      if value.tokens == span {
        set(.fitsKind, suitability)
        set(.fitsAlone, suitability / max(1, fitting))
        set(.fitsOther, question.alternativeTypes.map { $0.suitability(of: value) }.max() ?? 0)
        set(value.kind == .name || value.kind == .quoted ? .wholeName : .wholeValue, 1)
        set(.votes, value.votes)
      } else if span.clamped(to: value.tokens) == value.tokens {
        set(.holdsKind, suitability)
        set(.votes, value.votes / 2)
      } else {
        set(.splitsValue, 1)
      }
    }
    if let head = reading.head(of: span) { headWord(head, of: span, set) }
  }

  private func headWord(_ head: Int, of span: Range<Int>, _ set: Setter) {
    let facts = heads[head]
    let isPair = head > span.lowerBound
    if !terms.allNumbers.contains(reading.term(head)) {
      if facts.isOfKind { set(.headOfKind, 1) }
      set(.categoryFits, isPair ? max(facts.fit, facts.pairFit) : facts.fit)
    }
    if isPair, facts.isPairOfKind { set(.nameOfKind, 1) }
    if reading.term(head) == asked.focusHead { set(.headIsFocus, 1) }
  }

  /// Which kinds of words it holds, how many, and how they are written.
  func shape(_ span: Range<Int>, _ set: Setter) {
    let inner = span.dropFirst().dropLast()
    if inner.contains(where: { parts[$0] == .verb }) { set(.verbInside, 1) }
    if inner.contains(where: { parts[$0] == .auxiliary }) { set(.copulaInside, 1) }
    if inner.contains(where: { parts[$0] == .subordinator }) { set(.subordinatorInside, 1) }
    if span.contains(where: { parts[$0] == .pronoun }) { set(.pronounInside, 1) }
    for position in inner where parts[position] == .preposition {
      set(reading.term(position) == asked.of ? .ofInside : .prepositionInside, 1)
    }
    let count = Double(span.count)
    let first = reading.first
    set(.capitalised, Double(span.count { article.isCapitalised(first + $0) }) / count)
    set(.digits, Double(span.count { classes[$0].contains(.number) }) / count)
    set(.titleWords, Double(span.count { article.titleTerms.contains(reading.term($0)) }) / count)
    if span.contains(where: { asked.focus.contains(reading.term($0)) }) { set(.focusInside, 1) }
    let length = min(count, Double(Self.maximumLength)) / 4
    set(.length, length)
    set(.lengthSquare, length * length)
    if count > Double(Self.maximumLength) {
      set(.longClause, 1 + log(count / Double(Self.maximumLength)))
    }
    marks(span, set)
  }

  private func marks(_ span: Range<Int>, _ set: Setter) {
    let left = article.byteBefore(reading.first + span.lowerBound)
    let right = article.byteAfter(reading.first + span.upperBound - 1)
    if (left == 0x22 || left == 0x9C) && (right == 0x22 || right == 0xE2 || right == 0x2C) {
      set(.quoted, 1)
    }
    if left == 0x28 && right == 0x29 { set(.bracketed, 1) }
    if left == 0x3A || reading.first + span.lowerBound > 0 && colonBefore(span.lowerBound) {
      set(.afterColon, 1)
    }
  }

  private func colonBefore(_ position: Int) -> Bool {
    position > 0 && article.gap(after: reading.first + position - 1).first == 0x3A
  }

  /// Whether the edges are those of noun phrases, and which words stand at them.
  func edges(_ span: Range<Int>, _ set: Setter) {
    let start = span.lowerBound
    let last = span.upperBound - 1
    let opening = reading.phraseOf[start]
    let closing = reading.phraseOf[last]
    if opening >= 0 {
      let phrase = reading.phrases[opening]
      set(phrase.lowerBound == start ? .startsPhrase : .cutsPhraseLeft, 1)
      if phrase == span { set(.wholePhrase, 1) }
    }
    if closing >= 0 {
      set(reading.phrases[closing].upperBound == last + 1 ? .endsPhrase : .cutsPhraseRight, 1)
    }
    if parts[last].isNominal { set(.endsNominal, 1) }
    switch parts[start] {
    case .verb: set(.startsVerb, 1)
    case .adverb: set(.startsAdverb, 1)
    case .adjective: set(.startsAdjective, 1)
    case .preposition: set(.startsPreposition, 1)
    case .subordinator: set(.startsSubordinator, 1)
    default: break
    }
    switch parts[last] {
    case .verb: set(.endsVerb, 1)
    case .adverb: set(.endsAdverb, 1)
    case .adjective: set(.endsAdjective, 1)
    default: break
    }
    if start == 0, parts[0] != .name, article.isCapitalised(reading.first) { set(.opensCapital, 1) }
    if cutsName(span) { set(.cutsName, 1) }
    if last + 1 < reading.count, reading.isHyphen[last] || start > 0 && reading.isHyphen[start - 1]
    {
      set(.hyphenCut, 1)
    }
  }

  /// Whether a name goes on beyond the span, joined by "of" or nothing: "Amsterdam" of "Treaty of
  /// Amsterdam".
  private func cutsName(_ span: Range<Int>) -> Bool {
    func isName(_ position: Int) -> Bool {
      parts.indices.contains(position) && parts[position] == .name
    }
    func joins(_ position: Int) -> Bool {
      parts.indices.contains(position) && classes[position].contains(.nameConnector)
        && !table.terms(.listNameConnector).contains(reading.term(position))
    }
    let start = span.lowerBound
    let end = span.upperBound
    if isName(start), start > 0, reading.isPlainGap[start - 1] {
      if isName(start - 1) { return true }
      if joins(start - 1), isName(start - 2) { return true }
      if start > 2, parts[start - 1] == .determiner, joins(start - 2), isName(start - 3) {
        return true
      }
    }
    guard isName(end - 1), end < reading.count, reading.isPlainGap[end - 1] else { return false }
    return isName(end) || joins(end) && isName(end + 1)
  }

  /// Lists: "A, B and C" is given whole where several things are wanted.
  func lists(_ span: Range<Int>, _ set: Setter) {
    let joins = span.dropFirst().dropLast().contains { parts[$0] == .conjunction }
    let commas = span.dropLast().contains { reading.segments[$0] != reading.segments[$0 + 1] }
    if joins { set(.conjunctionInside, 1) }
    if commas { set(.commaInside, 1) }
    let goesOn =
      isItemJoint(after: span.upperBound - 1) || isItemJoint(before: span.lowerBound)
    if joins, !goesOn {
      set(.wholeList, 1)
      if asked.wantsMany, isParallel(span) { set(.wholeListWanted, 1) }
    }
    if goesOn {
      set(.cutsList, 1)
      if asked.wantsMany { set(.cutsListWanted, 1) }
    }
  }

  /// Whether it may be a list and nothing else: no "including …" and no "which …" stands inside.
  private func isParallel(_ span: Range<Int>) -> Bool {
    !span.dropFirst().contains {
      classes[$0].contains(.including) || parts[$0] == .subordinator
    }
  }

  /// "and" or a comma with another phrase after it.
  private func isItemJoint(after position: Int) -> Bool {
    guard position + 1 < reading.count, reading.phraseOf[position] >= 0 else { return false }
    if parts[position + 1] == .conjunction {
      return position + 2 < reading.count && opensPhrase(position + 2)
    }
    return reading.segments[position] != reading.segments[position + 1] && opensPhrase(position + 1)
      && article.byteAfter(reading.first + position) == 0x2C
  }

  private func isItemJoint(before position: Int) -> Bool {
    guard position > 1, reading.phraseOf[position] >= 0 else { return false }
    let back = parts[position - 1] == .determiner ? position - 2 : position - 1
    guard back > 0 else { return false }
    if parts[back] == .conjunction { return reading.phraseOf[back - 1] >= 0 }
    return reading.segments[back] != reading.segments[back + 1] && reading.phraseOf[back] >= 0
      && article.byteAfter(reading.first + back) == 0x2C
  }

  private func opensPhrase(_ position: Int) -> Bool {
    reading.phraseOf[position] >= 0
      || parts[position] == .determiner && position + 1 < reading.count
        && reading.phraseOf[position + 1] >= 0
  }
}
