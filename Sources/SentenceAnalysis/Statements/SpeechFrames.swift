internal import Text

/// Finds the words that belong to the verbs of saying of one sentence.
struct SpeechFrames {
  let sentence: SpokenSentence
  let segments: [SpeechSegment]

  /// What stands behind a verb of saying.
  struct Complement {
    enum Kind { case quote, opened, clause, question, infinitive, name }

    var kind: Kind
    /// The first token of the words.
    var start: Int
    /// Whom it was said to.
    var addressee: Range<Int>?
  }

  /// The statements, in order of their verbs.
  func find() -> [Statement] { segments.flatMap(statements) }

  private func statements(_ segment: SpeechSegment) -> [Statement] {
    let quotation = segment.isOwn ? sentence.quotation(endingBefore: segment.start) : nil
    let takesQuote = !segment.frames.isDisjoint(with: [.quote, .mixed])
    if takesQuote, let quotation, !isEnded(quotation, before: segment.start) {
      return before(segment, quotation)
    }
    if !segment.isInverted, let complement = complement(segment),
      !isTaken(complement, by: segment), let statement = after(segment, complement)
    {
      let isLoose = sentence.has(complement.start, .adjunct) && complement.kind == .clause
      return [isLoose ? indirectBefore(segment) ?? statement : statement]
    }
    if takesQuote, segment.frames.contains(.clause), let quotation {
      return before(segment, quotation)
    }
    return indirectBefore(segment).map { [$0] } ?? []
  }

  // MARK: Words before the verb

  /// “…,” said Halden; and what is quoted behind it.
  private func before(_ segment: SpeechSegment, _ quotation: QuotedSpan) -> [Statement] {
    var first = statement(segment, words: quotation.inner, isDirect: true)
    let prelude = sentence.analysis.tokens.prefix { $0.span.start < quotation.outer.start }
    let isPart = prelude.contains {
      $0.tag.isNoun || $0.tag.isVerb || $0.tag == .pronoun || $0.tag == .modal
    }
    if isPart, let start = prelude.first?.span.start,
      quotation.outer.start > sentence.read.span.start
    {
      let earlier = sentence.quotations(in: TextSpan(start, quotation.outer.start))
      if earlier.isEmpty || !prelude.isEmpty {
        first.words = TextSpan(start, quotation.outer.end)
        first.isDirect = false
        first.isMixed = true
      }
    }
    first.said = time(in: segment.start..<sentence.count)
    first.through = segment.isInverted ? nil : channel(whom(segment))
    return [first] + (second(segment).map { [$0] } ?? [])
  }

  /// The quotation that goes on behind the speaker.
  private func second(_ segment: SpeechSegment) -> Statement? {
    guard
      let opening = (segment.end..<sentence.count).prefix(Self.longestGap)
        .first(where: { sentence.quotation(opening: $0) != nil }),
      sentence.isComma(opening - 1) || sentence.isMark(opening - 1, 0x3A)
        || sentence.isDash(opening - 1) || opening == segment.end
        || sentence.tag(opening - 1) == .conjunction,
      !segments.contains(where: { $0.start >= segment.end && $0.start < opening }),
      let quotation = sentence.quotation(opening: opening)
    else { return nil }
    var next = statement(segment, words: quotation.inner, isDirect: true)
    next.isContinued = true
    return next
  }

  /// Tokens between a speaker and a quotation that goes on, at most.
  private static let longestGap = 40

  /// "The plant will close, Halden said"; "The price, he said, will fall".
  private func indirectBefore(_ segment: SpeechSegment) -> Statement? {
    let comma = segment.start - 1
    guard segment.isOwn, !segment.frames.isDisjoint(with: [.clause, .closing]), comma > 0,
      sentence.isComma(comma) || sentence.isDash(comma)
    else { return nil }
    let start = begin(before: comma)
    guard start < comma, !sentence.isQuoted(start) || sentence.quotation(opening: start) != nil
    else { return nil }
    var found = statement(
      segment, words: sentence.span(start..<comma), isDirect: false)
    found.isMixed = !sentence.quotations(in: found.words).isEmpty
    found.said = time(in: segment.start..<sentence.count)
    found.through = segment.isInverted ? nil : channel(whom(segment))
    if hasMainClause(in: start..<comma) { return found }
    let behind = skipAdjuncts(segment.end)
    if behind >= sentence.count || sentence.tag(behind) == .period {
      return hasVerb(in: start..<comma) ? found : nil
    }
    guard sentence.isComma(behind) || sentence.isDash(behind), behind + 2 < sentence.count,
      hasVerb(in: behind + 1..<min(sentence.count, behind + 6))
        || hasMainClause(in: behind + 1..<sentence.count),
      hasSubject(in: start..<comma) || !sentence.has(behind + 1, .within)
    else { return nil }
    let end = end(from: behind + 1, of: segment)
    guard end > behind + 1 else { return nil }
    found.rest = sentence.span(behind + 1..<end)
    return found
  }

