package import EvidenceRanking

/// Words of a question that no article has and that were read as others, which a reply says.
package struct WordReadings {
  /// Words typed wrong, and how the articles write them.
  package var spellings: [QueryExpansion.Word] = []
  /// Initials, and the names they open.
  package var initials: [(typed: String, written: String)] = []

  package init() {}

  /// What ranking read otherwise than it was typed.
  package init(_ ranking: EvidenceRanker.Ranking) {
    spellings = ranking.wider?.spellings ?? []
    initials = ranking.initials
  }
}
