internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Whether what is asked to be done is told as done where its verb stands: not behind a verb that
/// ends it, keeps from it or only weighs it, and not in a condition.
struct ToldDeed {
  private let comparison: ClaimComparison
  private var claim: Claim { comparison.claim }
  private var words: ClaimWords { comparison.words }
  private var terms: [Int32] { comparison.terms }
  private var article: TokenizedArticle { comparison.candidate.article }
  private var first: Int { comparison.candidate.tokens.lowerBound }
  private let clauses: ArraySlice<ArticleClause>

  init(_ comparison: ClaimComparison) {
    self.comparison = comparison
    clauses = comparison.candidate.article.facts.clauses(in: comparison.candidate.span)
  }

  /// Whether the verb asked for, or a noun for the same, stands in the sentence, and nowhere as
  /// something that is done.
  var isUndone: Bool {
    let places = places
    return !places.isEmpty && places.allSatisfy(isUndone) || hasUndoneGerund
  }

  /// Whether any word of the claim stands only as a gerund behind a verb that leaves it undone, or
  /// behind "would", whatever the question is read as.
  private var hasUndoneGerund: Bool {
    let named = claim.names.reduce(0, |)
    return claim.words.indices.contains { index in
      guard claim.contentMask & ~named & 1 << UInt64(index) != 0 else { return false }
      let places = terms.indices.filter { terms[$0] == claim.words[index].term }
      return !places.isEmpty
        && places.allSatisfy { isGerund($0) && isUndoneGerund($0) || isBehindConditional($0) }
    }
  }

  /// Where the verb stands, or else words for the same.
  private var places: [Int] {
    let asked = claim.form.predicate?.terms.map { comparison.table.number(of: $0) } ?? []
    let own = terms.indices.filter { asked.contains(terms[$0]) }
    guard own.isEmpty else { return own }
    let mask = asked.reduce(0) { $0 | (claim.byTerm[$1] ?? 0) }
    return terms.indices.filter { (claim.byRelation[terms[$0]] ?? 0) & mask != 0 }
  }

  private func isUndone(_ place: Int) -> Bool {
    if isInCondition(place) || isBehindConditional(place) { return true }
    let start = Int(article.starts[first + place])
    guard let clause = clauses.first(where: { $0.verb.contains(start) }) else {
      return isUndoneNoun(place)
    }
    if isGerund(place), clause.verb.start == start { return isUndoneGerund(place) }
    return isAwaited(clause)
  }

  /// "before it sold the mill", which may never have come.
  private func isAwaited(_ clause: ArticleClause) -> Bool {
    let subject = clause.subject.map { article.tokens(in: $0.span).lowerBound - 1 }
    let opener = clause.opener.map { article.tokens(in: $0).lowerBound } ?? subject
    return opener.map {
      comparison.candidate.tokens.contains($0) && words.isIn(.awaited, article.terms[$0])
    } ?? false
  }

  // MARK: Conditions

  /// "Had the dam held, …", "…, were the ice to melt, would …": what stands behind an auxiliary
  /// that opens a clause, up to the next comma.
  private func isInCondition(_ place: Int) -> Bool {
    guard !article.text(of: comparison.candidate.span).hasSuffix("?"),
      let opener = terms[...place].indices.last(where: { opensCondition($0) })
    else { return false }
    return !(opener + 1...max(place, opener + 1)).contains(where: comparison.endsClause)
      && place > opener
  }

  /// "would have hired", where it is asked whether somebody did.
  private func isBehindConditional(_ place: Int) -> Bool {
    guard claim.form.standing != .open else { return false }
    let near = max(0, place - Self.conditionalReach)..<place
    return near.contains { word in
      isUnasked(.conditional, terms[word])
        && !(word + 1...place).contains(where: comparison.endsClause)
    }
  }

  /// Words from "would" to its verb: "would not have hired".
  private static let conditionalReach = 3

  private func opensCondition(_ place: Int) -> Bool {
    guard words.isIn(.inverting, terms[place]) else { return false }
    if place == 0 { return true }
    return comparison.endsClause(before: place)
      && terms.contains { words.isIn(.conditional, $0) }
  }

  // MARK: Behind other verbs

  private func isGerund(_ place: Int) -> Bool {
    comparison.table.ends(word(place), .gerund)
  }

  /// "stopped selling", "prevented from selling", not "began selling", "convicted of selling".
  private func isUndoneGerund(_ place: Int) -> Bool {
    guard let before = before(place), !comparison.endsClause(before: before + 1) else {
      return false
    }
    if words.isIn(.undoneLink, terms[before]), !claim.allTerms.contains(terms[before]) {
      return before == 0 || !words.isIn(.doneOf, terms[before - 1])
    }
    let isBehindParticle = words.isIn(.particle, terms[before]) && before > 0
    let start = Int(article.starts[first + (isBehindParticle ? before - 1 : before)])
    guard let governor = clauses.first(where: { $0.verb.contains(start) }) else { return false }
    let lemma = comparison.table.terms(ofPhrase: governor.lemma)
    return !lemma.contains { words.isIn(.doneGerund, $0) || claim.allTerms.contains($0) }
  }

  /// The place before a gerund, or before the first of several: "stopped making and selling".
  private func before(_ place: Int) -> Int? {
    var place = place
    while place > 1, comparison.table.holds(.listJoiner, word(place - 1)), isGerund(place - 2) {
      place -= 2
    }
    return place > 0 ? place - 1 : nil
  }

  /// "called off the sale", "talks on a sale", "the charges were dropped".
  private func isUndoneNoun(_ place: Int) -> Bool {
    let near = terms[max(0, place - Self.nounReach)..<place].indices.filter { word in
      !(word + 1...place).contains(where: comparison.endsClause)
    }
    if near.contains(where: { isUnasked(.undoneNoun, terms[$0]) }) { return true }
    let start = Int(article.starts[first + place])
    let governor =
      clauses.first { $0.subject?.span.contains(start) ?? false }
      ?? clauses.filter { $0.verb.start < start }.max { $0.verb.start < $1.verb.start }
    guard let governor else { return false }
    return comparison.table.terms(ofPhrase: governor.lemma).contains {
      isUnasked(.undoneVerb, $0)
    }
  }

  /// Words between a noun that leaves it open and the noun for the deed.
  private static let nounReach = 3

  private func isUnasked(_ list: ClaimWords.List, _ term: Int32) -> Bool {
    words.isIn(list, term) && !claim.allTerms.contains(term)
  }

  private func word(_ place: Int) -> String {
    let token = first + place
    return article.word(token)
  }
}
