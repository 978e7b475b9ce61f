internal import Text

/// One name of an article with all places where it stands.
struct NameRecord {
  var words: Range<Int>
  var key: UInt64
  var signs = KindSigns()
  /// What stands beside it says so, over all places where it stands.
  var context = KindSigns()
  var count = 0
  /// Longer names that it may be short for, by record; at most `NameLinker.mostTargets`.
  var targets: [Int] = []

  /// What stands beside a name counts for so much of a kind, at most, wherever it stands.
  static let mostContext = 5

  mutating func settleContext() { signs.add(context, most: Self.mostContext) }
}

/// An entity while its article is read.
struct EntityDraft {
  private(set) var names: [Range<Int>] = []
  var traits = EntityTraits()
  /// Hashes of nouns that it was said to be ("chain", "mayor").
  var nouns: Set<UInt64> = []

  mutating func add(name: Range<Int>) {
    names.append(name)
    traits.hasName = true
    if name.count > 1 { traits.hasWholeName = true }
  }
}

/// What tells what an entity is. Apart from its names, since it is looked at for every pronoun.
struct EntityTraits {
  var signs = KindSigns()
  /// Points for each gender.
  var male = 0
  var female = 0
  var isPlural = false
  /// "It" or "the company" meant it.
  var isThing = false
  /// It says or does something, and no sign tells what it is.
  var isActing = false
  fileprivate(set) var hasName = false
  /// One of its names has two words or more.
  fileprivate(set) var hasWholeName = false

  /// What acts, and by no sign is anything else, is taken for an organisation, or for a person
  /// where it looks like a person's whole name.
  var kind: EntityKind {
    let best = signs.best
    guard best == .other, isActing else { return best }
    if male + female > 0 { return hasWholeName ? .person : .other }
    return signs.points(.person) > 0 ? .person : .organisation
  }

  /// It is a person, or nothing speaks against it and its name looks like one's.
  var looksLikePerson: Bool {
    kind == .person || signs.best == .other && signs.points(.person) > 0 && !isThing
  }

  var gender: Gender? {
    male == female ? nil : male > female ? .male : .female
  }
}
