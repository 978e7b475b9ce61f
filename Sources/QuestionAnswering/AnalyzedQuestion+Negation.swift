internal import ArticleText

extension AnalyzedQuestion {
  /// "What does the treaty not say?", "Who didn't sign?"
  var isNegated: Bool {
    words.contains {
      ["not", "never", "no"].contains($0.token.folded)
        || $0.token.folded.hasSuffix("nt")
          && Self.auxiliaries.contains(String($0.token.folded.dropLast(2)))
    }
  }

  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "would", "could",
    "should",
  ]
}
