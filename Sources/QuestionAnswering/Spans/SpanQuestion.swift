internal import ArticleText
internal import PassageIndex

/// What choosing spans needs to know of a question, worked out once.
final class SpanQuestion {
  let question: AnalyzedQuestion
  let terms: QuestionTerms
  let group: SpanWeights.Group
  /// Terms of the phrase that names the kind of thing wanted.
  let focus: Set<Int32>
  /// Its last word.
  let focusHead: Int32?
  /// Whether several things are wanted ("which two companies", "what cities").
  let wantsMany: Bool
  /// The preposition that stands before the question word, or last in the question; nil when there is none.
  let preposition: Int32?
  /// Whether what is asked for does what the main verb says ("who founded …"), not suffers it ("whom did …").
  let asksForSubject: Bool
  /// The main verb, and what WordNet gives as its synonyms and derivations.
  let verbs: Set<Int32>
  /// The first searched word after the phrase that asks, and the last of the question; nil when there is none.
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
  /// Terms of the question before that place.
  private let beforeGap: Set<Int32>
  private let lexicon: Lexicon?
  private var kinds: [String: Bool] = [:]
  private var categories: [String: [LexicalCategory]] = [:]
  private let headCategory: LexicalCategory?

  init(_ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable, lexicon: Lexicon?) {
    self.question = question
    self.terms = terms
    self.lexicon = lexicon
    group = SpanWeights.Group(question.answerType)
    focus = Set(question.focus.map { table.number(of: $0) })
    of = table.number(of: "of")
    by = table.number(of: "by")
    focusHead = question.focus.last.map { table.number(of: $0) }
    let words = question.words.map(\.token.folded)
    wantsMany = Self.wantsMany(question, words: words)
    let asking = words.firstIndex { Self.askingWords.contains($0) }
    let beforeAsking = asking.flatMap { $0 > 0 ? words[$0 - 1] : nil }
    let small = [beforeAsking, words.last].compactMap { $0 }.first {
      table.speech.isPreposition($0)
    }
    preposition = small.map { small in
      table.number(of: question.words.first { $0.token.folded == small }?.token.term ?? small)
    }
    asksForSubject = Self.asksForSubject(question, after: asking ?? -1)
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
      Self.prepositionFeatures.flatMap { feature, words in
        words.map { (table.number(of: $0), feature) }
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

  /// 1 for a term of the question before the place of the answer, −1 for one after it, 0 where that place is not known.
  func gapSide(of term: Int32) -> Double {
    gap == nil ? 0 : beforeGap.contains(term) ? 1 : -1
  }

  /// The place of the answer, as the number of words before it.
  private static func gap(
    _ question: AnalyzedQuestion, words: [String], asking: Int?, table: TermTable
  ) -> (gap: Gap, position: Int)? {
    guard let asking else { return nil }
    if asking == 1, table.speech.isPreposition(words[0]) { return nil }
    if asking > 0 { return (.middle, asking) }
    if asksForSubject(question, after: asking) { return (.subject, asking) }
    guard !["when", "where", "why"].contains(words[asking]), let verb = question.mainVerb,
      let position = question.words.lastIndex(where: { $0.token.term == verb })
    else { return nil }
    return (.object, position + 1)
  }

  /// Prepositions that say how a phrase belongs to what stands before it.
  private static let prepositionFeatures: [(SpanFeature, [String])] = [
    (.behindIn, ["in"]), (.behindOn, ["on"]), (.behindAt, ["at"]), (.behindTo, ["to"]),
    (.behindFor, ["for"]), (.behindBy, ["by"]), (.behindWith, ["with"]), (.behindFrom, ["from"]),
    (.behindAs, ["as"]), (.behindLike, ["like", "including"]), (.behindBetween, ["between"]),
    (.behindThrough, ["through"]), (.behindInto, ["into"]), (.behindUnder, ["under"]),
    (.behindAgainst, ["against"]), (.behindThan, ["than"]), (.behindAbout, ["about"]),
    (.behindTime, ["during", "since", "until", "after", "before"]),
  ]

  private static let askingWords: Set<String> = [
    "what", "which", "who", "whom", "whose", "when", "where", "how", "why",
  ]

  private static func wantsMany(_ question: AnalyzedQuestion, words: [String]) -> Bool {
    guard question.answerType != .count else { return false }
    if question.answerType == .list { return true }
    if let head = question.headNoun {
      return head.hasSuffix("s") && !head.hasSuffix("ss") && !head.hasSuffix("us")
    }
    return words.starts(with: ["what", "are"]) || words.starts(with: ["who", "were"])
      || words.starts(with: ["who", "are"])
  }

  /// No word but the kind of thing wanted stands between the question word and the main verb, and no "did".
  private static func asksForSubject(_ question: AnalyzedQuestion, after asking: Int) -> Bool {
    guard let verb = question.mainVerb,
      let position = question.words.firstIndex(where: { $0.token.term == verb }), position > asking
    else { return false }
    let between = question.words[(asking + 1)..<position]
    return between.allSatisfy {
      question.focus.contains($0.token.term)
        || $0.isStopword && !["do", "does", "did"].contains($0.token.folded)
    }
  }

  /// Whether `words` (folded, joined by spaces) name a kind or an instance of the head noun. Remembered.
  func isOfKind(_ words: String) -> Bool {
    guard let lexicon, let head = question.headNoun, words.utf8.count > 2 else { return false }
    if let known = kinds[words] { return known }
    let isOfKind = lexicon.isKind(words, of: head)
    kinds[words] = isOfKind
    return isOfKind
  }

  /// How well the broad kinds of a noun go with what is asked for: 1 where its most frequent sense does, ½ where a rarer one does. Remembered.
  func categoryFit(_ words: String) -> Double {
    guard let lexicon else { return 0 }
    guard let wanted = wantedCategory else { return 0 }
    let own = categories[words] ?? lexicon.categories(ofNoun: words)
    categories[words] = own
    guard let position = own.firstIndex(of: wanted) else { return 0 }
    return position == 0 ? 1 : 0.5
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
