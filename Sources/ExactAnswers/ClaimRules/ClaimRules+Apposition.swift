internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What a phrase beside a name says: "Marelgue, a unit of Halden", and what is put aside: "Lund,
/// not Narvik".
extension ClaimRules {
  /// Words of a phrase beside a name that are looked at.
  private static let reach = 9

  /// Whether what is claimed stands in a sentence only as what is put aside ("a port, not a
  /// resort"), where all else agrees.
  var isSetAside: Bool {
    let aside = comparison.setAside
    return aside != 0 && isHeld(without: aside)
  }

  /// Whether a phrase beside its name says that something is what is claimed: true for "Marelgue, a
  /// unit of Halden" where that is asked, false where it is one of somebody else and can be of one
  /// only; nil where no phrase tells.
  var apposed: Bool? {
    let parts = claim.form.parts.filter { $0.clause == 0 }
    guard claim.form.predicate?.terms.isEmpty == true, !claim.form.isNegated,
      let doer = parts.first(where: { $0.role == .doer && $0.isName && !$0.terms.isEmpty }),
      let said = parts.first(where: { $0.role == .undergoer && !$0.isName }),
      let kind = said.head.map(number),
      let owner = parts.first(where: { $0.role == .attribute && $0.isName }),
      owner.preposition != nil, let beside = phrase(behind: doer.terms.map(number))
    else { return nil }
    guard said.terms.map(number).allSatisfy(beside.contains) else { return nil }
    if owner.terms.map(number).allSatisfy(beside.contains) { return true }
    guard words.isIn(.ofOne, kind) else { return nil }
    return namesAnother(than: Set(owner.terms.map(number)), behind: kind)
      ? false : nil
  }

  private func number(_ term: String) -> Int32 { comparison.table.number(of: term) }

  /// The terms of the phrase that says what the bearer of a name is, up to the next comma: behind a
  /// comma, or behind a form of "be".
  private func phrase(behind name: [Int32]) -> ArraySlice<Int32>? {
    let places = terms.indices.dropLast(name.count).filter {
      terms[$0..<min(terms.count, $0 + name.count)].elementsEqual(name)
    }
    return places.lazy.compactMap { place -> ArraySlice<Int32>? in
      let next = place + name.count
      guard comparison.endsClause(before: next), words.isIn(.determiner, terms[next]) else {
        return nil
      }
      return terms[next..<end(of: next)]
    }.first
  }

  private func end(of start: Int) -> Int {
    let stop = min(terms.count, start + Self.reach)
    return (start + 1..<max(start + 1, stop)).first(where: comparison.endsClause) ?? stop
  }

  /// Whether the name of somebody else stands behind "unit of".
  private func namesAnother(than owner: Set<Int32>, behind kind: Int32) -> Bool {
    let article = comparison.candidate.article
    let first = comparison.candidate.tokens.lowerBound
    return terms.indices.contains { place in
      guard terms[place] == kind, place + 2 < terms.count,
        !comparison.endsClause(before: place + 1),
        words.isIn(.preposition, terms[place + 1])
      else { return false }
      return article.isCapitalised(first + place + 2) && !owner.contains(terms[place + 2])
    }
  }
}
