internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis

#if canImport(Glibc)
  internal import Glibc
#endif

/// How a span lies to lists, ranges and clauses, and what speaks against its kind.
extension SpanRules {
  func structure(_ span: Range<Int>, _ set: Setter) {
    list(span, set)
    for range in structure.ranges where range.whole.overlaps(span) {
      if span == range.whole || span == range.values && range.standsAlone {
        set(.wholeRange, 1)
      } else if span.clamped(to: range.whole) == span
        || !range.standsAlone && range.whole.clamped(to: span) != range.whole
      {
        set(.cutsRange, 1)
      }
    }
    let clause = structure.clauseOf[span.lowerBound]
    set(
      .sameClause,
      reading.matched.reduce(0) {
        $0 + (structure.clauseOf[$1.token] == clause ? $1.weight : 0)
      })
    if reading.verbs.contains(where: { structure.clauseOf[$0] == clause }) { set(.verbInClause, 1) }
    hedges(span, set)
    if isContrary(span) { set(.contraryKind, 1) }
    common(span, set)
    ages(span, set)
    examples(span, set)
    if isOfOtherYear(span) { set(.otherYear, 1) }
  }

  /// "GBP 58 million in 2024" where 2025 is asked about: another year follows, a preposition
  /// between at most.
  private func isOfOtherYear(_ span: Range<Int>) -> Bool {
    guard terms.yearMask != 0 else { return false }
    var next = span.upperBound
    if next < reading.count, parts[next] == .preposition { next += 1 }
    guard next < reading.count, (span.upperBound - 1..<next).allSatisfy({ reading.isPlainGap[$0] })
    else { return false }
    return !isAsked(next) && QuestionTerms.isYear(table.terms[Int(reading.term(next))])
  }

  private func list(_ span: Range<Int>, _ set: Setter) {
    guard let list = structure.lists.first(where: { $0.overlaps(span) }) else { return }
    if span == list {
      set(.exactList, 1)
    } else if span.clamped(to: list) == span {
      set(structure.items.contains(span) ? .listItem : .partOfList, 1)
    } else if list.clamped(to: span) != list {
      set(.crossesList, 1)
    }
  }

  /// "such as …" or "including …" inside: examples of what is named before.
  private func examples(_ span: Range<Int>, _ set: Setter) {
    let opens = span.dropFirst().contains {
      reading.term($0) == asked.such
        || parts[$0] == .preposition && classes[$0].contains(.including)
    }
    if opens { set(.examplesInside, 1) }
  }

  /// "about", "nearly" and the like before a figure, inside the span or left out.
  private func hedges(_ span: Range<Int>, _ set: Setter) {
    if opensHedge(span.lowerBound) { set(.startsHedge, 1) }
    if span.lowerBound > 0, opensHedge(span.lowerBound - 1) { set(.afterHedge, 1) }
  }

  /// Whether a word says that the figure after it is not exact.
  func opensHedge(_ position: Int) -> Bool {
    classes[position].contains(.hedge) && position + 1 < reading.count
      && (parts[position + 1] == .number || classes[position + 1].contains(.currency))
  }

  /// Kinds of values that are no names.
  private static let values: Set<FoundSpan.Kind> = [
    .money, .percentage, .date, .duration, .quantity, .count,
  ]

  /// Whether the span cannot be of the kind wanted: a value where a name is, no figure where one
  /// is.
  private func isContrary(_ span: Range<Int>) -> Bool {
    switch question.answerType {
    case .person, .organisation, .place, .work, .product:
      let inValues = span.count { position in
        found.contains { Self.values.contains($0.kind) && $0.tokens.contains(position) }
      }
      return 2 * inValues > span.count
    case .thing, .list:
      return found.contains { $0.kind == .date && $0.tokens == span }
    case .count, .money, .percentage, .quantity, .duration:
      return !span.contains { parts[$0] == .number }
    case .date where !question.alternativeTypes.contains(.manner):
      let ofTime: WordClasses = [.month, .weekday, .dayWord, .periodName, .periodNoun, .duration]
      return !span.contains { parts[$0] == .number || !classes[$0].isDisjoint(with: ofTime) }
    default: return false
    }
  }

  /// How often the article and English have the words: its subject is seldom what is asked for.
  private func common(_ span: Range<Int>, _ set: Setter) {
    var fewest = Int.max
    for position in span where parts[position].isNominal && !classes[position].contains(.number) {
      fewest = min(fewest, counts[position])
    }
    if fewest < Int.max { set(.frequentHere, min(1, log(Double(fewest)) / Self.frequent)) }
    if let head = reading.head(of: span) {
      if heads[head].isContrary, !(head > span.lowerBound && heads[head].pairFit > 0) {
        set(.contraryCategory, 1)
      }
      set(.commonWord, heads[head].commonness)
    }
    if span.count < 5, classes[span.lowerBound].contains(.givenName),
      article.isCapitalised(reading.first + span.lowerBound)
    {
      set(.givenName, 1)
    }
  }

  /// The logarithm of 32: a word that an article has so often is what the article is about.
  private static let frequent = 3.466

  /// "at the age of 35", "aged 35", "26 years old", where an age is asked for.
  private func ages(_ span: Range<Int>, _ set: Setter) {
    guard asked.asksForAge else { return }
    let before = span.lowerBound - (span.lowerBound > 1 && isOf(span.lowerBound - 1) ? 2 : 1)
    let isAfter = before >= 0 && asked.ageTerms.contains(reading.term(before))
    let following = span.upperBound..<min(reading.count, span.upperBound + 2)
    let isBefore = following.contains { asked.ageTerms.contains(reading.term($0)) }
    if isAfter || isBefore { set(.ageCue, 1) }
  }

  private func isOf(_ position: Int) -> Bool { reading.term(position) == asked.of }
}
