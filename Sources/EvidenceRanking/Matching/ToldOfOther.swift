internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
package import Text
internal import WordNetLexicon

extension ClauseMatcher {
  /// Whether what stands at `span` of a sentence is told of somebody else than those whom the
  /// question names: of "Orrin has 40 ships; Brannik has 60" the 40 where Brannik's are asked for.
  ///
  /// False where nobody is named in their place, or an unknown "it" stands there.
  package func isOfOther(_ span: TextSpan, in candidate: Candidate) -> Bool {
    let facts = candidate.article.facts
    if ToldElsewhere(matcher: self, candidate: candidate).isMet(by: span) { return true }
    let asked = entities.numbers(in: facts).subtracting(placesAsked(in: facts)).filter {
      facts.entity($0)?.kind != .place || isMainWord($0, in: facts)
    }
    guard !asked.isEmpty, !isNamed(asked, rightBefore: span, candidate) else { return false }
    return ToldOfOther(matcher: self, candidate: candidate, span: span, asked: asked).isMet
  }

  /// "The Tern carries 240, the Gannet 90": the name with the figure alone, the verb left out.
  private func isNamed(
    _ asked: Set<Int>, rightBefore span: TextSpan, _ candidate: Candidate
  ) -> Bool {
    candidate.article.facts.mentions(in: candidate.span).contains {
      asked.contains($0.entity) && $0.span.end <= span.start
        && candidate.article.tokens(in: TextSpan($0.span.end, span.start)).isEmpty
    }
  }

  /// "Lund", not "the Lund mill".
  private func isMainWord(_ number: Int, in facts: ArticleFacts) -> Bool {
    let names = facts.names(of: number, table)
    return parts.contains { $0.part.isName && ($0.head.map(names.contains) ?? false) }
  }

  /// Numbers of the entities of an article that the question names.
  package func namesAsked(in facts: ArticleFacts) -> Set<Int> { entities.numbers(in: facts) }

  /// Numbers of the places that the question names behind a preposition.
  func placesAsked(in facts: ArticleFacts) -> Set<Int> {
    entities.numbers(in: facts).filter { number in
      guard facts.entity(number)?.kind == .place else { return false }
      let names = facts.names(of: number, table)
      return parts.contains {
        $0.part.preposition != nil && !$0.part.isWanted && !$0.terms.isDisjoint(with: names)
      }
    }
  }
}

/// Whose clause it is in which an answer stands, against those who are asked about.
private struct ToldOfOther {
  let matcher: ClauseMatcher
  let candidate: Candidate
  let span: TextSpan
  let asked: Set<Int>

  private var article: TokenizedArticle { candidate.article }
  private var facts: ArticleFacts { article.facts }
  private var table: TermTable { matcher.table }
  private var meant: MeantParties { MeantParties(article: article, table: table) }

  var isMet: Bool {
    guard let clause = facts.clause(at: span, in: candidate.span) else { return false }
    let figure = facts.figures(in: candidate.span).first { $0.span.overlaps(span) }
    let parties = parties(of: clause) + [figure?.of].compactMap(\.self)
    let own = own(clause, parties).union(meant.withBodies(figure?.entity))
    guard asked.isDisjoint(with: own), !holdsAsked(clause) else { return false }
    if !relatives(of: clause).isDisjoint(with: asked) { return true }
    guard !isOpen(clause) else { return false }
    let doers = [subject(of: clause), clause.agent].compactMap(\.self)
    let answer = facts.mentions(in: span).reduce(into: Set<Int>()) {
      $0.formUnion(meant.withBodies($1.entity))
    }
    let told = parties.reduce(into: Set<Int>()) {
      $0.formUnion(meant.numbers(in: $1, besides: span, isSure: true, byName: isNear))
    }.union(speakers(of: clause)).union(openers(of: clause)).subtracting(asked)
      .subtracting(answer)
    return told.contains { number in
      let isDoer = doers.contains {
        $0.entity == number || meant.withBodies($0.entity).contains(number)
      }
      return isLikeAsked(number, isDoer: isDoer)
    }
  }

