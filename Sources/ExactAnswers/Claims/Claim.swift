internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// What a yes/no question claims, word by word, and which words of a sentence would affirm or
/// contradict it.
///
/// Bit i of a mask stands for word i of the question; at most 64 words are looked at.
struct Claim {
  /// One word of the question.
  struct Word {
    let term: Int32
    /// Its share of the question's weight, 0 for words that are not searched for.
    let weight: Double
    let number: NumberWord?
    let isContent: Bool
    /// Whether it is no part of the claim; its term is then that of "the".
    let isLeftOut: Bool
  }

  let form: QuestionForm
  /// Terms of words that are not claimed, one of two things offered by "or".
  private let leftOutTerms: Set<String>
  let words: [Word]
  /// Content words of the claim.
  let contentMask: UInt64
  /// Words of each name.
  let names: [UInt64]
  /// The same names as terms, and where each stands in the claim; nil where its words do not stand
  /// in a row.
  let nameTerms: [[Int32]]
  let namePlaces: [Int?]
  let verbMask: UInt64
  let rarestMask: UInt64
  /// Every term of the claim.
  let allTerms: Set<Int32>
  /// Words of the claim by term.
  private(set) var byTerm: [Int32: UInt64] = [:]
  /// Words that a synonym or a derivation stands for, by its term.
  private(set) var byRelation: [Int32: UInt64] = [:]
  /// Words that a term contradicts.
  private(set) var byOpposite: [Int32: UInt64] = [:]

  /// Whether it is asked if one of two is more than the other: "larger than", with two names or
  /// numbers.
  let comparesNames: Bool
  /// Whether "or" offers two things.
  let offersTwo: Bool
  static let maximumWords = 64

  /// The words of the sentence that asks, as far as they are looked at.
  static func words(of question: AnalyzedQuestion) -> [AnalyzedQuestion.Word] {
    Array(
      question.words.filter { question.questionSpan.contains($0.token.span) }
        .prefix(maximumWords))
  }

  /// - Parameter leftOut: words that are not claimed, one of two things offered by "or".
  init(
    _ question: AnalyzedQuestion, terms: QuestionTerms, words: ClaimWords, table: TermTable,
    lexicon: Lexicon?, leavingOut leftOut: Range<Int> = 0..<0
  ) {
    form = question.form
    leftOutTerms = Set(leftOut.map { Self.words(of: question)[$0].token.term })
    let asked = Self.words(of: question)
    let total = Self.total(asked, leftOut, terms, table)
    let positions = Dictionary(
      zip(terms.numbers, terms.weights), uniquingKeysWith: { first, _ in first })
    self.words = asked.enumerated().map { index, word in
      let term = table.number(of: word.token.term)
      // "Is it true that …" claims what follows; "still" is no part of what is claimed.
      let isOpening = index < 4 && words.isIn(.opening, term) || words.isIn(.filler, term)
      return Word(
        term: leftOut.contains(index) ? table.term(.definiteArticle) : term,
        weight: isOpening || leftOut.contains(index) ? 0 : (positions[term] ?? 0) / total,
        number: leftOut.contains(index) ? nil : words.number(term),
        isContent: !word.isStopword && !isOpening && !leftOut.contains(index),
        isLeftOut: leftOut.contains(index))
    }
    var byTerm: [Int32: UInt64] = [:]
    for (index, word) in self.words.enumerated() where !word.isLeftOut {
      byTerm[word.term, default: 0] |= 1 << UInt64(index)
    }
    self.byTerm = byTerm
    func mask(_ names: [String]) -> UInt64 {
      names.reduce(0) { $0 | (byTerm[table.number(of: $1)] ?? 0) }
    }
    contentMask = Self.mask(of: self.words) { $0.isContent }
    let named = (question.names + question.quotations).filter { mask($0) != 0 }
    names = named.map(mask)
    nameTerms = named.map { $0.map { table.number(of: $0) } }
    namePlaces = Self.places(of: nameTerms, in: self.words.map(\.term))
    verbMask = question.mainVerb.map { mask([$0]) } ?? 0
    let weights = self.words.map(\.weight)
    rarestMask = weights.indices.max { weights[$0] < weights[$1] }.map { 1 << UInt64($0) } ?? 0
    allTerms = Set(self.words.filter { !$0.isLeftOut }.map(\.term))
    offersTwo = asked.indices.contains {
      !leftOut.contains($0) && Alternatives.isJoin($0, of: asked, in: question, table)
    }
    let than = table.term(.than)
    comparesNames =
      self.words.contains { $0.term == than }
      && self.words.contains { words.isIn(.comparative, $0.term) }
      && (names.count > 1
        || Set(self.words.compactMap(\.number).filter { $0.kind == .year }).count > 1)
    relate(words, table, lexicon)
  }

