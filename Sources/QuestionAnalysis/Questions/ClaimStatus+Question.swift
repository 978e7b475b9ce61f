internal import SentenceAnalysis
internal import Text

extension ClaimStatus {
  /// Whether the question names a status itself: "How much was it *expected* to cost?"
  package func isAsked(in question: AnalyzedQuestion) -> Bool {
    question.words.contains { isStatus($0.token.folded) }
  }
}
