internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Named rules by which a sentence says the contrary of a claim where all else agrees, or cannot
/// affirm it though it has all of its words.
struct ClaimRules {
  /// What the sentence has instead of what is claimed.
  enum Contrary: String, CaseIterable {
    /// "a port, not a resort" for "a resort".
    case setAside = "put aside for another"
    /// "opened in 2006" for "Did it open in 2016?": of what happens once.
    case otherYear = "another year"
    /// "buried in the city of Lund" for "in the city of Narvik".
    case otherPlace = "another place"
    /// "the first chancellor" for "the second chancellor".
    case otherRank = "another rank"
    /// "magnitude 6.8" for "magnitude 8.6".
    case otherLevel = "another level"
    /// "few harbours" for "many harbours".
    case otherQuantity = "another quantity"
    /// "the second-tallest tower" for "the tallest tower".
    case lowerRank = "a lower rank"
    /// "approved the ferry and rejected the tax" for "Did it approve the tax?".
    case contraryVerb = "a verb of contrary meaning"
  }

  /// Why it cannot affirm.
  enum Reservation: String, CaseIterable {
    /// "all but the otter", for the otter.
    case excepted
    /// "non-official" for "official".
    case prefixed
    /// "one of the oldest mills" for "the oldest mill".
    case oneOfSeveral = "one of several"
    /// "the second-tallest tower" for "the tallest tower", whenever that was.
    case ranked
    /// "should open", "wanted to open" for "Did it open?".
    case unrealised = "wished or owed, not done"
    /// "stopped selling", "called off the sale", "had it sold, …" for "Did it sell?".
    case undone = "not told as done"
    /// "approved the ferry and put off the school" for "Did it approve the school?".
    case ofOtherVerb = "told by another verb"
    /// "Lind was acquitted of it" for "Is Lind guilty of it?".
    case lackingWord = "without a word of what it is"
    /// "a former bank" for "Is it a bank?".
    case former = "no more so"
  }

  let comparison: ClaimComparison
  var claim: Claim { comparison.claim }
  var words: ClaimWords { comparison.words }
  var terms: [Int32] { comparison.terms }
  var match: ClauseMatch { comparison.match }
  private var article: TokenizedArticle { comparison.candidate.article }

  /// The share of a claim that the sentence and what stands around it must hold.
  private static let leastHeld = 0.6
  private static let nearlyAll = 0.8
  /// The same where a number stands behind the word for what it measures.
  private static let leastBesideLevel = 0.4

  /// The first rule that holds; nil where none does.
  var contrary: Contrary? { Contrary.allCases.first(where: holds) }

  /// The first that holds; nil where none does.
  var reservation: Reservation? { Reservation.allCases.first(where: holds) }

  /// Whether the figure of the sentence keeps to the bound that is claimed ("more than 300 boats"),
  /// where all else agrees; nil where it tells no such figure.
  var keepsBound: Bool? {
    guard let bound = ClaimedBound(claim, words: words, table: comparison.table),
      match.hasPredicate(of: claim.form), match.polarity == .matched, match.standing == .matched,
      match.time != .contradicted, !match.isTurned,
      isHeld(without: bound.mask, share: Self.nearlyAll)
    else { return nil }
    return bound.holds(in: terms, words: words, tallies: tallies)
  }

  /// Votes for and against behind the clause's verb, before the next one: "approved it 360-58".
  private var tallies: [(ayes: Double, nays: Double)] {
    guard let verb = match.clause.map({ article.facts.analysis.clauses[$0].verb }) else {
      return []
    }
    let first = comparison.candidate.tokens.lowerBound
    let end =
      article.facts.clauses(in: comparison.candidate.span).map(\.verb.start)
      .filter { $0 > verb.start }.min() ?? Int.max
    return terms.indices.dropLast().compactMap { place in
      let start = Int(article.starts[first + place])
      let gap = Array(article.gap(after: first + place))
      guard start > verb.start, start < end, gap == Array("-".utf8) || gap == Array("–".utf8),
        let ayes = words.number(terms[place]), let nays = words.number(terms[place + 1]),
        ayes.kind == .cardinal, nays.kind == .cardinal
      else { return nil }
      return (ayes.value, nays.value)
    }
  }

  private func holds(_ contrary: Contrary) -> Bool {
    guard !match.isTurned, match.standing != .contradicted, match.polarity != .contradicted else {
      return false
    }
    return switch contrary {
    case .setAside: isSetAside
    case .otherYear: isOfOtherYear
    case .otherPlace: isElsewhere
    case .otherRank: hasOtherRank
    case .otherLevel:
      comparison.otherLevels != 0
        && isHeld(without: comparison.otherLevels, share: Self.leastBesideLevel)
    case .otherQuantity: hasOtherQuantity
    case .lowerRank: hasLowerRank
    case .contraryVerb: OtherDeed(comparison).isContrary
    }
  }

  private func holds(_ reservation: Reservation) -> Bool {
    switch reservation {
    case .excepted: isExcepted
    case .prefixed: isPrefixed
    case .oneOfSeveral: isOneOfSeveral
    case .ranked: isRankedLower
    case .unrealised: isUnrealised
    case .undone: ToldDeed(comparison).isUndone
    case .ofOtherVerb: OtherDeed(comparison).takesPart
    case .lackingWord: lacksWord
    case .former: isFormer
    }
  }

  // MARK: Contraries

