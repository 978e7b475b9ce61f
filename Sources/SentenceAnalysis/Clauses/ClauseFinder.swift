/// Finds the clauses of a sentence and who does what in them, in one walk from left to right.
///
/// No grammar is parsed: noun phrases wait for a verb; a finite verb takes what waits for it, or
/// what was taken for the object of the verb before it; what follows a verb at once is its object.
/// Relative clauses and clauses with an opener are frames on a stack, closed by the first verb that
/// finds its subject below.
final class ClauseFinder {
  /// A noun phrase without a role yet.
  struct Waiting {
    var unit: Int
    /// A comma stood before it.
    var hasComma: Bool
    /// "and" or "or" stood before it.
    var hasConjunction: Bool
    /// The noun phrase it would stand beside.
    var anchor: Int? = nil
  }

  /// A clause whose parts may be interrupted by other clauses.
  struct Frame {
    var relation: Clause.Relation
    var waiting: [Waiting] = []
    /// Its latest clause.
    var clause: Int?
    /// The unit a relative pronoun stands for.
    var antecedent: Int?
    /// The relative pronoun has found no verb yet.
    var awaitsVerb = false
    var opener: Int?
    /// The clause it depends on.
    var governor: Int?
  }

  /// Deeper nesting is read as if it were not there.
  static let deepest = 24

  let classes: ClauseWords
  let tags: ArraySlice<UInt8>
  let numbers: ArraySlice<Int32>
  var units: [SentenceUnit]
  var groups: [VerbGroup]
  var clauses: [Clause] = []
  var frames: [Frame] = [Frame(relation: .main)]
  /// What the subject and objects of each clause are, as units.
  var subjects: [Int?] = []
  var objects: [[Int]] = []
  /// Whether the next noun phrase is an object of the latest clause.
  var isAdjacent = false
  var hasComma = false
  var hasConjunction = false
  var hasCloseQuote = false
  /// The preposition that waits for its noun.
  var preposition: Int?
  /// Unit of the last noun phrase, and of the last that no preposition governs.
  var lastNoun: Int?
  var lastFree: Int?
  var pendingModifiers: [Modifier] = []
  var pendingTimes: [NounGroup] = []
  /// Further members and appositions of a unit's noun phrase.
  var members: [Int: [Int]] = [:]
  var appositions: [Int: [Int]] = [:]
  /// "never" stood before the verb.
  var hasNegation = false
  /// The sentence asks by the order of its words.
  var asksByOrder = false
  /// The latest subject had been taken for an object.
  var isStolen = false
  /// Clauses of saying behind a comma, whose words may stand before them.
  var reports: Set<Int> = []
  /// A time that would be subject if nothing else is.
  var spareTime: Int?

  init(
    tags: ArraySlice<UInt8>, labels: ArraySlice<UInt8>, numbers: ArraySlice<Int32>,
    classes: ClauseWords
  ) {
    let read = SentenceUnits(tags: tags, labels: labels, numbers: numbers, classes: classes)
    self.classes = classes
    self.tags = tags
    self.numbers = numbers
    units = read.units
    groups = read.groups
    clauses.reserveCapacity(groups.count)
    subjects.reserveCapacity(groups.count)
    objects.reserveCapacity(groups.count)
  }

  /// The clauses in the order of their verbs, those with a shared verb last. Linear in the number
  /// of units.
  func find() -> [Clause] {
    var index = 0
    while index < units.count {
      index = visit(index)
    }
    closeFrames()
    linkReports()
    fillNouns()
    StandingReader(classes: classes, numbers: numbers).settle(&clauses, isQuestion: isQuestion)
    return SharedPartReader(tags: tags, numbers: numbers, classes: classes).takeApart(clauses)
  }

  /// Whether the sentence ends with a question mark, or without any stop is ordered as a question.
  private var isQuestion: Bool {
    if let stop = units.last(where: { $0.kind == .stop }) { return has(stop.head, .questionMark) }
    return asksByOrder || units.first.map { Self.asks(tag($0.tokens.lowerBound)) } ?? false
  }

  private static func asks(_ tag: PennTag) -> Bool {
    tag == .whPronoun || tag == .whDeterminer || tag == .whAdverb || tag == .whPossessive
  }

  /// "It will close, the mayor said": what stands before the verb of saying is what is said.
  private func linkReports() {
    for index in clauses.indices where reports.contains(index) {
      guard let said = clauses[..<index].lastIndex(where: { $0.relation == .main }) else {
        continue
      }
      clauses[said].relation = .complement
      clauses[said].governor = index
    }
  }

  /// Ends all that is open, as a full stop does.
  private func closeFrames() {
    hasNegation = false
    for frame in frames.reversed() { settleWaiting(of: frame) }
    frames.removeAll(keepingCapacity: true)
    frames.append(Frame(relation: .main))
    isAdjacent = false
    preposition = nil
    lastNoun = nil
    lastFree = nil
    spareTime = nil
    clearMarks()
  }

  /// Reads the unit at `index`; gives the place of the next.
  private func visit(_ index: Int) -> Int {
    let unit = units[index]
    switch unit.kind {
    case .noun: visitNoun(index)
    case .verb: visitVerb(index)
    case .preposition: visitPreposition(index)
    case .adverb: hasNegation = hasNegation || has(unit.head, .negation)
    case .particle: setParticle(index)
    case .adjective: isAdjacent = false
    case .opener: visitOpener(index)
    case .colon where has(unit.head, .boundary): closeFrames()
    case .comma, .colon:
      hasComma = true
      isAdjacent = false
      preposition = nil
    case .conjunction:
      hasConjunction = true
      isAdjacent = false
    case .openBracket: return afterBracket(index)
    case .closeQuote:
      hasCloseQuote = true
      hasNegation = false
      if hasComma { isAdjacent = false }
    case .openQuote, .closeBracket, .other: break
    case .stop: closeFrames()
    }
    return index + 1
  }

  /// What stands in brackets is passed over.
  private func afterBracket(_ index: Int) -> Int {
    let end = units[index...].prefix(40).firstIndex { $0.kind == .closeBracket }
    return (end ?? index) + 1
  }

  func clearMarks() {
    hasComma = false
    hasConjunction = false
    hasCloseQuote = false
  }

  func tag(_ token: Int) -> PennTag { PennTag(rawValue: tags[tags.startIndex + token]) ?? .edge }

  func has(_ token: Int, _ aspect: ClauseWords.Aspects) -> Bool {
    !classes.aspects(numbers[numbers.startIndex + token]).isDisjoint(with: aspect)
  }

  private func setParticle(_ index: Int) {
    guard isAdjacent || index > 0 && units[index - 1].kind == .verb,
      let clause = frames[frames.count - 1].clause
    else { return }
    clauses[clause].verb.particle = units[index].head
  }

  private func visitPreposition(_ index: Int) {
    isAdjacent = false
    if let preposition, preposition == index - 1 {
      units[index].tokens = units[preposition].tokens.lowerBound..<units[index].tokens.upperBound
    }
    preposition = index
  }

  private func visitOpener(_ index: Int) {
    isAdjacent = false
    preposition = nil
    guard frames.count < Self.deepest else { return }
    let isComplement = frames[frames.count - 1].clause != nil && !hasComma
    let relation: Clause.Relation = isComplement ? .complement : .adverbial
    frames.append(
      Frame(
        relation: relation, opener: units[index].head, governor: frames[frames.count - 1].clause))
    clearMarks()
  }
}
