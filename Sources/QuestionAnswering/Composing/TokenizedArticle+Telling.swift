internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

extension TokenizedArticle {
  /// Words beside times that a sentence has which tells something, at least, and letters of each.
  private static var fewestWords: Int { 3 }
  private static var shortestWord: Int { 3 }

  /// Whether the sentence says more than when the article was published or changed ("Updated Sept.
  /// 10, 2025, 10:55 a.m. ET").
  func tellsMoreThanTime(_ sentence: Int) -> Bool {
    let times = facts.times(in: stored.sentences[sentence].span).map(\.span)
    let words = sentenceTokens[sentence].lazy.filter { token in
      let span = TextSpan(Int(self.starts[token]), Int(self.ends[token]))
      return span.length >= Self.shortestWord
        && self.bytes[span.start..<span.end].allSatisfy { $0 > 0x40 }
        && !times.contains { $0.overlaps(span) }
    }
    return words.prefix(Self.fewestWords).count == Self.fewestWords
  }
}
