internal import QuestionAnalysis
internal import Text

extension AnalyzedQuestion {
  /// "What does the treaty not say?", "Who didn't sign?"
  func isNegated(_ ruleWords: RuleWords) -> Bool {
    words.contains {
      let word = $0.token.folded
      let ending = ruleWords.ending(.negated, of: word)
      return ruleWords.holds(.no, word)
        || ending.map { ruleWords.holds(.askingAuxiliary, word.dropLast($0.count)) } ?? false
    }
  }
}
