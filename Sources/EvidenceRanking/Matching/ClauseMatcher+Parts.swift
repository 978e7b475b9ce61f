internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// How a part of the question stands in a clause.
extension ClauseMatcher {
  func row(
    _ part: AskedPart, _ clause: MatchedClause?, _ sentence: MatchedSentence
  ) -> ClauseMatch.Row {
    if let clause {
      let row = part.part.role == .predicate ? predicate(part, clause) : party(part, clause)
      if let row { return row }
    }
    var row = ClauseMatch.Row(part: part.position, verdict: part.verdict(on: sentence.resolved))
    row.isFull = part.isFull(in: sentence.resolved)
    row.isInPlace = row.isFull && sentence.follows(part.terms, part.part.preposition)
    if row.verdict == .matched, clause != nil, !row.isInPlace { row.verdict = .related }
    if row.verdict == .silent, let clause, contradicts(part, clause) {
      row.verdict = .contradicted
    }
    return row
  }

  /// Nil where the clause has another verb.
  private func predicate(_ part: AskedPart, _ clause: MatchedClause) -> ClauseMatch.Row? {
    var row = ClauseMatch.Row(part: part.position, verdict: .matched, found: clause.clause.verb)
    row.isInPlace = true
    row.isFull = true
    if part.part.lemma == clause.clause.lemma || part.head.map(clause.verb.contains) == true {
      return row
    }
    if !part.related.isDisjoint(with: clause.verb) {
      row.verdict = .related
      return row
    }
    let contrary =
      part.head.map { part.opposite.union(contraries.terms[$0] ?? []) } ?? part.opposite
    if !contrary.isDisjoint(with: clause.verb) {
      row.verdict = .contradicted
      return row
    }
    // "It remains open" says that it is; "has", "does" and the like are nothing else.
    guard part.terms.isEmpty else { return nil }
    let copulas =
      isCopula(part.part.lemma ?? "") && (clause.hasCopula || isLinking(clause.clause))
    row.verdict = copulas ? .related : .silent
    row.isInPlace = copulas
    return row
  }

  /// "It remains the largest", "it forms a part of" say what something is.
  private func isLinking(_ clause: ArticleClause) -> Bool {
    let lemma = table.terms(ofPhrase: clause.lemma)
    return !table.terms(.linking).isDisjoint(with: lemma)
  }

  private func isCopula(_ lemma: String) -> Bool {
    table.terms(ofPhrase: lemma).contains {
      table.classes(of: $0).contains(.copula)
    }
  }

  /// The party of the clause that the part is; nil where it is none.
  private func party(_ part: AskedPart, _ clause: MatchedClause) -> ClauseMatch.Row? {
    var best: ClauseMatch.Row?
    for (party, isInPlace) in clause.parties(for: part.part) {
      var verdict = part.verdict(on: party.resolved)
      let isBefore =
        verdict == .silent && isInPlace && party.isUnresolved && part.isFull(in: clause.before)
      if isBefore { verdict = .related }
      guard verdict != .silent else { continue }
      // "Altsol's revenue" is not Altsol.
      let isHead = !part.part.isName || !part.terms.isDisjoint(with: party.headTerms)
      let isThere = isInPlace || isTurnedCopula(party, part, clause)
      if verdict == .matched, !isHead || !isThere { verdict = .related }
      if isContrary(part, party, clause) || !isInPlace && isReplaced(part, clause) {
        verdict = .contradicted
      }
      var row = ClauseMatch.Row(part: part.position, verdict: verdict, found: party.span)
      row.isInPlace = isInPlace && isHead
      row.isFull = isBefore || part.isFull(in: party.resolved)
      if best == nil || best?.verdict != .matched && verdict == .matched { best = row }
      if row.isInPlace { break }
    }
    return best
  }

  /// "Ada Lind is the mayor" and "The mayor is Ada Lind" answer "Who is the mayor?" alike.
  private func isTurnedCopula(
    _ party: ArticleParty, _ part: AskedPart, _ clause: MatchedClause
  ) -> Bool {
    guard form.wanted != nil, form.predicate?.terms.isEmpty == true, clause.hasCopula,
      part.part.role == .doer || part.part.role == .undergoer
    else { return false }
    return party.span == clause.doer?.span || party.span == clause.undergoer?.span
  }

  /// "Voted against it" for "vote for it": the same party behind a contrary preposition.
  private func isContrary(
    _ part: AskedPart, _ party: ArticleParty, _ clause: MatchedClause
  ) -> Bool {
    guard let asked = part.part.preposition, predicateStands(in: clause),
      let said = clause.modifiers.first(where: { $0.party.span == party.span })?.preposition
    else { return false }
    let contrary = table.terms(ofPhrase: asked).reduce(into: Set<Int32>()) {
      $0.formUnion(contraries.terms[$1] ?? [])
    }
    return !contrary.isDisjoint(with: table.terms(ofPhrase: said))
  }

  /// "Brightmoor won against Altsol" for "Did Altsol win?", "bought kelp from Altsol" for "bought
  /// Altsol": something else stands where the part would.
  private func isReplaced(_ part: AskedPart, _ clause: MatchedClause) -> Bool {
    guard part.part.isName, part.part.clause == 0, !clause.clause.isPassive,
      predicateStands(in: clause)
    else { return false }
    if isExample(part, of: clause) { return false }
    switch part.part.role {
    case .doer:
      return clause.doer.map {
        $0.entity != nil && $0.resolved.isDisjoint(with: part.terms)
      } ?? false
    case .undergoer: return clause.undergoer?.resolved.isDisjoint(with: part.terms) ?? false
    default: return false
    }
  }

  /// "It trails rivals like Altsol": the part stands behind the undergoer as one of these.
  private func isExample(_ part: AskedPart, of clause: MatchedClause) -> Bool {
    guard let end = clause.undergoer?.span.end else { return false }
    let article = clause.sentence.article
    let behind = article.tokens(in: clause.sentence.span)
      .filter { Int(article.starts[$0]) >= end }.prefix(part.terms.count + 2)
      .map { article.terms[$0] }
    let links = table.terms(.behindLike).union(table.terms(.such))
    return behind.first.map(links.contains) ?? false && part.terms.isSubset(of: behind)
  }

  /// Whether another name stands in the part's place.
  private func contradicts(_ part: AskedPart, _ clause: MatchedClause) -> Bool {
    guard part.part.isName, part.part.clause == 0, predicateStands(in: clause) else {
      return false
    }
    return clause.parties(for: part.part).contains { party, isInPlace in
      isInPlace && party.entity != nil && party.terms.isDisjoint(with: part.terms)
    }
  }

  private func predicateStands(in clause: MatchedClause) -> Bool {
    parts.contains {
      $0.part.role == .predicate && $0.part.clause == 0 && predicate($0, clause) != nil
    }
  }

  /// Whether the doer asked for is the undergoer here, and the undergoer the doer.
  func isTurned(_ clause: MatchedClause) -> Bool {
    func asked(_ role: QuestionForm.Part.Role) -> AskedPart? {
      parts.first { $0.part.role == role && $0.part.clause == 0 && $0.part.isName }
    }
    guard predicateStands(in: clause), let doer = asked(.doer), let undergoer = asked(.undergoer),
      let first = clause.doer, let second = clause.undergoer
    else { return false }
    return !doer.terms.isDisjoint(with: second.headTerms)
      && !undergoer.terms.isDisjoint(with: first.headTerms)
      && doer.terms.isDisjoint(with: first.headTerms)
  }
}
