package import ArticleText
internal import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#endif

/// Ranks the spans of a sentence that could be the exact answer.
package struct SpanChooser {
  let question: AnalyzedQuestion
  let terms: QuestionTerms
  let table: TermTable
  let weights: SpanWeights

  /// A span of a sentence that could be the answer.
  package struct Choice {
    /// Tokens of the candidate's article.
    var tokens: Range<Int>
    /// UTF-8 bytes in the article's text.
    package var span: TextSpan
    /// In the order of `SpanFeature.allCases`.
    package var features: [Double]
    package var score: Double
    /// The chance that this span is the answer among the sentence's spans, 0 to 1.
    package var probability = 0.0
  }

  /// Reads the values of spans.
  var finder: SpanFinder { SpanFinder(table: table) }

  /// Tokens of a span at most.
  static let maximumLength = 12

  package init(
    question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking, table: TermTable,
    weights: SpanWeights
  ) {
    self.question = question
    terms = ranking.terms
    self.table = table
    self.weights = weights
  }

  /// Every span with legal edges, best first; empty when the sentence has none. O(tokens × `maximumLength`).
  package func choices(in candidate: Candidate) -> [Choice] {
    let rules = SpanRules(
      question: question, terms: terms, table: table, candidate: candidate)
    var choices: [Choice] = []
    for first in candidate.tokens where rules.mayStart(first) {
      for end in first + 1...min(first + Self.maximumLength, candidate.tokens.upperBound)
      where rules.mayEnd(end - 1) {
        let tokens = first..<end
        guard let features = rules.features(of: tokens) else { continue }
        let score = zip(features, weights.values).reduce(0) { $0 + $1.0 * $1.1 }
        choices.append(
          Choice(
            tokens: tokens, span: rules.textSpan(of: tokens), features: features, score: score))
      }
    }
    return ranked(choices)
  }

  /// The choice widened to the whole amount of money it lies in: a figure is not given without its currency.
  func whole(_ choice: Choice, in candidate: Candidate) -> Choice {
    let amount = candidate.spans.first {
      $0.kind == .money && choice.tokens.clamped(to: $0.tokens) == choice.tokens
    }
    guard let amount else { return choice }
    var whole = choice
    whole.tokens = amount.tokens
    whole.span =
      SpanRules(question: question, terms: terms, table: table, candidate: candidate)
      .textSpan(of: amount.tokens)
    return whole
  }

  /// Sorts by score and fills in the probabilities (a softmax over the sentence's spans).
  private func ranked(_ choices: [Choice]) -> [Choice] {
    var sorted = choices.sorted {
      ($0.score, $1.tokens.lowerBound) > ($1.score, $0.tokens.lowerBound)
    }
    guard let best = sorted.first?.score else { return [] }
    let total = sorted.reduce(0) { $0 + exp($1.score - best) }
    for index in sorted.indices {
      sorted[index].probability = exp(sorted[index].score - best) / total
    }
    return sorted
  }
}
