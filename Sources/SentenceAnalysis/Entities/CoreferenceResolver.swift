/// Where an entity was spoken of, on the way through an article.
struct ResolvedMention {
  var draft: Int
  var words: Range<Int>
  var sentence: Int32
  var role: GrammarRole
  var clause: Int32
  var form: Mention.Form
  var isQuoted: Bool
}

/// Finds whom pronouns and definite phrases mean: of the entities mentioned before that fit in
/// kind, gender and number the one for which most speaks.
///
/// Each looks at `window` mentions before it and at the names behind it in its sentence, so that
/// time is linear in the length of the article.
final class CoreferenceResolver {
  /// Mentions looked at.
  static let window = 40
  /// Entities weighed at most.
  static let mostCandidates = 16

  let text: ArticleWords
  let weights: CoreferenceWeights
  var drafts: [EntityDraft]
  private(set) var mentions: [ResolvedMention] = []
  private(set) var counts: [Int] = []
  private(set) var firstPerson: Int?
  /// The entities weighed for the anaphor at hand, the one mentioned last first.
  var found: [CoreferenceCandidate] = []
  /// Anaphors for which entities were weighed so far.
  var weighed = 0
  /// Of each entity.
  var weighings: [Weighing]

  /// Where an entity was last weighed.
  struct Weighing {
    /// The number of the anaphor.
    var anaphor = 0
    /// In `found`; −1 for one that does not fit.
    var place = -1
  }

  /// Places of words that are common nouns and subjects, in order: of one thing, and of several.
  let subjects: (one: [Int32], several: [Int32])
  /// The entity that the last pronoun of each kind meant, with its sentence; by the kind's number.
  private(set) var lastMeant: [(draft: Int, sentence: Int32)?] = Array(
    repeating: nil, count: Anaphor.Kind.allCases.count)
  /// Told every pronoun for a person with its candidates; for fitting.
  var observer: ((Int, [CoreferenceCandidate]) -> Void)?

  init(text: ArticleWords, weights: CoreferenceWeights, drafts: [EntityDraft]) {
    self.text = text
    self.weights = weights
    self.drafts = drafts
    counts = Array(repeating: 0, count: drafts.count)
    weighings = Array(repeating: Weighing(), count: drafts.count)
    subjects = Self.subjects(text)
  }

  private static func subjects(_ text: ArticleWords) -> (one: [Int32], several: [Int32]) {
    var found: (one: [Int32], several: [Int32]) = ([], [])
    for index in text.words.indices where text[index].role == .subject {
      if text[index].tag == .noun { found.one.append(Int32(index)) }
      if text[index].tag == .plural { found.several.append(Int32(index)) }
    }
    return found
  }

  /// - Parameters:
  ///   - names: mentions by name, with their entities, in order.
  ///   - anaphors: in order.
  func resolve(names: [ResolvedMention], anaphors: [Anaphor]) {
    var next = 0
    mentions.reserveCapacity(names.count + anaphors.count)
    for anaphor in anaphors {
      while next < names.count, names[next].words.lowerBound < anaphor.words.lowerBound {
        note(names[next])
        next += 1
      }
      let isName = next > 0 && names[next - 1].words.overlaps(anaphor.words)
      if isName { continue }
      if let draft = meant(by: anaphor, later: names[next..<min(next + 6, names.count)]) {
        note(anaphor, draft)
      }
    }
    for name in names[next...] { note(name) }
    mentions.sort { $0.words.lowerBound < $1.words.lowerBound }
  }

  private func note(_ mention: ResolvedMention) {
    mentions.append(mention)
    counts[mention.draft] += 1
    if firstPerson == nil, drafts[mention.draft].traits.looksLikePerson {
      firstPerson = mention.draft
    }
  }

  private func note(_ anaphor: Anaphor, _ draft: Int) {
    if anaphor.kind == .he { drafts[draft].traits.male += 1 }
    if anaphor.kind == .she { drafts[draft].traits.female += 1 }
    if anaphor.isPersonal, drafts[draft].traits.kind == .other {
      drafts[draft].traits.signs.add(.person, 1)
    }
    let head = text[anaphor.head]
    let isBody = anaphor.kind == .definite && head.has(.organisationNoun)
    if anaphor.kind == .it || isBody { drafts[draft].traits.isThing = true }
    lastMeant[Int(anaphor.kind.rawValue)] = (draft, head.sentence)
    note(
      ResolvedMention(
        draft: draft, words: anaphor.words, sentence: head.sentence, role: anaphor.role,
        clause: anaphor.clause, form: anaphor.kind == .definite ? .definite : .pronoun,
        isQuoted: head.isQuoted))
  }

  private func meant(by anaphor: Anaphor, later: ArraySlice<ResolvedMention>) -> Int? {
    switch anaphor.kind {
    case .relative: return relative(anaphor)
    case .definite: return definite(anaphor)
    case .he, .she: return person(anaphor, later)
    case .it, .they: return thing(anaphor)
    }
  }

  // MARK: Relative pronouns

  /// "Iversen, who …": what ends right before it.
  private func relative(_ anaphor: Anaphor) -> Int? {
    guard let last = mentions.last else { return nil }
    let start = anaphor.words.lowerBound
    let end = last.words.upperBound
    let isBeside = end == start || end == start - 1 && text[end].tag == .comma
    guard isBeside, last.sentence == text[start].sentence else { return nil }
    let isPerson = drafts[last.draft].traits.kind == .person
    if text[start].has(.who) {
      let isUnknown = drafts[last.draft].traits.signs.best == .other
      return isPerson || isUnknown || text[start].has(.possessive) ? last.draft : nil
    }
    return isPerson ? nil : last.draft
  }

