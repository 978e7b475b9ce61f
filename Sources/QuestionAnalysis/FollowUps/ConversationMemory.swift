/// What was talked about so far, turn by turn: the things mentioned, and the last question in full.
struct ConversationMemory: Sendable {
  private(set) var entities: [ConversationEntity] = []
  /// The last question as it was read; nil before the first.
  private(set) var lastQuestion: String?
  private(set) var lastAnswer: String?
  /// What the last question was given in place of something else ("And in Lund?"); nil for none.
  private(set) var exchanged: String?
  /// Number of turns noted.
  private(set) var turns = 0
  /// Turn that went on about something without naming it; nil before there was one.
  private var continued: Int?
  private let weights: FollowUpWeights

  /// - Parameter subject: what the article is about that the replies were taken from; nil when it
  ///   is not known.
  init(weights: FollowUpWeights, subject: PhraseFinder.Phrase? = nil) {
    self.weights = weights
    guard let subject else { return }
    add(subject, isInQuestion: true, order: 0)
    entities[0].isSubject = true
    entities[0].mentions = 0
    // Known before the first turn, and asked about in none yet.
    entities[0].lastTurn = -1
  }

  /// Adds a turn: what its question mentions, in its own words or as read, and the names of its
  /// answer.
  ///
  /// - Parameter reading: the question as it was read; nil: as typed. Its pronouns are noted by
  ///   `bind`.
  /// - Parameter exchanged: what `reading` has in place of a part of the question before; nil:
  ///   none.
  mutating func note(
    question: String, reading: String?, answer: String?, exchanged: String? = nil,
    mentions: PhraseFinder
  ) {
    lastQuestion = reading ?? question
    self.exchanged = exchanged
    lastAnswer = answer
    let phrases = mentions.phrases(in: question)
    let isAboutTopic = continued == turns
    for (order, var mention) in phrases.enumerated() {
      // "What are the advantages?" goes on about what has them.
      if isAboutTopic, !mention.isName { mention.isAside = true }
      add(mention, isInQuestion: true, order: order)
    }
    addInner(mentions.names(in: question), of: phrases)
    markSolelyAsked(phrases.filter { !$0.isAside })
    if let answer {
      for (order, mention) in mentions.names(in: answer).enumerated() {
        add(mention, isInQuestion: false, order: order)
      }
    }
    markAnswer(answer.flatMap(mentions.soleThing))
    turns += 1
  }

  /// "Target" of "the Target boycott".
  private mutating func addInner(
    _ names: [PhraseFinder.Phrase], of phrases: [PhraseFinder.Phrase]
  ) {
    for (order, name) in names.enumerated()
    where !phrases.contains(where: { $0.words == name.words }) {
      if let index = entities.lastIndex(where: { $0.words == name.words }) {
        entities[index].lastTurn = turns
        entities[index].isInQuestion = true
        continue
      }
      var entity = ConversationEntity(name, turn: turns, isInQuestion: true, order: order)
      entity.isInner = true
      // "the" belongs to the longer phrase.
      entity.text = name.text
      entities.append(entity)
    }
  }

  /// Remembers that the question now read asks about the entity at `index` without naming it.
  mutating func continueTopic(_ index: Int) {
    continued = turns
    entities[index].isInner = false
    entities[index].lastTurn = turns
    entities[index].isInQuestion = true
    entities[index].order = 0
  }

  /// "A lamp": what a short reply names may be spoken of next.
  private mutating func markAnswer(_ thing: PhraseFinder.Phrase?) {
    for index in entities.indices { entities[index].isAnswer = false }
    guard let thing else { return }
    if !thing.isName { add(thing, isInQuestion: false, order: 0) }
    if let index = entities.lastIndex(where: { $0.words == thing.words }) {
      entities[index].isAnswer = true
    }
  }