  /// Who is asked about stands in the sentence or the one before: "it" may be that one.
  private var isNear: Bool {
    let near = max(0, candidate.sentence - 1)...candidate.sentence
    return near.contains { sentence in
      facts.mentions(in: article.stored.sentences[sentence].span).contains {
        $0.form != .pronoun && asked.contains($0.entity)
      }
    }
  }

  // MARK: The clause

  /// Who does it, with what is said beside the name, and to whom.
  private func parties(of clause: ArticleClause) -> [TextSpan] {
    let parties = [subject(of: clause), clause.agent, clause.objects.first]
      .compactMap(\.self)
    return parties.flatMap { [$0.span] + $0.members } + beside(clause)
  }

  /// Who does it; of the second of two verbs joined by "and" who does the first.
  private func subject(of clause: ArticleClause) -> ArticleClause.Party? {
    guard let own = facts.subject(of: clause) else { return first(before: clause)?.subject }
    let between = article.tokens(in: TextSpan(own.span.end, max(own.span.end, clause.verb.start)))
    let isJoined = between.contains { table.holds(.and, article.word($0).lowercased()) }
    return isJoined ? first(before: clause)?.subject ?? own : own
  }

  private func first(before clause: ArticleClause) -> ArticleClause? {
    facts.clauses(in: candidate.span).first {
      $0.subject != nil && $0.verb.end <= clause.verb.start
    }
  }

  /// "The owner of the mill, Halden, was fined": what stands between a subject and its verb.
  private func beside(_ clause: ArticleClause) -> [TextSpan] {
    guard let subject = clause.subject, subject.span.end < clause.verb.start,
      candidate.span.contains(subject.span.start),
      !facts.clauses(in: TextSpan(subject.span.end, clause.verb.start)).contains(where: {
        $0.verb != clause.verb
      })
    else { return [] }
    let between = TextSpan(subject.span.end, clause.verb.start)
    // Not "the works on the island of Lunde".
    return facts.mentions(in: between).map(\.span).filter { span in
      let first = article.tokens(in: span).lowerBound
      return first > 0 && article.gap(after: first - 1).contains(0x2C)
    }
  }

  /// Everybody whom the clause means anywhere.
  private func own(_ clause: ArticleClause, _ parties: [TextSpan]) -> Set<Int> {
    let spans = parties + governing(clause) + clause.modifiers.map(\.object.span) + [clause.span]
    let all = spans.reduce(into: Set<Int>()) { $0.formUnion(meant.numbers(in: $1)) }
    return all.union(openers(of: clause)).subtracting(relatives(of: clause))
      .union(speakers(of: clause)).union(tellers(of: clause))
  }

  /// Who tells it, with whom he speaks for: what is done without a doer, they may have done.
  private func tellers(of clause: ArticleClause) -> Set<Int> {
    guard clause.isPassive, clause.agent == nil else { return [] }
    return facts.analysis.statements.filter { $0.whole.contains(clause.verb.start) }
      .reduce(into: []) { $0.formUnion(meant.withBodies($1.entity)) }
  }

  /// Who does what a participle or an infinitive depends on: "The kelp first appeared in a book
  /// published by Orrin".
  private func governing(_ clause: ArticleClause) -> [TextSpan] {
    guard [.participle, .infinitive].contains(clause.relation) else { return [] }
    return [first(before: clause)?.subject?.span].compactMap(\.self)
  }

  /// Whose mother, not who, does it: "Lind's mother died" tells nothing of Lind.
  private func relatives(of clause: ArticleClause) -> Set<Int> {
    guard let subject = opener(of: clause) ?? clause.subject,
      let head = article.tokens(in: subject.head).last,
      table.language.lexicon?.category(ofNoun: article.word(head).lowercased()) == .person,
      !matcher.words.contains(article.terms[head])
    else { return [] }
    let owners = facts.mentions(in: subject.span).filter {
      $0.span.end <= subject.head.start && facts.entity($0.entity)?.kind == .person
    }
    return Set(owners.filter { isOwner($0.span) }.map(\.entity))
  }

