/// A phrase or mark as the rules of clauses see it.
struct SentenceUnit {
  enum Kind: UInt8 {
    case noun, verb, preposition, adverb, adjective, opener, particle
    case comma, conjunction, openQuote, closeQuote, colon, openBracket, closeBracket, stop, other
  }

  var kind: Kind
  var tokens: Range<Int>
  /// The word it is about; of a verb its place among the verb groups.
  var head: Int
  var isRelative = false
  var isTime = false
}

/// Turns tags and chunk labels into units and verb groups.
struct SentenceUnits {
  private(set) var units: [SentenceUnit] = []
  private(set) var groups: [VerbGroup] = []

  private let tags: ArraySlice<UInt8>
  private let numbers: ArraySlice<Int32>
  private let classes: ClauseWords

  /// The three are of one sentence, without margins.
  init(
    tags: ArraySlice<UInt8>, labels: ArraySlice<UInt8>, numbers: ArraySlice<Int32>,
    classes: ClauseWords
  ) {
    self.tags = tags
    self.numbers = numbers
    self.classes = classes
    units.reserveCapacity(tags.count)
    groups.reserveCapacity(tags.count / 8 + 1)
    for chunk in ChunkRuns(labels: labels) { add(chunk) }
  }

  private func tag(_ token: Int) -> PennTag {
    PennTag(rawValue: tags[tags.startIndex + token]) ?? .edge
  }

  private func has(_ token: Int, _ aspect: ClauseWords.Aspects) -> Bool {
    !classes.aspects(numbers[numbers.startIndex + token]).isDisjoint(with: aspect)
  }

  private mutating func add(_ chunk: ChunkRuns.Run) {
    switch chunk.kind {
    case .noun where opensClause(chunk.tokens):
      add(.opener, chunk.tokens.prefix(1))
      addNoun(chunk.tokens.dropFirst())
    case .noun: addNoun(chunk.tokens)
    case .verb: addVerbs(chunk.tokens)
    case .preposition: add(.preposition, chunk.tokens)
    case .adverb: add(.adverb, chunk.tokens)
    case .adjective: add(.adjective, chunk.tokens)
    case .clauseOpener: add(.opener, chunk.tokens)
    case .particle: add(.particle, chunk.tokens)
    case .conjunction: add(.conjunction, chunk.tokens)
    case .interjection: add(.other, chunk.tokens)
    case nil: for token in chunk.tokens { addLoose(token) }
    }
  }

  /// "warned that outages were possible": no determiner, since the noun is in the plural.
  private func opensClause(_ tokens: Range<Int>) -> Bool {
    guard tokens.count > 1, has(tokens.lowerBound, .that), !units.isEmpty else { return false }
    let head = tag(tokens.upperBound - 1)
    return head == .plural || head == .properPlural
  }

  private mutating func add(_ kind: SentenceUnit.Kind, _ tokens: Range<Int>) {
    units.append(SentenceUnit(kind: kind, tokens: tokens, head: tokens.upperBound - 1))
  }

  private mutating func addLoose(_ token: Int) {
    switch tag(token) {
    case .comma: add(.comma, token..<token + 1)
    case .conjunction: add(.conjunction, token..<token + 1)
    case .openQuote: add(.openQuote, token..<token + 1)
    case .closeQuote: add(.closeQuote, token..<token + 1)
    case .colon: add(.colon, token..<token + 1)
    case .openBracket: add(.openBracket, token..<token + 1)
    case .closeBracket: add(.closeBracket, token..<token + 1)
    case .period: add(.stop, token..<token + 1)
    case .noun, .plural, .properName, .properPlural, .pronoun, .number: addNoun(token..<token + 1)
    case let tag where tag.isVerb || tag == .modal: addVerbs(token..<token + 1)
    case .adverb: add(.adverb, token..<token + 1)
    default: add(.other, token..<token + 1)
    }
  }

