internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis

/// Whether something of the kind that a question asks for stands in a sentence.
struct WantedReading {
  let question: AnalyzedQuestion
  let matcher: ClauseMatcher?
  let lead: Candidate

  /// No figure, nobody, no time.
  var isMissing: Bool {
    let facts = lead.article.facts
    switch question.answerType {
    // "How much was harvested?" may want tonnes.
    case .money:
      return facts.figures(in: lead.span).isEmpty && !(matcher?.tellsFree(in: lead) ?? false)
    case .quantity: return facts.figures(in: lead.span).isEmpty
    case .percentage, .count: return matcher?.figures(in: lead).isEmpty ?? false
    case .person where question.focus.isEmpty: return lacksParty
    case .date where question.focus.isEmpty:
      return facts.times(in: lead.span).isEmpty
        && !lead.article.text(of: lead.span).utf8.contains { 0x30...0x39 ~= $0 }
        && !(matcher?.tellsOccasion(in: lead) ?? false)
    default: return false
    }
  }

  /// Nobody but those who are asked about, by name or by a word in the place of one.
  private var lacksParty: Bool {
    let facts = lead.article.facts
    if matcher?.openPart(in: lead) != nil { return false }
    return !facts.mentions(in: lead.span).contains { mention in
      guard let entity = facts.entity(mention.entity) else { return false }
      return [.person, .organisation, .other].contains(entity.kind)
        && !(matcher?.isAsked(entity, in: facts) ?? false)
    }
  }

  /// A figure is asked for, and none of the sentence is of what is measured or counted: "prices
  /// rose 2.4%" for a rate of unemployment, "500 acres" for a number of men.
  var lacksMeasure: Bool {
    guard let matcher, !matcher.asksForNoFigure else { return false }
    let possible = matcher.figures(in: lead).filter { $0.isPossible && $0.measure.isFound }
    if possible.isEmpty { return true }
    return question.answerType == .count && !question.focus.isEmpty && lead.features[.focus] <= 0
  }

  /// How many of something named is asked for, and the sentence has neither a word for it nor a
  /// figure that counts it or nothing in particular.
  var isOtherCount: Bool {
    guard let matcher, question.answerType == .count, matcher.asksHowMany(question),
      let counted = question.focus.last,
      lead.features[.focus] <= 0, matcher.lacksRelation(matcher.match(lead)),
      !matcher.counts(counted, of: question, in: lead)
    else { return false }
    let figures = lead.article.facts.figures(in: lead.span)
    return figures.allSatisfy { $0.unit != nil && $0.cell == nil }
  }

  /// Neither a person nor an organisation, those who are asked about left out.
  var isWithoutAnybody: Bool {
    let facts = lead.article.facts
    return !facts.mentions(in: lead.span).contains { mention in
      guard let entity = facts.entity(mention.entity) else { return false }
      return [.person, .organisation].contains(entity.kind)
        && !(matcher?.isAsked(entity, in: facts) ?? false)
    }
  }
}
