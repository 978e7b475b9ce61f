internal import QuestionAnalysis
package import SentenceAnalysis
package import Text

/// What a clause has in the place that a question leaves open: the buyer for "Who bought it?".
package struct OpenPart {
  /// The phrase, a list to its last member, in UTF-8 bytes of the article.
  package var span: TextSpan
  /// Who or what its main word means; nil for plain things and for times.
  package var entity: Entity?
  package var isList = false
  /// It is the value of a line "label: value".
  package var isProfile = false
}

extension ClauseMatcher {
  /// The share of the question that a clause has to have before its parts answer.
  private static let leastShare = 0.6

  /// What the matched clause of a sentence has in the place that the question leaves open; nil
  /// where the clause denies it, lacks the verb or much of the rest, or leaves the place open too.
  /// Questions for a figure have none: `figures(in:)` answers them.
  package func openPart(in candidate: Candidate) -> OpenPart? {
    if let value = profileValue(in: candidate) ?? toldOwner(in: candidate) { return value }
    guard asksForNoFigure, let match = candidate.match, let position = match.clause,
      match.hasPredicate(of: form), match.polarity == .matched,
      match.standing != .contradicted, match.contradicted == 0, match.share >= Self.leastShare,
      match.time != .contradicted, isInPlace(match)
    else { return nil }
    let clause = candidate.article.facts.analysis.clauses[position]
    if type == .date { return time(of: clause, in: candidate) }
    let party =
      type == .place && form.wanted == nil
      ? place(of: clause, in: candidate).map { listed($0, in: candidate) }
      : party(wantedOf: clause, match, candidate)
    guard let party, candidate.span.contains(party.span) else { return nil }
    return part(party, in: candidate)
  }

  /// Whether the verb is the one asked for, and who does it or whom it is done to stands whole
  /// where the question has it.
  private func isInPlace(_ match: ClauseMatch) -> Bool {
    match.rows.allSatisfy { row in
      let part = form.parts[row.part]
      guard part.clause == 0 else { return true }
      switch part.role {
      case .predicate: return row.verdict == .matched || isCopular(match)
      case .doer, .undergoer: return row.isFull && (row.isInPlace || isCopular(match))
      case .modifier, .attribute: return row.isFull || row.verdict == .silent && !part.isName
      }
    }
  }

  /// What a line "label: value" gives where its label is what is asked for and the article is about
  /// whom it is asked of.
  private func profileValue(in candidate: Candidate) -> OpenPart? {
    let article = candidate.article
    let facts = article.facts.analysis.profile.filter { candidate.span.contains($0.label) }
    guard !facts.isEmpty, form.wanted != nil || type == .date || type == .place else { return nil }
    let subject = Set(article.titleTerms).union(
      article.sentenceTokens.prefix(Self.openingSentences).flatMap { article.terms[$0] })
    let named = parts.filter { $0.part.isName && !$0.part.isWanted }
    guard named.allSatisfy({ $0.verdict(on: subject).isFound }) else { return nil }
    let asked = parts.filter { !$0.part.isName && !$0.terms.isEmpty }
    let fact = facts.first { fact in
      let label = Set(article.tokens(in: fact.label).map { article.terms[$0] })
      return asked.contains { $0.verdict(on: label) == .matched }
    }
    return fact.map { OpenPart(span: $0.value, entity: nil, isProfile: true) }
  }

  /// Sentences from which it is seen whom an article is about.
  private static let openingSentences = 2

  private func time(of clause: ArticleClause, in candidate: Candidate) -> OpenPart? {
    let times = candidate.article.facts.analysis.times
    guard let number = clause.time, times.indices.contains(number),
      times[number].days != nil, candidate.span.contains(times[number].span)
    else { return nil }
    return OpenPart(span: times[number].span, entity: nil)
  }

  /// Where it happens: the first place behind a preposition.
  private func place(of clause: ArticleClause, in candidate: Candidate) -> ArticleClause.Party? {
    clause.modifiers.map(\.object).first { party in
      candidate.article.facts.entity(party.entity)?.kind == .place
        || party.members.contains { span in
          candidate.article.facts.mentions(in: span).contains {
            candidate.article.facts.entity($0.entity)?.kind == .place
          }
        }
    }
  }

