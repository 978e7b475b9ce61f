package import Prompts

/// The patterns and vocabulary of dates, ready to match.
package struct DateRules: Sendable {
  package let vocabulary: DateVocabulary
  let patterns: [DatePattern]
  /// Patterns that may begin with a word, by its literal, and with a number; in file order.
  private let wordOpenings: [Openings]
  private let numberOpenings: Openings
  /// Literals that make a period fiscal.
  let fiscalWords: Set<Int>
  /// Literals that join two dates into a range, and those that open one.
  package let joiners: Set<Int>
  /// Those that join only what "between" opens.
  package let and: Set<Int>
  package let between: Set<Int>
  package let from: Set<Int>
  private let of: Set<Int>
  package let article: Set<Int>
  /// Those that make a day one of many ("every Monday").
  let every: Set<Int>

  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  package init(prompts: Prompts) throws(PromptsError) {
    let rows = try prompts.table("date-patterns")
    var links: [String: [String]] = [:]
    for row in try prompts.table("date-links") { links[row["name"]] = row.words("words") }
    let vocabulary = try DateVocabulary(
      prompts: prompts,
      literals: rows.flatMap(DatePattern.words) + (links["joiner"] ?? []) + (links["and"] ?? [])
        + (links["every"] ?? []))
    self.vocabulary = vocabulary
    var patterns: [DatePattern] = []
    for row in rows { patterns.append(try DatePattern(row: row, vocabulary: vocabulary)) }
    self.patterns = patterns
    let words = vocabulary.known
    var openings = Array(repeating: Openings(), count: (words.last?.literal ?? -1) + 1)
    for word in words {
      let lexeme = DateLexeme(kind: .word, start: 0, end: 0, isSpaced: true, word: word)
      openings[word.literal] = Self.openings(patterns, with: lexeme)
    }
    wordOpenings = openings
    numberOpenings = Self.openings(
      patterns, with: DateLexeme(kind: .number, start: 0, end: 0, isSpaced: true))
    func literals(_ name: String) -> Set<Int> {
      Set((links[name] ?? []).compactMap { vocabulary.literal($0) })
    }
    fiscalWords = literals("fiscal")
    joiners = literals("joiner")
    and = literals("and")
    between = literals("between")
    from = literals("from")
    of = literals("of")
    article = literals("article")
    every = literals("every")
  }

  /// The numbers of the patterns that may begin with a word or number, with their gates.
  typealias Openings = [(pattern: Int, gate: DatePattern.Gate)]

  private static func openings(_ patterns: [DatePattern], with lexeme: DateLexeme) -> Openings {
    patterns.indices.filter { patterns[$0].mayOpen(with: lexeme) }.map { ($0, patterns[$0].gate) }
  }

  /// Whether any pattern may begin with `lexeme`.
  func mayOpen(with lexeme: DateLexeme) -> Bool {
    if lexeme.kind == .number { return !numberOpenings.isEmpty }
    guard lexeme.kind == .word, let literal = lexeme.word?.literal, literal < wordOpenings.count
    else { return false }
    return !wordOpenings[literal].isEmpty
  }

  /// Those that may begin with `lexeme`, in file order.
  func openings(_ lexeme: DateLexeme) -> Openings {
    if lexeme.kind == .number { return numberOpenings }
    guard let literal = lexeme.word?.literal, literal < wordOpenings.count else { return [] }
    return wordOpenings[literal]
  }

  /// What may stand between a part and its period: "end of the year", "mid-2025".
  package enum Link { case of, other }

  /// Values of parts that need "of": beginning, middle, end. The others must not have it.
  static let partsWithOf = 4...6

  /// Nil for a lexeme that is no link.
  package func link(_ lexeme: DateLexeme) -> Link? {
    guard let literal = lexeme.word?.literal else {
      return lexeme.kind == .sign && lexeme.value == 0x2D ? .other : nil
    }
    return of.contains(literal) ? .of : article.contains(literal) ? .other : nil
  }
}
