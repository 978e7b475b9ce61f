internal import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// How a figure answers to a question for one: whether it is of the kind asked for, of what is
/// measured, of the party and of the time.
package struct FigureMatch: Sendable {
  package var figure: FigureFact
  package var measure = ClauseMatch.Verdict.silent
  package var party = ClauseMatch.Verdict.silent
  package var predicate = ClauseMatch.Verdict.silent
  package var period = ClauseMatch.Verdict.silent
  /// Contradicted for a plan or a forecast where what is so is asked for.
  package var standing = ClauseMatch.Verdict.matched

  /// From about -1 to 1: the higher, the more of it is as asked.
  package var fit: Double {
    0.45 * value(measure) + 0.25 * value(party) + 0.15 * value(predicate) + 0.3 * value(period)
      + (standing == .contradicted ? -0.15 : 0)
  }

  private func value(_ verdict: ClauseMatch.Verdict) -> Double {
    switch verdict {
    case .matched: 1
    case .related: 0.6
    case .silent: 0
    case .contradicted: -1
    }
  }

  /// Nothing that is asked for is contradicted.
  package var isPossible: Bool {
    ![measure, party, period].contains(.contradicted)
  }
}

extension ClauseMatcher {
  /// Whether no figure is asked for.
  package var asksForNoFigure: Bool { kinds.isEmpty }

  /// The figures of a sentence that are of the kind asked for, in its order; empty for questions
  /// that ask for no figure.
  package func figures(in candidate: Candidate) -> [FigureMatch] {
    guard !kinds.isEmpty else { return [] }
    let article = candidate.article
    return article.facts.figures(in: candidate.span).filter { kinds.contains($0.kind) }
      .map { match($0, in: article) }
  }

  private func match(_ figure: FigureFact, in article: TokenizedArticle) -> FigureMatch {
    var match = FigureMatch(figure: figure)
    func terms(_ span: TextSpan?) -> Set<Int32> {
      span.map { Set(article.tokens(in: $0).map { article.terms[$0] }) } ?? []
    }
    let cell = figure.cell.map { terms($0.row).union($0.columns.flatMap { terms($0) }) } ?? []
    let unit = Set(table.terms(ofPhrase: figure.unit ?? ""))
    let measured = terms(figure.measure?.span).union(unit).union(cell)
    let party = terms(figure.of).union(terms(figure.cell?.row))
      .union(article.facts.names(of: figure.entity, table))
    match.measure = measure(measured, unit: unit, figure)
    match.party = self.party(party)
    match.predicate = predicate(of: figure, in: article)
    if let asked {
      match.period = figure.period.map { Self.verdict(on: $0, asked: asked) } ?? .silent
    }
    let isPlan = ![.reported, .estimate, .denied, .asked].contains(figure.standing)
    if isPlan, form.standing != .open { match.standing = .contradicted }
    return match
  }

  /// A part of the time asked for, or a longer one, is only related to it.
  private static func verdict(
    on period: DayRange, asked: DayRange
  ) -> ClauseMatch.Verdict {
    if period == asked { return .matched }
    return asked.overlaps(period) ? .related : .contradicted
  }

  /// What is counted or measured: the words of the phrase that asks, or else all common words of
  /// the question.
  private func measure(
    _ measured: Set<Int32>, unit: Set<Int32>, _ figure: FigureFact
  ) -> ClauseMatch.Verdict {
    let wanted = parts.first { $0.part.isWanted && !$0.terms.isEmpty }
    if let wanted {
      let verdict = wanted.verdict(on: measured)
      // "How many cars?" is not answered by 180 people.
      let isOther = figure.kind == .count && !unit.isEmpty && wanted.head != nil
      return verdict == .silent && isOther ? .contradicted : verdict
    }
    let asked = parts.filter { !$0.part.isName && $0.part.role != .predicate }
    return asked.contains { $0.verdict(on: measured).isFound } ? .matched : .silent
  }

  private func party(_ party: Set<Int32>) -> ClauseMatch.Verdict {
    let asked = parts.filter {
      !$0.part.isWanted && !$0.terms.isEmpty && $0.part.role != .predicate
    }
    let named = asked.filter(\.part.isName)
    let verdicts = (named.isEmpty ? asked : named).map { $0.verdict(on: party) }
    return verdicts.contains(.matched) ? .matched : verdicts.contains(.related) ? .related : .silent
  }

  private func predicate(
    of figure: FigureFact, in article: TokenizedArticle
  ) -> ClauseMatch.Verdict {
    guard let span = figure.predicate,
      let asked = parts.first(where: { $0.part.role == .predicate && $0.part.clause == 0 }),
      let clause = article.facts.clauses(in: span).first
    else { return .silent }
    if asked.part.lemma == clause.lemma { return .matched }
    return asked.verdict(on: Set(table.terms(ofPhrase: clause.lemma)))
  }
}
