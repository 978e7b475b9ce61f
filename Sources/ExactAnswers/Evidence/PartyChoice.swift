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

  /// The share of the question that the clause has to have.
  private static let leastShare = 0.6

  /// The party, where one is named and nothing chosen lies in it; else what was chosen.
  func choice(in lead: Candidate, instead chosen: SpanChooser.Choice?) -> SpanChooser.Choice? {
    guard [.person, .organisation].contains(question.answerType) else { return chosen }
    let found = matcher?.holder(in: lead) ?? party(in: lead)
    guard let found, !(chosen?.span.overlaps(found) ?? false) else { return chosen }
    return chooser.choice(of: found, in: lead)
  }

  private func party(in lead: Candidate) -> TextSpan? {
    guard let match = lead.match, let place = match.clause, let wanted = question.form.wanted,
      wanted.clause == 0, match.hasPredicate(of: question.form), match.polarity == .matched,
      match.standing != .contradicted, match.contradicted == 0, match.share >= Self.leastShare
    else { return nil }
    let clause = lead.article.facts.analysis.clauses[place]
    let party: ArticleClause.Party? =
      switch wanted.role {
      case .doer: clause.isPassive ? clause.agent : clause.subject
      case .undergoer: clause.isPassive ? clause.subject : clause.objects.first
      default: nil
      }
    guard let party, lead.span.contains(party.span), let entity = entity(of: party, in: lead),
      !asked(entity)
    else { return nil }
    return name(of: entity, in: party, lead)
  }

  /// The entity that is named, where it is of the kind asked for.
  private func entity(of party: ArticleClause.Party, in lead: Candidate) -> Entity? {
    guard let entity = lead.article.facts.entity(party.entity) else { return nil }
    let kinds: [EntityKind] =
      question.answerType == .person ? [.person] : [.organisation, .other, .product]
    return kinds.contains(entity.kind) ? entity : nil
  }

  private func asked(_ entity: Entity) -> Bool {
    let names = Set(entity.names.flatMap { chooser.table.terms(ofPhrase: $0) })
    return question.names.contains { name in
      name.allSatisfy { names.contains(chooser.table.number(of: $0)) }
    }
  }

  /// Where the party's name stands in the sentence; nil where only a pronoun stands for it.
  private func name(of entity: Entity, in party: ArticleClause.Party, _ lead: Candidate)
    -> TextSpan?
  {
    guard party.members.isEmpty else {
      return TextSpan(party.span.start, party.members.map(\.end).max() ?? party.span.end)
    }
    // "Ada Halden, who runs it": the name may stand elsewhere in the sentence.
    let mentions = lead.article.facts.mentions(in: lead.span).filter {
      $0.entity == entity.id && ($0.form == .name || $0.form == .short)
    }
    return (mentions.first { party.span.contains($0.span) } ?? mentions.first)?.span
  }
}
