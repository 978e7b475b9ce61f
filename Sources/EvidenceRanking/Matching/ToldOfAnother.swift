internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Whether what a sentence tells, it tells of somebody else than it is asked of.
extension ClauseMatcher {
  /// "When was the town hall built?" by "The town hall stands beside a church that was built in
  /// 1903": the verb asked for is done to something else, while what it is asked of stands
  /// elsewhere in the sentence.
  package func tellsOfAnother(_ candidate: Candidate) -> Bool {
    let match = match(candidate)
    let article = candidate.article
    guard type == .date, match.hasPredicate(of: form), form.predicate?.terms.isEmpty == false,
      let position = match.clause, article.facts.analysis.clauses.indices.contains(position),
      let asked = parts.first(where: {
        [.doer, .undergoer].contains($0.part.role) && $0.part.clause == 0 && !$0.part.isWanted
          && !$0.terms.isEmpty
      })
    else { return false }
    let clause = article.facts.analysis.clauses[position]
    let doer = clause.isPassive ? clause.agent : clause.subject
    let undergoer = clause.isPassive ? clause.subject : clause.objects.first
    guard let party = asked.part.role == .doer ? doer : undergoer else { return false }
    let own = ArticleParty(party, in: article, table: table)
    let sentence = MatchedSentence(article: article, span: candidate.span, table: table)
    return !own.isUnresolved && asked.terms.isDisjoint(with: own.resolved)
      && asked.verdict(on: sentence.resolved) == .matched
      && isAnother(party, own, than: asked, in: article)
  }

  /// "a church", or a person for a person: no other word for what is asked of.
  private func isAnother(
    _ party: ArticleClause.Party, _ own: ArticleParty, than asked: AskedPart,
    in article: TokenizedArticle
  ) -> Bool {
    if let entity = own.entity {
      return entity.kind == .person && asked.part.isName
        && article.facts.analysis.entities.contains {
          $0.kind == .person && $0.id != entity.id
            && asked.terms.isSubset(of: article.facts.names(of: $0.id, table))
        }
    }
    guard let first = article.tokens(in: party.span).first else { return false }
    return table.holds(.indefiniteArticle, article.word(first))
  }
}