  /// The weight of all words that are claimed, never 0.
  private static func total(
    _ asked: [AnalyzedQuestion.Word], _ leftOut: Range<Int>, _ terms: QuestionTerms,
    _ table: TermTable
  ) -> Double {
    guard !leftOut.isEmpty else { return terms.total }
    let dropped = Set(leftOut.map { table.number(of: asked[$0].token.term) })
    let kept = zip(terms.numbers, terms.weights).filter { !dropped.contains($0.0) }
    return max(0.01, kept.reduce(0) { $0 + $1.1 })
  }

  /// Where each name begins in `terms`, longer names first: "Halden" is not found in "Halden Group"
  /// where that is asked for too. Nil where it does not stand in a row.
  static func places(of names: [[Int32]], in terms: [Int32]) -> [Int?] {
    var places = [Int?](repeating: nil, count: names.count)
    var taken: Set<Int> = []
    for index in names.indices.sorted(by: { names[$0].count > names[$1].count }) {
      let name = names[index]
      guard !name.isEmpty, name.count <= terms.count else { continue }
      places[index] = (0...terms.count - name.count).first { start in
        terms[start..<start + name.count].elementsEqual(name)
          && taken.isDisjoint(with: start..<start + name.count)
      }
      if let start = places[index] { taken.formUnion(start..<start + name.count) }
    }
    return places
  }

  private static func mask(of words: [Word], where holds: (Word) -> Bool) -> UInt64 {
    words.enumerated().reduce(0) { holds($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
  }

  private mutating func relate(_ claimWords: ClaimWords, _ table: TermTable, _ lexicon: Lexicon?) {
    for (index, word) in words.enumerated() where !word.isLeftOut {
      let bit: UInt64 = 1 << UInt64(index)
      for other in claimWords.opposites[word.term] ?? [] { byOpposite[other, default: 0] |= bit }
      if index > 0, !words[index - 1].isLeftOut {
        for other in claimWords.pairOpposites[[words[index - 1].term, word.term]] ?? [] {
          byOpposite[other, default: 0] |= bit
        }
      }
      guard let lexicon, word.isContent, word.number == nil else { continue }
      let term = table.terms[Int(word.term)]
      for other in lexicon.antonyms(ofTerm: term) {
        byOpposite[table.number(of: other), default: 0] |= bit
      }
      // "China" is in WordNet a word for Taiwan: a name stands for itself, or for what is derived
      // from it.
      let isNamed = names.contains { $0 & bit != 0 }
      let related =
        (isNamed ? [] : lexicon.synonyms(ofTerm: term)) + lexicon.derivations(ofTerm: term)
      for other in related {
        byRelation[table.number(of: other), default: 0] |= bit
      }
    }
  }

  /// The share of the claim's weight that the words in `mask` hold, 0 to 1.
  func share(_ mask: UInt64) -> Double {
    words.indices.reduce(0) { mask & 1 << UInt64($1) == 0 ? $0 : $0 + words[$1].weight }
  }

  /// The match without the parts of which nothing is claimed.
  func match(_ match: ClauseMatch) -> ClauseMatch {
    guard !leftOutTerms.isEmpty else { return match }
    var claimed = match
    claimed.rows.removeAll { leftOutTerms.isSuperset(of: form.parts[$0.part].terms) }
    return claimed
  }

  /// The content words in `range`.
  func mask(of range: Range<Int>) -> UInt64 {
    range.reduce(0) { $0 | 1 << UInt64($1) } & contentMask
  }

  /// The words for which `holds` is true.
  func mask(where holds: (Word) -> Bool) -> UInt64 { Self.mask(of: words, where: holds) }
}
