internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Compares a claim with one sentence and what stands around it.
struct ClaimComparison {
  let claim: Claim
  let words: ClaimWords
  let table: TermTable
  let lexicon: Lexicon?
  let candidate: Candidate
  /// What its clauses say to the question's form.
  let match: ClauseMatch
  /// The sentence's terms, in order.
  let terms: [Int32]
  private let termSet: Set<Int32>
  /// Words of the claim that stand in the sentence, and those that a related word stands for.
  let found: UInt64
  private(set) var related: UInt64
  /// Words of the claim that stand around the sentence, or a related word for them.
  let around: UInt64

  init(
    claim: Claim, words: ClaimWords, table: TermTable, lexicon: Lexicon?, candidate: Candidate,
    match: ClauseMatch
  ) {
    self.claim = claim
    self.words = words
    self.table = table
    self.lexicon = lexicon
    self.candidate = candidate
    self.match = claim.match(match)
    terms = candidate.tokens.map { candidate.article.terms[$0] }
    termSet = Set(terms)
    let numbers = Set(terms.compactMap { words.number($0) })
    found =
      terms.reduce(0) { $0 | (claim.byTerm[$1] ?? 0) }
      | claim.mask { $0.number.map(numbers.contains) ?? false }
    related = terms.reduce(0) { $0 | (claim.byRelation[$1] ?? 0) } & ~found
    around = Self.context(of: candidate).reduce(0) {
      $0 | (claim.byTerm[$1] ?? 0) | (claim.byRelation[$1] ?? 0)
    }
    related |= mirrored
  }

  /// Terms of the title, the article's first sentence, the two sentences before and the one after.
  private static func context(of candidate: Candidate) -> [Int32] {
    let article = candidate.article
    let here = candidate.sentence
    let near = [0, here - 2, here - 1, here + 1].filter(article.sentenceTokens.indices.contains)
    return article.titleTerms
      + near.flatMap { article.sentenceTokens[$0].map { article.terms[$0] } }
  }

  /// Words of the claim of which the sentence holds a contrary that the claim does not hold: they
  /// settle it as well.
  var opposed: UInt64 {
    terms.reduce(0) { mask, term in
      claim.allTerms.contains(term) ? mask : mask | (claim.byOpposite[term] ?? 0)
    }
  }

  /// Whether where something is done may be who does it: "at".
  func isSeat(_ preposition: String) -> Bool {
    table.terms(ofPhrase: preposition).contains { words.isIn(.seat, $0) }
  }

  func features() -> YesNoFeatures {
    var features = YesNoFeatures()
    features[.constant] = 1
    coverageSigns(&features)
    negationSigns(&features)
    contradictionSigns(&features)
    numberSigns(&features)
    nameSigns(&features)
    quantifierSigns(&features)
    clauseSigns(&features)
    return features
  }

  private func clauseSigns(_ features: inout YesNoFeatures) {
    features[.clauseMatch] = match.share
    features[.unrealised] = match.standing == .contradicted ? 1 : 0
  }

  /// Whether the sentence makes the comparison that the claim makes, or the contrary one.
  var compares: Bool {
    let asked = claim.mask { words.isIn(.comparative, $0.term) }
    return terms.contains { term in
      ((claim.byTerm[term] ?? 0) | (claim.byOpposite[term] ?? 0)) & asked != 0
    }
  }

  // MARK: What is there

  private func coverageSigns(_ features: inout YesNoFeatures) {
    let content = claim.contentMask
    let held = found | related
    features[.covered] = claim.share(found & content)
    features[.kin] = claim.share(related & content)
    features[.around] = claim.share(around & content & ~held)
    features[.absent] = claim.share(content & ~held & ~around)
    features[.lastMissing] = isMissing(
      content == 0 ? 0 : 1 << UInt64(63 - content.leadingZeroBitCount))
    features[.verbMissing] = isMissing(claim.verbMask)
    features[.rarestMissing] = isMissing(claim.rarestMask)
    features[.together] = candidate.features[.density]
    features[.neighbours] = candidate.features[.phraseShare]
  }

  /// 1 when none of the words in `mask` is in the sentence, half that when one stands around it; 0
  /// for an empty mask.
  private func isMissing(_ mask: UInt64) -> Double {
    guard mask != 0, mask & (found | related) == 0 else { return 0 }
    return mask & around == 0 ? 1 : 0.5
  }

  /// The share of the claim, the words in `mask` left out, that the sentence holds, to the fourth
  /// power: a contradiction counts where all else agrees.
  func agreement(without mask: UInt64, counting nearShare: Double = 0) -> Double {
    let rest = claim.share(claim.contentMask & ~mask)
    guard rest > 0 else { return 0 }
    let held = claim.share(claim.contentMask & ~mask & (found | related))
    let near = claim.share(claim.contentMask & ~mask & around & ~found & ~related)
    let share = (held + nearShare * near) / rest
    return share * share * share * share
  }

  // MARK: Contraries

  private func contradictionSigns(_ features: inout YesNoFeatures) {
    let open = ~(found | related)
    let mirrored = mirrored
    let contrary = opposed & ~found & ~mirrored
    let strength = agreement(without: contrary)
    features[.opposite] = contrary & claim.contentMask != 0 ? strength : 0
    features[.smallOpposite] = contrary & ~claim.contentMask != 0 ? strength : 0
    features[.turned] = isTurned && mirrored == 0 ? strength : 0
    let sisters = sisters(of: open & claim.contentMask & ~opposed)
    features[.sister] = sisters == 0 ? 0 : agreement(without: sisters)
    // "Cubs or pups" may be what the sentence says as well.
    features[.alternatives] = claim.offersTwo && !termSet.contains(table.term(.or)) ? 1 : 0
  }

