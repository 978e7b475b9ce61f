internal import EvidenceRanking

/// Which sentence with a figure is quoted first, where the best one does not give the figure that
/// is asked for: another has it of the party, measure and time that are asked for.
///
/// A figure for a part of the time asked for, a plan and a forecast fit less than what is asked.
struct FigureLead {
  let matcher: ClauseMatcher?

  /// Sentences looked at.
  private static let depth = 12
  /// How much lower a sentence may score, for each whole unit by which its figure fits better.
  private static let gap = 5.0
  /// How much better a figure has to fit.
  private static let margin = 0.2

  /// The sentence to quote instead of the best; nil where the best is right. Linear in the clauses
  /// and figures of the sentences looked at.
  func lead(among candidates: [Candidate]) -> Candidate? {
    guard let matcher, !matcher.asksForNoFigure, let best = candidates.first else { return nil }
    let own = fit(of: best, matcher) ?? 0
    var found: (candidate: Candidate, fit: Double)?
    for candidate in candidates.prefix(Self.depth).dropFirst() {
      guard let fit = fit(of: candidate, matcher), fit - own >= Self.margin,
        fit > found?.fit ?? 0, best.score - candidate.score <= Self.gap * (fit - own)
      else { continue }
      found = (candidate, fit)
    }
    return found?.candidate
  }

  /// Of the figure that fits best; nil where none can be the one asked for.
  private func fit(of candidate: Candidate, _ matcher: ClauseMatcher) -> Double? {
    matcher.figures(in: candidate).filter(\.isPossible).map(\.fit).max()
  }
}
