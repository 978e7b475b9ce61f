internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
package import Text

extension ClauseMatcher {
  /// Where a sentence names who holds the office that is asked for ("Who is the chairman of
  /// Halden?", "Who runs Halden?"), in UTF-8 bytes of the article; nil where it does not.
  package func holder(in candidate: Candidate) -> TextSpan? {
    guard asksForPerson, form.wanted != nil else { return nil }
    let facts = candidate.article.facts
    for mention in facts.mentions(in: candidate.span)
    where mention.form == .name || mention.form == .short {
      guard let entity = facts.entity(mention.entity), entity.kind == .person else { continue }
      let roles = entity.roles.filter { candidate.span.contains($0.span) }
      if roles.contains(where: { isAsked($0, in: candidate) }) { return mention.span }
    }
    return nil
  }

  private func isAsked(_ role: EntityRole, in candidate: Candidate) -> Bool {
    guard !role.isFormer || form.standing == .happened else { return false }
    let article = candidate.article
    let words = Set(article.tokens(in: role.span).map { article.terms[$0] })
    guard isAsked(words) else { return false }
    let bodies = parts.filter { $0.part.isName && !$0.part.isWanted }
    guard !bodies.isEmpty else { return true }
    let of = article.facts.names(of: role.of, table)
    let around =
      role.of == nil
      ? Set(article.titleTerms).union(article.tokens(in: candidate.span).map { article.terms[$0] })
      : []
    return bodies.allSatisfy { $0.verdict(on: words.union(of).union(around)).isFound }
  }

  /// Whether the words of an office are those of the question, or what its verb stands for.
  private func isAsked(_ words: Set<Int32>) -> Bool {
    parts.contains { part in
      guard !part.part.isName, let head = part.head else { return false }
      return part.part.role == .predicate
        ? !offices.held(by: head).isDisjoint(with: words)
        : words.contains(head) && part.verdict(on: words).isFound
    }
  }
}
