package import Prompts

/// What the rules of clauses know of words, by their number in the lexicon.
package final class ClauseWords: Sendable {
  /// Classes of the table word-classes, one bit each.
  package struct Aspects: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    static let be = Aspects(rawValue: 1 << 0)
    static let have = Aspects(rawValue: 1 << 1)
    static let auxiliary = Aspects(rawValue: 1 << 2)
    static let negation = Aspects(rawValue: 1 << 3)
    static let future = Aspects(rawValue: 1 << 4)
    package static let time = Aspects(rawValue: 1 << 5)
    /// Verbs that a clause without an opener may follow ("said the plan failed").
    static let clauseTaking = Aspects(rawValue: 1 << 6)
    /// Verbs that may stand before their subject ("said Iversen").
    static let speech = Aspects(rawValue: 1 << 7)
    /// Verbs that a noun and a bare verb may follow ("let them go").
    static let causative = Aspects(rawValue: 1 << 8)
    /// Verbs whose noun before an infinitive is its subject ("wants them to go").
    static let raising = Aspects(rawValue: 1 << 14)
    /// Names of days and months.
    package static let calendar = Aspects(rawValue: 1 << 16)
    /// "respectively".
    static let respective = Aspects(rawValue: 1 << 17)
    /// Marks that part clauses for good.
    static let boundary = Aspects(rawValue: 1 << 18)
    /// "that", which before a noun in the plural opens a clause.
    static let that = Aspects(rawValue: 1 << 19)
    static let questionMark = Aspects(rawValue: 1 << 15)
    static let by = Aspects(rawValue: 1 << 9)
    static let of = Aspects(rawValue: 1 << 10)
    /// Prepositions that may open a clause ("before the bank failed").
    static let clausePreposition = Aspects(rawValue: 1 << 11)
    static let timeDeterminer = Aspects(rawValue: 1 << 12)
    static let negativeDeterminer = Aspects(rawValue: 1 << 13)

    /// By their names in the table.
    static let named: [String: Aspects] = [
      "be": be, "have": have, "auxiliary": auxiliary, "negation": negation, "future": future,
      "time": time, "clause-taking": clauseTaking, "speech": speech, "causative": causative,
      "raising": raising, "by": by, "question-mark": questionMark, "boundary": boundary,
      "that": that, "respective": respective,
      "of": of,
      "clause-preposition": clausePreposition,
      "time-determiner": timeDeterminer, "negative-determiner": negativeDeterminer,
    ]
  }

  private let aspects: [Aspects]
  private let lemmas: [String]
  /// The rules of standing that have each word, and those that have its lemma, one bit each.
  private let standingsOfWords: [(word: UInt32, lemma: UInt32)]
  /// For verbs that are in no table.
  let lemmatizer: VerbLemmatizer
  /// Where the rules of standing look and what they tell, in order; 32 at most.
  let standingRules: [(place: StandingRule.Place, standing: Standing)]

  /// - Throws: `PromptsError` naming the row of a class there is not.
  package init(
    tables: AnalysisTables, entries: [TagLexicon.Entry], lexicon: TagLexicon
  ) throws(PromptsError) {
    var aspects: [Aspects] = Array(repeating: [], count: entries.count + 1)
    var lemmas = Array(repeating: "", count: entries.count + 1)
    let rules = try StandingRule.rules(tables).prefix(32)
    standingRules = rules.map { ($0.place, $0.standing) }
    lemmatizer = VerbLemmatizer(
      irregular: try tables.irregularVerbs(), inflections: try Inflection.rows(tables),
      entries: entries)
    var byLemma: [String: Aspects] = [:]
    for row in try tables.rows("word-classes") {
      guard let aspect = Aspects.named[row["class"]] else { throw row.error("no such class") }
      for word in row.words("words") {
        if row["of"] == "lemma" { byLemma[word, default: []].insert(aspect) }
        let number = Int(lexicon.number(of: WordHash.of(word.utf8)))
        if number > 0 { aspects[number].insert(aspect) }
      }
    }
    for row in try tables.rows("calendar-names") {
      for word in row.words("names") {
        let number = Int(lexicon.number(of: WordHash.of(word.utf8)))
        if number > 0 { aspects[number].insert(.calendar) }
      }
    }
    for (index, entry) in entries.enumerated() where entry.hasVerb {
      lemmas[index + 1] = lemmatizer.lemma(entry.word)
      aspects[index + 1].formUnion(byLemma[lemmas[index + 1]] ?? [])
    }
    standingsOfWords = Self.standings(of: entries, lemmas, rules)
    self.aspects = aspects
    self.lemmas = lemmas
  }

  private static func standings(
    of entries: [TagLexicon.Entry], _ lemmas: [String], _ rules: ArraySlice<StandingRule>
  ) -> [(word: UInt32, lemma: UInt32)] {
    var bits: [String: UInt32] = [:]
    for (place, rule) in rules.enumerated() {
      for word in rule.words { bits[word, default: 0] |= 1 << UInt32(place) }
    }
    return lemmas.indices.map { number in
      (number == 0 ? 0 : bits[entries[number - 1].word] ?? 0, bits[lemmas[number]] ?? 0)
    }
  }

  func aspects(_ number: Int32) -> Aspects { aspects[Int(number)] }

  /// The rules of standing that have the word, one bit each.
  func wordStandings(_ number: Int32) -> UInt32 { standingsOfWords[Int(number)].word }

  /// Those that have the dictionary's form of the verb.
  func lemmaStandings(_ number: Int32) -> UInt32 { standingsOfWords[Int(number)].lemma }

  /// Whether the word numbered `number` names a time ("week", "Tuesday").
  package func isTime(_ number: Int32) -> Bool {
    !aspects(number).isDisjoint(with: [.time, .calendar])
  }

  /// Empty for a word that is no known verb.
  func lemma(_ number: Int32) -> String { lemmas[Int(number)] }
}

extension TagLexicon.Entry {
  /// Whether it was ever seen as a verb.
  var hasVerb: Bool {
    func isVerb(_ entry: TagCounts.Entry) -> Bool { entry.tag.isVerb || entry.tag == .modal }
    return lower.entries.contains(where: isVerb) || capital.entries.contains(where: isVerb)
  }
}
