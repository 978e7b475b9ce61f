internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
package import Text

extension ClauseMatcher {
  /// Where a sentence names who holds the office that is asked for ("Who is the chairman of
  /// Halden?", "Who runs Halden?"), in UTF-8 bytes of the article; nil where it does not.
  package func holder(in candidate: Candidate) -> TextSpan? {
    guard type == .person, form.wanted != nil || asksByKeywords else { return nil }
    let facts = candidate.article.facts
    for mention in facts.mentions(in: candidate.span)
    where mention.form == .name || mention.form == .short {
      guard let entity = facts.entity(mention.entity), entity.kind == .person else { continue }
      let roles = entity.roles.filter { candidate.span.contains($0.span) }
      if roles.contains(where: { isAsked($0, in: candidate) }) { return mention.span }
    }
    return nil
  }

  /// Whether a sentence names who holds the office that is asked for, but somewhere else: "the
  /// founder of Blaze" for "Who founded Halden?".
  package func holdsElsewhere(_ candidate: Candidate) -> Bool {
    guard type == .person, form.wanted != nil, holder(in: candidate) == nil else { return false }
    let (article, facts) = (candidate.article, candidate.article.facts)
    let bodies = parts.filter { $0.part.isName && !$0.part.isWanted }
    guard !bodies.isEmpty else { return false }
    return facts.mentions(in: candidate.span).contains { mention in
      guard let entity = facts.entity(mention.entity), entity.kind == .person else { return false }
      return entity.roles.contains { role in
        guard candidate.span.contains(role.span), let body = facts.entity(role.of) else {
          return false
        }
        let names = facts.names(of: body.id, table)
        return isAsked(Set(article.tokens(in: role.span).map { article.terms[$0] }))
          && !bodies.contains { $0.verdict(on: names).isFound }
      }
    }
  }

  /// Whether a span names somebody whom the sentence only calls a former holder of the office that
  /// is asked for as it is now, or the holder of a lower one.
  package func isFormerHolder(_ span: TextSpan, in candidate: Candidate) -> Bool {
    guard type == .person else { return false }
    if isLowerHolder(span, in: candidate) || lacksLower(candidate) { return true }
    guard form.standing != .happened else { return false }
    let (article, facts) = (candidate.article, candidate.article.facts)
    let roles = facts.mentions(in: candidate.span).filter { $0.span.overlaps(span) }
      .flatMap { facts.entity($0.entity)?.roles ?? [] }
      .filter { candidate.span.contains($0.span) }
      .filter { isAsked(Set(article.tokens(in: $0.span).map { article.terms[$0] })) }
    return tellsOnlyFormer(candidate) || !roles.isEmpty && roles.allSatisfy(\.isFormer)
  }

  /// "Deputy mayor Lise Vik" for "Who is the mayor?", and any other office than the one asked for
  /// that shares its last word.
  private func isLowerHolder(_ span: TextSpan, in candidate: Candidate) -> Bool {
    let (article, facts) = (candidate.article, candidate.article.facts)
    let roles = facts.mentions(in: candidate.span).filter { $0.span.overlaps(span) }
      .flatMap { facts.entity($0.entity)?.roles ?? [] }
      .filter { candidate.span.contains($0.span) }
      .map { Set(article.tokens(in: $0.span).map { article.terms[$0] }) }
    return !roles.isEmpty
      && roles.allSatisfy { role in
        let lower = self.lower(in: role)
        return !lower.isEmpty && isAsked(role.subtracting(lower)) || isOther(role)
      }
  }

  /// Words of an office that make it a lower one than the one asked for.
  private func lower(in office: Set<Int32>, asked: Set<Int32>? = nil) -> Set<Int32> {
    office.intersection(stems(.lowerOffice)).subtracting(asked ?? words)
  }

  /// Up to three words right behind each "deputy" or "vice" of a question, to the first small one.
  static func lowerOffice(_ question: AnalyzedQuestion, _ table: TermTable) -> Set<Int32> {
    question.words.indices.reduce(into: []) { all, index in
      guard table.holds(.lowerOffice, question.words[index].token.folded) else { return }
      let behind = question.words[(index + 1)...].prefix { !$0.isStopword }.prefix(3)
      all.formUnion(behind.map { table.number(of: $0.token.term) })
    }
  }

  /// "The managing director" for "the deputy managing director".
  private func lacksLower(_ candidate: Candidate) -> Bool {
    let said = Set(candidate.tokens.map { candidate.article.terms[$0] })
    return !lowerOffice.isDisjoint(with: said) && lower(in: said, asked: []).isEmpty
  }

  /// "Chief financial officer" for "chief operating officer", "president" for "vice president": of
  /// the same last word, and each has words of its own, or the one asked for is lower.
  private func isOther(_ office: Set<Int32>) -> Bool {
    let content = office.filter { !table.classes(of: $0).contains(.stopword) }
    if !lowerOffice.isDisjoint(with: content), lower(in: content, asked: []).isEmpty { return true }
    return parts.contains { part in
      guard !part.part.isName, part.part.role != .predicate, let head = part.head,
        content.contains(head)
      else { return false }
      let missing = part.terms.filter { !part.isHeld($0, by: content) }
      // "Which prominent host …?" asks for no office of another name.
      guard missing.contains(where: offices.isModifier) else { return false }
      return !content.subtracting(words).isEmpty
    }
  }

