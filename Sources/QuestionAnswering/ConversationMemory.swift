internal import ArticleText

/// What was talked about so far, turn by turn: the things mentioned, and the last question in full.
struct ConversationMemory: Sendable {
  private(set) var entities: [ConversationEntity] = []
  /// The last question as it was read; nil before the first.
  private(set) var lastQuestion: String?
  private(set) var lastAnswer: String?
  /// Number of turns noted.
  private(set) var turns = 0

  /// Adds a turn: what its question mentions, in its own words or as read, and the names of its answer.
  ///
  /// - Parameter reading: the question as it was read; nil: as typed. Its pronouns are noted by `bind`.
  mutating func note(
    question: String, reading: String?, answer: String?, mentions: PhraseFinder
  ) {
    lastQuestion = reading ?? question
    lastAnswer = answer
    for (order, mention) in mentions.phrases(in: question).enumerated() {
      add(mention, isInQuestion: true, order: order)
    }
    if let answer {
      for (order, mention) in mentions.names(in: answer).enumerated() {
        add(mention, isInQuestion: false, order: order)
      }
    }
    turns += 1
  }

  /// Remembers that `pronoun` was read as the entity at `index`.
  mutating func bind(_ pronoun: FollowUpRules.Pronoun, to index: Int) {
    entities[index].pronouns.insert(pronoun)
    entities[index].lastTurn = turns
    entities[index].isInQuestion = true
    entities[index].order = 0
    entities[index].mentions += 1
    if pronoun == .he { entities[index].kind = .male }
    if pronoun == .she { entities[index].kind = .female }
  }

  /// The entity that `pronoun` stands for in a question whose own words are `words`; nil when none fits.
  func antecedent(of pronoun: FollowUpRules.Pronoun, not words: Set<String>) -> Int? {
    let fitting = entities.indices.filter {
      pronoun.agrees(with: entities[$0]) && !entities[$0].words.allSatisfy(words.contains)
    }
    return fitting.max { salience($0, pronoun) < salience($1, pronoun) }
  }

  /// What the conversation is about: a name or something spoken of by pronoun, asked about before; nil when nothing stands out.
  func topic(not words: Set<String>) -> Int? {
    entities.indices.filter { index in
      let entity = entities[index]
      return (entity.isName || !entity.pronouns.isEmpty) && entity.isInQuestion && !entity.isAside
        && !entity.words.contains(where: words.contains)
    }.max { salience($0, nil) < salience($1, nil) }
  }

  private func salience(_ index: Int, _ pronoun: FollowUpRules.Pronoun?) -> Double {
    let entity = entities[index]
    let age = Double(max(0, turns - 1 - entity.lastTurn))
    // A conversation about somebody goes on about them; "it" is more often what was said last.
    var score =
      -age * (pronoun?.isPersonal == true ? 0.3 : 1) - 0.15 * Double(entity.order) + 0.4
      * Double(min(entity.mentions, 5))
    if entity.isName { score += 1 }
    if entity.isInQuestion { score += 1.5 }
    if entity.isAside { score -= 2 }
    if pronoun == .they { score += entity.isPlural ? 1 : -0.5 }
    if pronoun?.isPersonal == true, !entity.isName { score -= 1 }
    if pronoun == nil { score += 0.6 * Double(min(entity.mentions, 5)) }
    if let pronoun, entity.pronouns.contains(pronoun) { score += 2 }
    // A name of which nothing is known is a firm as often as a person.
    if pronoun?.isPersonal == true { score += entity.kind == .name ? -1.5 : 1.5 }
    if pronoun?.isPersonal == true, [.male, .female].contains(entity.kind) { score += 1 }
    if pronoun == .it, entity.kind == .person { score -= 1 }
    return score
  }

  private mutating func add(_ mention: PhraseFinder.Phrase, isInQuestion: Bool, order: Int) {
    let entity = ConversationEntity(
      text: mention.text, words: mention.words, isName: mention.isName, kind: mention.kind,
      isPlural: mention.isPlural, lastTurn: turns, isInQuestion: isInQuestion, order: order,
      isAside: mention.isAside)
    guard let index = entities.lastIndex(where: { $0.isSame(as: entity) }) else {
      entities.append(entity)
      return
    }
    if entities[index].lastTurn < turns {
      entities[index].lastTurn = turns
      entities[index].isInQuestion = isInQuestion
      entities[index].isAside = entity.isAside
      entities[index].order = order
    }
    entities[index].mentions += 1
    if entity.words.count > entities[index].words.count {
      entities[index].text = entity.text
      entities[index].words = entity.words
    }
  }
}
