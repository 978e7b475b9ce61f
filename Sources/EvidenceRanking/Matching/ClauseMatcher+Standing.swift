internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What holds of a clause as a whole: whether it denies, is disputed or leaves open what is asked,
/// and when it is.
extension ClauseMatcher {
  /// Whether a clause says the contrary of what a question for who or what takes for granted.
  func isDenied(_ match: ClauseMatch) -> Bool {
    guard form.wanted != nil, match.predicate(of: form)?.isInPlace == true, isAbout(match) else {
      return false
    }
    let isContrary = match.rows.contains {
      $0.verdict == .contradicted && form.parts[$0.part].role != .doer
        && !form.parts[$0.part].isName
        || $0.verdict == .contradicted && form.parts[$0.part].role == .modifier && $0.found != nil
    }
    // "By how much did it rise before May?" is near what rose after it.
    return match.polarity == .contradicted || isContrary && form.wanted?.role == .doer
  }

  /// Whether a clause has anything of what is asked beside its verb: "prices rose" denies nothing
  /// of a licence that was lost.
  private func isAbout(_ match: ClauseMatch) -> Bool {
    let others = match.rows.filter {
      let part = parts[$0.part]
      return part.part.role != .predicate && part.part.clause == 0 && !part.terms.isEmpty
    }
    return others.isEmpty || others.contains { $0.verdict != .silent }
  }

  func judge(
    _ clause: MatchedClause, _ sentence: MatchedSentence, _ match: inout ClauseMatch
  ) {
    let isDenied = clause.isDenied
    match.polarity = isDenied == form.isNegated ? .matched : .contradicted
    // "There are no species where …", "but is not known to …": another negation has a say.
    if match.polarity == .matched, !isDenied, sentence.deniesMore(than: clause.clause, asked: words)
    {
      match.polarity = .silent
    }
    // "If Altsol bought it, it would not include the mill" affirms the purchase only.
    if match.polarity == .matched, !isDenied, sentence.denies(verbs, besides: clause.clause) {
      match.polarity = .silent
    }
    // "Neither was approved in Lund; both were approved in Narvik" says both.
    if match.polarity == .contradicted, isDenied, sentence.says(otherThan: clause.clause) {
      match.polarity = .silent
    }
    match.isDisputed = isDisputed(clause.clause, sentence)
    if match.isDisputed { match.polarity = .silent }
    guard form.standing != .open else {
      match.standing = .matched
      return
    }
    switch clause.clause.standing {
    case .happened, .isSo, .denied: match.standing = .matched
    case .planned, .forecast, .possible, .conditional: match.standing = .contradicted
    case .asked: match.standing = .silent
    }
  }

  /// Whether what it depends on denies it or leaves it open.
  private func isDisputed(_ clause: ArticleClause, _ sentence: MatchedSentence) -> Bool {
    let all = sentence.article.facts.analysis.clauses
    var depth = 0
    var own = clause
    while let number = own.governor, all.indices.contains(number), depth < Self.mostGovernors {
      let governor = all[number]
      let between = TextSpan(
        governor.verb.start, max(governor.verb.start, clause.verb.start))
      let words = sentence.article.tokens(in: between).map { sentence.article.terms[$0] }
      if !contraries.disputing.isDisjoint(with: words)
        || !contraries.disputing.isDisjoint(with: table.terms(ofPhrase: governor.lemma))
      {
        return true
      }
      own = governor
      depth += 1
    }
    return false
  }

  /// Clauses looked at above one.
  private static let mostGovernors = 4

  func time(
    _ clause: MatchedClause?, _ sentence: MatchedSentence
  ) -> ClauseMatch.Verdict {
    guard let asked else { return .silent }
    let facts = sentence.article.facts
    let own = clause.flatMap { facts.days(of: $0.clause) }
    if let own { return asked.overlaps(own) ? .matched : .contradicted }
    let others = facts.times(in: sentence.span).compactMap(\.days)
    if others.contains(where: asked.overlaps) { return .matched }
    guard let day = sentence.article.publishedDay else {
      return others.isEmpty ? .silent : .contradicted
    }
    let isNear = asked.first.number...asked.last.number + QuestionTerms.reportingDays ~= day
    return isNear ? .related : others.isEmpty ? .silent : .contradicted
  }
}
