package import EvidenceRanking
package import QuestionAnalysis
package import SentenceAnalysis
package import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// Ranks the spans of a sentence that could be the exact answer.
package struct SpanChooser {
  package let asked: SpanQuestion
  package let table: TermTable
  package let situation: SpanWeights.Situation
  private let wantsFigure: Bool
  /// Of that situation, by `SpanShape.index`, then in the order of `SpanFeature.allCases`.
  private let weights: [[Double]]

  /// A span of a sentence that could be the answer.
  package struct Choice {
    /// Tokens of the candidate's article.
    package var tokens: Range<Int>
    /// UTF-8 bytes in the article's text.
    package var span: TextSpan
    /// In the order of `SpanFeature.allCases`.
    package var features: [Double]
    package var score: Double
    /// The chance that this span is the answer among the sentence's spans, 0 to 1.
    package var probability = 0.0
    /// The share of the answer's words that the span is expected to have, 0 to 1
    /// (`ExpectedOverlap`); 0 for spans without a chance.
    package var support = 0.0
  }

  /// Reads the values of spans.
  package var finder: SpanFinder { SpanFinder(table: table) }

  /// Tokens of a clause or list at most.
  static let maximumClause = 60

  package init(
    question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking, table: TermTable,
    weights: SpanWeights
  ) {
    asked = SpanQuestion(
      question, terms: ranking.terms, table: table, lexicon: table.language.lexicon)
    self.table = table
    situation = SpanWeights.Situation(
      group: asked.group, recency: ranking.recency, isNamed: question.headNoun != nil,
      asksForSubject: asked.asksForSubject, asksInside: asked.gap == .middle,
      wantsMany: asked.wantsMany)
    wantsFigure = question.answerType.isFigure
    self.weights = weights.weights(in: situation)
  }

  /// Every span with legal edges and every clause: the one to answer with, then the others by
  /// score; empty when the sentence has none. O(tokens × `SpanRules.maximumLength`).
  package func choices(in candidate: Candidate) -> [Choice] {
    let rules = SpanRules(asked: asked, table: table, candidate: candidate)
    let count = rules.reading.count
    let starts = (0..<count).filter(rules.mayStart)
    let ends = (0..<count).filter(rules.mayEnd).map { $0 + 1 }
    let clauseEnds = ends.filter { rules.mayEndClause($0 - 1) }
    var choices: [Choice] = []
    for start in starts {
      for end in ends where end > start && end - start <= SpanRules.maximumLength {
        if let choice = choice(start..<end, rules) { choices.append(choice) }
      }
      guard rules.mayStartClause(start) else { continue }
      for end in clauseEnds
      where end - start > SpanRules.maximumLength && end - start <= Self.maximumClause {
        if let choice = choice(start..<end, rules) { choices.append(choice) }
      }
    }
    compare(&choices)
    return ranked(choices)
  }

  /// How near each span is to the question's words, measured by the nearest of the sentence.
  private func compare(_ choices: inout [Choice]) {
    share(of: .closeness, as: .closenessShare, among: &choices)
    share(of: .link, as: .linkShare, among: &choices)
  }

  /// Sets `share` to the value of `feature` divided by the highest of all spans.
  private func share(
    of feature: SpanFeature, as share: SpanFeature, among choices: inout [Choice]
  ) {
    let best = choices.map { $0.features[feature.index] }.max() ?? 0
    guard best > 0 else { return }
    for index in choices.indices {
      let value = choices[index].features[feature.index] / best
      choices[index].features[share.index] = value
      let shape = SpanShape(features: choices[index].features)
      choices[index].score += value * weights[shape.index][share.index]
    }
  }

  /// One span judged; nil where it cannot be an answer.
  private func choice(_ span: Range<Int>, _ rules: SpanRules) -> Choice? {
    guard let features = rules.features(of: span) else { return nil }
    let weights = weights[SpanShape(features: features).index]
    var score = 0.0
    for index in features.indices { score += features[index] * weights[index] }
    let first = rules.reading.first
    return Choice(
      tokens: first + span.lowerBound..<first + span.upperBound, span: rules.textSpan(of: span),
      features: features, score: score)
  }

  /// What each feature gives a choice, greatest first; those that give nothing are left out.
  /// O(features).
  package func shares(of choice: Choice) -> [(name: String, share: Double)] {
    let weights = weights[SpanShape(features: choice.features).index]
    let shares = SpanFeature.allCases.map {
      (name: $0.name, share: choice.features[$0.index] * weights[$0.index])
    }
    return shares.filter { $0.share != 0 }.sorted { abs($0.share) > abs($1.share) }
  }

  /// The choice widened to the whole amount of money it lies in: a figure is not given without its
  /// currency.
  package func whole(_ choice: Choice, in candidate: Candidate) -> Choice {
    let amount = candidate.spans.first {
      $0.kind == .money && choice.tokens.clamped(to: $0.tokens) == choice.tokens
    }
    guard let amount else { return choice }
    var whole = choice
    whole.tokens = amount.tokens
    let first = candidate.tokens.lowerBound
    whole.span = SpanRules(asked: asked, table: table, candidate: candidate)
      .textSpan(of: amount.tokens.lowerBound - first..<amount.tokens.upperBound - first)
    return whole
  }

  /// A span of the candidate's sentence that was found to be the answer by other rules than these.
  package func choice(of span: TextSpan, in candidate: Candidate) -> Choice {
    let article = candidate.article
    let tokens = candidate.tokens.filter {
      Int(article.starts[$0]) >= span.start && Int(article.ends[$0]) <= span.end
    }
    return Choice(
      tokens: (tokens.first ?? 0)..<(tokens.last.map { $0 + 1 } ?? 0), span: span,
      features: [Double](repeating: 0, count: SpanFeature.allCases.count), score: 0,
      probability: 1, support: 1)
  }

  /// Sorts by score, fills in the probabilities (a softmax over the sentence's spans) and puts the
  /// span to answer with first.
  private func ranked(_ choices: [Choice]) -> [Choice] {
    var sorted = choices.sorted {
      ($0.score, $1.tokens.lowerBound) > ($1.score, $0.tokens.lowerBound)
    }
    guard let best = sorted.first?.score else { return [] }
    let total = sorted.reduce(0) { $0 + exp($1.score - best) }
    for index in sorted.indices {
      sorted[index].probability = exp(sorted[index].score - best) / total
    }
    return ExpectedOverlap.ordered(sorted, wantsFigure: wantsFigure)
  }
}
