internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// The rules that judge one span of a sentence as an exact answer. Spans are counted in tokens of
/// the sentence, from its first.
struct SpanRules {
  let asked: SpanQuestion
  let table: TermTable
  let reading: SentenceReading
  /// Values and names of the sentence, counted as the spans are.
  let found: [FoundSpan]

  /// How many of them suit the question well.
  let fitting: Double
  /// What each noun of the sentence names, by position.
  let heads: [HeadFacts]
  let links: SentenceLinks
  let structure: SentenceStructure
  /// How often the article has the word at each position.
  let counts: [Int]

  var question: AnalyzedQuestion { asked.question }
  var terms: QuestionTerms { asked.terms }
  var article: TokenizedArticle { reading.article }
  var parts: [SpeechPart] { reading.parts }
  var classes: [WordClasses] { reading.classes }

  /// Tokens of a span at most, clauses and lists apart.
  static let maximumLength = 12

  typealias Setter = (SpanFeature, Double) -> Void

  init(asked: SpanQuestion, table: TermTable, candidate: Candidate) {
    self.asked = asked
    self.table = table
    let reading = SentenceReading(candidate, asked: asked, table: table)
    self.reading = reading
    let first = candidate.tokens.lowerBound
    found = candidate.spans.map { span in
      var span = span
      span.tokens = span.tokens.lowerBound - first..<span.tokens.upperBound - first
      return span
    }
    heads = reading.parts.indices.map { HeadFacts($0, in: reading, asked: asked) }
    links = SentenceLinks(reading, asked: asked)
    structure = SentenceStructure(reading, found: found, table: table)
    counts = candidate.article.counts(of: candidate.tokens, terms: table.terms.count)
    fitting = Double(found.count { asked.question.answerType.suitability(of: $0) >= 0.5 })
  }

  /// Function words begin no answer, except numbers, words of names, and what opens a clause of
  /// reason or manner.
  func mayStart(_ position: Int) -> Bool {
    if position > 0, reading.isHyphen[position - 1], !classes[position].contains(.number) {
      return false
    }
    if isNameWord(position) || opensHedge(position) || opensRange(position) { return true }
    if asked.asksForCondition, classes[position].contains(.condition) { return true }
    switch parts[position] {
    case .determiner, .auxiliary, .conjunction, .pronoun: return false
    case .preposition, .subordinator: return asked.group == .clause
    case .number: return true
    default: return !classes[position].contains(.stopword)
    }
  }

  func mayEnd(_ position: Int) -> Bool {
    if reading.isHyphen[position], !classes[position].contains(.number) { return false }
    if isNameWord(position) { return true }
    switch parts[position] {
    case .determiner, .auxiliary, .conjunction, .subordinator, .preposition: return false
    case .number: return true
    default: return !classes[position].contains(.stopword)
    }
  }

  /// "between" of "between 1835 and 1842".
  private func opensRange(_ position: Int) -> Bool {
    structure.ranges.contains { $0.whole.lowerBound == position }
  }

  /// A capital inside a sentence: part of a name or title, also where the word is a function word
  /// ("The Long Shore").
  private func isNameWord(_ position: Int) -> Bool {
    position > 0 && article.isCapitalised(reading.first + position)
  }

  /// Whether a span longer than most may start here: a clause or a list begins, not a word in the
  /// midst of a phrase.
  func mayStartClause(_ position: Int) -> Bool {
    guard position > 0 else { return true }
    if reading.segments[position] != reading.segments[position - 1] { return true }
    switch parts[position - 1] {
    case .verb, .auxiliary, .conjunction, .subordinator, .preposition, .determiner: return true
    default:
      return classes[position].contains(.reason) || classes[position - 1].contains(.reason)
        || asked.asksForCondition && classes[position].contains(.condition)
        || parts[position] == .preposition
    }
  }

  /// Whether a clause ends with this word: a comma or the sentence's end follows.
  func mayEndClause(_ position: Int) -> Bool {
    position + 1 == reading.count || reading.segments[position] != reading.segments[position + 1]
  }

