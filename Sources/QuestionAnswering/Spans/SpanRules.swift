internal import ArticleText
internal import PassageIndex

/// The rules that judge one span of a sentence as an exact answer.
struct SpanRules {
  let question: AnalyzedQuestion
  let terms: QuestionTerms
  let table: TermTable
  let candidate: Candidate
  private let article: TokenizedArticle
  /// Positions of question words in the sentence, with their weight.
  private let matched: [(token: Int, weight: Double)]
  private let verbTokens: [Int]
  private let focus: Set<Int32>
  /// Number of the comma-separated segment of each token of the sentence.
  private let segments: [Int]

  init(
    question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable, candidate: Candidate
  ) {
    self.question = question
    self.terms = terms
    self.table = table
    self.candidate = candidate
    article = candidate.article
    var positions: [Int32: Int] = [:]
    for (position, number) in terms.numbers.enumerated() { positions[number] = position }
    var matched: [(token: Int, weight: Double)] = []
    var verbs: [Int] = []
    var segments: [Int] = []
    var segment = 0
    for token in candidate.tokens {
      if let position = positions[candidate.article.terms[token]] {
        matched.append((token, terms.weights[position] / terms.total))
        if terms.verbMask & (1 << UInt64(position)) != 0 { verbs.append(token) }
      }
      segments.append(segment)
      if Self.breaksSegment(candidate.article, after: token) { segment += 1 }
    }
    self.matched = matched
    verbTokens = verbs
    self.segments = segments
    focus = Set(question.focus.map { table.number(of: $0) })
  }

  private static func breaksSegment(_ article: TokenizedArticle, after token: Int) -> Bool {
    return article.gap(after: token).contains { [0x2C, 0x3B, 0x3A, 0x28, 0x29].contains($0) }
  }

  private func classes(_ token: Int) -> WordClasses { table.classes[Int(article.terms[token])] }

  /// Function words begin no answer, except numbers.
  func mayStart(_ token: Int) -> Bool {
    let own = classes(token)
    return !own.contains(.stopword) || !own.isDisjoint(with: [.numberWord, .number])
      || article.isCapitalised(token) && token > candidate.tokens.lowerBound
  }

  func mayEnd(_ token: Int) -> Bool {
    let own = classes(token)
    return !own.contains(.stopword) || !own.isDisjoint(with: [.numberWord, .number])
      || article.isCapitalised(token) && token > candidate.tokens.lowerBound
  }

  /// The feature values of a span, or nil where it only repeats the question, crosses a bracket or a sentence's semicolon, or
  /// parts an amount from its currency or scale.
  func features(of tokens: Range<Int>) -> [Double]? {
    let repeated = tokens.count { terms.allNumbers.contains(article.terms[$0]) }
    guard repeated < tokens.count, !crossesBracket(tokens), !cutsMoney(tokens) else { return nil }
    var values = [Double](repeating: 0, count: SpanFeature.allCases.count)
    func set(_ feature: SpanFeature, _ value: Double) { values[feature.index] = value }
    set(.questionWords, Double(repeated) / Double(tokens.count))
    kind(tokens, set)
    surroundings(tokens, set)
    inside(tokens, set)
    length(tokens, set)
    return values
  }

  /// "52 million" of "EUR 52 million" is another amount.
  private func cutsMoney(_ tokens: Range<Int>) -> Bool {
    candidate.spans.contains {
      $0.kind == .money && $0.tokens.overlaps(tokens) && tokens.clamped(to: $0.tokens) != $0.tokens
    }
  }

  private typealias Setter = (SpanFeature, Double) -> Void

  /// How the span lies to the values and names found in the sentence.
  private func kind(_ tokens: Range<Int>, _ set: Setter) {
    for span in candidate.spans where span.tokens.overlaps(tokens) {
      let suitability = question.answerType.suitability(of: span)
      if span.tokens == tokens {
        set(.fitsKind, suitability)
        set(span.kind == .name || span.kind == .quoted ? .wholeName : .wholeValue, 1)
        set(.votes, span.votes)
      } else if tokens.clamped(to: span.tokens) == span.tokens {
        set(.holdsKind, suitability)
        set(.votes, span.votes / 2)
      } else {
        set(.splitsValue, 1)
      }
    }
  }

