internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Which figure of a sentence answers a question for one: that of the party, measure and time
/// asked for, though another has better edges.
struct FigureChoice {
  let matcher: ClauseMatcher?
  let chooser: SpanChooser

  /// How much better another figure has to fit.
  private static let margin = 0.12

  /// The chosen span, or the figure that fits better; nil where nothing was chosen and no figure
  /// is of what is asked for.
  func choice(in lead: Candidate, instead chosen: SpanChooser.Choice?) -> SpanChooser.Choice? {
    guard let figures = matcher?.figures(in: lead),
      let best = Self.best(figures.filter { !$0.isOther }) ?? Self.best(figures)
    else { return chosen.flatMap { member(of: $0, in: lead) } }
    if let placed = matcher?.placed(figures, in: lead) ?? matcher?.described(figures, in: lead) {
      return choice(placed, in: lead)
    }
    let own = chosen.flatMap { chosen in
      figures.first { $0.figure.span.overlaps(chosen.span) }
    }
    if let own {
      // "Union" is a word of either union's name.
      let isNamed = best.party == .matched && own.party != .matched && own.fit < best.fit
      if own.fit + Self.margin < best.fit || isNamed, best.isPossible {
        return choice(best, in: lead)
      }
      if own.isOther { return best.isPossible && !best.isOther ? choice(best, in: lead) : nil }
      // "45,000 workers" answers no question for how many ports.
      return own.measure == .contradicted || own.party == .contradicted ? nil : chosen
    }
    let isTold = best.isPossible && best.measure.isFound && !best.isOther
    return isTold ? choice(best, in: lead) : chosen.flatMap { member(of: $0, in: lead) }
  }

  /// What was chosen, or where it is a figure, the one of its kind that is the member of a change
  /// asked for; nil where none is.
  private func member(of chosen: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice? {
    let figures = matcher?.figures(like: chosen.span, in: lead) ?? []
    guard let own = figures.first(where: { $0.figure.span.overlaps(chosen.span) }),
      own.level == .contradicted
    else { return chosen }
    return figures.first { $0.level == .matched }
      .map { choice($0, in: lead) }
      ?? figures.first { $0.level == .silent && $0.figure.change != nil }
      .map { choice($0, in: lead) }
  }

  /// The first of those that fit best.
  private static func best(_ figures: [FigureMatch]) -> FigureMatch? {
    figures.reduce(nil) { best, figure in
      (best?.fit ?? -.infinity) < figure.fit ? figure : best
    }
  }

  private func choice(_ match: FigureMatch, in lead: Candidate) -> SpanChooser.Choice {
    chooser.choice(of: match.figure.span, in: lead)
  }
}