  /// The words in `mask` instead of which the sentence has another kind of the same thing.
  private func sisters(of mask: UInt64) -> UInt64 {
    guard let lexicon, mask != 0 else { return 0 }
    let others = termSet.subtracting(claim.allTerms).filter(isContent)
      .map { table.terms[Int($0)] }
    return claim.words.indices.reduce(0) { found, index in
      guard mask & 1 << UInt64(index) != 0, claim.words[index].number == nil else { return found }
      let term = table.terms[Int(claim.words[index].term)]
      let isSister = others.contains { lexicon.areSisters(term, $0) }
      return isSister ? found | 1 << UInt64(index) : found
    }
  }

  /// Comparisons that the sentence makes the other way round: "A is larger than B" says that B is
  /// smaller than A.
  private var mirrored: UInt64 {
    let comparatives = claim.mask { words.isIn(.comparative, $0.term) }
    let contrary = terms.reduce(UInt64(0)) { $0 | (claim.byOpposite[$1] ?? 0) }
    return isTurned ? contrary & comparatives & ~found : 0
  }

  /// Whether two names of the claim have changed parts: they stand in the other order, or in the
  /// same with "by" on one side only.
  private var isTurned: Bool {
    let found = Claim.places(of: claim.nameTerms, in: terms)
    let places = claim.names.indices.compactMap { index -> (asked: Int, said: Int)? in
      let name = claim.names[index]
      // A part of the name stands for it: "Halden" for "Ada Halden", unless it is a part of another
      // as well.
      let isShared = claim.names.indices.contains { $0 != index && claim.names[$0] & name != 0 }
      let said =
        found[index]
        ?? (isShared ? nil : terms.firstIndex { (claim.byTerm[$0] ?? 0) & name != 0 })
      return said.map { (claim.namePlaces[index] ?? name.trailingZeroBitCount, $0) }
    }
    guard places.count >= 2 else { return false }
    let sorted = places.sorted { $0.asked < $1.asked }
    let isSwapped = zip(sorted, sorted.dropFirst()).contains { $0.said > $1.said }
    return isSwapped != (namesAgent(claim.words.map(\.term)) != namesAgent(terms))
  }

  /// Whether "by" stands directly before a name of the claim.
  private func namesAgent(_ terms: [Int32]) -> Bool {
    let by = table.term(.by)
    let names = claim.names.reduce(0, |)
    return zip(terms, terms.dropFirst()).contains {
      $0 == by && (claim.byTerm[$1] ?? 0) & names != 0
    }
  }

  // MARK: Names

  private func nameSigns(_ features: inout YesNoFeatures) {
    let held = found | related | around
    let missing = claim.names.count { $0 & ~held != 0 }
    if !claim.names.isEmpty {
      features[.nameMissing] = Double(missing) / Double(claim.names.count)
    }
    let replaced = replacedInPlace
    features[.rivalInPlace] = replaced == 0 ? 0 : agreement(without: replaced)
  }

  /// The missing words of the claim that follow a preposition which something else follows in the
  /// sentence ("in Lund" for "in Narvik").
  private var replacedInPlace: UInt64 {
    let asked = claim.words.map(\.term)
    return asked.indices.reduce(0) { mask, index in
      guard words.isIn(.preposition, asked[index]), let object = object(of: index, in: asked),
        (found | related | around) & 1 << UInt64(object) == 0
      else { return mask }
      let isReplaced = terms.indices.contains { place in
        guard terms[place] == asked[index], let other = self.object(of: place, in: terms) else {
          return false
        }
        return !claim.allTerms.contains(terms[other])
      }
      return isReplaced ? mask | 1 << UInt64(object) : mask
    }
  }

  /// The content word at most two words after a preposition; nil where there is none.
  private func object(of place: Int, in terms: [Int32]) -> Int? {
    (place + 1..<max(place + 1, min(place + 3, terms.count))).first { isContent(terms[$0]) }
  }

  func isContent(_ term: Int32) -> Bool {
    !table.classes(of: term).contains(.stopword)
  }

  // MARK: Quantity, need and doubt

  private func quantifierSigns(_ features: inout YesNoFeatures) {
    features[.exclusiveAdded] = added(.exclusive)
    features[.universalAdded] = added(.universal)
    features[.necessityAdded] = added(.necessity)
    features[.samenessAdded] = added(.sameness)
    features[.comparisonAdded] = added(.comparative)
    features[.superlativeAdded] = added(.superlative)
    features[.weakAsked] = asks(.weak)
    features[.possibilityAsked] = asks(.possibility)
    features[.uncertain] = asks(.uncertain) == 0 && says(.uncertain) ? 1 : 0
    features[.limited] = says(.limiting) || (says(.exclusive) && asks(.exclusive) == 0) ? 1 : 0
  }

  /// Whether the sentence holds a word of the list that no negation stands before.
  private func says(_ list: ClaimWords.List) -> Bool {
    terms.indices.contains { index in
      words.isIn(list, terms[index]) && !(index > 0 && words.isIn(.negation, terms[index - 1]))
    }
  }

  private func asks(_ list: ClaimWords.List) -> Double {
    claim.words.contains { words.isIn(list, $0.term) } ? 1 : 0
  }

  /// 1 when the claim holds a word of the list and the sentence none.
  private func added(_ list: ClaimWords.List) -> Double { says(list) ? 0 : asks(list) }
}
