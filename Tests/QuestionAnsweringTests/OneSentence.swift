internal import PassageIndex
internal import Text

@testable import EvidenceRanking
@testable import SentenceAnalysis

extension TokenizedArticle {
  /// An article of one sentence.
  static func ofOneSentence(_ text: String, table: TermTable) -> TokenizedArticle {
    let whole = TextSpan(0, text.utf8.count)
    let summary = ArticleSummary(
      id: 1, key: "a.txt", path: "a.txt", metadata: ArticleMetadata(), words: 1)
    return TokenizedArticle(
      StoredArticle(
        summary: summary, text: text,
        sentences: [Sentence(span: whole, block: 0, kind: .paragraph)],
        passages: [StoredPassage(id: 1, span: whole, sentences: 0..<1)], anchors: [],
        placeUnit: .line),
      table: table)
  }
}
