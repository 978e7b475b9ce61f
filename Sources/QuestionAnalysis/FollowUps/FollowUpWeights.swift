internal import Prompts

/// How much each sign counts when a pronoun is read; `Prompts/tables/follow-up-weights.tsv`.
struct FollowUpWeights: Sendable {
  /// What speaks for or against a candidate; the table says how each is measured.
  enum Sign: String, CaseIterable, Sendable {
    case answered
    case age
    case ageOfPerson = "age-of-person"
    case order, mention
    case mentionAsTopic = "mention-as-topic"
    case name
    case askedAbout = "asked-about"
    case aside
    case solelyAsked = "solely-asked"
    case pluralThey = "plural-they"
    case singleThey = "single-they"
    case singlePersonThey = "single-person-they"
    case readBefore = "read-before"
    case articleShare = "article-share"
    case placeIt = "place-it"
    case inside
    case person
    case unknownPerson = "unknown-person"
    case gendered
    case commonPerson = "common-person"
    case personIt = "person-it"
    case subject
    case subjectPerson = "subject-person"
    case subjectIt = "subject-it"
    case subjectThey = "subject-they"
  }

  private let values: [Sign: Double]

  /// - Throws: `PromptsError.badRow` for an unknown sign or a weight that is no number.
  init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "follow-up-weights", key: "sign", names: Sign.allCases.map(\.rawValue), prompts: prompts)
    values = Dictionary(uniqueKeysWithValues: zip(Sign.allCases, table.values[0]))
  }

  /// The weight of `sign`; 0 when the table leaves it out.
  subscript(sign: Sign) -> Double { values[sign] ?? 0 }
}

extension FollowUpWeights {
  /// How likely `entity` is what `pronoun` means, or, for nil, what a question without a subject is
  /// about; greater is likelier.
  ///
  /// - Parameter turn: number of the last turn that was noted.
  func salience(
    of entity: ConversationEntity, as pronoun: FollowUpRules.Pronoun?, turn: Int
  ) -> Double {
    signs(of: entity, as: pronoun, turn: turn).reduce(0) { $0 + self[$1.0] * $1.1 }
  }

  private func signs(
    of entity: ConversationEntity, as pronoun: FollowUpRules.Pronoun?, turn: Int
  ) -> [(Sign, Double)] {
    let isPersonal = pronoun?.isPersonal == true
    let mentions = Double(min(entity.mentions, 5))
    var signs: [(Sign, Double)] = [
      (isPersonal ? .ageOfPerson : .age, Double(max(0, turn - entity.lastTurn))),
      (.order, Double(entity.order)), (.mention, mentions),
    ]
    if pronoun == nil { signs.append((.mentionAsTopic, mentions)) }
    if entity.isName { signs.append((.name, 1)) }
    if entity.isInQuestion { signs.append((.askedAbout, 1)) }
    if entity.isAnswer, !(pronoun == .it && entity.canBePerson) { signs.append((.answered, 1)) }
    if entity.isAside { signs.append((.aside, 1)) }
    if entity.isInside { signs.append((.inside, 1)) }
    if entity.share > 0, !isPersonal { signs.append((.articleShare, entity.share)) }
    if entity.isSolelyAsked { signs.append((.solelyAsked, 1)) }
    if let pronoun, entity.pronouns.contains(pronoun) { signs.append((.readBefore, 1)) }
    if entity.isSubject {
      signs.append((Self.subjectSign(pronoun), 1))
    }
    return signs + Self.agreement(of: entity, with: pronoun)
  }

  private static func subjectSign(_ pronoun: FollowUpRules.Pronoun?) -> Sign {
    switch pronoun {
    case .he, .she: .subjectPerson
    case .it: .subjectIt
    case .they: .subjectThey
    case .there, nil: .subject
    }
  }

  private static func agreement(
    of entity: ConversationEntity, with pronoun: FollowUpRules.Pronoun?
  ) -> [(Sign, Double)] {
    let isGendered = entity.kind == .male || entity.kind == .female
    switch pronoun {
    case .they:
      if entity.isPlural { return [(.pluralThey, 1)] }
      return isGendered || entity.kind == .person && !entity.isSubject
        ? [(.singleThey, 1), (.singlePersonThey, 1)] : [(.singleThey, 1)]
    case .it:
      return entity.kind == .person
        ? [(.personIt, 1)] : entity.kind == .place && entity.isKnown ? [(.placeIt, 1)] : []
    case .he, .she:
      // A name of which nothing is known is a firm as often as a person.
      var signs: [(Sign, Double)] = [(entity.kind == .name ? .unknownPerson : .person, 1)]
      if isGendered { signs.append((.gendered, 1)) }
      if !entity.isName { signs.append((.commonPerson, 1)) }
      return signs
    case .there, nil: return []
    }
  }
}
