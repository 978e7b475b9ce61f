internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A sentence that is matched: its words, and the names of whom its pronouns mean.
struct MatchedSentence {
  let article: TokenizedArticle
  let span: TextSpan
  let table: TermTable
  let resolved: Set<Int32>

  init(article: TokenizedArticle, span: TextSpan, table: TermTable) {
    self.article = article
    self.span = span
    self.table = table
    let words = Set(article.tokens(in: span).map { article.terms[$0] })
    resolved = article.facts.mentions(in: span).reduce(words) { all, mention in
      all.union(article.facts.entity(mention.entity).map { ArticleParty.names($0, table) } ?? [])
    }
  }
}

/// A clause that is matched, with its parties in the places that a question gives them.
struct MatchedClause {
  let clause: ArticleClause
  /// Terms of the verb, auxiliaries left out.
  let verb: Set<Int32>
  let doer: ArticleParty?
  let undergoer: ArticleParty?
  let others: [ArticleParty]
  /// By folded preposition.
  let modifiers: [(preposition: String, party: ArticleParty)]

  init(_ clause: ArticleClause, _ sentence: MatchedSentence) {
    let (article, table) = (sentence.article, sentence.table)
    func party(_ party: ArticleClause.Party?) -> ArticleParty? {
      party.map { ArticleParty($0, in: article, table: table) }
    }
    self.clause = clause
    var verb = Set(table.terms(in: Array(clause.lemma.utf8)).numbers)
    if let last = article.tokens(in: clause.verb).last { verb.insert(article.terms[last]) }
    self.verb = verb
    doer = party(clause.isPassive ? clause.agent : clause.subject)
    undergoer = party(clause.isPassive ? clause.subject : clause.objects.first)
    others = clause.objects.dropFirst(clause.isPassive ? 0 : 1).compactMap(party)
    modifiers = clause.modifiers.compactMap { modifier in
      party(modifier.object).map {
        (article.text(of: modifier.preposition).lowercased(), $0)
      }
    }
  }

  /// Whether it says that something is not so: by its verb, or by "no" before a party.
  var isDenied: Bool {
    let negatives = [doer, undergoer].compactMap { $0 }.count(where: \.isNegative)
    let verb = clause.isNegated || clause.standing == .denied ? 1 : 0
    return (negatives + verb) % 2 == 1
  }

  /// Parties that may be `part`, each with whether it stands where the question has it.
  func parties(for part: QuestionForm.Part) -> [(party: ArticleParty, isInPlace: Bool)] {
    func all(_ first: ArticleParty?, _ second: ArticleParty?) -> [(ArticleParty, Bool)] {
      let rest = others + modifiers.map(\.party)
      return (first.map { [($0, true)] } ?? []) + (second.map { [($0, false)] } ?? [])
        + rest.map { ($0, false) }
    }
    switch part.role {
    case .doer:
      // "The plant opened" is what "they opened the plant" says of the plant.
      return doer == nil ? all(undergoer, nil) : all(doer, undergoer)
    case .undergoer: return all(undergoer, doer) + others.map { ($0, true) }
    case .modifier:
      let own = modifiers.filter { $0.preposition == part.preposition }
      return own.map { ($0.party, true) } + all(nil, undergoer)
        + (doer.map { [($0, false)] } ?? [])
    case .attribute, .predicate:
      return all(nil, undergoer) + (doer.map { [($0, false)] } ?? [])
    }
  }
}