  /// "the company" and "'s plant" become one unit.
  private mutating func addNoun(_ tokens: Range<Int>) {
    let head = self.head(of: tokens)
    if tag(tokens.lowerBound) == .possessiveEnding, let last = units.last, last.kind == .noun,
      last.tokens.upperBound == tokens.lowerBound
    {
      units[units.count - 1].tokens = last.tokens.lowerBound..<tokens.upperBound
      units[units.count - 1].head = head
      units[units.count - 1].isTime = false
      return
    }
    var unit = SentenceUnit(kind: .noun, tokens: tokens, head: head)
    let first = tag(tokens.lowerBound)
    unit.isRelative = first == .whDeterminer || first == .whPronoun || first == .whPossessive
    unit.isTime = isTime(tokens, head: head)
    units.append(unit)
  }

  private func head(of tokens: Range<Int>) -> Int {
    let last = tokens.last { tag($0).isNoun || tag($0) == .pronoun }
    guard let last else { return tokens.upperBound - 1 }
    return last
  }

  private func isTime(_ tokens: Range<Int>, head: Int) -> Bool {
    if has(head, .calendar) { return true }
    guard has(head, .time), !tag(head).isProperName else { return false }
    return tokens.count == 1 && tag(head) != .plural || has(tokens.lowerBound, .timeDeterminer)
  }

  private mutating func addVerbs(_ tokens: Range<Int>) {
    let reader = VerbGroupReader(tags: tags, classes: classes, numbers: numbers)
    let found = reader.groups(in: tokens)
    if found.isEmpty { return add(.other, tokens) }
    for var group in found {
      if let conjunction = (tokens.lowerBound..<group.tokens.lowerBound).last(where: {
        tag($0) == .conjunction
      }), units.last.map({ $0.tokens.upperBound <= conjunction }) ?? true {
        add(.conjunction, conjunction..<conjunction + 1)
      }
      if joins(group) {
        continueGroup(with: group, reader: reader)
        continue
      }
      if group.tokens.lowerBound > tokens.lowerBound, found.count == 1 {
        group.tokens = tokens.lowerBound..<group.tokens.upperBound
      }
      units.append(SentenceUnit(kind: .verb, tokens: group.tokens, head: groups.count))
      groups.append(group)
    }
  }

  /// Whether `group` goes on after auxiliaries with nothing but adverbs between.
  private func joins(_ group: VerbGroup) -> Bool {
    guard group.form != .infinitive, group.form != .finite || tag(group.first) == .past,
      let last = units.last(where: { $0.kind != .adverb }), last.kind == .verb,
      groups[last.head].isAuxiliaryOnly
    else { return false }
    return true
  }

  private mutating func continueGroup(with group: VerbGroup, reader: VerbGroupReader) {
    while let last = units.last, last.kind == .adverb { units.removeLast() }
    let index = units.count - 1
    let place = units[index].head
    groups[place] = Self.joined(groups[place], group, reader: reader)
    units[index].tokens = groups[place].tokens
  }

  /// `first` with the verbs of `second`.
  static func joined(
    _ first: VerbGroup, _ second: VerbGroup, reader: VerbGroupReader
  ) -> VerbGroup {
    var joined = first
    joined.tokens = first.tokens.lowerBound..<second.tokens.upperBound
    joined.main = second.main
    let verbs = reader.verbs(in: second.tokens, after: reader.verbs(in: first.tokens))
    joined.isNegated = first.isNegated || second.isNegated
    reader.describe(&joined, verbs: verbs, in: joined.tokens)
    return joined
  }
}

/// Runs of tokens with one chunk, or outside of any.
struct ChunkRuns: Sequence, IteratorProtocol {
  struct Run {
    /// Nil outside.
    var kind: ChunkKind?
    var tokens: Range<Int>
  }

  private let labels: ArraySlice<UInt8>
  private var place = 0

  init(labels: ArraySlice<UInt8>) { self.labels = labels }

  mutating func next() -> Run? {
    guard place < labels.count else { return nil }
    let start = place
    let kind = ChunkLabel.kind(labels[labels.startIndex + start])
    place += 1
    while place < labels.count {
      let label = labels[labels.startIndex + place]
      if ChunkLabel.begins(label) || ChunkLabel.kind(label) != kind { break }
      place += 1
    }
    return Run(kind: kind, tokens: start..<place)
  }
}
