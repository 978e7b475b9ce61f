/// Something a conversation is about: a name or a noun phrase that was mentioned.
struct ConversationEntity: Sendable {
  /// What a pronoun or a definite noun phrase must agree with.
  ///
  /// `person` is a person of unknown gender, `name` a name of which nothing is known.
  enum Kind: Sendable {
    case male, female, person, name, place, organisation, thing

    /// Whether one may stand where the other stood.
    func isLike(_ other: Kind) -> Bool {
      self == other || [self, other].allSatisfy(Self.things.contains)
        || [self, other].allSatisfy(Self.people.contains)
    }

    private static let things: [Kind] = [.name, .organisation, .thing]
    private static let people: [Kind] = [.name, .male, .female, .person]
  }

  /// As it was written, in its longest form; with "the" where that stood before it, without other
  /// determiners.
  var text: String
  /// Folded words of `text`.
  var words: [String]
  var isName: Bool
  var kind: Kind
  /// Whether `kind` is what an article says, not a guess.
  var isKnown = false
  var isPlural: Bool
  /// Turn of the last mention, counted from 0.
  var lastTurn: Int
  var mentions = 1
  /// Whether the last mention stood in a question, not only in an answer.
  var isInQuestion: Bool
  /// Order of mention in its turn, from 0.
  var order: Int
  /// Whether the last mention was only what a question asked for.
  var isAside = false
  /// Whether a preposition stood before its last mention.
  var isInside = false
  /// Pronouns that were read as this: later ones of the same kind go on with it.
  var pronouns: Set<FollowUpRules.Pronoun> = []
  /// Whether it is what the article is about that the replies were taken from.
  var isSubject = false
  /// Whether its last mention was the one thing that a question asked about.
  var isSolelyAsked = false
  /// Whether it is the whole of the last reply.
  var isAnswer = false
  /// Whether it was only named inside a longer phrase ("Target" of "the Target boycott"): meant
  /// where its kind is asked for, not by a pronoun.
  var isInner = false
  /// How often the article that the replies were taken from speaks of it, beside the one it speaks
  /// of most, 0 to 1.
  var share = 0.0

  /// Whether `other` names the same: equal words, or one name that ends or begins like the other
  /// ("Scott" for "Walter Scott").
  func isSame(as other: ConversationEntity) -> Bool {
    if words == other.words { return true }
    // "Alaska" is no short form of "the Alaska Railroad".
    guard isName, other.isName, (kind == .place) == (other.kind == .place) else { return false }
    let (short, long) =
      words.count < other.words.count ? (words, other.words) : (other.words, words)
    return Array(long.suffix(short.count)) == short || Array(long.prefix(short.count)) == short
  }

  /// Its last word; of "Halden Fund III" and "Phase 2" the last that is no number.
  var mainWord: String? {
    words.last { word in !word.utf8.allSatisfy { Self.numerals.contains($0) } } ?? words.last
  }

  private static let numerals = Set("0123456789ivx".utf8)

  /// Words that tell it from others: all but short ones, such as "the" in "Fiddler on the Roof",
  /// where there are longer ones.
  var telling: [String] {
    let long = words.filter { $0.utf8.count > 3 }
    return long.isEmpty ? words : long
  }

  /// Whether "he" or "she" may mean it; what an article is about may be a person whose name nobody
  /// knows.
  var canBePerson: Bool {
    !isPlural && !(isKnown && [.place, .organisation, .thing].contains(kind))
      && ([.male, .female, .person, .name].contains(kind) || isSubject && isName && kind == .thing)
  }
}
