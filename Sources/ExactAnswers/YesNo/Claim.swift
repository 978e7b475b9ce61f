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

  /// The name that the verb acts on directly ("bought *Brightwave*"), and the one that a word such
  /// as "from" joins to it.
  let object: UInt64
  let indirectObject: UInt64

  /// The first name, where it stands before the verb and owns nothing: what the claim is about; 0
  /// where there is none.
  let subject: UInt64

  /// What a verb such as "make" acts on ("make a *profit*"), without which it says little.
  let lightObject: UInt64
  /// Whether it is asked if one of two is more than the other: "larger than", with two names or
  /// numbers.
  let comparesNames: Bool
  /// A preposition with the word it is about, which make one thought where there is no verb: "*for
  /// sale*"; nil where there is none.
  let bound: (preposition: Int32, word: Int32)?
  /// Whether it is asked if something has happened ("Did …?", "Has …?"), not whether it is planned
  /// or possible.
  let asksForFact: Bool
  /// Whether it is asked if somebody has done it ("Did …?", "Has …?").
  let asksForDeed: Bool

  /// The months and weekdays that are claimed.
  let monthMask: UInt64
  /// The time that the question names; nil where it names none with both ends.
  let time: (since: String, until: String)?

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
    monthMask = Self.mask(of: self.words) {
      !$0.isLeftOut && !table.classes(of: $0.term).isDisjoint(with: [.month, .weekday])
    }
    let constraints = question.constraints
    time = constraints.since.flatMap { since in constraints.until.map { (since, $0) } }
    let named = (question.names + question.quotations).filter { mask($0) != 0 }
    names = named.map(mask)
    nameTerms = named.map { $0.map { table.number(of: $0) } }
    namePlaces = Self.places(of: nameTerms, in: self.words.map(\.term))
    verbMask = question.mainVerb.map { mask([$0]) } ?? 0
    let weights = self.words.map(\.weight)
    rarestMask = weights.indices.max { weights[$0] < weights[$1] }.map { 1 << UInt64($0) } ?? 0
    allTerms = Set(self.words.filter { !$0.isLeftOut }.map(\.term))
    let roles = Roles(asked, names: names, verb: verbMask, words: words, terms: self.words)
    object = roles.object
    indirectObject = roles.indirectObject
    bound = verbMask == 0 ? Self.bound(self.words, words) : nil
    let than = table.term(.than)
    comparesNames =
      self.words.contains { $0.term == than }
      && self.words.contains { words.isIn(.comparative, $0.term) }
      && (names.count > 1
        || Set(self.words.compactMap(\.number).filter { $0.kind == .year }).count > 1)
    subject = Self.subject(asked, question.text, names: names, verb: verbMask, table: table)
    lightObject = Self.lightObject(asked, verb: verbMask, words: words, terms: self.words)
    asksForFact = Self.asksForFact(
      asked, verb: verbMask, words: words, terms: self.words, table: table)
    asksForDeed = asksForFact && !table.holds(.pastBe, asked.first?.token.folded ?? "")
    relate(words, table, lexicon)
  }

  private static func bound(_ terms: [Word], _ words: ClaimWords) -> (
    preposition: Int32, word: Int32
  )? {
    zip(terms, terms.dropFirst()).first { words.isIn(.bound, $0.term) && $1.isContent }
      .map { ($0.term, $1.term) }
  }

  private static func subject(
    _ asked: [AnalyzedQuestion.Word], _ text: String, names: [UInt64], verb: UInt64,
    table: TermTable
  ) -> UInt64 {
    guard let first = names.min(by: { $0.trailingZeroBitCount < $1.trailingZeroBitCount }),
      verb == 0 || first.trailingZeroBitCount < verb.trailingZeroBitCount
    else { return 0 }
    let last = asked[63 - first.leadingZeroBitCount].token.span
    let behind = text.utf8.dropFirst(last.end).drop { $0 == 0x20 }.prefix(4)
    let own = text[last] ?? ""
    let owns =
      [Array("'s".utf8), Array("’s".utf8)].contains { behind.starts(with: $0) }
      || table.ends(own, .genitive)
    return owns ? 0 : first
  }

  /// The first content word behind a verb such as "make"; 0 for other verbs.
  private static func lightObject(
    _ asked: [AnalyzedQuestion.Word], verb: UInt64, words: ClaimWords, terms: [Word]
  ) -> UInt64 {
    guard verb != 0, words.isIn(.light, terms[verb.trailingZeroBitCount].term) else { return 0 }
    let object = terms.indices.suffix(from: verb.trailingZeroBitCount + 1).first {
      terms[$0].isContent && !terms[$0].isLeftOut
    }
    return object.flatMap { asked[$0].isNumber ? nil : 1 << UInt64($0) } ?? 0
  }

  /// "Did", "has", "was" in front, and nothing that makes a plan of what follows.
  private static func asksForFact(
    _ asked: [AnalyzedQuestion.Word], verb: UInt64, words: ClaimWords, terms: [Word],
    table: TermTable
  ) -> Bool {
    guard verb != 0, let first = asked.first, table.holds(.factOpening, first.token.folded) else {
      return false
    }
    return !asked.indices.contains { index in
      let next = index + 1 < asked.count ? index + 1 : nil
      // "to open" is a plan, "to 8 degrees" and "to the port" are none.
      let isInfinitive =
        table.holds(.to, asked[index].token.folded)
        && !(next.map { terms[$0].number != nil || words.isIn(.determiner, terms[$0].term) } ?? true)
      return isInfinitive || words.isIn(.uncertain, terms[index].term)
        || words.isIn(.intended, terms[index].term)
    }
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

  /// The content words in `range`.
  func mask(of range: Range<Int>) -> UInt64 {
    range.reduce(0) { $0 | 1 << UInt64($1) } & contentMask
  }

  /// The words for which `holds` is true.
  func mask(where holds: (Word) -> Bool) -> UInt64 { Self.mask(of: words, where: holds) }
}