  /// With the further names of a list that it begins: "Lunde, Ravn and Tarn".
  private func listed(
    _ party: ArticleClause.Party, in candidate: Candidate
  ) -> ArticleClause.Party {
    let article = candidate.article
    var party = party
    var end = party.members.map(\.end).max() ?? party.span.end
    for mention in article.facts.mentions(in: TextSpan(end, candidate.span.end)) {
      let gap = article.text(of: TextSpan(end, max(end, mention.span.start)))
      let joint = gap.split { $0 == " " || $0 == "," }
      guard mention.span.start >= end, mention.form == .name || mention.form == .short,
        gap.contains(",") || !joint.isEmpty,
        joint.allSatisfy({ table.holds(.and, $0.lowercased()) })
      else { break }
      party.members.append(mention.span)
      end = mention.span.end
    }
    return party
  }

  private func party(
    wantedOf clause: ArticleClause, _ match: ClauseMatch, _ candidate: Candidate
  ) -> ArticleClause.Party? {
    guard let wanted = form.wanted, wanted.clause == 0 else { return nil }
    let doer = clause.isPassive ? clause.agent : clause.subject
    let undergoer = clause.isPassive ? clause.subject : clause.objects.first
    // "Who is the chairman of Halden?": what he is said to be stands apart.
    let isApart = wanted.role == .attribute && wanted.preposition == nil && isCopular(match)
    let role = isApart ? .undergoer : wanted.role
    switch role {
    case .doer, .undergoer:
      let own = role == .doer ? doer : undergoer
      guard isCopular(match) else { return own }
      // "Its chairman is X" and "X is its chairman" answer alike.
      let given = match.rows.first { [.doer, .undergoer].contains(form.parts[$0.part].role) }?.found
      return given == own?.span ? (role == .doer ? undergoer : doer) : own
    case .modifier, .attribute:
      guard let preposition = wanted.preposition else { return nil }
      return clause.modifiers.first {
        candidate.article.text(of: $0.preposition).lowercased() == preposition
      }?.object
    case .predicate: return nil
    }
  }

  /// The verb of the question is a form of "be".
  private func isCopular(_ match: ClauseMatch) -> Bool {
    match.predicate(of: form).map { parts[$0.part].terms.isEmpty } ?? false
  }

  /// Who does in a sentence what the question asks a doer of, by name or not, to the last of
  /// several; nil where the clause does not have the verb or only a pronoun does it.
  package func doer(in candidate: Candidate) -> TextSpan? {
    guard let wanted = form.wanted, wanted.role == .doer, wanted.clause == 0,
      let match = candidate.match, let number = match.clause, !isCopular(match),
      match.predicate(of: form)?.verdict == .matched, match.hasPredicate(of: form),
      match.polarity != .contradicted
    else { return nil }
    let clause = candidate.article.facts.analysis.clauses[number]
    let party = clause.isPassive ? clause.agent : clause.subject
    guard let party, candidate.span.contains(party.span),
      [.main, .complement, .adverbial].contains(clause.relation)
    else {
      return nil
    }
    let words = candidate.article.tokens(in: party.span).map { candidate.article.terms[$0] }
    guard words.count > 1 || words.allSatisfy({ !table.classes(of: $0).contains(.pronoun) }) else {
      return nil
    }
    return TextSpan(party.span.start, max(party.span.end, party.members.map(\.end).max() ?? 0))
  }

  /// Nil where the party is not of the kind asked for, or is what the question itself names.
  private func part(_ party: ArticleClause.Party, in candidate: Candidate) -> OpenPart? {
    let facts = candidate.article.facts
    let named = apposed(party, in: candidate)
    let entity = facts.entity(named?.entity ?? party.entity)
    let isList = !party.members.isEmpty
    let isOfKind =
      isOfKind(entity, isList: isList)
      || entity == nil && isCommonParty(party, in: candidate.article)
    guard isOfKind, !isAsked(party, entity, candidate) else { return nil }
    let end = max(party.span.end, party.members.map(\.end).max() ?? 0)
    if isList {
      return OpenPart(span: TextSpan(party.span.start, end), entity: entity, isList: true)
    }
    guard let entity else {
      if let name = nameBehind(party, in: candidate) { return name }
      return type == .thing || isCommonParty(party, in: candidate.article)
        ? OpenPart(span: party.span, entity: nil) : nil
    }
    // "Ada Halden, who runs it": the name may stand elsewhere in the sentence.
    let names = facts.mentions(in: candidate.span).filter {
      $0.entity == entity.id && ($0.form == .name || $0.form == .short)
    }
    let name = named ?? names.first { party.span.contains($0.span) } ?? names.first
    guard let name, !isDateline(name.span, in: candidate) else { return nil }
    return OpenPart(span: name.span, entity: entity)
  }