  private mutating func markSolelyAsked(_ phrases: [PhraseFinder.Phrase]) {
    for index in entities.indices {
      guard entities[index].lastTurn == turns, phrases.count == 1, continued != turns else {
        entities[index].isSolelyAsked = false
        continue
      }
      entities[index].isSolelyAsked = !entities[index].isAside
    }
  }

  /// Remembers that `pronoun` was read as the entity at `index`.
  mutating func bind(_ pronoun: FollowUpRules.Pronoun, to index: Int) {
    entities[index].pronouns.insert(pronoun)
    entities[index].isInner = false
    entities[index].lastTurn = turns
    entities[index].isInQuestion = true
    entities[index].order = 0
    entities[index].mentions += 1
    // Whoever asks may have what an article is about wrong at first.
    guard !entities[index].isSubject else { return }
    if pronoun == .he { entities[index].kind = .male }
    if pronoun == .she { entities[index].kind = .female }
  }

  /// The entity that `pronoun` stands for in a question whose own words are `words`; nil when none
  /// fits.
  ///
  /// - Parameter kind: what the question says that it is; nil: nothing.
  /// - Parameter owner: whether a name is told of beside what it is said to own; those come first,
  ///   names inside longer phrases too. Nil: nothing is said.
  func antecedent(
    of pronoun: FollowUpRules.Pronoun, not words: Set<String>,
    kind: ConversationEntity.Kind? = nil, owner: ((ConversationEntity) -> Bool)? = nil
  ) -> Int? {
    if let owner {
      let owners = entities.indices.filter {
        entities[$0].isName && entities[$0].isKnown && pronoun.agrees(with: entities[$0])
          && !entities[$0].words.allSatisfy(words.contains) && owner(entities[$0])
      }
      if let best = owners.max(by: { salience($0, pronoun) < salience($1, pronoun) }) {
        return best
      }
    }
    let fitting = entities.indices.filter {
      pronoun.agrees(with: entities[$0]) && !entities[$0].isInner
        && !entities[$0].words.allSatisfy(words.contains)
    }
    let ofKind = fitting.filter { index in
      kind.map { entities[index].isKnown && entities[index].kind == $0 } ?? true
    }
    return (ofKind.isEmpty ? fitting : ofKind)
      .max { salience($0, pronoun) < salience($1, pronoun) }
  }

  /// Whether the article that the replies were taken from is about one thing.
  var hasSubject: Bool { entities.first?.isSubject == true }

  /// The name that a noun such as "the company" stands for, as `pronoun` would; nil when none
  /// agrees.
  ///
  /// - Parameter kind: the kind of the noun; names known to be of another are left out.
  func named(
    by pronoun: FollowUpRules.Pronoun, not words: Set<String>, kind: ConversationEntity.Kind
  ) -> Int? {
    let fitting = entities.indices.filter { index in
      let entity = entities[index]
      return entity.isName && pronoun.agrees(with: entity) && entity.isInQuestion
        && (kind == .place || entity.kind != .place) && (!entity.isInner || entity.isKnown)
        && (!entity.isKnown || pronoun != .it || entity.kind.isLike(kind))
        && !entity.words.allSatisfy(words.contains)
    }
    let known = fitting.filter { entities[$0].kind == kind }
    return (known.isEmpty && kind != .place ? fitting : known)
      .max { salience($0, pronoun) < salience($1, pronoun) }
  }

  /// The position of what an article means by a noun, added where nobody spoke of it yet.
  mutating func position(of entry: KnownNames.Entry) -> Int {
    if let index = entities.lastIndex(where: {
      $0.isName && ($0.words == entry.words || entry.words.starts(with: $0.words))
    }) {
      return index
    }
    var entity = ConversationEntity(
      text: entry.text, words: entry.words, isName: true, kind: entry.kind, isPlural: false,
      lastTurn: turns, isInQuestion: false, order: 0)
    entity.isKnown = true
    entities.append(entity)
    return entities.count - 1
  }

