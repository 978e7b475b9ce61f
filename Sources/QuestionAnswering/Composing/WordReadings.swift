/// Words of a question that no article has and that were read as others, which a reply says.
struct WordReadings {
  /// Words typed wrong, and how the articles write them.
  var spellings: [WiderQuery.Word] = []
  /// Initials, and the names they open.
  var initials: [(typed: String, written: String)] = []

  init() {}

  init(_ ranking: EvidenceRanker.Ranking) {
    spellings = ranking.wider?.spellings ?? []
    initials = ranking.initials
  }
}
