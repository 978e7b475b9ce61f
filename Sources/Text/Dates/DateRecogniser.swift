package import Prompts

/// Finds the days and periods a text names, by the rows of the tables `date-patterns` and
/// `date-vocabulary`.
///
///     recogniser.expressions(in: "It grew in Q3 2025.")  // "Q3 2025": 2025-07-01/2025-09-30
///
/// Left out on purpose, because in prose they are more often something else: a lone day of the
/// month ("the 15th"), holidays, times of day, years in words, "in two weeks".
package struct DateRecogniser: Sendable {
  private let rules: DateRules

  /// A recogniser with the tables of `prompts`; reads two files.
  ///
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    rules = try DateRules(prompts: prompts)
  }

  /// The expressions of `text` in order; they do not overlap. O(n).
  ///
  /// In an article a day without a year may lie up to two weeks ahead, and days of which there are
  /// many ("every Monday") are given too, marked; else they are left out. Relative dates count from
  /// `reference` and have no value without it. `3/4/2025` is read month first, unless `dayFirst` or
  /// another date of the text (`25/4/2025`) says otherwise.
  package func expressions(
    in text: String, reference: CivilDay? = nil, dayFirst: Bool = false,
    inArticle: Bool = false
  ) -> [DateExpression] {
    var text = text
    return text.withUTF8 { bytes in
      let lexemes = DateLexer(bytes: bytes, vocabulary: rules.vocabulary).lexemes()
      let scanner = DateScanner(rules: rules, lexemes: lexemes)
      let found = scanner.matches()
      let resolver = DateResolver(
        reference: reference, dayFirst: dayFirst || found.contains(where: \.isDayFirst),
        looksAhead: inArticle)
      let expressions = DateComposer(rules: rules, lexemes: lexemes, resolver: resolver)
        .expressions(of: found)
      return inArticle ? expressions : expressions.filter { !$0.isRepeated }
    }
  }
}

/// The pieces of one date with their place among the lexemes.
struct DateMatch {
  var pieces: DatePieces
  var range: Range<Int>
  /// Value of a word such as "early" or "end of" that the range begins with.
  var part: Int?

  /// Whether this is a numeric date that can only be read day first.
  var isDayFirst: Bool {
    pieces.meaning == .numeric && pieces.numbers[0] > 12 && pieces.numbers[1] <= 12
  }
}

/// Finds where patterns match.
struct DateScanner {
  let rules: DateRules
  let lexemes: [DateLexeme]

  /// The longest match at each place, from left to right.
  func matches() -> [DateMatch] {
    let matcher = DateMatcher(lexemes: lexemes, fiscalWords: rules.fiscalWords)
    var matches: [DateMatch] = []
    // Given from place to place, since copies of it would take longer than all else.
    var pieces = DatePieces(meaning: .day)
    var index = 0
    while index < lexemes.count {
      if canOpen(index), isFreeBefore(index), let end = longest(at: index, matcher, into: &pieces) {
        let match = DateMatch(pieces: pieces, range: index..<end)
        index = end
        if let month = month(before: match, behind: matches.last?.range.upperBound ?? 0) {
          matches.append(month)
        }
        matches.append(withPart(match))
      } else {
        index += 1
      }
    }
    return matches
  }

  /// "May" of "May-June 2024": before a joiner and a month it is a month, whatever else it means;
  /// nil where none stands there behind the lexeme at `end`.
  private func month(before match: DateMatch, behind end: Int) -> DateMatch? {
    let place = match.range.lowerBound - 2
    guard place >= end, match.pieces.meaning == .month,
      let month = lexemes[place].word?.roles[.month]
    else { return nil }
    let joiner = lexemes[place + 1]
    let isJoined =
      joiner.word.map { rules.joiners.contains($0.literal) }
      ?? (joiner.kind == .sign && joiner.value == 0x2D)
    guard isJoined else { return nil }
    var pieces = DatePieces(meaning: .month)
    pieces.month = month
    return DateMatch(pieces: pieces, range: place..<place + 1)
  }

