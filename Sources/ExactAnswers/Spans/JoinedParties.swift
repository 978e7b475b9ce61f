internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Parties that a sentence joins by "and": of "the dairy Mjolby and the brewer Holmgren" not one
/// alone is who was turned down.
struct JoinedParties {
  let question: AnalyzedQuestion
  let matcher: ClauseMatcher?
  let table: TermTable
  /// Whether the noun that is asked for is of several: "Which firms …?", not "Which firm …?"
  let wantsMany: Bool

  /// Words between two joined names: "and of the brewer".
  private static let between = 5

  private static let types: Set<AnswerType> = [.person, .organisation, .place]

  /// The choice from the first to the last of the names that are joined to it; nil where it stands
  /// alone, or only one is asked for.
  func span(insteadOf choice: SpanChooser.Choice, in lead: Candidate) -> TextSpan? {
    guard Self.types.contains(question.answerType),
      question.form.predicate?.terms.isEmpty == false, question.focus.isEmpty || wantsMany,
      matcher?.holder(in: lead) == nil
    else { return nil }
    let article = lead.article
    let names = article.facts.mentions(in: lead.span).filter {
      $0.form == .name || $0.form == .short
    }
    guard let first = names.first(where: { $0.span.overlaps(choice.span) }),
      let kind = article.facts.entity(first.entity)?.kind, !isCalled(first, in: lead)
    else { return nil }
    var span = choice.span
    for other in names where !other.span.overlaps(span) && !isAsked(other, in: article) {
      guard article.facts.entity(other.entity)?.kind == kind || kind == .other,
        other.entity != first.entity
      else { continue }
      let isBehind = other.span.start >= span.end
      let gap =
        isBehind
        ? TextSpan(span.end, other.span.start) : TextSpan(other.span.end, span.start)
      guard gap.length >= 0, joins(gap, in: lead), !isCalled(other, in: lead) else { continue }
      span = TextSpan(min(span.start, other.span.start), max(span.end, other.span.end))
    }
    return span == choice.span ? nil : span
  }

  /// Nothing but "and", small words and the nouns of who follows.
  private func joins(_ gap: TextSpan, in lead: Candidate) -> Bool {
    let article = lead.article
    let tokens = article.tokens(in: gap)
    let verbs = article.facts.clauses(in: lead.span).map(\.verb)
    let text = article.text(of: gap)
    guard let first = tokens.first, tokens.count <= Self.between,
      table.terms(.and).contains(article.terms[first]),
      !text.contains(";"), !text.contains(":"), !text.contains(".")
    else { return false }
    return tokens.allSatisfy { token in
      !article.isCapitalised(token) && !verbs.contains { $0.contains(Int(article.starts[token])) }
        && !article.gap(after: token).contains(0x2C)
    }
  }

  private func isAsked(_ mention: Mention, in article: TokenizedArticle) -> Bool {
    article.facts.entity(mention.entity).map {
      matcher?.isAsked($0, in: article.facts) ?? false
    } ?? false
  }

  /// "Which brewer …?" of "the brewer Holmgren": the noun asked for stands right before one name.
  private func isCalled(_ mention: Mention, in lead: Candidate) -> Bool {
    guard let noun = question.focus.last, let first = lead.article.tokens(in: mention.span).first
    else { return false }
    return lead.tokens.contains(first - 1)
      && lead.article.terms[first - 1] == table.number(of: noun)
  }
}