  /// The feature values of a span, or nil where it only repeats the question, crosses a bracket or
  /// a sentence's semicolon, or parts an amount from its currency or scale.
  func features(of span: Range<Int>) -> [Double]? {
    let repeated = span.count { terms.allNumbers.contains(reading.term($0)) }
    guard repeated < span.count, !cutsMoney(span), !cutsClause(span),
      !crossesBracket(span)
    else { return nil }
    var values = [Double](repeating: 0, count: SpanFeature.allCases.count)
    func set(_ feature: SpanFeature, _ value: Double) { values[feature.index] = value }
    set(.questionWords, Double(repeated) / Double(span.count))
    kind(span, set)
    shape(span, set)
    edges(span, set)
    lists(span, set)
    surroundings(span, set)
    nearness(span, set)
    roles(span, set)
    slots(span, set)
    clauses(span, set)
    links(span, set)
    behind(span, set)
    makeup(span, set)
    cuts(span, set)
    structure(span, set)
    return values
  }

  /// "52 million" of "EUR 52 million" is another amount.
  private func cutsMoney(_ span: Range<Int>) -> Bool {
    found.contains {
      $0.kind == .money && $0.tokens.overlaps(span) && span.clamped(to: $0.tokens) != $0.tokens
    }
  }

  /// "expects revenue for the whole" of "… for the whole of 2025": neither a clause nor a row of
  /// phrases ends before "of".
  private func cutsClause(_ span: Range<Int>) -> Bool {
    let end = span.upperBound
    guard end < reading.count, reading.term(end) == asked.of, reading.isPlainGap[end - 1] else {
      return false
    }
    return Set(span.map { reading.phraseOf[$0] }).subtracting([-1]).count > 2
      || span.dropFirst().contains { parts[$0] == .verb || parts[$0] == .auxiliary }
  }

  private func crossesBracket(_ span: Range<Int>) -> Bool {
    // Nothing but a break between segments can be a bracket.
    guard reading.segments[span.lowerBound] != reading.segments[span.upperBound - 1] else {
      return false
    }
    let start = Int(article.starts[reading.first + span.lowerBound])
    let end = Int(article.ends[reading.first + span.upperBound - 1])
    var depth = 0
    for byte in article.bytes[start..<end] {
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth < 0 || byte == 0x3B { return true }
    }
    return depth != 0
  }

  /// The bytes of a span: a currency sign before it and a percent sign after it belong to it.
  func textSpan(of span: Range<Int>) -> TextSpan {
    var start = Int(article.starts[reading.first + span.lowerBound])
    var end = Int(article.ends[reading.first + span.upperBound - 1])
    if classes[span.lowerBound].contains(.number) { start = currencyStart(before: start) }
    if end < article.bytes.count, article.bytes[end] == 0x25 { end += 1 }
    return TextSpan(start, end)
  }

  /// Where the currency sign right before `start` begins, with a short letter prefix ("US$", "A$");
  /// `start` when there is none.
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

/// What a noun names, alone and with the word before it, set against the kind of thing wanted; all
/// no and 0 for other words.
struct HeadFacts {
  var isOfKind = false
  var isPairOfKind = false
  /// How well its broad kind fits, 0 to 1.
  var fit = 0.0
  var pairFit = 0.0
  /// Whether WordNet knows it as something else than what is wanted.
  var isContrary = false
  /// How often English has the noun, 0 to 1; 0 for names.
  var commonness = 0.0

  init(_ position: Int, in reading: SentenceReading, asked: SpanQuestion) {
    guard reading.parts[position].isNominal else { return }
    let word = reading.words(position..<position + 1)
    isOfKind = asked.isOfKind(word)
    fit = asked.categoryFit(word)
    isContrary = fit == 0 && !isOfKind && asked.isContrary(word)
    if reading.parts[position] == .noun { commonness = asked.commonness(word) }
    guard position > 0, reading.isPlainGap[position - 1] else { return }
    let pair = reading.words(position - 1..<position + 1)
    isPairOfKind = asked.isOfKind(pair)
    pairFit = asked.categoryFit(pair)
  }
}
