internal import EvidenceRanking
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Finds clauses that a draft tells as done and an article as planned, or the other way than it.
struct StandingComparer {
  /// Where both stand.
  struct Difference {
    var own: TextSpan
    var other: TextSpan
    /// Planned, expected or possible there; else it is denied there, or not here.
    var isPlan: Bool
  }

  /// Words that make a clause planned, expected or possible, folded.
  private let planning: Set<String>

  /// - Throws: `PromptsError` when the table of standings cannot be used.
  init(prompts: Prompts) throws(PromptsError) {
    var planning: Set<String> = []
    for rule in try StandingRule.rules(AnalysisTables(prompts: prompts))
    where [.modal, .governor].contains(rule.place) && Self.isPlanned(rule.standing) {
      planning.formUnion(rule.words)
    }
    self.planning = planning
  }

  /// The first difference of a sentence and its source.
  func difference(_ pair: SentencePair) -> Difference? {
    let source = pair.source
    let others = source.article.facts.clauses(in: source.span)
    for own in pair.draft.facts.clauses(in: pair.sentence) {
      let same = others.filter { $0.lemma == own.lemma }
      guard let other = same.first, same.count == 1 else { continue }
      if Self.isDone(own.standing), Self.isPlanned(other.standing) {
        return Difference(own: own.verb, other: other.verb, isPlan: true)
      }
      if own.isNegated != other.isNegated, source.coverage >= NearSources.same {
        return Difference(own: own.verb, other: other.verb, isPlan: false)
      }
    }
    return source.coverage >= NearSources.same ? replaced(pair) : nil
  }

  /// "has built" in the place of "will build", whatever its clause.
  private func replaced(_ pair: SentencePair) -> Difference? {
    let article = pair.source.article
    let found = pair.replaced.first { own, other in
      article.tokens(in: other).contains { planning.contains(article.word($0)) }
        && !pair.draft.tokens(in: own).contains { planning.contains(pair.draft.word($0)) }
    }
    return found.map { Difference(own: $0.draft, other: $0.source, isPlan: true) }
  }

  private static func isDone(_ standing: Standing) -> Bool {
    standing == .happened || standing == .isSo
  }

  private static func isPlanned(_ standing: Standing) -> Bool {
    [.planned, .forecast, .possible, .conditional].contains(standing)
  }
}
