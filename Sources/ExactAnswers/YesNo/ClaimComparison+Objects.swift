internal import EvidenceRanking
internal import SentenceAnalysis
internal import Text

/// Whether the verb of a sentence acts on what the verb of the question acts on.
extension ClaimComparison {
  /// Signs of a verb that acts on something else: "buys from Marelgue" and "bought Marelgue's
  /// boats" for "bought Marelgue".
  func objectSigns(_ features: inout YesNoFeatures) {
    features[.otherObject] = isMoved(claim.object) || isDirect(claim.indirectObject) ? 1 : 0
  }

  /// Whether the sentence's verb reaches the name only by a preposition, or reaches something that
  /// belongs to it.
  private func isMoved(_ name: UInt64) -> Bool {
    let places = places(of: name)
    guard !places.isEmpty else { return false }
    return places.allSatisfy { place in
      guard let verb = terms[..<place].lastIndex(where: isVerb) else { return false }
      return isOwner(place, name) || follows(place, after: verb)
    }
  }

  /// Whether a preposition other than "by" stands right before the name.
  private func follows(_ place: Int, after verb: Int) -> Bool {
    let before = (verb + 1..<max(verb + 1, place)).last { !isDeterminer(terms[$0]) }
    guard let before, words.isIn(.preposition, terms[before]) else { return false }
    // "the purchase of Marelgue": a noun made from the verb acts on what "of" names.
    let isNounOf = before == verb + 1 && terms[before] == table.term(.of)
    return terms[before] != table.term(.by) && !isNounOf
  }

  /// Whether the verb stands right before the name that the question joins to it by a preposition.
  private func isDirect(_ name: UInt64) -> Bool {
    places(of: name).contains { place in
      let before = terms[..<place].lastIndex { !isDeterminer($0) }
      return before.map { isVerb(terms[$0]) } ?? false
    }
  }

  /// Where the name begins in the sentence.
  func places(of name: UInt64) -> [Int] {
    guard name != 0 else { return [] }
    let first: UInt64 = 1 << UInt64(name.trailingZeroBitCount)
    return terms.indices.filter { (claim.byTerm[terms[$0]] ?? 0) & first != 0 }
  }

  /// Whether the name at `place` owns what follows it, as it does not in the question.
  private func isOwner(_ place: Int, _ name: UInt64) -> Bool {
    let end = place + max(0, name.nonzeroBitCount - 1)
    guard end + 1 < terms.count, !claim.allTerms.contains(terms[end + 1]) else { return false }
    return owns(place, name)
  }

  /// Whether "'s" stands behind the name at `place`.
  func owns(_ place: Int, _ name: UInt64) -> Bool {
    let token = candidate.tokens.lowerBound + place + max(0, name.nonzeroBitCount - 1)
    guard token + 1 < candidate.tokens.upperBound else { return false }
    let own = candidate.article.text(
      of: TextSpan(Int(candidate.article.starts[token]), Int(candidate.article.ends[token])))
    if table.ends(own, .genitive) { return true }
    let gap = candidate.article.bytes[
      Int(candidate.article.starts[token])..<Int(candidate.article.starts[token + 1])]
    let text = String(decoding: gap, as: UTF8.self)
    return text.last == " "
      && (table.ends(text.dropLast(), .genitive) || table.ends(text.dropLast(), .pluralGenitive))
  }

  func isVerb(_ term: Int32) -> Bool {
    ((claim.byTerm[term] ?? 0) | (claim.byRelation[term] ?? 0)) & claim.verbMask != 0
  }

  private func isDeterminer(_ term: Int32) -> Bool { words.isIn(.determiner, term) }
}
