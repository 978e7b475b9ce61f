package import EvidenceRanking
internal import PassageIndex
package import QuestionAnalysis
internal import Text

/// Says which words of a question no article holds, as the person typed them.
package struct MissingWords {
  package let question: AnalyzedQuestion
  package let ranking: EvidenceRanker.Ranking

  package init(question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking) {
    self.question = question
    self.ranking = ranking
  }

  /// Characters of one word that are echoed at most.
  static let longestEcho = 60

  /// In order of occurrence; touching words (pairs of CJK characters) are joined, long ones cut.
  package var words: [String] {
    let absent = Set(
      ranking.plan.terms.indices.filter { ranking.unknownMask & 1 << UInt64($0) != 0 }
        .map { ranking.plan.terms[$0].term })
    var spans: [TextSpan] = []
    for word in question.words where absent.contains(word.token.term) {
      let span = word.token.span
      if let last = spans.last, span.start < last.end {
        spans[spans.count - 1].end = max(last.end, span.end)
      } else {
        spans.append(span)
      }
    }
    var seen: Set<String> = []
    return spans.compactMap { question.text[$0].map(echo) }.filter { seen.insert($0).inserted }
  }

  private func echo(_ word: Substring) -> String {
    word.count > Self.longestEcho ? word.prefix(Self.longestEcho) + "…" : String(word)
  }
}