  /// "Its former director": every word for the office stands behind one that ends it.
  private func tellsOnlyFormer(_ candidate: Candidate) -> Bool {
    let article = candidate.article
    let places = candidate.tokens.filter {
      offices.isOffice(article.terms[$0]) && isAsked([article.terms[$0]])
    }
    return !places.isEmpty
      && places.allSatisfy { place in
        candidate.tokens.contains(place - 1)
          && table.terms(.formerOffice).contains(article.terms[place - 1])
          || isThen(behind: place, in: candidate)
      }
  }

  /// "Chief executive at the time".
  private func isThen(behind place: Int, in candidate: Candidate) -> Bool {
    let article = candidate.article
    let behind = (place + 1..<place + 1 + Self.longestThen).prefix { candidate.tokens.contains($0) }
    guard behind.count == Self.longestThen, article.isDirectlyFollowed(place) else { return false }
    return table.speech.isPreposition(article.word(place + 1))
      && table.holds(.definiteArticle, article.word(place + 2))
      && table.holds(.officeThen, article.word(place + 3))
  }

  /// Words of "at the time".
  private static let longestThen = 3

  private func isAsked(_ role: EntityRole, in candidate: Candidate) -> Bool {
    guard !role.isFormer || form.standing == .happened,
      role.of != nil || !namesOfficeOfOther(candidate)
    else { return false }
    let article = candidate.article
    let words = Set(article.tokens(in: role.span).map { article.terms[$0] })
    guard isAsked(words) else { return false }
    let bodies = parts.filter { $0.part.isName && !$0.part.isWanted }
    guard !bodies.isEmpty else { return !isOfUnasked(role, in: article) }
    let of = article.facts.names(of: role.of, table)
    let around =
      role.of == nil
      ? Set(article.titleTerms).union(article.tokens(in: candidate.span).map { article.terms[$0] })
      : []
    return bodies.allSatisfy { $0.verdict(on: words.union(of).union(around)).isFound }
  }

  /// Whether a sentence names the holder of the office at a party that the question does not name,
  /// while the question names another in small letters.
  func holdsUnasked(_ candidate: Candidate) -> Bool {
    let (article, facts) = (candidate.article, candidate.article.facts)
    return facts.mentions(in: candidate.span).contains { mention in
      facts.entity(mention.entity)?.roles.contains { role in
        candidate.span.contains(role.span)
          && isAsked(Set(article.tokens(in: role.span).map { article.terms[$0] }))
          && isOfUnasked(role, in: article)
      } ?? false
    }
  }

  /// Whether every word for the office stands before "of" and a name that the question does not
  /// hold: "chief executive and co-founder of the dairy Blaze" for "Who founded Halden?".
  func namesOfficeOfOther(_ candidate: Candidate) -> Bool {
    let article = candidate.article
    let heads = parts.filter { $0.part.role == .predicate }.compactMap(\.head)
    let places = candidate.tokens.filter { token in
      let term = article.terms[token]
      // "founder" is written like the verb "found" for the search.
      return offices.isOffice(term) && isAsked([term])
        || heads.contains(term) && offices.isWord(article.word(token).lowercased())
    }
    return !places.isEmpty
      && places.allSatisfy { place in
        // "co" of "co-founder".
        if places.contains(place + 1) { return true }
        guard candidate.tokens.contains(place + 2), article.isDirectlyFollowed(place),
          table.terms(.of).contains(article.terms[place + 1])
        else { return false }
        var end = place + 2
        while candidate.tokens.contains(end + 1), article.isDirectlyFollowed(end) { end += 1 }
        let body = place + 2...min(end, place + 1 + Self.longestBody)
        return body.contains(where: article.isCapitalised)
          && !body.contains { words.contains(article.terms[$0]) }
      }
  }

  /// Words behind "of" in which the name of a party is sought.
  private static let longestBody = 6

  /// Whether an office is of a party that the question does not name while it names another of the
  /// article, in small letters: "the founder of Blaze" for "who founded halden".
  private func isOfUnasked(_ role: EntityRole, in article: TokenizedArticle) -> Bool {
    guard role.of != nil else { return false }
    let asked = words.filter { !table.classes(of: $0).contains(.stopword) }
    let of = article.facts.names(of: role.of, table)
    guard of.isDisjoint(with: asked) else { return false }
    return article.facts.analysis.entities.contains { entity in
      entity.kind != .person && !article.facts.names(of: entity.id, table).isDisjoint(with: asked)
    }
  }

  /// Whether the words of an office are those of the question, or what its verb stands for.
  private func isAsked(_ words: Set<Int32>) -> Bool {
    guard lower(in: words).isEmpty, !isOther(words) else { return false }
    if asksByKeywords { return isHeld(words) }
    // "Who says that it should stop running specials?" asks for no head of anything.
    let clause = form.wanted?.clause ?? 0
    return parts.contains { part in
      guard !part.part.isName, let head = part.head else { return false }
      return part.part.role == .predicate
        ? part.part.clause == clause && !offices.held(by: head).isDisjoint(with: words)
        : words.contains(head) && part.verdict(on: words).isFound
    }
  }

  /// "halden mayor": words without a question.
  private var asksByKeywords: Bool { form.wanted == nil && type == .person }

  /// Whether all words of an office are among the keywords.
  private func isHeld(_ words: Set<Int32>) -> Bool {
    let content = words.filter { !table.classes(of: $0).contains(.stopword) }
    return !content.isEmpty && content.isSubset(of: self.words)
  }
}
