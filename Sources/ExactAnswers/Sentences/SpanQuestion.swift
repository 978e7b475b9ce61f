internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

#if canImport(Glibc)
  internal import Glibc
#endif

/// What choosing spans needs to know of a question, worked out once.
package final class SpanQuestion {
  let question: AnalyzedQuestion
  let terms: QuestionTerms
  let group: SpanWeights.Group
  /// Terms of the phrase that names the kind of thing wanted.
  let focus: Set<Int32>
  /// Its last word.
  let focusHead: Int32?
  /// Whether several things are wanted ("which two companies", "what cities").
  let wantsMany: Bool
  /// The preposition that stands before the question word, or last in the question; nil when there
  /// is none.
  let preposition: Int32?
  /// Whether what is asked for does what the main verb says ("who founded …"), not suffers it
  /// ("whom did …").
  let asksForSubject: Bool
  /// The main verb, and what WordNet gives as its synonyms and derivations.
  let verbs: Set<Int32>
  /// The first searched word after the phrase that asks, and the last of the question; nil when
  /// there is none.
  let firstWord: Int32?
  let lastWord: Int32?
  /// The terms of "of" and "by".
  let of: Int32
  let by: Int32
  /// All words, function words too, that stand right before the question word; at most four.
  let slotBefore: Set<Int32>
  /// Those right after the phrase that asks, auxiliaries left out; at most four.
  let slotAfter: Set<Int32>
  /// The last three words of a question that opens with its question word.
  let tail: Set<Int32>
  /// Where in the question the answer would stand; nil where the wording does not say.
  let gap: Gap?
  /// Features of prepositions before a span, by term.
  let prepositions: [Int32: SpanFeature]
  /// Positions, as a mask, of the question's terms of which a term is a synonym, a derivation or a
  /// more general word.
  let related: [Int32: UInt64]
  /// Whether the question may ask on what condition ("When is a claim settled?"), not on which day.
  let asksForCondition: Bool
  /// Whether an age is asked for, and the terms of "age" and "old".
  let asksForAge: Bool
  let ageTerms: Set<Int32>
  /// The term of "such".
  let such: Int32
  /// Terms of the question before that place.
  private let beforeGap: Set<Int32>
  private let lexicon: Lexicon?
  private var kinds: [String: Bool] = [:]
  private var frequencies: [String: Double] = [:]
  private var categories: [String: [LexicalCategory]] = [:]
  private let headCategory: LexicalCategory?

  init(_ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable, lexicon: Lexicon?) {
    self.question = question
    self.terms = terms
    self.lexicon = lexicon
    group = SpanWeights.Group(question.answerType)
    focus = Set(question.focus.map { table.number(of: $0) })
    of = table.term(.of)
    by = table.term(.by)
    focusHead = question.focus.last.map { table.number(of: $0) }
    let words = question.words.map(\.token.folded)
    wantsMany = Self.wantsMany(question, words: words, table: table)
    asksForCondition =
      question.answerType == .date && question.alternativeTypes.contains(.manner)
    related = Self.related(of: terms, table: table, lexicon: lexicon)
    such = table.term(.such)
    ageTerms = table.terms(.age)
    asksForAge =
      [.duration, .quantity].contains(question.answerType)
      && !terms.allNumbers.isDisjoint(with: ageTerms)
    let asking = words.firstIndex { table.holds(.questionWord, $0) }
    let beforeAsking = asking.flatMap { $0 > 0 ? words[$0 - 1] : nil }
    let small = [beforeAsking, words.last].compactMap { $0 }.first {
      // "What was it known *as*?"
      table.speech.isPreposition($0) || table.holds(.as, $0)
    }
    preposition = small.map { small in
      table.number(of: question.words.first { $0.token.folded == small }?.token.term ?? small)
    }
    asksForSubject = Self.asksForSubject(question, after: asking ?? -1, table: table)
    var verbs: Set<Int32> = []
    if let verb = question.mainVerb {
      verbs.insert(table.number(of: verb))
      for other in lexicon?.synonyms(ofTerm: verb) ?? [] { verbs.insert(table.number(of: other)) }
      for other in lexicon?.derivations(ofTerm: verb) ?? [] {
        verbs.insert(table.number(of: other))
      }
    }
    self.verbs = verbs
    let focusTerms = Set(question.focus)
    let after = question.words.dropFirst((asking ?? -1) + 1).filter {
      !$0.isStopword && !focusTerms.contains($0.token.term)
    }
    firstWord = after.first.map { table.number(of: $0.token.term) }
    lastWord = after.last.map { table.number(of: $0.token.term) }
    let numbers = question.words.map { table.number(of: $0.token.term) }
    let before = max(0, asking ?? 0)
    slotBefore = Set(numbers[max(0, before - 4)..<before])
    slotAfter = Set(
      question.words.dropFirst((asking ?? -1) + 1).filter {
        !focusTerms.contains($0.token.term) && !table.speech.isAuxiliary($0.token.folded)
      }.prefix(4).map { table.number(of: $0.token.term) })
    tail = before < 2 ? Set(numbers.suffix(3)) : []
    headCategory = question.headNoun.flatMap { lexicon?.category(ofNoun: $0) }
    let place = Self.gap(question, words: words, asking: asking, table: table)
    gap = place?.gap
    beforeGap = Set(numbers.prefix(place?.position ?? 0))
    prepositions = Dictionary(
      Self.prepositionFeatures.flatMap { feature, list in
        table.language.ruleWords[list].map { (table.number(of: $0), feature) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Where the answer would stand in the question.
  enum Gap {
    /// At the question word inside it ("Halden sold *what*?").
    case middle
    /// At the question word with which it opens ("*Who* founded …?").
    case subject
    /// After the main verb ("What did Halden sell *…* in May?").
    case object

    var feature: SpanFeature {
      switch self {
      case .middle: .orderMiddle
      case .subject: .orderSubject
      case .object: .orderObject
      }
    }
  }

  /// 1 for a term of the question before the place of the answer, −1 for one after it, 0 where that
  /// place is not known.
  func gapSide(of term: Int32) -> Double {
    gap == nil ? 0 : beforeGap.contains(term) ? 1 : -1
  }

  /// Prepositions that say how a phrase belongs to what stands before it.
  private static let prepositionFeatures: [(SpanFeature, RuleWords.List)] = [
    (.behindIn, .behindIn), (.behindOn, .behindOn), (.behindAt, .behindAt), (.behindTo, .behindTo),
    (.behindFor, .behindFor), (.behindBy, .behindBy), (.behindWith, .behindWith),
    (.behindFrom, .behindFrom), (.behindAs, .behindAs), (.behindLike, .behindLike),
    (.behindBetween, .behindBetween), (.behindThrough, .behindThrough), (.behindInto, .behindInto),
    (.behindUnder, .behindUnder), (.behindAgainst, .behindAgainst), (.behindThan, .behindThan),
    (.behindAbout, .behindAbout), (.behindTime, .behindTime),
  ]

  /// Whether `words` (folded, joined by spaces) name a kind or an instance of the head noun.
  /// Remembered.
  func isOfKind(_ words: String) -> Bool {
    guard let lexicon, let head = question.headNoun, words.utf8.count > 2 else { return false }
    if let known = kinds[words] { return known }
    let isOfKind = lexicon.isKind(words, of: head)
    kinds[words] = isOfKind
    return isOfKind
  }

  /// How well the broad kinds of a noun go with what is asked for: 1 where its most frequent sense
  /// does, ½ where a rarer one does. Remembered.
  func categoryFit(_ words: String) -> Double {
    guard let lexicon else { return 0 }
    guard let wanted = wantedCategory else { return 0 }
    let own = categories[words] ?? lexicon.categories(ofNoun: words)
    categories[words] = own
    guard let position = own.firstIndex(of: wanted) else { return 0 }
    return position == 0 ? 1 : 0.5
  }

  /// Whether the noun has broad kinds and none is what is asked for. Remembered.
  func isContrary(_ words: String) -> Bool {
    guard let lexicon, let wanted = wantedCategory else { return false }
    let own = categories[words] ?? lexicon.categories(ofNoun: words)
    categories[words] = own
    return !own.isEmpty && !own.contains(wanted)
  }

  /// Whether the noun is known and no sense of it is somebody, a group, a place, an animal or a
  /// thing that is made.
  func isNoDoer(_ word: String) -> Bool {
    guard let own = lexicon?.categories(ofNoun: word.lowercased()), !own.isEmpty else {
      return false
    }
    return own.allSatisfy { ![.person, .group, .location, .animal, .artifact].contains($0) }
  }

  /// How often English has the noun, 0 to 1, by the logarithm. Remembered.
  func commonness(_ word: String) -> Double {
    if let known = frequencies[word] { return known }
    let count = lexicon?.frequency(of: word, as: .noun) ?? 0
    let commonness = min(1, log2(Double(1 + count)) / 8)
    frequencies[word] = commonness
    return commonness
  }

  private var wantedCategory: LexicalCategory? {
    switch question.answerType {
    case .person: .person
    case .place: .location
    case .organisation: .group
    case .date, .duration: .time
    case .thing, .product, .work, .list: headCategory
    default: nil
    }
  }
}
