internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Who or what a sentence gives in the place that a question leaves open: the doer of "Who bought
/// it?", where one clause has everything else that is asked.
struct PartyChoice {
  let question: AnalyzedQuestion
  let matcher: ClauseMatcher?
  let chooser: SpanChooser

  /// The party, where one is named and what was chosen is another one, a part of it, or goes on
  /// beyond it; else what was chosen.
  func choice(in lead: Candidate, instead chosen: SpanChooser.Choice?) -> SpanChooser.Choice? {
    guard let matcher else { return chosen }
    if let open = matcher.openPart(in: lead) {
      return isBetter(open, than: chosen, in: lead)
        ? chooser.choice(of: open.span, in: lead) : chosen
    }
    guard let holder = matcher.holder(in: lead), !(chosen?.span.overlaps(holder) ?? false) else {
      return doing(chosen, in: lead, matcher)
    }
    return chooser.choice(of: holder, in: lead)
  }

  /// "Who is the mayor?" asks for the one of now: the newest article that names one, where it has
  /// as much of the question; nil where the best is the newest.
  func newer(among candidates: [Candidate]) -> Candidate? {
    guard question.answerType == .person, question.form.standing == .isSo,
      question.form.predicate?.terms.isEmpty == true, question.constraints.since == nil,
      let best = candidates.first, names(best)
    else { return nil }
    var newest = (candidate: best, day: best.article.publishedDay ?? 0)
    for candidate in candidates.prefix(Self.depth).dropFirst() {
      guard let day = candidate.article.publishedDay, day > newest.day,
        best.score - candidate.score <= Self.gap,
        candidate.features[.coverage] >= best.features[.coverage], names(candidate)
      else { continue }
      newest = (candidate, day)
    }
    return newest.candidate.isSameSentence(as: best) ? nil : newest.candidate
  }

  private func names(_ candidate: Candidate) -> Bool {
    guard let matcher else { return false }
    return matcher.openPart(in: candidate) != nil || matcher.holder(in: candidate) != nil
  }

  /// Sentences looked at, and how much lower the newer may score.
  private static let depth = 12
  private static let gap = 2.0

  private static let doers: Set<AnswerType> = [.person, .organisation]

  /// What was chosen where it does what is asked, or names who does; else whoever does it: of "Crew
  /// without a union run ships between Lund and Tarn" not the towns.
  private func doing(
    _ chosen: SpanChooser.Choice?, in lead: Candidate, _ matcher: ClauseMatcher
  ) -> SpanChooser.Choice? {
    guard let chosen, Self.doers.contains(question.answerType),
      let doer = matcher.doer(in: lead), doer.end <= chosen.span.start,
      !isBeside(doer, chosen, lead)
    else { return chosen }
    let words = lead.article.tokens(in: doer)
    let isAsked = words.contains {
      lead.article.isCapitalised($0)
        && chooser.asked.terms.allNumbers.contains(lead.article.terms[$0])
    }
    // "Ulvane has licensed it to Kombura" for "Who licensed the process of Ulvane?"
    if isAsked { return chosen }
    let isNamed = words.contains(where: lead.article.isCapitalised)
    return isNamed ? chooser.choice(of: doer, in: lead) : nil
  }

  /// "The owner, Halden,", "the novels of Lind": the name stands behind a comma.
  private func isBeside(
    _ doer: TextSpan, _ chosen: SpanChooser.Choice, _ lead: Candidate
  ) -> Bool {
    let gap = TextSpan(doer.end, chosen.span.start)
    let words = lead.article.tokens(in: gap)
    return lead.article.text(of: gap).allSatisfy { ", (".contains($0) }
      || words.count == 1
        && words.allSatisfy { chooser.table.terms(.of).contains(lead.article.terms[$0]) }
  }

  private func isBetter(
    _ open: OpenPart, than chosen: SpanChooser.Choice?, in lead: Candidate
  ) -> Bool {
    guard let chosen else { return true }
    guard chosen.span.overlaps(open.span) else {
      // Of plain things and times the span's own edges and kind say more.
      let isTime = !lead.article.facts.times(in: chosen.span).isEmpty
      if question.answerType == .thing { return question.form.wanted?.preposition != nil }
      return !(question.answerType == .date && isTime)
    }
    // "Lunde and Ravn" of "Lunde, Ravn and Tarn".
    if open.isList { return open.span.contains(chosen.span) }
    // "the mill, drove a taxi": beyond the clause.
    let verbs = lead.article.facts.clauses(in: lead.span).map(\.verb)
    return verbs.contains { chosen.span.contains($0) && !open.span.contains($0) }
  }
}