  /// What stands before, after and around the span.
  private func surroundings(_ tokens: Range<Int>, _ set: Setter) {
    let sentence = candidate.tokens
    var closeness = 0.0
    var together = 0.0
    let segment = segments[tokens.lowerBound - sentence.lowerBound]
    for match in matched where !tokens.contains(match.token) {
      let distance =
        match.token < tokens.lowerBound
        ? tokens.lowerBound - match.token : match.token - tokens.upperBound + 1
      closeness += match.weight / (1 + Double(distance) / 4)
      if segments[match.token - sentence.lowerBound] == segment { together += match.weight }
    }
    set(.closeness, closeness)
    set(.sameSegment, together)
    if verbTokens.contains(where: { 1...3 ~= tokens.lowerBound - $0 }) { set(.afterVerb, 1) }
    if verbTokens.contains(where: { 0...2 ~= $0 - tokens.upperBound }) { set(.beforeVerb, 1) }
    let before = tokens.lowerBound > sentence.lowerBound ? tokens.lowerBound - 1 : nil
    let twoBefore = tokens.lowerBound - 1 > sentence.lowerBound ? tokens.lowerBound - 2 : nil
    let preceding = before.map(classes) ?? []
    let wider = preceding.union(twoBefore.map(classes) ?? [])
    if wider.contains(.naming) { set(.afterNaming, 1) }
    if wider.contains(.reason) { set(.afterReason, 1) }
    if preceding.contains(.placePreposition) { set(.afterPlace, 1) }
    if wider.contains(.copula) { set(.afterBe, 1) }
    if before == nil || preceding.contains(.stopword) || !isPlainGap(tokens.lowerBound - 1) {
      set(.edgeLeft, 1)
    }
    let after = tokens.upperBound < sentence.upperBound ? tokens.upperBound : nil
    if after == nil || after.map(classes)?.contains(.stopword) == true
      || !isPlainGap(tokens.upperBound - 1)
    {
      set(.edgeRight, 1)
    }
    if after == nil { set(.toSentenceEnd, 1) }
    if before == nil { set(.fromSentenceStart, 1) }
    let beside = [before, twoBefore, after].compactMap { $0 }
    if beside.contains(where: { focus.contains(article.terms[$0]) }) { set(.focusBeside, 1) }
  }

  /// Whether one space or hyphen alone stands between this token and the next.
  private func isPlainGap(_ token: Int) -> Bool { article.isDirectlyFollowed(token) }

  /// What the span is made of.
  private func inside(_ tokens: Range<Int>, _ set: Setter) {
    let inner = tokens.dropFirst().dropLast()
    if tokens.dropLast().contains(where: { article.byteAfter($0) == 0x2C }) { set(.commaInside, 1) }
    let innerClasses = inner.map(classes)
    if innerClasses.contains(where: { $0.contains(.placePreposition) }) {
      set(.prepositionInside, 1)
    }
    if innerClasses.contains(where: { $0.contains(.copula) }) { set(.verbInside, 1) }
    if inner.contains(where: { table.terms[Int(article.terms[$0])] == "and" }) {
      set(.conjunctionInside, 1)
    }
    let count = Double(tokens.count)
    set(.capitalised, Double(tokens.count { article.isCapitalised($0) }) / count)
    set(.digits, Double(tokens.count { classes($0).contains(.number) }) / count)
    if tokens.contains(where: { focus.contains(article.terms[$0]) }) { set(.focusInside, 1) }
    let left = article.byteBefore(tokens.lowerBound)
    let right = article.byteAfter(tokens.upperBound - 1)
    if (left == 0x22 || left == 0x9C) && (right == 0x22 || right == 0xE2 || right == 0x2C) {
      set(.quoted, 1)
    }
    if left == 0x28 && right == 0x29 { set(.bracketed, 1) }
  }

  /// Length by kind of question, as the logarithm of the number of tokens and its square.
  private func length(_ tokens: Range<Int>, _ set: Setter) {
    let value = Double(tokens.count) / 4
    let pair: (SpanFeature, SpanFeature) =
      switch question.answerType {
      case .person, .organisation: (.lengthWho, .lengthSquareWho)
      case .date, .duration: (.lengthWhen, .lengthSquareWhen)
      case .place: (.lengthWhere, .lengthSquareWhere)
      case .count, .money, .percentage, .quantity: (.lengthNumber, .lengthSquareNumber)
      case .reason, .manner, .definition, .summary: (.lengthClause, .lengthSquareClause)
      default: (.lengthWhat, .lengthSquareWhat)
      }
    set(pair.0, value)
    set(pair.1, value * value)
  }

  private func crossesBracket(_ tokens: Range<Int>) -> Bool {
    let start = Int(article.starts[tokens.lowerBound])
    let end = Int(article.ends[tokens.upperBound - 1])
    var depth = 0
    for byte in article.bytes[start..<end] {
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth < 0 || byte == 0x3B { return true }
    }
    return depth != 0
  }

  /// The bytes of a span: a currency sign before it and a percent sign after it belong to it.
  func textSpan(of tokens: Range<Int>) -> TextSpan {
    var start = Int(article.starts[tokens.lowerBound])
    var end = Int(article.ends[tokens.upperBound - 1])
    if classes(tokens.lowerBound).contains(.number) { start = currencyStart(before: start) }
    if end < article.bytes.count, article.bytes[end] == 0x25 { end += 1 }
    return TextSpan(start, end)
  }

  /// Where the currency sign right before `start` begins, with a short letter prefix ("US$", "A$"); `start` when there is none.
  private func currencyStart(before start: Int) -> Int {
    let before = article.bytes[max(0, start - 3)..<start]
    if before == [0xE2, 0x82, 0xAC] || before == [0xE2, 0x82, 0xB9] { return start - 3 }
    if before.suffix(2) == [0xC2, 0xA3] || before.suffix(2) == [0xC2, 0xA5] { return start - 2 }
    guard before.last == 0x24 else { return start }
    var first = start - 1
    while first > 0, start - first < 4, 0x41...0x5A ~= article.bytes[first - 1] { first -= 1 }
    return first
  }
}
