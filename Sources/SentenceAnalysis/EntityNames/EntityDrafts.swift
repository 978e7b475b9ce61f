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
  var names: [Range<Int>] = []
  var signs = KindSigns()
  /// Points for each gender.
  var male = 0
  var female = 0
  var isPlural = false
  var roles: [EntityRole] = []
  /// Hashes of nouns that it was said to be ("chain", "mayor").
  var nouns: Set<UInt64> = []

  /// "It" or "the company" meant it.
  var isThing = false

  /// It says or does something, and no sign tells what it is.
  var isActing = false

  /// What acts, and by no sign is anything else, is taken for an organisation, or for a person
  /// where it looks like a person's whole name.
  @inline(__always)
  var kind: EntityKind {
    let best = signs.best
    guard best == .other, isActing else { return best }
    if male + female > 0 { return isWholeName ? .person : .other }
    return signs.points(.person) > 0 ? .person : .organisation
  }

  /// It is a person, or nothing speaks against it and its name looks like one's.
  @inline(__always)
  var looksLikePerson: Bool {
    kind == .person || signs.best == .other && signs.points(.person) > 0 && !isThing
  }

  /// One of its names has two words or more.
  @inline(__always)
  private var isWholeName: Bool { names.contains { $0.count > 1 } }

  @inline(__always)
  var gender: Gender? {
    male == female ? nil : male > female ? .male : .female
  }
}
