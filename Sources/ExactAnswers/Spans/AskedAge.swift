internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// How old somebody or something is, where that is asked for: the 54 of "Ida Lund, 54, resigned",
/// of "She was 54.", "aged 54" and "the 54-year-old".
struct AskedAge {
  let question: AnalyzedQuestion
  let matcher: ClauseMatcher?
  let table: TermTable

  /// "How old …?", "What age …?"
  var isAsked: Bool {
    [.duration, .quantity].contains(question.answerType)
      && (question.isAsked(.how, .age, table) || question.isAsked(.questionWord, .age, table))
  }

  /// Sentences looked at.
  private static let depth = 12

  /// The sentence that tells the age of whom it is asked, where the best does not; nil where none
  /// does. O(tokens of the sentences looked at).
  func lead(among candidates: [Candidate]) -> Candidate? {
    guard isAsked, let best = candidates.first, span(in: best) == nil else { return nil }
    return candidates.prefix(Self.depth).dropFirst().first { candidate in
      candidate.article === best.article && span(in: candidate) != nil
    }
  }

  /// Where a sentence tells the age that is asked for, in UTF-8 bytes; nil where it tells none, or
  /// another's.
  func span(in lead: Candidate) -> TextSpan? {
    guard isAsked else { return nil }
    return lead.tokens.lazy.filter { isAge($0, lead) }
      .map { age(at: $0, lead) }
      .first { isOfAsked($0, lead) }
  }

  /// Whether the words can be an age at all: a number that is no year of the calendar.
  func mayBe(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let times = lead.article.facts.times(in: lead.span).filter { $0.source != .context }
    return choice.tokens.contains { token in
      if isNumber(token, lead.article), isBesideWord(token, lead) { return true }
      return isDigits(token, lead.article)
        && !times.contains { $0.span.contains(span(token, lead)) }
    }
  }

  // MARK: What an age looks like

  private func isAge(_ token: Int, _ lead: Candidate) -> Bool {
    let article = lead.article
    guard isNumber(token, article) else { return false }
    if isBesideWord(token, lead) { return true }
    guard let years = Int(article.word(token)), 1...Self.oldest ~= years,
      lead.tokens.contains(token - 1)
    else { return false }
    return isApart(token, article) || isPredicate(token, lead)
  }

  private static let oldest = 120

  /// "Ida Lund, 54," and "Ida Lund (54)".
  private func isApart(_ token: Int, _ article: TokenizedArticle) -> Bool {
    let after = article.gap(after: token).first ?? 0x2E
    let before = Array(article.gap(after: token - 1))
    return article.isCapitalised(token - 1)
      && (before == [0x2C, 0x20] && [0x2C, 0x2E, 0x3B, 0x29].contains(after)
        || before == [0x20, 0x28] && after == 0x29)
  }

  /// "She was 54 when she left", not "the wind was 54 knots".
  private func isPredicate(_ token: Int, _ lead: Candidate) -> Bool {
    let article = lead.article
    guard table.classes(of: article.terms[token - 1]).contains(.copula),
      article.isDirectlyFollowed(token - 1)
    else { return false }
    return !lead.tokens.contains(token + 1) || !article.isDirectlyFollowed(token)
      || table.classes(of: article.terms[token + 1]).contains(.stopword)
  }

  /// "aged 54", "at the age of 54", "54 years old", "54-year-old".
  private func isBesideWord(_ token: Int, _ lead: Candidate) -> Bool {
    let terms = lead.article.terms
    let isOf = terms.indices.contains(token - 1) && terms[token - 1] == table.term(.of)
    let before = token - (isOf ? 2 : 1)
    if lead.tokens.contains(before), table.terms(.age).contains(terms[before]) { return true }
    return endOfAge(token, lead) > token + 1
  }

  /// Behind "old" of "54 years old"; behind the number where that does not follow.
  private func endOfAge(_ token: Int, _ lead: Candidate) -> Int {
    let behind = (token + 1..<token + 4).prefix { lead.tokens.contains($0) }
    return behind.first { table.terms(.age).contains(lead.article.terms[$0]) }.map { $0 + 1 }
      ?? token + 1
  }

  private func age(at token: Int, _ lead: Candidate) -> TextSpan {
    let last = endOfAge(token, lead) - 1
    return TextSpan(Int(lead.article.starts[token]), Int(lead.article.ends[last]))
  }

  // MARK: Whose it is

  /// Whether an age is of somebody whom the question names; where it names nobody, of somebody whom
  /// it calls by an office or as a thing.
  private func isOfAsked(_ age: TextSpan, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    let named = matcher?.namesAsked(in: facts) ?? []
    let owner = owner(of: age, lead)
    guard named.isEmpty else { return owner.map(named.contains) ?? false }
    guard question.names.isEmpty else { return false }
    let nouns = question.words.filter {
      !$0.isStopword && !table.holds(.age, $0.token.folded)
    }.map { table.number(of: $0.token.term) }
    let roles = facts.entity(owner)?.roles.map(\.span) ?? []
    let called = (roles.isEmpty ? [lead.span] : roles).flatMap { lead.article.tokens(in: $0) }
    return nouns.contains { noun in called.contains { lead.article.terms[$0] == noun } }
  }

  /// The number of the entity right before an age ("Ida Lund, 54"), right behind it ("54-year-old
  /// Ida Lund"), or that the clause is about; nil where it is none.
  private func owner(of age: TextSpan, _ lead: Candidate) -> Int? {
    let (article, facts) = (lead.article, lead.article.facts)
    let mentions = facts.mentions(in: lead.span)
    func isBeside(_ first: Int, _ second: Int) -> Bool {
      first <= second && second - first <= 2
        && article.tokens(in: TextSpan(first, second)).isEmpty
    }
    let beside = mentions.first {
      isBeside($0.span.end, age.start) || isBeside(age.end, $0.span.start)
    }
    if let beside { return beside.entity }
    let subject = facts.clauses(in: lead.span)
      .last { $0.verb.start < age.start && $0.subject != nil }?.subject
    guard let subject else { return mentions.last { $0.span.end <= age.start }?.entity }
    return subject.entity ?? mentions.first { subject.span.overlaps($0.span) }?.entity
  }

  private func span(_ token: Int, _ lead: Candidate) -> TextSpan {
    TextSpan(Int(lead.article.starts[token]), Int(lead.article.ends[token]))
  }

  private func isDigits(_ token: Int, _ article: TokenizedArticle) -> Bool {
    (0x30...0x39).contains(article.bytes[Int(article.starts[token])])
  }

  private func isNumber(_ token: Int, _ article: TokenizedArticle) -> Bool {
    isDigits(token, article)
      || table.classes(of: article.terms[token]).contains(.numberWord)
  }
}