  // MARK: Persons

  private func person(_ anaphor: Anaphor, _ later: ArraySlice<ResolvedMention>) -> Int {
    findCandidates(anaphor) { fitsPerson($0, anaphor) }
    let isFronted = self.isFronted(anaphor)
    for mention in later
    where isFronted && isMainSubject(mention)
      && mention.sentence == text[anaphor.head].sentence && fitsPerson(mention.draft, anaphor)
      && text[mention.words.lowerBound].chunk != text[anaphor.head].chunk
      && !found.contains(where: { $0.draft == mention.draft })
    {
      var candidate = CoreferenceCandidate(draft: mention.draft, last: mention.words.lowerBound)
      candidate.features[.fronted] = 1
      candidate.isExcluded = binds(mention, anaphor)
      describe(&candidate, anaphor)
      found.append(candidate)
    }
    found.removeAll { $0.isExcluded }
    for index in found.indices {
      found[index].score = found[index].features.weighed(by: weights.person)
    }
    observer?(anaphor.head, found)
    if let best = best(above: weights.person[.threshold]) { return best }
    drafts.append(EntityDraft())
    counts.append(0)
    weighings.append(Weighing())
    drafts[drafts.count - 1].traits.signs.add(.person, 5)
    return drafts.count - 1
  }

  /// Of the entities in `found` the one with the highest score, of equal ones that which was named
  /// first in the article; nil where no score is above `threshold`.
  func best(above threshold: Float) -> Int? {
    var best: (draft: Int, score: Float)?
    for index in found.indices {
      let (draft, score) = (found[index].draft, found[index].score)
      if let best, (best.score, -best.draft) >= (score, -draft) { continue }
      best = (draft, score)
    }
    return best.flatMap { $0.score > threshold ? $0.draft : nil }
  }

  /// "Unlike his rival, Lunde …": the sentence opens with a phrase or clause that the pronoun
  /// stands in.
  private func isFronted(_ anaphor: Anaphor) -> Bool {
    let sentence = text.sentence(of: anaphor.head)
    guard anaphor.head - sentence.lowerBound < 12, anaphor.head > sentence.lowerBound else {
      return false
    }
    let opening = text[sentence.lowerBound].tag
    return opening == .preposition || opening == .gerund || opening == .participle
      || opening == .whAdverb || opening == .to || opening == .adverb
  }

  private func isMainSubject(_ mention: ResolvedMention) -> Bool {
    mention.role == .subject && mention.clause >= 0 && text.isMainClause[Int(mention.clause)]
  }

  /// Every name of it is in capitals, and nothing says that it is a person.
  private func isInCapitals(_ draft: Int) -> Bool {
    guard drafts[draft].traits.signs.points(.person) < 2, !drafts[draft].names.isEmpty else {
      return false
    }
    for name in drafts[draft].names {
      for word in name where !text[word].isAllCapitals { return false }
    }
    return true
  }

  private func fitsPerson(_ draft: Int, _ anaphor: Anaphor) -> Bool {
    let (male, female) = (drafts[draft].traits.male, drafts[draft].traits.female)
    let signs = drafts[draft].traits.signs
    if drafts[draft].traits.isThing, male == female, signs.points(.person) < 1 { return false }
    if abs(male - female) > 1, (male > female) != (anaphor.kind == .he) { return false }
    if isInCapitals(draft), !text[anaphor.head].isAllCapitals { return false }
    let kind = signs.best
    let points = signs.points(kind)
    if kind == .organisation, points < 4, signs.points(.person) > 0 { return true }
    return kind == .person || kind == .other || kind == .place && points < 4
      || points < 5 && male != female
  }

  // MARK: Definite phrases

  private func definite(_ anaphor: Anaphor) -> Int? {
    let head = text[anaphor.head]
    if anaphor.words.upperBound < text.count, text[anaphor.words.upperBound].has(.of) { return nil }
    if let named = named(by: anaphor) { return named }
    let isGeneric = head.has(.genericHead)
    var nearest: Int?
    var seen: [Int] = []
    let fitting = mentions.suffix(Self.window).reversed().filter {
      matches(drafts[$0.draft].traits.kind, head)
    }
    for mention in fitting {
      let draft = mention.draft
      guard !seen.contains(draft) else { continue }
      seen.append(draft)
      if drafts[draft].nouns.contains(head.hash) || names(draft, hold: head.hash) { return draft }
      let isNear = head.sentence - mention.sentence < 3
      if nearest == nil, isNear, !binds(mention, anaphor), drafts[draft].traits.kind != .person {
        nearest = draft
      }
    }
    if seen.count == 1 { return nearest }
    return outstanding(fitting, anaphor) ?? (isGeneric ? nearest ?? main(fitting) : nil)
  }

  private func names(_ draft: Int, hold hash: UInt64) -> Bool {
    drafts[draft].names.contains { $0.count > 1 && $0.contains { text[$0].hash == hash } }
  }

  private func matches(_ kind: EntityKind, _ head: ArticleWord) -> Bool {
    if head.has([.office, .personNoun]), kind == .person { return true }
    return KindSignReader.nouns.contains { head.has($0.0) && $0.1 == kind }
  }
}
