internal import EvidenceRanking
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// The word lists of `Prompts/languages/en/tables/claim-words.tsv` and the pairs of
/// `opposites.tsv`, as term numbers.
struct ClaimWords {
  /// A row of `claim-words.tsv`.
  enum List: String, CaseIterable {
    case negation
    case denialVerb = "denial-verb"
    /// Leaves open, or denies, what depends on it (`Contraries.disputing`).
    case disputing
    /// After a negation, takes it back: "not only", "no fewer".
    case undoneNegation = "undone-negation"
    case exclusive, universal, weak, possibility, necessity, uncertain, limiting, sameness
    case comparative, superlative, preposition, opening, filler
    case determiner
    /// Words of number and amount, of which a contrary denies.
    case quantity
    /// Before a number that is to be exceeded, or kept below.
    case above, below
    /// What happens to a thing but once.
    case once
    /// Behind "all": what is left out.
    case exception
    case negatingPrefix = "negating-prefix"
    /// "one" of "one of the oldest".
    case single
    /// What is of one alone: a subsidiary, a capital.
    case ofOne = "of-one"
    /// Where something is done is who does it: "sold at the mill", "the mill sold".
    case seat
    /// Before what there is none of.
    case none
    /// What a "no" that denies stands behind.
    case denialOpening = "denial-opening"
    /// Adjectives beside which a "no" denies only a part: "no serious injuries".
    case qualifying
    /// Adjectives beside which it denies the whole: "no known cases".
    case neutral
    /// "No reports of injuries."
    case sign
    case knowing, unknown, remaining
    /// "Too soon to say".
    case excess, premature
    /// Verbs by which somebody will not do what is asked.
    case declining
    /// Verbs by which what follows is only claimed.
    case claiming
    /// Words by which a statement is called untrue.
    case refuting
    /// Words behind which something is owed or missed, not done; what opens an infinitive; verbs
    /// behind which it is done all the same.
    case unrealising, infinitive, realising
    /// Auxiliaries that open a condition ("had it sold, …"), and what its outcome is told by.
    case inverting, conditional
    /// Verbs behind which what is told by a gerund is done; prepositions behind which it is not,
    /// and words before these behind which it is all the same: "convicted of selling".
    case doneGerund = "done-gerund"
    case undoneLink = "undone-link"
    case doneOf = "done-of"
    /// Verbs and nouns behind which what a noun tells is not done: "called off the sale".
    case undoneVerb = "undone-verb"
    case undoneNoun = "undone-noun"
    /// Opens a clause of what may never have come about.
    case awaited
    /// May stand between a verb and a gerund: "gave up selling".
    case particle
    /// What puts something aside for another, and what stands behind it: "instead of".
    case replacing
    case replacingLink = "replacing-link"
    case contrasting
    /// Words by which something is told to be no more.
    case former
    /// What answers a question in a word.
    case yes
    case noWord = "no-word"
    /// Those whose votes are counted.
    case voter
  }

  private var lists: [List: Set<Int32>] = [:]
  /// For a term, the terms that contradict it.
  private(set) var opposites: [Int32: Set<Int32>] = [:]
  /// The same for two words in a row, by both: "on time" and "late".
  private(set) var pairOpposites: [[Int32]: Set<Int32>] = [:]

  private let table: TermTable
  private var spelt: [Int32: NumberWord] = [:]

  /// - Throws: `PromptsError.badRow` for a list that no rule asks for.
  init(prompts: Prompts, table: TermTable) throws(PromptsError) {
    self.table = table
    for (word, number) in NumberWord.spelt(table.language.ruleWords) {
      for term in Self.terms(word, table) { spelt[term] = number }
    }
    for row in try prompts.table("claim-words") {
      guard let list = List(rawValue: row["name"]) else {
        throw row.error("no rule asks for a list named “\(row["name"])”")
      }
      lists[list] = Self.terms(row["words"], table)
    }
    let contraries = try Contraries(prompts: prompts, table: table)
    (opposites, pairOpposites) = (contraries.terms, contraries.pairs)
  }

  func isIn(_ list: List, _ term: Int32) -> Bool { lists[list]?.contains(term) ?? false }

  /// What the term says as a number; nil when it is none.
  func number(_ term: Int32) -> NumberWord? {
    spelt[term] ?? NumberWord(table.terms[Int(term)], ruleWords: table.language.ruleWords)
  }

  private static func terms(_ words: String, _ table: TermTable) -> Set<Int32> {
    Set(Tokenizer().tokens(in: words).map { table.number(of: $0.term) })
  }
}
