internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What something is done for, where a sentence tells no other reason: "to dry more kelp" of
/// "Halden bought a second works, to dry more kelp".
struct ToldPurpose {
  let question: AnalyzedQuestion
  let table: TermTable

  /// The share of the question that the clause must hold.
  private static let leastShare = 0.5
  /// Words between "to" and its verb at most: "to better dry".
  private static let between = 2

  /// From "to" up to the end of its clause; nil where nothing is asked to be told for.
  func span(in lead: Candidate) -> TextSpan? {
    guard question.answerType == .reason, !ReasonCues(table: table).areIn(lead),
      let match = lead.match, match.share >= Self.leastShare, let position = match.clause
    else { return nil }
    let article = lead.article
    let own = article.facts.analysis.clauses[position]
    let purposes = article.facts.clauses(in: lead.span).filter {
      $0.relation == .infinitive && $0.verb.start > own.verb.end
    }
    return purposes.lazy.compactMap { start(of: $0, behind: own, lead) }.first.map {
      TextSpan(Int(article.starts[$0]), end(from: $0, in: lead))
    }
  }

  /// Where what a means is for begins: the "to" of "testing the water of sewers to find the virus",
  /// which a question for the means has in its own words; nil where nothing such ends `tokens`.
  func start(within tokens: Range<Int>, of lead: Candidate) -> Int? {
    let article = lead.article
    guard let first = tokens.first, table.ends(article.word(first), .gerund) else { return nil }
    let clauses = article.facts.clauses(in: lead.span)
    return clauses.lazy.filter { $0.relation == .infinitive }.compactMap { clause -> Int? in
      let verb = article.tokens(in: clause.verb).lowerBound
      guard tokens.contains(verb), verb >= first + Self.shortestMeans,
        let to = (verb - Self.between...verb).last(where: {
          article.terms[$0] == table.term(.to)
        }), to >= first + Self.shortestMeans
      else { return nil }
      let end = Int(article.ends[to - 1])
      return clauses.contains { $0.verb.end == end } ? nil : to
    }.min()
  }

  /// What is done so that what a question asks the way to comes about: "drying it in the sun" of
  /// "They are drying it in the sun to keep it" for "How do they keep it?"; nil where the sentence
  /// tells no such purpose.
  func means(in lead: Candidate) -> TextSpan? {
    guard question.answerType == .manner, let asked = question.mainVerb else { return nil }
    let article = lead.article
    let clauses = article.facts.clauses(in: lead.span)
    let goal = clauses.first {
      $0.relation == .infinitive
        && article.tokens(in: $0.verb).contains { article.terms[$0] == table.number(of: asked) }
    }
    guard let verb = goal.map({ article.tokens(in: $0.verb) }),
      let to = (max(lead.tokens.lowerBound, verb.lowerBound - Self.between)..<verb.upperBound)
        .last(where: { article.terms[$0] == table.term(.to) })
    else { return nil }
    let own = clauses.last {
      $0.relation != .infinitive && article.tokens(in: $0.verb).upperBound < to
    }
    guard let own, let start = article.tokens(in: own.verb).last,
      (start..<to - 1).allSatisfy({ article.isDirectlyFollowed($0) })
    else { return nil }
    return TextSpan(Int(article.starts[start]), Int(article.ends[to - 1]))
  }

  /// Words of a means that is told without what it is for, at least.
  private static let shortestMeans = 4

  /// The "to" of a clause that belongs to no other verb ("agreed to buy") and opens behind what
  /// is done.
  private func start(
    of clause: ArticleClause, behind own: ArticleClause, _ lead: Candidate
  ) -> Int? {
    let article = lead.article
    guard let verb = article.tokens(in: clause.verb).first,
      let to = (max(lead.tokens.lowerBound, verb - Self.between)...verb).last(where: {
        article.terms[$0] == table.term(.to)
      }), to > lead.tokens.lowerBound
    else { return nil }
    let end = Int(article.ends[to - 1])
    // "was bought to dry kelp", not "agreed to buy"
    let isBehindVerb = article.facts.clauses(in: lead.span).contains {
      $0.verb.end == end && !($0.verb == own.verb && own.isPassive)
    }
    let isApart = article.gap(after: to - 1).first == 0x2C
    let parties = own.objects.map(\.span) + own.modifiers.map(\.object.span)
    return !isBehindVerb
      && (isApart || own.isPassive && own.verb.end == end || parties.contains { $0.end == end })
      ? to : nil
  }

  /// Where the next comma or the sentence ends.
  private func end(from token: Int, in lead: Candidate) -> Int {
    let article = lead.article
    let last = (token..<lead.tokens.upperBound).first {
      article.gap(after: $0).first.map { [0x2C, 0x3B, 0x2E].contains($0) } ?? true
    }
    return Int(article.ends[last ?? lead.tokens.upperBound - 1])
  }
}