  /// "Lind's", "her".
  private func isOwner(_ span: TextSpan) -> Bool {
    let behind = article.bytes[span.end..<min(article.bytes.count, span.end + 3)]
    return behind.starts(with: "'".utf8) || behind.starts(with: "’".utf8)
      || table.ends(article.text(of: span).lowercased(), .genitive)
      || article.tokens(in: span).allSatisfy { table.holds(.possessive, article.word($0)) }
  }

  /// Who says "we" in a quotation, with whom he speaks for.
  private func speakers(of clause: ArticleClause) -> Set<Int> {
    guard let subject = clause.subject, isUnknown(subject.span) else { return [] }
    return facts.analysis.statements.filter {
      $0.isDirect && $0.whole.contains(clause.verb.start)
    }.reduce(into: []) {
      $0.formUnion(meant.withBodies($1.entity).union(meant.numbers(in: $1.speaker)))
    }
  }

  /// A word of a name that is asked for stands in the clause or beside it, and in no other clause.
  private func holdsAsked(_ clause: ArticleClause) -> Bool {
    let names = asked.reduce(into: Set<Int32>()) { $0.formUnion(facts.names(of: $1, table)) }
    let related = relatives(of: clause)
    let others = facts.clauses(in: candidate.span).filter { $0.verb != clause.verb }
    return related.isEmpty
      && candidate.tokens.contains { token in
        guard names.contains(article.terms[token]), article.isCapitalised(token) else {
          return false
        }
        let start = Int(article.starts[token])
        return clause.span.contains(start) || !others.contains { $0.span.contains(start) }
      }
  }

  /// Nobody knows who does it: "it", "the company", and nobody says "we", nor does the sentence
  /// before open with somebody.
  private func isOpen(_ clause: ArticleClause) -> Bool {
    let parties = [subject(of: clause), clause.objects.first].compactMap(\.self)
    return parties.contains { isUnknown($0.span) } && speakers(of: clause).isEmpty
      && openers(of: clause).isEmpty
  }

  /// Whom the sentence before opens with, where "it" or "he" opens this one.
  private func openers(of clause: ArticleClause) -> Set<Int> {
    guard let opener = opener(of: clause), !isNear else { return [] }
    return meant.numbers(in: opener.span, isSure: true)
  }

  private func opener(of clause: ArticleClause) -> ArticleClause.Party? {
    let sentences = article.stored.sentences
    guard let subject = clause.subject, isUnknown(subject.span), candidate.sentence > 0,
      article.tokens(in: subject.span) == candidate.tokens.prefix(1),
      sentences[candidate.sentence - 1].block == sentences[candidate.sentence].block
    else { return nil }
    return facts.clauses(in: sentences[candidate.sentence - 1].span).compactMap(\.subject)
      .min { $0.span.start < $1.span.start }
  }

  /// A pronoun or a stand-in of which nobody knows whom it means.
  private func isUnknown(_ span: TextSpan) -> Bool {
    guard meant.numbers(in: span).isEmpty, let last = article.tokens(in: span).last else {
      return false
    }
    return table.holds(.tellerPronoun, article.word(last))
      || !table.classes(of: article.terms[last]).isDisjoint(with: [.pronoun, .standIn])
  }

  // MARK: Of whom it is told instead

  private func isLikeAsked(_ number: Int, isDoer: Bool) -> Bool {
    guard let entity = facts.entity(number) else { return false }
    let own = sorts(of: entity, isDoer: isDoer)
    return asked.compactMap { facts.entity($0) }.contains {
      !own.isDisjoint(with: sorts(of: $0, isDoer: true))
    }
  }

  /// What an entity may be: one of a single name that nobody calls "he" or by an office may be a
  /// club as well as a person.
  private func sorts(of entity: Entity, isDoer: Bool) -> Set<EntityKind> {
    switch entity.kind {
    case .person:
      let isSure =
        entity.gender != nil || !entity.roles.isEmpty
        || entity.names.contains { $0.contains(" ") }
      return isSure ? [.person] : [.person, .organisation]
    case .organisation: return [.organisation]
    case .other: return [.organisation, .product, .place]
    case .product: return [.product]
    case .place: return isDoer ? [.place, .organisation] : []
    default: return []
    }
  }
}
