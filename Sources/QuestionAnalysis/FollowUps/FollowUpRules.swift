internal import Prompts

/// The rows that say how a follow-up is completed; `Prompts/languages/en/tables/follow-ups.tsv`.
struct FollowUpRules: Sendable {
  /// What a row does with the question it matches.
  enum Action: String, Sendable {
    /// Put the new phrase into the last question, in place of the one of the same kind.
    case replace
    /// The same for a bare name, where the last question has a name of its kind.
    case exchange
    /// Ask the last question again with another question word.
    case again
    /// Ask for more about the topic.
    case more
    /// Ask about one of the things that the last reply listed ("the second one").
    case pick
    /// Add what the conversation is about.
    case topic
    /// Read as typed, whatever later rows say.
    case keep
    /// Leave out what only says that a new topic begins ("Something else: …").
    case strip
    /// Ask who says what the last reply told ("Says who?").
    case source
    /// Ask the last question for all, without the part that was exchanged ("In total?").
    case total
    /// Ask the last question for another year ("And four years earlier?").
    case shift
    /// Put the new verb in place of the last question's ("And injured?").
    case verb
    /// Put what the last question measured in place of "that" ("How much was that up?").
    case measure

    /// Whether it completes a fragment from the last question, not a sentence of its own.
    var isForFragments: Bool {
      [.again, .replace, .exchange, .source, .total, .shift, .verb].contains(self)
    }
  }

  /// Pronouns by what they agree with.
  enum Pronoun: String, Sendable {
    case he, she, it, they, there

    var isPersonal: Bool { self == .he || self == .she }

    /// Whether the possessive of this pronoun means the owner that `name` plainly is: "his" wants a
    /// person, "its" none.
    func isOwned(by name: PhraseFinder.Phrase) -> Bool {
      switch self {
      case .he: !name.isPlural && [.male, .person].contains(name.kind)
      case .she: !name.isPlural && [.female, .person].contains(name.kind)
      case .it:
        !name.isPlural && [.name, .place, .organisation, .thing].contains(name.kind)
      case .they: name.isPlural || ![.male, .female].contains(name.kind)
      case .there: false
      }
    }

    /// Whether this pronoun can stand for `entity`.
    func agrees(with entity: ConversationEntity) -> Bool {
      switch self {
      case .he: entity.canBePerson && entity.kind != .female
      case .she: entity.canBePerson && entity.kind != .male
      case .it:
        !entity.isPlural && entity.kind != .male && entity.kind != .female
          && !(entity.isKnown && entity.kind == .person)
      case .they: entity.isPlural || entity.isName && entity.kind != .place
      case .there:
        entity.kind == .place
          || entity.isName && [.thing, .organisation, .name].contains(entity.kind)
      }
    }
  }

  /// One row.
  struct Rule: Sendable {
    let name: String
    let pattern: QuestionPattern
    let action: Action
    /// Joins what is added to the question ("of Brightwave").
    let link: String
  }

  private let rules: [Rule]
  /// Words of the longest fragment of a question, such as "And by which of its owners?".
  private static let maximumFragment = 10

  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  init(prompts: Prompts, vocabulary: inout QuestionVocabulary) throws(PromptsError) {
    var rules: [Rule] = []
    for row in try prompts.table("follow-ups") {
      guard let action = Action(rawValue: row["action"]) else {
        throw row.error("no action called \(row["action"])")
      }
      rules.append(
        Rule(
          name: row["name"], pattern: try QuestionPattern(row: row, vocabulary: &vocabulary),
          action: action, link: row["link"]))
    }
    self.rules = rules
  }

  /// A row that matches a question.
  struct Decision {
    let rule: Rule
    /// The phrase it captured; empty where it has none.
    let phrase: Range<Int>
    /// The words of its `<>`; nil where it has none.
    let rest: Range<Int>?
  }

  /// The rows that match, earlier ones first.
  func decisions(_ clause: QuestionClause) -> [Decision] {
    let isFragment =
      clause.words.count <= Self.maximumFragment
      && !clause.words.dropFirst().contains(where: \.isSentenceStart)
    return rules.filter { isFragment || !$0.action.isForFragments }.compactMap { rule in
      rule.pattern.match(clause).map {
        Decision(rule: rule, phrase: $0.focus, rest: $0.topics.first)
      }
    }
  }
}
