internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A sentence that is matched: its words, and the names of whom its pronouns mean.
final class MatchedSentence {
  let article: TokenizedArticle
  let span: TextSpan
  let table: TermTable
  let resolved: Set<Int32>
  /// Terms of the two sentences before it in its paragraph.
  private(set) lazy var before = Self.before(span, in: article)

  init(article: TokenizedArticle, span: TextSpan, table: TermTable) {
    self.article = article
    self.span = span
    self.table = table
    let words = Set(article.tokens(in: span).map { article.terms[$0] })
    resolved = article.facts.mentions(in: span).reduce(words) { all, mention in
      all.union(article.facts.names(of: mention.entity, table))
    }
  }
}

extension MatchedSentence {
  private static func before(_ span: TextSpan, in article: TokenizedArticle) -> Set<Int32> {
    let sentences = article.stored.sentences
    guard let here = sentences.firstIndex(where: { $0.span.contains(span.start) }) else {
      return []
    }
    let near = max(0, here - 2)..<here
    return near.filter { sentences[$0].block == sentences[here].block }
      .reduce(into: []) { $0.formUnion(article.terms[article.sentenceTokens[$1]]) }
  }

  /// Whether `terms` stand behind `preposition` somewhere, at most three words between.
  func follows(_ terms: Set<Int32>, _ preposition: String?) -> Bool {
    guard let preposition, let last = preposition.split(separator: " ").last else { return false }
    let number = Set(table.terms(ofPhrase: String(last)))
    let tokens = Array(article.tokens(in: span))
    return tokens.indices.contains { place in
      guard number.contains(article.terms[tokens[place]]) else { return false }
      return tokens[(place + 1)...].prefix(4 + terms.count).contains {
        terms.contains(article.terms[$0])
      }
    }
  }

  /// Whether another clause of the sentence has one of these verbs and is denied.
  func denies(_ verbs: Set<Int32>, besides clause: ArticleClause) -> Bool {
    article.facts.clauses(in: span).contains {
      $0.verb != clause.verb && ($0.isNegated || $0.standing == .denied)
        && !verbs.isDisjoint(with: table.terms(ofPhrase: $0.lemma))
    }
  }

  /// Whether another clause of the sentence has the same verb and is not denied.
  func says(otherThan clause: ArticleClause) -> Bool {
    article.facts.clauses(in: span).contains {
      $0.lemma == clause.lemma && $0.verb != clause.verb && !$0.isNegated && $0.standing != .denied
    }
  }

  /// Whether a negation stands in the sentence that is no part of the clause, and not in another
  /// clause that has nothing to do with it.
  ///
  /// - Parameter asked: words of the question, which deny nothing of it.
  func deniesMore(than clause: ArticleClause, asked: Set<Int32>) -> Bool {
    let all = article.facts.clauses(in: span)
    if let governor = clause.governor, all.indices.contains(governor),
      all[governor].isNegated || all[governor].standing == .denied
    {
      return true
    }
    return article.tokens(in: span).contains { token in
      let term = article.terms[token]
      guard table.classes(of: term).contains(.negation), !asked.contains(term) else { return false }
      let place = Int(article.starts[token])
      let isBehind = article.tokens(in: clause.verb).upperBound == token
      let isOfParty =
        clause.subject.map {
          article.tokens(in: $0.span).lowerBound - 1 <= token && place < $0.span.end
        } ?? false
      guard !clause.verb.contains(place), !isBehind, !isOfParty else { return false }
      // Before the clause in the same stretch, or right behind it with the same subject.
      let start = min(place, clause.span.start)
      let between = article.bytes[start..<max(start, clause.span.start)]
      let isBefore = place < clause.verb.start && !between.contains(0x2C) && !between.contains(0x3B)
      let shares = all.contains {
        $0.verb.contains(place) && $0.isNegated && $0.subject?.span == clause.subject?.span
          && $0.subject != nil && $0.verb != clause.verb
      }
      return isBefore || shares
    }
  }
}