  /// `match` with "early", "mid-", "the end of", "later" before it taken in.
  private func withPart(_ match: DateMatch) -> DateMatch {
    var index = match.range.lowerBound - 1
    var isOf = false
    while index >= 0, let link = rules.link(lexemes[index]) {
      if link == .of { isOf = true }
      index -= 1
    }
    guard index >= 0, match.pieces.isPeriod, let part = lexemes[index].word?.roles[.part],
      isOf == DateRules.partsWithOf.contains(part)
    else { return match }
    return DateMatch(pieces: match.pieces, range: index..<match.range.upperBound, part: part)
  }

  private func canOpen(_ index: Int) -> Bool {
    rules.mayOpen(with: lexemes[index])
  }

  /// The end of the longest match at `index`, of which it sets the pieces; nil where none is.
  private func longest(
    at index: Int, _ matcher: DateMatcher, into best: inout DatePieces
  ) -> Int? {
    var pieces = best
    var bestEnd = index
    let (count, signatures) = stretch(from: index)
    for (number, gate) in rules.openings(lexemes[index]) where gate.opens(for: count, signatures) {
      guard let end = matcher.match(rules.patterns[number], at: index, into: &pieces),
        end > bestEnd, isFree(pieces, before: end)
      else { continue }
      best = pieces
      bestEnd = end
    }
    return bestEnd > index ? bestEnd : nil
  }

  /// How many lexemes stand from `index` on before one of no interest, of the few that a pattern
  /// can take, and what they can be.
  private func stretch(from index: Int) -> (count: Int, signatures: UInt64) {
    var signatures: UInt64 = 0
    var place = index
    while place < min(lexemes.count, index + Self.longest), lexemes[place].kind != .other {
      signatures |= lexemes[place].signature
      place += 1
    }
    return (place - index, signatures)
  }

  /// More lexemes than any pattern takes.
  private static let longest = 64

  /// Whether nothing before the lexeme makes it part of an amount, a fraction or a longer number.
  private func isFreeBefore(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let lexeme = lexemes[index]
    let before = lexemes[index - 1]
    if lexeme.kind == .number, before.word?.roles[.currency] != nil || before.isDollar {
      return false
    }
    guard !lexeme.isSpaced else { return true }
    switch before.kind {
    case .number: return lexeme.kind == .word
    case .word: return true
    case .other: return !isCurrency(before)
    case .sign:
      let isJoin = before.value == 0x2D || before.value == 0x2F || before.value == 0x2E
      let follows = index > 1 && !before.isSpaced
      if isJoin, follows, lexemes[index - 2].kind == .number, lexemes[index - 2].digits < 4 {
        return lexeme.kind == .word
      }
      return before.value != 0x24 && before.value != 0x23 && before.value != 0x2C
    }
  }

  /// Whether a lexeme of no interest is a currency sign (any sign that stands before digits).
  private func isCurrency(_ lexeme: DateLexeme) -> Bool { lexeme.end - lexeme.start <= 3 }

  /// Whether nothing after the match makes its last number part of an amount or a longer number.
  private func isFree(_ pieces: DatePieces, before end: Int) -> Bool {
    guard end < lexemes.count else { return true }
    let last = lexemes[end - 1]
    let next = lexemes[end]
    guard last.kind == .number else {
      return next.isSpaced || next.kind == .sign || next.kind == .other || last.kind == .sign
    }
    let isBare = pieces.meaning == .year || pieces.year == nil && !last.isOrdinal
    if isBare, next.word?.roles[.measure] != nil { return false }
    guard !next.isSpaced else { return true }
    switch next.kind {
    case .number: return false
    case .word: return last.isOrdinal || last.digits == 2 && pieces.meaning == .iso
    case .other: return !next.isLettered || pieces.meaning == .iso && last.digits == 2
    case .sign:
      if next.value == 0x25 { return false }
      let isInner = [0x2C, 0x2E, 0x2F].contains(next.value)
      guard isInner, end + 1 < lexemes.count, !lexemes[end + 1].isSpaced else { return true }
      return lexemes[end + 1].kind != .number
    }
  }
}
