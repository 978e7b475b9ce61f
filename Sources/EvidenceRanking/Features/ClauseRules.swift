/// The rules that look at clauses: what a sentence says to the form of the question, pronouns
/// resolved.
struct ClauseRules {
  private let matcher: ClauseMatcher
  private let terms: QuestionTerms

  init(_ matcher: ClauseMatcher, terms: QuestionTerms) {
    self.matcher = matcher
    self.terms = terms
  }

  /// Fills the match and coverage-resolved, clause-match, clause-contradicted,
  /// clause-denied, clause-answers, role-match and figure-match. Linear in the
  /// sentence's clauses.
  func apply(to candidate: inout Candidate) {
    let match = matcher.match(candidate)
    candidate.match = match
    candidate.features[.coverageResolved] = terms.share(
      terms.mask(of: matcher.resolvedTerms(candidate)) & ~candidate.mask)
    candidate.features[.clauseMatch] = match.share
    candidate.features[.clauseContradicted] = match.contradicted
    candidate.features[.clauseDenied] = matcher.isDenied(match) ? 1 : 0
    let open = matcher.openPart(in: candidate)
    candidate.features[.clauseAnswers] = open == nil ? 0 : 1
    // A line of a profile tells of whom the article is about.
    let isProfile = open?.isProfile ?? false
    if isProfile {
      candidate.features[.coverageResolved] = terms.share(terms.nameMask & ~candidate.mask)
    }
    candidate.features[.roleMatch] = isProfile || matcher.holder(in: candidate) != nil ? 1 : 0
    candidate.features[.figureMatch] = matcher.figures(in: candidate).map(\.fit).max() ?? 0
  }
}
