internal import EvidenceRanking
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
    return nil
  }

  private static func isDone(_ standing: Standing) -> Bool {
    standing == .happened || standing == .isSo
  }

  private static func isPlanned(_ standing: Standing) -> Bool {
    [.planned, .forecast, .possible, .conditional].contains(standing)
  }
}