  /// The one longer name of a person, or of what the article is about, that ends or begins with
  /// `words`; nil when there is none, or several.
  func fullName(of words: [String]) -> Int? {
    let longer = entities.indices.filter { index in
      let entity = entities[index]
      return entity.isName && entity.words.count > words.count
        && (entity.isSubject || entity.canBePerson && entity.kind != .name)
        && (Array(entity.words.suffix(words.count)) == words
          || Array(entity.words.prefix(words.count)) == words)
    }
    return longer.count == 1 ? longer.first : nil
  }

  /// What the conversation is about: a name or something spoken of by pronoun, asked about before;
  /// nil when nothing stands out.
  func topic(not words: Set<String>) -> Int? {
    entities.indices.filter { index in
      let entity = entities[index]
      return (entity.isName || !entity.pronouns.isEmpty) && entity.isInQuestion && !entity.isAside
        && !entity.isInner && !entity.telling.contains(where: words.contains)
    }.max { salience($0, nil) < salience($1, nil) }
  }

  /// The name inside the phrase at `index` that an article knows for somebody or something of its
  /// own ("Orrin" of "the Orrin measure"); `index` where there is none, or several.
  func inner(of index: Int) -> Int {
    let inner = entities.indices.filter { other in
      let entity = entities[other]
      return other != index && entity.isInner && entity.isKnown && entity.kind != .place
        && entities[index].words.count > entity.words.count
        && entity.words.allSatisfy(entities[index].words.contains)
    }
    return inner.count == 1 ? inner[0] : index
  }

  private func salience(_ index: Int, _ pronoun: FollowUpRules.Pronoun?) -> Double {
    weights.salience(of: entities[index], as: pronoun, turn: turns - 1)
  }

  /// The longest thing spoken of whose last word is the first of `heads` ("the experiment" after
  /// "the Stanford Experiment"), or a name that ends in another of them ("the airline" after "Reed
  /// Airlines"); nil when there is none.
  func fullForm(of heads: [String]) -> Int? {
    entities.indices.filter {
      let entity = entities[$0]
      guard entity.words.count > 1, let last = entity.mainWord, !entity.isAside else {
        return false
      }
      return last == heads.first || entity.isName && heads.contains(last)
    }.max { salience($0, nil) < salience($1, nil) }
  }

  private mutating func add(_ mention: PhraseFinder.Phrase, isInQuestion: Bool, order: Int) {
    let entity = ConversationEntity(
      mention, turn: turns, isInQuestion: isInQuestion, order: order)
    let known =
      entities.lastIndex { $0.words == entity.words }
      ?? entities.lastIndex { !$0.isInner && $0.isSame(as: entity) }
    guard let index = known else {
      entities.append(entity)
      return
    }
    if entities[index].lastTurn < turns {
      entities[index].lastTurn = turns
      entities[index].isInQuestion = isInQuestion
      entities[index].isAside = entity.isAside
      entities[index].isInside = entity.isInside
      entities[index].order = order
    }
    entities[index].mentions += 1
    entities[index].isInner = false
    // "Orrin's Tarn" says whose it is, not what else it is called.
    if !entities[index].isSubject, entity.words.count > entities[index].words.count,
      !mention.isOwned
    {
      entities[index].text = entity.text
      entities[index].words = entity.words
    }
  }
}

extension ConversationEntity {
  /// What a phrase speaks of, at its first mention.
  init(_ mention: PhraseFinder.Phrase, turn: Int, isInQuestion: Bool, order: Int) {
    self.init(
      text: (mention.isDefinite ? "the " : "") + mention.text, words: mention.words,
      isName: mention.isName, kind: mention.kind, isKnown: mention.isKnown,
      isPlural: mention.isPlural, lastTurn: turn, isInQuestion: isInQuestion, order: order,
      isAside: mention.isAside)
    share = mention.share
    isInside = mention.isInside
  }
}
