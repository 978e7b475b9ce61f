internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Which sentence with a figure is quoted first, where the best one does not give the figure that
/// is asked for.
///
/// A figure for a part of the time asked for ("revenue in 2024", the second quarter) comes after
/// one for the whole of it; a plan or a forecast comes after what happened, unless it is asked for.
struct FigureLead {
  let question: AnalyzedQuestion
  let chooser: SpanChooser
  let figures: FigureReader
  let matcher: ClauseMatcher?

  /// Sentences looked at.
  private static let depth = 12
  /// How much lower a sentence may score that gives the figure for the time asked for.
  private static let timeGap = 1.0
  /// The same for one that tells what happened where the best tells a plan: the place where the
  /// plan is told holds more of the question.
  private static let resultGap = 3.5
  /// The share of what the best sentence and its surroundings hold of the question that the other
  /// must hold.
  private static let minimumShare = 0.9

  /// How well a sentence's figure is the one asked for.
  private struct Fit {
    var figure: Figure?
    /// 2 for the time asked for, 1 where it is not told or none is asked for, 0 for another time.
    var time: Int
    /// 1 for what happened, or for a plan, forecast, estimate or offer where one is asked for.
    var status: Int

    var total: Int { 2 * time + status }
  }

  /// The sentence to quote instead of the best; nil where the best is right. O(tokens of the
  /// sentences looked at).
  func lead(among candidates: [Candidate]) -> Candidate? {
    guard Self.types.contains(question.answerType), let best = candidates.first else { return nil }
    if let own = ofAsked(instead: best, among: candidates) { return own }
    if let newer = newer(than: best, among: candidates) { return newer }
    if let sized = sized(best, among: candidates) { return sized }
    let own = fit(best)
    // Where no time is asked for, what holds no figure is no worse for it.
    guard own.figure != nil ? own.time == 0 || own.status == 0 : asked != nil else { return nil }
    var found: (candidate: Candidate, total: Int)?
    for candidate in candidates.prefix(Self.depth).dropFirst() {
      let fit = fit(candidate)
      guard let figure = fit.figure, fit.total > found?.total ?? own.total,
        own.figure.map({ $0.kind == figure.kind && $0.unit == figure.unit }) ?? (fit.time == 2),
        isBetter(fit, than: own), isAboutTheSame(candidate, best, isResult: fit.time == own.time)
      else { continue }
      found = (candidate, fit.total)
    }
    return found?.candidate
  }

  /// A sentence of the same article with a figure of the party and the place that are asked for,
  /// where all figures of the best are another's: "Orrin carried 4 million. Tarn carried 2
  /// million."
  private func ofAsked(instead best: Candidate, among candidates: [Candidate]) -> Candidate? {
    guard let matcher else { return nil }
    let figures = matcher.figures(in: best)
    let isOfOther = !figures.isEmpty && figures.allSatisfy { $0.party == .contradicted }
    guard isOfOther || !figures.isEmpty && matcher.isOfUnnamedPlace(best) else { return nil }
    let verbs = Set(best.article.facts.clauses(in: best.span).map(\.lemma))
    return candidates.prefix(Self.depth).dropFirst().first { candidate in
      guard candidate.article === best.article, best.score - candidate.score <= Self.sizeGap,
        abs(candidate.sentence - best.sentence) <= Self.beside
      else { return false }
      let isLike = candidate.article.facts.clauses(in: candidate.span)
        .contains { verbs.contains($0.lemma) }
      return matcher.figures(in: candidate).contains {
        $0.isPossible && (isOfOther ? $0.party.isFound : !matcher.isOfUnnamedPlace(candidate))
          && ($0.measure == .matched && !$0.isUnnamed || isLike)
      }
    }
  }

  /// Sentences between both at most.
  private static let beside = 3