  /// Behind an opening "but", and behind a semicolon.
  private func begin(before end: Int) -> Int {
    var start = 0
    if let semicolon = (0..<end).last(where: { sentence.isMark($0, 0x3B) }) {
      start = semicolon + 1
    }
    if sentence.tag(start) == .conjunction { start += 1 }
    if sentence.isComma(start) { start += 1 }
    return start
  }

  // MARK: Words behind the verb

  private func after(_ segment: SpeechSegment, _ complement: Complement) -> Statement? {
    let start = complement.start
    guard start < sentence.count else { return nil }
    if complement.kind == .name { return named(segment, from: start) }
    if let quotation = sentence.quotation(opening: start), isWhole(quotation) {
      return statement(
        segment, complement, words: quotation.inner, isDirect: true, from: start)
    }
    let end = end(from: start, of: segment)
    guard end > start else { return nil }
    var found = statement(
      segment, complement, words: sentence.span(start..<end), isDirect: false, from: start)
    found.isMixed = !sentence.quotations(in: found.words).isEmpty
    extend(&found)
    let hasQuotation =
      found.isMixed || sentence.quotation(around: found.words.end - 1) != nil
    if segment.frames.isDisjoint(with: [.clause, .opened, .infinitive]), !hasQuotation {
      return nil
    }
    return found
  }

  /// Whether nothing of the sentence goes on behind the quotation but what parts from it.
  private func isWhole(_ quotation: QuotedSpan) -> Bool {
    guard
      let next = sentence.analysis.tokens.firstIndex(where: {
        $0.span.start >= quotation.outer.end
      })
    else { return true }
    let tag = sentence.tag(next)
    if tag.isPunctuation || tag == .conjunction { return true }
    let spaces = sentence.bytes[quotation.inner.start..<quotation.inner.end]
      .count { $0 == 0x20 }
    return spaces > 2 && !tag.isVerb && tag != .modal
  }

  /// "called it “hasty” and “wrong”": from the first quotation to the last.
  private func named(_ segment: SpeechSegment, from start: Int) -> Statement? {
    let end = end(from: start, of: segment)
    guard end > start else { return nil }
    var bytes = sentence.span(start..<end)
    bytes.end = max(bytes.end, sentence.read.span.end)
    let found = sentence.quotations(in: bytes)
    guard let first = found.first, let last = found.last else { return nil }
    var statement = statement(
      segment, words: TextSpan(first.inner.start, last.inner.end), isDirect: found.count == 1)
    statement.isMixed = found.count > 1
    return statement
  }

  private func statement(
    _ segment: SpeechSegment, _ complement: Complement, words: TextSpan, isDirect: Bool,
    from start: Int
  ) -> Statement {
    var found = statement(segment, words: words, isDirect: isDirect)
    found.said = time(in: segment.start..<start)
    if complement.kind != .infinitive { found.through = channel(complement.addressee) }
    return found
  }

  /// Whom it was said to, where that is a name.
  private func channel(_ addressee: Range<Int>?) -> TextSpan? {
    guard let addressee, sentence.isCapitalised(addressee.upperBound - 1) else { return nil }
    return sentence.span(addressee)
  }

  private func statement(
    _ segment: SpeechSegment, words: TextSpan, isDirect: Bool
  ) -> Statement {
    let verb = sentence.analysis.clauses[segment.clause].verb
    return Statement(
      words: trimmed(words), speaker: sentence.span(segment.speaker),
      cue: sentence.span(verb.main), isDirect: isDirect,
      hedge: segment.hedge.map { sentence.span($0) })
  }

  /// Without a comma or space at the end.
  private func trimmed(_ words: TextSpan) -> TextSpan {
    var words = words
    while words.length > 1, [0x20, 0x0A, 0x2C].contains(sentence.bytes[words.end - 1]) {
      words.end -= 1
    }
    while words.length > 1, [0x20, 0x0A, 0x2C, 0x3A].contains(sentence.bytes[words.start]) {
      words.start += 1
    }
    return words
  }

  private func time(in tokens: Range<Int>) -> TextSpan? {
    guard !tokens.isEmpty else { return nil }
    let bytes = sentence.span(tokens)
    return sentence.times.first {
      bytes.contains($0) && sentence.quotation(around: $0.start) == nil
    }
  }
}
