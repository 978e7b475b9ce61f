package import QuestionAnalysis
internal import SentenceAnalysis

extension EvidenceRanker {
  /// A ranker that takes the names of each group for the same.
  package func naming(_ groups: [Aliases.Group]) -> EvidenceRanker {
    var ranker = self
    ranker.store = AliasedStore(store, groups: groups)
    ranker.names = NameNumbers(groups, table: table)
    return ranker
  }
}
