internal import EvidenceRanking
internal import SentenceAnalysis
internal import Text

/// What of a sentence belongs together beyond single phrases: lists, ranges of two values and
/// clauses. Positions as in `SentenceReading`.
struct SentenceStructure {
  /// "film, paper and salt": from the first item to the last. In reading order; they do not
  /// overlap.
  let lists: [Range<Int>]
  /// The items of all lists, each a noun phrase with what "of" ties to it.
  let items: [Range<Int>]
  /// Two values that together are one: "between 1835 and 1842", "20 to 30 percent".
  let ranges: [ValueRange]
  /// Number of the clause of each position.
  let clauseOf: [Int]

  /// Two values that together are one.
  struct ValueRange {
    /// From the first value to the last.
    var values: Range<Int>
    /// The same with "between" or "from" before it; `values` without one.
    var whole: Range<Int>
    /// Whether the values say the same without the word before them: "2015 and 2019" does not say
    /// "between 2015 and 2019".
    var standsAlone: Bool
  }

  /// - Parameter found: the values of the sentence, counted as the positions are.
  ///
  /// O(tokens).
  init(_ reading: SentenceReading, found: [FoundSpan], table: TermTable) {
    let chains = Self.chains(Self.items(reading, table), reading)
    items = chains.flatMap { $0 }
    lists = chains.compactMap { chain in
      chain.first.flatMap { first in chain.last.map { first.lowerBound..<$0.upperBound } }
    }
    ranges = Self.ranges(reading, found, table)
    clauseOf = Self.clauses(reading, table)
  }

  private static func word(_ position: Int, _ reading: SentenceReading, _ table: TermTable)
    -> String
  {
    table.terms[Int(reading.term(position))]
  }

  /// Noun phrases, each with the one that "of" ties to it.
  private static func items(_ reading: SentenceReading, _ table: TermTable) -> [Range<Int>] {
    var items: [Range<Int>] = []
    for phrase in reading.phrases {
      if let last = items.last, isTiedByOf(last.upperBound..<phrase.lowerBound, reading, table) {
        items[items.count - 1] = last.lowerBound..<phrase.upperBound
      } else {
        items.append(phrase)
      }
    }
    return items
  }

  private static func isTiedByOf(
    _ between: Range<Int>, _ reading: SentenceReading, _ table: TermTable
  ) -> Bool {
    guard let first = between.first, between.count <= 2, reading.term(first) == table.term(.of),
      (first - 1..<between.upperBound).allSatisfy({ reading.isPlainGap[$0] })
    else { return false }
    return between.dropFirst().allSatisfy { reading.parts[$0] == .determiner }
  }

  /// Runs of items that commas and conjunctions join, each to the item after its last conjunction.
  private static func chains(_ items: [Range<Int>], _ reading: SentenceReading) -> [[Range<Int>]] {
    var chains: [[Range<Int>]] = []
    var chain: [Range<Int>] = []
    /// Items of the chain up to and with the one after its last conjunction.
    var closed = 0
    func close() {
      if closed > 1 { chains.append(Array(chain.prefix(closed))) }
      chain = []
      closed = 0
    }
    for item in items {
      let joint = chain.last.flatMap {
        Self.joint(from: $0.upperBound, to: item.lowerBound, reading)
      }
      if joint == nil { close() }
      chain.append(item)
      if joint == .conjunction { closed = chain.count }
    }
    close()
    return chains
  }

  private enum Joint { case comma, conjunction }

  /// What joins two phrases; nil where more than a comma, a conjunction and a determiner stands
  /// between.
  private static func joint(from end: Int, to start: Int, _ reading: SentenceReading) -> Joint? {
    let between = end..<start
    guard between.count <= 2, between.allSatisfy({ isJoint(reading.parts[$0]) }),
      (end - 1..<start).allSatisfy({ isListGap(reading, after: $0) })
    else { return nil }
    if between.contains(where: { reading.parts[$0] == .conjunction }) { return .conjunction }
    return reading.segments[end - 1] != reading.segments[start] ? .comma : nil
  }

  private static func isJoint(_ part: SpeechPart) -> Bool {
    part == .conjunction || part == .determiner
  }

  private static func isListGap(_ reading: SentenceReading, after position: Int) -> Bool {
    reading.article.gap(after: reading.first + position).allSatisfy {
      [0x20, 0x2C, 0x22, 0x27].contains($0)
    }
  }

  /// Values that "to", "until" or a dash joins, or "and" behind "between". "From 5 to 7 percent"
  /// may be a change, so amounts need a plain first number that nothing like "from" stands before.
  private static func ranges(
    _ reading: SentenceReading, _ found: [FoundSpan], _ table: TermTable
  ) -> [ValueRange] {
    let values = found.filter { $0.kind != .name && $0.kind != .quoted && $0.kind != .phrase }
    return zip(values, values.dropFirst()).compactMap { left, right in
      let start = left.tokens.lowerBound
      let before = start > 0 ? word(start - 1, reading, table) : ""
      let isBehindBetween = table.holds(.between, before)
      let between = left.tokens.upperBound..<right.tokens.lowerBound
      let isJoined: Bool
      if between.isEmpty {
        isJoined = isDash(reading, after: between.lowerBound - 1)
      } else if between.count == 1 {
        let word = Self.word(between.lowerBound, reading, table)
        let isAmount = left.kind != .date
        isJoined =
          table.holds(.and, word)
          ? isBehindBetween
          : table.holds(.rangeJoiner, word)
            && (!isAmount || left.kind == .count && !table.holds(.from, before))
      } else {
        isJoined = false
      }
      guard isJoined else { return nil }
      let both = start..<right.tokens.upperBound
      return ValueRange(
        values: both,
        whole: table.holds(.rangeOpening, before) ? start - 1..<both.upperBound : both,
        standsAlone: !isBehindBetween)
    }
  }

  private static func isDash(_ reading: SentenceReading, after position: Int) -> Bool {
    let gap = Array(reading.article.gap(after: reading.first + position))
    return gap == [0x2D] || gap == [0xE2, 0x80, 0x93] || gap == [0xE2, 0x80, 0x94]
  }

  /// A clause begins at a word of subordination, at a semicolon, colon or dash, and at "and" or
  /// "but" before a verb or a pronoun.
  private static func clauses(_ reading: SentenceReading, _ table: TermTable) -> [Int] {
    var clause = 0
    var clauses: [Int] = []
    for position in 0..<reading.count {
      if position > 0, opensClause(position, reading, table) { clause += 1 }
      clauses.append(clause)
    }
    return clauses
  }

  private static func opensClause(
    _ position: Int, _ reading: SentenceReading, _ table: TermTable
  ) -> Bool {
    let gap = reading.article.gap(after: reading.first + position - 1)
    if gap.contains(where: { [0x3A, 0x3B, 0x28, 0x29, 0x94].contains($0) }) { return true }
    switch reading.parts[position] {
    case .subordinator:
      return !table.holds(.subordinateComparison, word(position, reading, table))
    case .conjunction where position + 1 < reading.count:
      return [.verb, .auxiliary, .pronoun].contains(reading.parts[position + 1])
    default: return false
    }
  }
}
