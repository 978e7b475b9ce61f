internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis

/// Which of several sentences is judged.
extension ClaimComparison {
  /// How much of the claim the sentence covers, related words counting less: what decides which
  /// sentence is judged.
  var coverage: Double {
    claim.share(found & claim.contentMask) + 0.8 * claim.share(related & claim.contentMask)
      + 0.3 * claim.share(around & ~found & ~related & claim.contentMask)
      + 0.5 * claim.share((opposed | otherLevels) & ~found & ~related & claim.contentMask)
      + clauseBonus
  }

  /// What makes a sentence a better one to judge: that one clause has all that is asked for, and
  /// tells it as something that is so.
  private var clauseBonus: Double {
    let clause = ClauseVerdict(self)
    let rules = ClaimRules(comparison: self)
    let isSettled = clause.deniesDeed || rules.contrary == .otherLevel || rules.apposed != nil
    let whole =
      isSettled ? 0.4 : match.isWhole && match.hasPredicate(of: claim.form) ? 0.2 : 0
    return whole - (match.standing == .contradicted ? 0.25 : 0)
      - (match.time == .contradicted ? 0.25 : 0) - (match.contradicted > 0 ? 0.2 : 0)
  }
}
