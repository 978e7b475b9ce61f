internal import ArticleText
internal import PassageIndex
package import Prompts

/// Says whether the best sentence affirms or denies what a yes/no question asks.
package struct YesNoJudge {
  private let words: ClaimWords
  private let table: TermTable
  private let lexicon: Lexicon?
  private let weights: YesNoWeights

  /// Sentences among which the one to judge is chosen.
  static let depth = 8

  /// What came of judging one question.
  package struct Judgement {
    /// The sentence that was judged.
    let candidate: Candidate
    package let signals: YesNoSignals
    /// Weight times sign, in the order of `YesNoSignal.allCases`.
    let shares: [Double]
    /// The chance that the answer is yes, 0 to 1.
    package let probability: Double
    /// True for yes, false for no, nil where the sentence does not settle it.
    package let verdict: Bool?
  }

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(prompts: Prompts, table: TermTable, lexicon: Lexicon?) throws(PromptsError) {
    words = try ClaimWords(prompts: prompts, table: table)
    weights = try YesNoWeights(prompts: prompts)
    self.table = table
    self.lexicon = lexicon
  }

  /// The judgement on the candidate that covers most of the claim, earlier ones first; nil when there are no candidates.
  package func judge(_ question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking) -> Judgement? {
    let claim = Claim(
      question, terms: ranking.terms, words: words, table: table, lexicon: lexicon)
    // A question that an article asks affirms nothing.
    let sayings = ranking.candidates.prefix(Self.depth).filter {
      !$0.article.text(of: $0.span).hasSuffix("?")
    }
    let comparisons = sayings.map {
      ClaimComparison(
        claim: claim, words: words, table: table, lexicon: lexicon, candidate: $0)
    }
    let coverages = comparisons.enumerated().map { $1.coverage - 0.02 * Double($0) }
    guard let best = coverages.indices.max(by: { coverages[$0] < coverages[$1] }) else {
      return nil
    }
    let signals = comparisons[best].signals()
    let weighed = weights.probability(signals)
    let probability = signals.contradictFlatly ? min(weighed, weights.noUpTo) : weighed
    return Judgement(
      candidate: comparisons[best].candidate, signals: signals,
      shares: zip(weights.values, signals.values).map { $0 * $1 }, probability: probability,
      verdict: verdict(probability, signals))
  }

  /// Yes needs everything asked for to be there, no needs a sign of contradiction: a sentence about something else denies nothing.
  private func verdict(_ probability: Double, _ signals: YesNoSignals) -> Bool? {
    guard signals[.covered] + signals[.kin] >= weights.coveredFrom else { return nil }
    if probability >= weights.yesFrom {
      // What is asked to have happened must be said: its verb or a kin of it, at least beside the sentence.
      let isWhole =
        signals[.absent] <= weights.absentUpTo && signals[.nameMissing] == 0
        && signals[.verbMissing] < 1
      return isWhole && !signals.forbidYes ? true : nil
    }
    return probability <= weights.noUpTo && signals.contradict ? false : nil
  }
}
