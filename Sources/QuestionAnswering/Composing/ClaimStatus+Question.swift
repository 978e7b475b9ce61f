internal import Text

extension ClaimStatus {
  /// Whether the question names a status itself: "How much was it *expected* to cost?"
  func isAsked(in question: AnalyzedQuestion) -> Bool {
    question.words.contains { isStatus($0.token.folded) }
  }
}
