internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What the sentence and the claim deny.
extension ClaimComparison {
  /// By the clause that has the verb of the question; where none has, by the words behind a
  /// negation.
  func negationSigns(_ features: inout YesNoFeatures) {
    let isClause = match.hasPredicate(of: claim.form) && match.polarity != .silent
    let question = isClause ? claim.form.isNegated : isAskedNegatively
    let sentence =
      isClause
      ? (match.polarity == .contradicted) != claim.form.isNegated
      : isNegated(terms, reach: 4) { claims(terms[$0]) }
    let strength = agreement(without: 0)
    let near = agreement(without: 0, counting: Self.nearShare)
    features[.denied] = sentence && !question ? near : 0
    features[.denialAsked] = question && !sentence ? strength : 0
    features[.bothNegated] = question && sentence ? strength : 0
    let isNear = !isClause && !sentence && isNegated(terms, reach: 8) { claims(terms[$0]) }
    features[.denialNear] = isNear && !question ? strength : 0
  }

  /// Whether a term is a content word of the claim or stands for one.
  func claims(_ term: Int32) -> Bool {
    (claim.byTerm[term] ?? 0) & claim.contentMask != 0 || claim.byRelation[term] != nil
  }

  /// Whether the claim itself is negated. "Isn't it …?" asks the same as "Is it …?".
  private var isAskedNegatively: Bool {
    let asked = claim.words.dropFirst().map(\.term)
    let count = asked.indices.count {
      words.isIn(.negation, asked[$0])
        && !(asked.indices.contains($0 + 1) && words.isIn(.undoneNegation, asked[$0 + 1]))
    }
    return count % 2 == 1
  }

  /// Whether an odd number of negations stand at most `reach` words before a word that matters, in
  /// the same clause.
  func isNegated(_ terms: [Int32], reach: Int, matters: (Int) -> Bool) -> Bool {
    negated(terms, reach: reach).count { $0.contains(where: matters) } % 2 == 1
  }

  /// What each negation may deny: at most `reach` words behind it, in the same clause.
  func negated(_ terms: [Int32], reach: Int) -> [Range<Int>] {
    terms.indices.compactMap { index in
      let isVerb = words.isIn(.denialVerb, terms[index])
      guard isVerb || words.isIn(.negation, terms[index]) else { return nil }
      // A word of denial that the claim holds as well denies nothing.
      if isVerb, claim.allTerms.contains(terms[index]) { return nil }
      let next = index + 1
      guard next < terms.count, !words.isIn(.undoneNegation, terms[next]) else { return nil }
      let stop = reachEnd(from: next, reach: reach, in: terms)
      return next..<((next..<stop).first { endsClause(before: $0) } ?? stop)
    }
  }

  /// Content words of the claim that stand only behind what puts something aside: "a port, not a
  /// resort", "steel instead of copper", "unlike Halden".
  var setAside: UInt64 {
    let aside = deniedAside + replacedAside
    func mask(_ places: [Int]) -> UInt64 {
      places.reduce(0) { $0 | (claim.byTerm[terms[$1]] ?? 0) } & claim.contentMask
    }
    let inside = mask(aside.flatMap(Array.init))
    guard inside != 0 else { return 0 }
    let outside = terms.indices.filter { place in !aside.contains { $0.contains(place) } }
    return inside & ~mask(outside)
  }

  /// Behind a comma and a "not".
  private var deniedAside: [Range<Int>] {
    terms.indices.filter { index in
      table.term(.not) == terms[index] && endsClause(before: index)
        && terms.indices.contains(index + 1) && !words.isIn(.undoneNegation, terms[index + 1])
    }.map { index in
      let stop = min(terms.count, index + Self.asideReach)
      return index + 1..<((index + 2..<max(index + 2, stop)).first(where: endsClause) ?? stop)
    }
  }

  /// The first phrase behind "instead of", "rather than", "unlike".
  private var replacedAside: [Range<Int>] {
    terms.indices.dropLast().compactMap { index in
      guard !claim.allTerms.contains(terms[index]) else { return nil }
      if words.isIn(.contrasting, terms[index]) { return phrase(from: index + 1) }
      guard words.isIn(.replacing, terms[index]), words.isIn(.replacingLink, terms[index + 1]),
        index + 2 < terms.count
      else { return nil }
      return phrase(from: index + 2)
    }
  }

  /// Up to the first small word behind a word of content, or the end of the clause.
  private func phrase(from start: Int) -> Range<Int> {
    let stop = min(terms.count, start + Self.asideReach)
    let head = (start..<stop).first { isContent(terms[$0]) } ?? start
    let end = (head + 1..<max(head + 1, stop)).first {
      endsClause(before: $0) || !isContent(terms[$0])
    }
    return start..<(end ?? stop)
  }

  /// Words that "not" and what it puts aside may have.
  private static let asideReach = 8

  /// Where the words end that a negation reaches: further where it goes on with "to": "not in talks
  /// to be bought".
  private func reachEnd(from next: Int, reach: Int, in terms: [Int32]) -> Int {
    let stop = min(terms.count, next + reach)
    let to = table.term(.to)
    return terms[next..<stop].contains(to) ? min(terms.count, stop + 2) : stop
  }

  /// Whether a comma, semicolon or colon stands before the word at this place of the sentence.
  func endsClause(before place: Int) -> Bool {
    let token = candidate.tokens.lowerBound + place - 1
    guard candidate.tokens.contains(token) else { return false }
    return candidate.article.gap(after: token).contains { [0x2C, 0x3B, 0x3A].contains($0) }
  }

  /// What a word that only stands around the sentence counts where the sentence denies: "Nobody was
  /// hurt." in an article on the storm.
  private static let nearShare = 0.6
}
