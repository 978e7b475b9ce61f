package import PassageIndex
package import QuestionAnalysis
internal import Text

/// What is sent to the index for a question: terms with weights, names weighing more.
package struct QueryPlan: Sendable {
  /// Distinct, in order of first occurrence.
  package let terms: [WeightedTerm]

  /// Weights of a term by its part in the question.
  private enum Weight {
    static let name = 1.2
    static let ordinary = 1.0
    /// Words of a longer prompt outside the sentence that asks.
    static let context = 0.6
  }

  /// Stop words are left out, unless the question has nothing else.
  package init(_ question: AnalyzedQuestion) {
    let content = question.words.filter { !$0.isStopword }
    var weights: [String: Double] = [:]
    var order: [String] = []
    for word in content.isEmpty ? question.words : content {
      let isAsking = question.questionSpan.contains(word.token.span)
      let weight = !isAsking ? Weight.context : word.isName ? Weight.name : Weight.ordinary
      if weights[word.token.term] == nil { order.append(word.token.term) }
      weights[word.token.term] = max(weight, weights[word.token.term] ?? 0)
    }
    terms = order.prefix(QuestionTerms.maximumTerms).map {
      WeightedTerm($0, weight: weights[$0] ?? Weight.ordinary)
    }
  }
}
