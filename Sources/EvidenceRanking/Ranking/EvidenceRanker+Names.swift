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

extension EvidenceRanker.Ranking {
  /// Parts of the question for which other wordings were taken, in its order.
  package var paraphrases: [Paraphrase] { rewording?.paraphrases ?? [] }

  /// Words of a candidate that are read as a part of the question, with that part's paraphrase, in
  /// the order of the text.
  package func reworded(_ candidate: Candidate) -> [(written: String, paraphrase: Paraphrase)] {
    rewording?.found(in: candidate) ?? []
  }
}
