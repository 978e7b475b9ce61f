internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What a sentence tells by another verb than the one that is asked for: of "approved the ferry and
/// rejected the tax" the tax.
struct OtherDeed {
  private let comparison: ClaimComparison
  private var claim: Claim { comparison.claim }
  private var terms: [Int32] { comparison.terms }
  private var table: TermTable { comparison.table }
  private var article: TokenizedArticle { comparison.candidate.article }
  private var first: Int { comparison.candidate.tokens.lowerBound }
  /// The clause with the verb that is asked for; nil where the sentence has none.
  private let own: ArticleClause?
  private let others: [ArticleClause]

  init(_ comparison: ClaimComparison) {
    self.comparison = comparison
    let article = comparison.candidate.article
    let asksForDeed = comparison.claim.form.predicate?.terms.isEmpty == false
    let hasDeed = asksForDeed && comparison.match.hasPredicate(of: comparison.claim.form)
    let own =
      hasDeed
      ? comparison.match.clause.map { article.facts.analysis.clauses[$0] } : nil
    self.own = own
    others = article.facts.clauses(in: comparison.candidate.span).filter {
      !(own?.verb.overlaps($0.verb) ?? false)
    }
  }

  /// Whether something that is asked about stands only behind another verb, or beside a word of
  /// contrary meaning.
  var takesPart: Bool {
    takesUndergoer || comparison.claim.words.indices.contains(where: takesWords)
  }

  /// Whether a verb of contrary meaning has the same parties: the tax was rejected.
  var isContrary: Bool {
    guard let other = contrary, !other.isNegated,
      other.standing == .happened || other.standing == .isSo
    else { return false }
    let parties = claim.form.parts.filter { $0.clause == 0 && $0.role != .predicate }
    let undergoers = parties.filter { $0.role == .undergoer }
    return !undergoers.isEmpty && takesPart
      && parties.allSatisfy { part in
        switch part.role {
        case .undergoer: holds(part, Self.undergoer(of: other))
        case .doer: holds(part, other.isPassive ? other.agent : other.subject)
        default: false
        }
      }
  }

  // MARK: Whom it is done to

  private static func undergoer(of clause: ArticleClause) -> ArticleClause.Party? {
    clause.isPassive ? clause.subject : clause.objects.first
  }

  /// The clause has somebody or something else to whom it is done, and what is asked about stands
  /// behind another verb.
  private var takesUndergoer: Bool {
    guard let own, own.relation != .relative, let given = Self.undergoer(of: own), !isPronoun(given)
    else {
      return false
    }
    let asked = claim.form.parts.filter {
      $0.role == .undergoer && $0.clause == 0 && !$0.isWanted
    }
    return asked.contains { part in
      guard let head = part.head.map({ table.number(of: $0) }), !holds(part, given) else {
        return false
      }
      let places = terms.indices.filter { terms[$0] == head }
      return !places.isEmpty && places.allSatisfy { !isOwn($0) && isBehindOther($0) }
    }
  }

  private func holds(_ part: QuestionForm.Part, _ party: ArticleClause.Party?) -> Bool {
    guard let party else { return false }
    let spans = [party.span] + party.members
    let held = spans.reduce(into: article.facts.names(of: party.entity, table)) { all, span in
      all.formUnion(article.tokens(in: span).map { article.terms[$0] })
    }
    return part.terms.allSatisfy { held.contains(table.number(of: $0)) }
  }

  /// Whether the nearest verb before a place is another's.
  private func isBehindOther(_ place: Int) -> Bool {
    let start = Int(article.starts[first + place])
    let nearest = (others + [own].compactMap(\.self)).filter { $0.verb.start < start }
      .max { $0.verb.start < $1.verb.start }
    return nearest.map {
      $0.verb != own?.verb && $0.relation != .relative && $0.relation != .participle
    } ?? false
  }

  /// "it", which may be what is asked about.
  private func isPronoun(_ party: ArticleClause.Party) -> Bool {
    article.tokens(in: party.span).allSatisfy {
      table.classes(of: article.terms[$0]).contains(.pronoun)
    }
  }

  /// Whether a place lies in a party of the clause with the verb that is asked for.
  private func isOwn(_ place: Int) -> Bool {
    guard let own else { return false }
    let start = Int(article.starts[first + place])
    let parties =
      [own.subject, own.agent].compactMap(\.self) + own.objects
      + own.modifiers.map(\.object)
    return own.verb.contains(start)
      || parties.contains { party in
        ([party.span] + party.members).contains { $0.contains(start) }
      }
  }

  // MARK: A contrary verb

  /// The clause whose verb says the contrary of the one asked for.
  private var contrary: ArticleClause? {
    let asked = claim.form.predicate?.terms.map { table.number(of: $0) } ?? []
    let mask = asked.reduce(0) { $0 | (claim.byTerm[$1] ?? 0) }
    return others.first { other in
      let said =
        table.terms(ofPhrase: other.lemma)
        + article.tokens(in: other.verb).suffix(1).map { article.terms[$0] }
      return said.contains { (claim.byOpposite[$0] ?? 0) & mask != 0 }
    }
  }

  /// Whether a word of contrary meaning stands in the sentence beside the word of the claim, and
  /// words of the claim only on its side: "the plan to sell it failed, the other one passed".
  private func takesWords(_ index: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(index)
    guard claim.contentMask & bit != 0,
      let word = terms.firstIndex(where: { (claim.byTerm[$0] ?? 0) & bit != 0 }),
      let contrary = terms.firstIndex(where: {
        (claim.byOpposite[$0] ?? 0) & bit != 0 && !claim.allTerms.contains($0)
      }), let border = border(between: min(word, contrary), max(word, contrary))
    else { return false }
    // "They backed the ferry but opposed the tax": both verbs have one subject.
    let isShared = !terms[border..<max(word, contrary)].contains(where: comparison.isContent)
    let isOfOwn = own?.verb.contains(Int(article.starts[first + word])) ?? false
    let (inside, outside) = terms.indices.reduce(into: (UInt64(0), UInt64(0))) { masks, place in
      let mask = claim.byTerm[terms[place]] ?? 0
      let isAside = (contrary > word) == (place >= border)
      let isCommon = isOfOwn && isOwn(place) || isShared && place < min(word, contrary)
      if isAside, !isCommon { masks.0 |= mask } else { masks.1 |= mask }
    }
    return inside & ~outside & claim.contentMask & ~bit != 0
  }

  /// The last place between both words at which a comma or a joining word begins what the later one
  /// belongs to.
  private func border(between earlier: Int, _ later: Int) -> Int? {
    (earlier + 1..<later + 1).last { place in
      comparison.endsClause(before: place) || table.terms(.and).contains(terms[place])
        || comparison.words.isIn(.limiting, terms[place])
    }
  }
}