  /// Whom a phrase behind a name means: "Ada Halden, the economist who has led it"; nil where it
  /// stands behind none.
  private func apposed(_ party: ArticleClause.Party, in candidate: Candidate) -> Mention? {
    let facts = candidate.article.facts
    guard let head = candidate.article.tokens(in: party.head).first,
      !candidate.article.isCapitalised(head)
    else { return nil }
    let told = facts.analysis.definitions.first {
      $0.definition.contains(party.span) && candidate.span.contains($0.term)
    }
    return told.flatMap { told in
      facts.mentions(in: told.term).first { $0.form == .name || $0.form == .short }
    }
  }

  /// "LUND —" at the beginning of a sentence says where it was written.
  private func isDateline(_ span: TextSpan, in candidate: Candidate) -> Bool {
    let article = candidate.article
    let behind = article.text(of: TextSpan(span.end, candidate.span.end)).drop { $0 == " " }.first
    let text = article.text(of: span)
    return span.start == candidate.span.start && text == text.uppercased()
      && behind.map { "—–-".contains($0) } ?? false
  }

  /// "the parish", "two fishermen": a word for people or a body in the place of a name, where it is
  /// asked who.
  private func isCommonParty(
    _ party: ArticleClause.Party, in article: TokenizedArticle
  ) -> Bool {
    guard type == .person, !asksByNoun, let head = article.tokens(in: party.head).last else {
      return false
    }
    return !table.classes(of: article.terms[head]).isDisjoint(with: [.role, .body])
  }

  /// "Ivar Rye" of "the engineer Ivar Rye".
  private func nameBehind(_ party: ArticleClause.Party, in candidate: Candidate) -> OpenPart? {
    let facts = candidate.article.facts
    let name = facts.mentions(in: candidate.span).first {
      $0.span.start == party.span.end + 1 && ($0.form == .name || $0.form == .short)
    }
    return name.map { OpenPart(span: $0.span, entity: facts.entity($0.entity)) }
  }

  private func isOfKind(_ entity: Entity?, isList: Bool) -> Bool {
    let kinds: Set<EntityKind>
    switch type {
    case .person: kinds = asksByNoun ? [.person, .organisation, .other] : [.person, .other]
    case .organisation: kinds = [.organisation, .other, .product]
    case .place: kinds = [.place, .other]
    // "What did she buy?", not "What branch of …?", "What is …?"
    case .thing:
      return form.wanted?.terms.isEmpty ?? false && form.predicate?.terms.isEmpty == false
    default: return false
    }
    return entity.map { kinds.contains($0.kind) } ?? isList
  }

  /// Whether the question itself names an entity.
  package func isAsked(_ entity: Entity, in facts: ArticleFacts) -> Bool {
    let names = facts.names(of: entity.id, table)
    return parts.contains {
      $0.part.isName && !$0.part.isWanted && !$0.terms.isEmpty && $0.terms.isSubset(of: names)
    }
  }

  private func isAsked(
    _ party: ArticleClause.Party, _ entity: Entity?, _ candidate: Candidate
  ) -> Bool {
    let words = candidate.article.tokens(in: party.span).map { candidate.article.terms[$0] }
    let isPronoun = words.count == 1 && table.classes(of: words[0]).contains(.pronoun)
    if entity == nil, isPronoun || words.isEmpty { return true }
    let names = entity.map { candidate.article.facts.names(of: $0.id, table) } ?? Set(words)
    return parts.contains {
      !$0.part.isWanted && $0.part.isName && !$0.terms.isEmpty
        && ($0.terms.isSubset(of: names) || names.isSubset(of: $0.terms))
    }
  }
}
