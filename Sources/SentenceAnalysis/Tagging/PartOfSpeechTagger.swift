package import Prompts

/// Gives each word of a sentence its part of speech.
///
/// Counted tables first (what each word was, what follows what), then rules that mend what they
/// usually get wrong.
package struct PartOfSpeechTagger: Sendable {
  package let lexicon: TagLexicon
  private let transitions: TagTransitions
  private let rules: TransformationRules
  private let finder: CandidateFinder

  package init(
    lexicon: TagLexicon, inflections: [Inflection], transitions: TagTransitions,
    rules: TransformationRules
  ) {
    self.lexicon = lexicon
    self.transitions = transitions
    self.rules = rules
    finder = CandidateFinder(
      lexicon: lexicon, inflections: inflections, shares: transitions.shares)
  }

  /// A tagger with the tables words, tag-sequences, tag-rules and tag-rules-by-hand.
  ///
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(tables: AnalysisTables) throws(PromptsError) {
    try self.init(tables: tables, lexicon: TagLexicon(try TagLexicon.entries(of: tables)))
  }

  /// The same with a lexicon made before.
  init(tables: AnalysisTables, lexicon: TagLexicon) throws(PromptsError) {
    var trigrams: [(first: PennTag, second: PennTag, after: TagCounts)] = []
    for row in try tables.rows("tag-sequences") {
      guard let first = PennTag(name: row["first"]), let second = PennTag(name: row["second"]),
        let after = TagCounts(row["after"])
      else { throw row.error("no such tag") }
      trigrams.append((first, second, after))
    }
    let rows = try tables.rows("tag-rules") + tables.rows("tag-rules-by-hand")
    let rules = try RuleNotation.tags(lexicon).rules(rows)
    self.init(
      lexicon: lexicon, inflections: try Inflection.rows(tables),
      transitions: TagTransitions(trigrams),
      rules: TransformationRules(rules))
  }

  /// What tagging needs besides its tables, kept from sentence to sentence.
  package struct Memory: Sendable {
    var candidates: [TagCandidates] = []
    var known = CandidateMemory()
    var path = TagPathFinder()
    var allowed: [UInt64] = []
    /// Numbers of the words in the lexicon, between margins.
    package var numbers: [Int32] = []
    /// Tags as raw values, between margins.
    package var tags: [UInt8] = []
    /// The natural logarithm of how likely the words and their tags were.
    var likelihood: Float = 0

    package init() {}
  }

  /// Fills `memory.numbers` and `memory.tags` with those of `words`, margins around them. Linear in
  /// their number.
  package func tag(_ words: borrowing WordBuffer, memory: inout Memory) {
    let caseUse = CaseUse(words)
    let margin = repeatElement(UInt8(0), count: TransformationRules.margin)
    let wordMargin = repeatElement(Int32(0), count: TransformationRules.margin)
    let allMargin = repeatElement(UInt64.max, count: TransformationRules.margin)
    memory.candidates.removeAll(keepingCapacity: true)
    memory.numbers.removeAll(keepingCapacity: true)
    memory.tags.removeAll(keepingCapacity: true)
    memory.allowed.removeAll(keepingCapacity: true)
    memory.numbers.append(contentsOf: wordMargin)
    memory.allowed.append(contentsOf: allMargin)
    for index in 0..<words.count {
      let word = finder.word(words, index, caseUse: caseUse, memory: &memory.known)
      memory.numbers.append(word.number)
      memory.candidates.append(word.candidates)
      memory.allowed.append(word.allowed)
    }
    memory.numbers.append(contentsOf: wordMargin)
    memory.allowed.append(contentsOf: allMargin)
    memory.tags.append(contentsOf: margin)
    memory.likelihood = memory.path.find(
      candidates: memory.candidates, transitions: transitions, into: &memory.tags)
    memory.tags.append(contentsOf: margin)
    rules.apply(
      to: &memory.tags, tags: [], words: memory.numbers, allowed: memory.allowed)
  }
}
