internal import EvidenceRanking
internal import QuestionAnalysis

/// What the clauses of a sentence say to a yes/no question.
struct ClauseVerdict {
  private let match: ClauseMatch
  private let form: QuestionForm

  init(_ comparison: ClaimComparison) {
    match = comparison.match
    form = comparison.claim.form
  }

  /// Whether the clause has the verb that is asked for.
  var hasPredicate: Bool { match.hasPredicate(of: form) }

  /// Told as a plan, a chance or a condition where it is asked if it is so.
  var isUnrealised: Bool { match.standing == .contradicted }

  var isOfAnotherTime: Bool { match.time == .contradicted }

  /// Whether nothing that is asked for is missing: then only the clause itself can deny it.
  var hasEverything: Bool { match.isWhole && hasPredicate && !match.isTurned }

  /// Whether every part of the question is there, in one clause and its sentence, as something that
  /// is so, at the time asked for.
  var affirms: Bool {
    match.isWhole && match.polarity == .matched && match.standing == .matched && !match.isTurned
      && !isOfAnotherTime && hasWholeComplement && !isOfOthers
  }

  /// Whether everything is there and one thing is contrary: the clause denies it, or has a verb of
  /// contrary meaning, or the same party behind a contrary preposition.
  var denies: Bool {
    guard hasVerbOrContrary, match.standing == .matched, !match.isTurned, !isOfAnotherTime,
      hasWholeComplement
    else { return false }
    let contrary = match.rows.count { isContrary($0) } + (match.polarity == .contradicted ? 1 : 0)
    return contrary == 1 && match.polarity != .silent
      && match.rows.allSatisfy { $0.verdict.isFound || isContrary($0) }
  }

  private var hasVerbOrContrary: Bool { match.predicate(of: form)?.isInPlace ?? false }

  /// A verb of contrary meaning, or a contrary preposition; another name in a party's place is
  /// none, since both may have done it.
  private func isContrary(_ row: ClauseMatch.Row) -> Bool {
    guard row.verdict == .contradicted else { return false }
    let part = form.parts[row.part]
    return part.role == .predicate || part.role == .modifier && row.found != nil
  }

  /// Somebody who is asked about stands in another place: "Orrin's largest shareholder is …" says
  /// nothing of Orrin as a shareholder, "buys kelp from Marelgue" nothing of a buyer of Marelgue.
  private var isOfOthers: Bool {
    let isCopula = form.predicate?.terms.isEmpty ?? true
    let hasBoth =
      form.parts.contains { $0.role == .doer && $0.clause == 0 }
      && form.parts.contains { $0.role == .undergoer && $0.clause == 0 }
    return match.rows.contains { row in
      let part = form.parts[row.part]
      guard !row.isInPlace, part.clause == 0 else { return false }
      switch part.role {
      case .doer: return part.isName && isCopula || hasBoth && !isCopula && hasPredicate
      case .undergoer: return part.isName && !isCopula && hasPredicate
      case .modifier: return part.isName && !isCopula && hasPredicate && row.found != nil
      default: return false
      }
    }
  }

  /// What something is said to be needs every word: "the second-tallest building" is not "the
  /// tallest building".
  private var hasWholeComplement: Bool {
    guard form.predicate?.terms.isEmpty ?? true else { return true }
    return match.rows.allSatisfy {
      form.parts[$0.part].role != .undergoer || $0.isFull || $0.verdict == .contradicted
    }
  }
}
