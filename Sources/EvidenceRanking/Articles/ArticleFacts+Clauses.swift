internal import SentenceAnalysis
internal import Text

extension ArticleFacts {
  /// The clause with the verb of the figure at `span`, else the smallest that holds the span, else
  /// the last whose verb stands before it; nil where none does.
  func clause(at span: TextSpan, in sentence: TextSpan) -> ArticleClause? {
    let clauses = clauses(in: sentence)
    let figure = figures(in: sentence).first { $0.span.overlaps(span) }
    if let verb = figure?.predicate, let own = clauses.first(where: { $0.verb.overlaps(verb) }) {
      return own
    }
    return clauses.filter { $0.span.overlaps(span) }.min { $0.span.length < $1.span.length }
      ?? clauses.last { $0.verb.end <= span.start }
  }

  /// Who or what a clause is about; where it has no subject, that of the clause it depends on.
  func subject(of clause: ArticleClause) -> ArticleClause.Party? {
    var own = clause
    var depth = 0
    while own.subject == nil, let next = own.governor, analysis.clauses.indices.contains(next),
      depth < Self.mostGovernors
    {
      own = analysis.clauses[next]
      depth += 1
    }
    return own.subject
  }

  private static let mostGovernors = 3
}
