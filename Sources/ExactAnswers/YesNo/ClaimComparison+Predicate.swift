internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Whether a sentence tells what is asked as something that happened, and whether it holds what the
/// verb of the question acts on.
extension ClaimComparison {
  /// Words before a verb that may stand between it and the word that makes it a plan.
  private static let reach = 3

  func predicateSigns(_ features: inout YesNoFeatures) {
    features[.unrealised] = isUnrealised ? 1 : 0
    features[.otherSubject] = hasOtherSubject ? 1 : 0
    features[.objectMissing] = lacksObject ? 1 : 0
  }

  /// Whether the sentence lacks the object of a verb that says little, or has a noun without its
  /// preposition: "the sale" for "for sale".
  private var lacksObject: Bool {
    if claim.lightObject & ~(found | related) != 0 { return true }
    guard let bound = claim.bound else { return false }
    return !zip(terms, terms.dropFirst()).contains { $0 == bound.preposition && $1 == bound.word }
  }

  /// Whether the sentence denies only that what is asked is planned or expected: "no longer expects
  /// a rise" does not deny that there was one, "is not in talks to be bought" does.
  var deniesOnlyExpectation: Bool {
    let denials = negated(terms, reach: 4).compactMap { reached in
      reached.first { claims(terms[$0]) }.map { reached.lowerBound..<$0 }
    }
    return !denials.isEmpty
      && denials.allSatisfy { $0.contains { words.isIn(.uncertain, terms[$0]) } }
  }

  /// Whether a month or weekday that is asked for stands neither in the sentence nor around it, and
  /// the article was not published then.
  var isOfAnotherTime: Bool {
    guard let time = claim.time, claim.monthMask & ~(found | around) != 0 else { return false }
    guard let day = candidate.article.stored.summary.metadata.published else { return true }
    return !(time.since...max(time.since, time.until)).contains(day)
  }

  /// What makes a sentence a worse one to judge: 0 where it tells of what is asked.
  var predicatePenalty: Double {
    let isDenied = isNegated(terms, reach: 4) { claims(terms[$0]) }
    return (isUnrealised && !isDenied ? 0.25 : 0) + (lacksObject ? 0.25 : 0)
  }

  /// Whether the sentence makes the comparison that the claim makes, or the contrary one.
  var compares: Bool {
    let asked = claim.mask { words.isIn(.comparative, $0.term) }
    return terms.contains { term in
      ((claim.byTerm[term] ?? 0) | (claim.byOpposite[term] ?? 0)) & asked != 0
    }
  }

  /// Whether the sentence is about somebody else: it lacks the claim's subject and names another
  /// before the verb, or has of it only what belongs to it ("Ulvane's largest shareholder is …" for
  /// "Is Ulvane the largest shareholder?").
  private var hasOtherSubject: Bool {
    let subject = claim.subject
    guard subject != 0 else { return false }
    if subject & (found | related) == 0 {
      let verb = claim.verbMask == 0 ? terms.count : terms.firstIndex(where: isVerb) ?? terms.count
      return candidate.spans.contains {
        $0.kind == .name && $0.tokens.lowerBound - candidate.tokens.lowerBound < min(verb, 4)
      }
    }
    let places = places(of: subject)
    return !places.isEmpty && places.allSatisfy { owns($0, subject) }
  }

  /// Whether the sentence has the verb of a question about the past only as a plan, a wish or a
  /// chance: "plans to open", "would buy".
  var isUnrealised: Bool {
    guard claim.asksForFact else { return false }
    let places = terms.indices.filter { isVerb(terms[$0]) }
    return !places.isEmpty && places.allSatisfy(isOnlyMeant)
  }

  /// Whether a word such as "will" stands before the verb, or "to" behind one such as "plans",
  /// "wants", "in talks": "used it to open" tells a fact.
  private func isOnlyMeant(_ place: Int) -> Bool {
    isWished(place) || isOnlyIntended(place)
  }

  /// "wants the price lowered": a wish, then what it is about, then the verb.
  private func isWished(_ place: Int) -> Bool {
    let start = max(0, place - Self.wishReach)
    guard let wish = (start..<place).last(where: { words.isIn(.wishing, terms[$0]) }) else {
      return false
    }
    return !(wish + 1...place).contains { endsClause(before: $0) }
  }

  /// Words between a wish and the verb, at most, and one.
  private static let wishReach = 5

  private func isOnlyIntended(_ place: Int) -> Bool {
    let start = max(0, place - Self.reach)
    for before in stride(from: place - 1, through: start, by: -1) {
      if endsClause(before: before + 1) { return false }
      if words.isIn(.intended, terms[before]) { return true }
      if terms[before] == table.term(.to) {
        return terms[max(0, before - Self.reach)..<before].contains {
          words.isIn(.intending, $0) || words.isIn(.being, $0)
        }
      }
    }
    return false
  }
}