/// A clause that is matched, with its parties in the places that a question gives them.
struct MatchedClause {
  let clause: ArticleClause
  /// Terms of the verb, auxiliaries left out.
  let verb: Set<Int32>
  /// "was not for sale", "was found not guilty".
  private let isFollowedByNegation: Bool
  /// "is not in talks to be bought".
  private let isGovernorDenied: Bool
  /// "No *one* has claimed it".
  private let isBehindNegation: Bool
  let sentence: MatchedSentence
  /// A form of "be", "become" or "remain" is among its words.
  let hasCopula: Bool
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
    self.sentence = sentence
    isFollowedByNegation = Self.isNegation(behind: clause, article, table)
    let subject = clause.subject.map { article.tokens(in: $0.span).lowerBound } ?? 0
    isBehindNegation =
      subject > 0 && article.isDirectlyFollowed(subject - 1)
      && table.classes(of: article.terms[subject - 1]).contains(.negation)
    let all = article.facts.analysis.clauses
    let governor = clause.governor.flatMap { all.indices.contains($0) ? all[$0] : nil }
    isGovernorDenied =
      clause.relation == .infinitive
      && governor.map { $0.isNegated || Self.isNegation(behind: $0, article, table) } ?? false
    var verb = Set(table.terms(ofPhrase: clause.lemma))
    if let last = article.tokens(in: clause.verb).last { verb.insert(article.terms[last]) }
    self.verb = verb
    let lemma = table.terms(ofPhrase: clause.lemma)
    hasCopula = (lemma + article.tokens(in: clause.verb).map { article.terms[$0] }).contains {
      table.classes(of: $0).contains(.copula)
    }
    doer = party(clause.isPassive ? clause.agent : clause.subject)
    undergoer = party(clause.isPassive ? clause.subject : clause.objects.first)
    others = clause.objects.dropFirst(clause.isPassive ? 0 : 1).compactMap(party)
    modifiers = clause.modifiers.compactMap { modifier in
      party(modifier.object).map {
        (article.text(of: modifier.preposition).lowercased(), $0)
      }
    }
  }

  private static func isNegation(
    behind clause: ArticleClause, _ article: TokenizedArticle, _ table: TermTable
  ) -> Bool {
    let verb = article.tokens(in: clause.verb)
    let next = verb.upperBound
    let isCopula = verb.last.map { table.classes(of: article.terms[$0]).contains(.copula) } ?? false
    return (isCopula || clause.isPassive) && next < article.terms.count
      && article.isDirectlyFollowed(next - 1)
      && table.classes(of: article.terms[next]).contains(.negation)
  }

  /// Terms of the sentences before.
  var before: Set<Int32> { sentence.before }

  /// Whether it says that something is not so: by its verb, or by "no" before a party.
  var isDenied: Bool {
    let negatives =
      [doer, undergoer].compactMap { $0 }.count(where: \.isNegative) + (isBehindNegation ? 1 : 0)
    let verb =
      clause.isNegated || clause.standing == .denied || isFollowedByNegation || isGovernorDenied
      ? 1 : 0
    return negatives + verb > 0
  }

  /// Parties that may be `part`, each with whether it stands where the question has it.
  func parties(for part: QuestionForm.Part) -> [(party: ArticleParty, isInPlace: Bool)] {
    func all(
      _ first: ArticleParty?, _ second: ArticleParty?
    ) -> [(party: ArticleParty, isInPlace: Bool)] {
      var found: [(party: ArticleParty, isInPlace: Bool)] = []
      found.reserveCapacity(2 + others.count + modifiers.count)
      if let first { found.append((first, true)) }
      if let second { found.append((second, false)) }
      for party in others { found.append((party, false)) }
      for modifier in modifiers { found.append((modifier.party, false)) }
      return found
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