  /// "How many ships does it have?" asks for how it is now: the newest article that gives the same
  /// measure of the same party, where none of both names a time.
  private func newer(than best: Candidate, among candidates: [Candidate]) -> Candidate? {
    guard let matcher, question.form.standing == .isSo, asked == nil,
      question.constraints.source == nil, let own = current(best, matcher)
    else { return nil }
    var newest = (candidate: best, day: best.article.publishedDay ?? 0)
    for candidate in candidates.prefix(Self.depth).dropFirst() {
      guard let day = candidate.article.publishedDay, day > newest.day,
        best.score - candidate.score <= Self.resultGap,
        let figure = current(candidate, matcher), figure.figure.unit == own.figure.unit,
        figure.fit >= own.fit - Self.nearlyAsFit
      else { continue }
      newest = (candidate, day)
    }
    return newest.candidate.isSameSentence(as: best) ? nil : newest.candidate
  }

  /// "How large is the fund?" wants the figure that measures it ("a EUR 90 million fund"), where
  /// the best sentence has none, or only one of something else.
  private func sized(_ best: Candidate, among candidates: [Candidate]) -> Candidate? {
    guard let matcher, question.form.predicate?.terms.isEmpty == true, asked == nil,
      !matcher.figures(in: best).contains(where: {
        !asksHow || $0.isPossible && $0.measure.isFound
      })
    else { return nil }
    return candidates.prefix(Self.depth).dropFirst().first { candidate in
      best.score - candidate.score <= Self.sizeGap
        && matcher.figures(in: candidate).contains {
          $0.isPossible && $0.measure.isFound && $0.standing != .contradicted
        }
    }
  }

  private var asksHow: Bool {
    question.words.first.map { figures.table.holds(.how, $0.token.folded) } ?? false
  }

  /// How much lower it may score: a name weighs more than what stands for it.
  private static let sizeGap = 6.0

  /// How much worse the newer figure may fit: "the company" is as good as its name.
  private static let nearlyAsFit = 0.12

  /// The best figure of a sentence, where it is of the measure and party asked for and tells what
  /// is so, at no time of its own.
  private func current(_ candidate: Candidate, _ matcher: ClauseMatcher) -> FigureMatch? {
    let figures = matcher.figures(in: candidate)
    guard let best = figures.max(by: { $0.fit < $1.fit }), best.measure == .matched,
      best.party.isFound, best.figure.period == nil, best.standing != .contradicted
    else { return nil }
    return best
  }

  /// The time asked for instead of another, or what happened instead of a plan for the same time; a
  /// figure of no known time is no better than one of another.
  private func isBetter(_ fit: Fit, than own: Fit) -> Bool {
    fit.time == 2 && own.time < 2 || fit.time == own.time && fit.status > own.status
  }

  private static let types: [AnswerType] = [.money, .quantity, .count, .percentage]

  private var asked: (since: String, until: String)? {
    question.constraints.since.flatMap { since in question.constraints.until.map { (since, $0) } }
  }

  private func fit(_ candidate: Candidate) -> Fit {
    let figure = chooser.choices(in: candidate).first
      .flatMap { figures.figure($0.tokens, in: candidate.sentenceSpans) }
    guard let figure else { return Fit(figure: nil, time: asked == nil ? 1 : 0, status: 0) }
    return Fit(
      figure: figure, time: time(of: figure),
      status: (figure.status == nil) == figures.status.isAsked(in: question) ? 0 : 1)
  }

  private func time(of figure: Figure) -> Int {
    guard let asked, let days = figure.period?.days else { return 1 }
    return days.first.description == asked.since && days.last.description == asked.until ? 2 : 0
  }

  /// Whether the sentence speaks of what the best one speaks of, and comes near it; one that tells
  /// what happened needs the last word of the question, which most often is its verb or its
  /// measure.
  private func isAboutTheSame(_ candidate: Candidate, _ best: Candidate, isResult: Bool) -> Bool {
    let gap = best.score - candidate.score
    let holds = { (feature: Feature) in
      candidate.features[feature] >= Self.minimumShare * best.features[feature]
    }
    if gap <= Self.timeGap, holds(.coverage) { return true }
    return isResult && gap <= Self.resultGap && holds(.coverageAll)
      && lastAsked.map { candidate.article.terms[candidate.tokens].contains($0) } ?? false
  }

  private var lastAsked: Int32? {
    question.words.last { !$0.isStopword && !$0.isNumber }
      .map { figures.table.number(of: $0.token.term) }
  }
}