  /// The clause names a year of its own, which is not the one asked for, of something that happens
  /// once.
  private var isOfOtherYear: Bool {
    guard match.time == .contradicted, tellsOnce, isInPlace,
      let clause = match.clause.map({ article.facts.analysis.clauses[$0] }),
      article.facts.days(of: clause) != nil
    else { return false }
    let asked = claim.words.compactMap(\.number).filter { $0.kind == .year }
    let said = terms.compactMap { words.number($0) }.filter { $0.kind == .year }
    return !asked.isEmpty && !said.isEmpty && Set(asked).isDisjoint(with: said)
  }

  /// What happens to a thing but once: it opens, is born, is buried; or it is asked for the first.
  private var tellsOnce: Bool {
    let first = NumberWord.first
    if claim.words.contains(where: { $0.number == first }),
      terms.contains(where: { words.number($0) == first })
    {
      return true
    }
    return claim.form.predicate?.terms.contains {
      words.isIn(.once, comparison.table.number(of: $0))
    } ?? false
  }

  /// Whether the verb is the one asked for, and who does it and whom it is done to stand whole
  /// where the question has them.
  private var isInPlace: Bool {
    match.hasPredicate(of: claim.form)
      && match.rows.allSatisfy { row in
        let part = claim.form.parts[row.part]
        guard part.clause == 0, part.role == .doer || part.role == .undergoer else { return true }
        return row.isFull && row.verdict.isFound
      }
  }

  /// A place stands behind the verb that is another of the same kind than the one asked for,
  /// which the article never names.
  private var isElsewhere: Bool {
    guard tellsOnce, isInPlace,
      let clause = match.clause.map({ article.facts.analysis.clauses[$0] })
    else { return false }
    let missing = match.rows.filter { row in
      let part = claim.form.parts[row.part]
      return part.isName && !row.verdict.isFound
        && (part.role == .modifier || part.role == .attribute)
    }
    guard missing.count == 1, let row = missing.first, let head = claim.form.parts[row.part].head,
      !article.terms.contains(comparison.table.number(of: head))
    else { return false }
    let said = clause.modifiers.flatMap { modifier in
      let tokens = article.tokens(in: modifier.object.span)
      // "the city" of "the city of Lund".
      let end = min(comparison.candidate.tokens.upperBound, tokens.upperBound + Self.behindPlace)
      return tokens.lowerBound..<end
    }
    return said.contains { token in
      let term = article.terms[token]
      guard article.isCapitalised(token), !claim.allTerms.contains(term) else { return false }
      return comparison.lexicon?.areSisters(head, comparison.table.terms[Int(term)]) ?? false
        || isBehindSameWords(token, as: head)
    }
  }

  /// Words behind the noun for a place in which its name stands.
  private static let behindPlace = 2

  /// "the city of Lund" for "the city of Narvik": a noun and a preposition stand before both.
  private func isBehindSameWords(_ token: Int, as head: String) -> Bool {
    let asked = claim.words.map(\.term)
    guard let place = asked.firstIndex(of: comparison.table.number(of: head)), place >= 2,
      token >= 2, words.isIn(.preposition, asked[place - 1]), claim.words[place - 2].isContent
    else { return false }
    return article.terms[token - 1] == asked[place - 1]
      && article.terms[token - 2] == asked[place - 2]
  }

  /// Another ordinal stands before the word that it stands before in the claim.
  private var hasOtherRank: Bool {
    let other = comparison.otherRanks
    return other != 0 && match.hasPredicate(of: claim.form) && isHeld(without: other)
  }

  /// A word of contrary meaning stands before the word that the claim's stands before.
  private var hasOtherQuantity: Bool {
    claim.words.indices.dropLast().contains { index in
      let next = claim.words[index + 1]
      guard !claim.words[index].isLeftOut, next.isContent,
        let others = words.opposites[claim.words[index].term],
        words.isIn(.quantity, claim.words[index].term)
      else { return false }
      let isSaid = terms.indices.dropLast().contains {
        others.contains(terms[$0]) && !claim.allTerms.contains(terms[$0])
          && terms[$0 + 1] == next.term
      }
      return isSaid && match.hasPredicate(of: claim.form) && isHeld(without: 1 << UInt64(index))
    }
  }

  /// An ordinal stands before the superlative that is claimed without one.
  private var isRankedLower: Bool {
    // "The fourth largest port and the largest of the coast" ranks by itself.
    guard !claim.words.contains(where: { $0.number?.kind == .ordinal }) else { return false }
    return claim.words.indices.contains { index in
      guard words.isIn(.superlative, claim.words[index].term),
        index == 0 || claim.words[index - 1].number?.kind != .ordinal
      else { return false }
      let place = terms.firstIndex(of: claim.words[index].term)
      return place.map { $0 > 0 && words.number(terms[$0 - 1])?.kind == .ordinal } ?? false
    }
  }

  private var hasLowerRank: Bool {
    isRankedLower && match.hasPredicate(of: claim.form) && isOfSameTense && isHeld(without: 0)
  }

  /// "Was it the tallest?" is not denied by what it is now.
  private var isOfSameTense: Bool {
    let clause = match.clause.map { article.facts.analysis.clauses[$0] }
    return claim.form.standing != .happened || clause?.tense == .past
  }

  /// Whether the sentence holds most of the claim but the words in `mask`, and every name stands in
  /// it or around it.
  func isHeld(without mask: UInt64, share least: Double = Self.leastHeld) -> Bool {
    let rest = claim.contentMask & ~mask
    let held = comparison.found | comparison.related
    let named = claim.names.allSatisfy { $0 & ~mask & ~(held | comparison.around) == 0 }
    let share =
      claim.share(rest & held) + Self.aroundShare * claim.share(rest & comparison.around & ~held)
    return named && share >= least * claim.share(rest)
  }

  /// What a word that only stands around the sentence counts.
  private static let aroundShare = 0.6
}
