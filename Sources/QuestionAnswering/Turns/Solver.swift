internal import Answers
package import EvidenceRanking
package import ExactAnswers
package import PassageIndex
package import Prompts
package import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
package import WordNetLexicon

/// What one question comes to before it is worded.
package struct Solution {
  /// The question, its kind of answer changed where one of two things offered is so: that is named,
  /// not affirmed.
  package var question: AnalyzedQuestion
  package var ranking: EvidenceRanker.Ranking
  package var chooser: SpanChooser
  package var evidence: Evidence
  /// The exact answer as it was chosen, sure enough to be given or not; nil where none could be it.
  package var proposed: SpanChooser.Choice?
  package var features: [ConfidenceEstimator.Feature: Double]
  /// 0 to 1.
  var confidence: Double
  /// The chance that the exact answer is right; nil without one.
  var answerConfidence: Double?
  var limits: [AnswerLimit]
  var isAnswered: Bool

  /// Whether it is a yes/no question for which nothing speaks clearly enough.
  var isUnsettled: Bool {
    judgement.map { $0.verdict == nil && $0.alternative == nil } ?? false
  }

  /// The sentence that is quoted first; nil where none is.
  var lead: Candidate? { evidence.quoted.first?.candidate }

  /// Of a yes/no question; nil for others.
  package var judgement: YesNoJudge.Judgement? { evidence.judgement }

  /// What a row of `reply-kinds.tsv` leaves open, as typed, with the words in it that were put
  /// right to be found.
  var topics: [String] {
    let words = ranking.wider?.spellings ?? []
    return (question.reply?.topics ?? []).map { topic in
      words.reduce(question.text[topic].map(String.init) ?? "") {
        $0.replacing($1.typed, with: $1.written)
      }
    }
  }
}

/// Ranks, chooses, reads features and judges: what answering and fitting share, so that they cannot
/// drift apart.
package struct Solver {
  package let ranker: EvidenceRanker
  package let estimator: ConfidenceEstimator
  let figures: FigureReader
  let finder: EvidenceFinder
  private let spanWeights: SpanWeights
  private let featureReader: ConfidenceFeatureReader
  private let exactness: AnswerConfidence

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(
    store: any PassageReading, cache: TokenizedArticleCache, prompts: Prompts, lexicon: Lexicon?
  ) throws {
    ranker = try EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts), lexicon: lexicon)
    figures = try FigureReader(prompts: prompts, table: cache.table)
    finder = EvidenceFinder(
      judge: try YesNoJudge(prompts: prompts, table: cache.table, lexicon: lexicon),
      figures: figures, table: cache.table)
    spanWeights = try SpanWeights(prompts: prompts)
    featureReader = try ConfidenceFeatureReader(
      prompts: prompts, table: cache.table, lexicon: lexicon)
    estimator = try ConfidenceEstimator(prompts: prompts)
    exactness = try AnswerConfidence(prompts: prompts)
  }

  /// - Parameters:
  ///   - conversation: what it is asked in; nil: it is asked on its own.
  ///   - isCompleted: whether it has names that nobody typed, which the articles need not know.
  ///   - asOf: the day on which it is asked, ISO 8601.
  ///   - isLeftOut: sentences that are passed over: how sure is a reply where nobody tells?
  package func solve(
    _ question: AnalyzedQuestion, in conversation: Conversation?, isCompleted: Bool = false,
    askedOn asOf: String, without isLeftOut: ((Candidate) -> Bool)? = nil
  ) throws -> Solution {
    var ranking = try ranker.rank(question, askedOn: asOf, in: conversation)
    if let isLeftOut { ranking.candidates.removeAll(where: isLeftOut) }
    return solution(of: question, ranking, isCompleted: isCompleted)
  }

  /// What `question` comes to by a ranking of its own that was made before.
  func solution(
    of question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, isCompleted: Bool
  ) -> Solution {
    let chooser = SpanChooser(
      question: question, ranking: ranking, table: ranker.table, weights: spanWeights)
    let evidence = finder.evidence(question, ranking: ranking, chooser: chooser)
    let lead = evidence.told ?? evidence.quoted.first?.candidate
    let features = featureReader.features(
      question, ranking, lead: lead, choice: evidence.likeliest)
    var solution = Solution(
      question: question, ranking: ranking, chooser: chooser, evidence: evidence,
      features: features, confidence: 0,
      limits: AnswerLimit.holding(question, ranking, evidence, features, isCompleted: isCompleted),
      isAnswered: false)
    if evidence.judgement?.alternative != nil { solution.question.answerType = .thing }
    solution.confidence = confidence(solution)
    solution.isAnswered =
      question.hasContent && solution.confidence >= estimator.threshold
      && !evidence.quoted.isEmpty
    settleExactAnswer(&solution)
    return solution
  }

  private func confidence(_ solution: Solution) -> Double {
    guard !solution.ranking.candidates.isEmpty else { return 0 }
    let confidence =
      solution.judgement.map { estimator.confidence($0, solution.features) }
      ?? estimator.confidence(solution.features)
    return solution.limits.isEmpty ? confidence : min(confidence, 0.99 * estimator.threshold)
  }

  /// Gives the exact answer its chance of being right, and leaves it out where that is not sure
  /// enough.
  private func settleExactAnswer(_ solution: inout Solution) {
    // What is wanted is read by English rules.
    if solution.question.language != nil { solution.evidence.choice = nil }
    solution.proposed = solution.evidence.choice
    if let lead = solution.evidence.quoted.first?.candidate {
      solution.answerConfidence = solution.proposed.map {
        exactness.confidence(
          in: $0, of: lead, matcher: solution.ranking.matcher, sentence: solution.confidence)
      }
    }
    guard !(solution.answerConfidence.map { $0 >= exactness.threshold } ?? false) else { return }
    solution.answerConfidence = nil
    (solution.evidence.choice, solution.evidence.others) = (nil, SourceComparison.Result())
  }

  /// In a word, how sure the reply is: of its exact answer where that leads, or else of its
  /// quotation.
  func sureness(_ solution: Solution) -> Sureness {
    let own = answerSureness(solution)
    return own.map { $0 == .weak ? quotationSureness(solution) : $0 }
      ?? quotationSureness(solution)
  }

  /// How sure the exact answer is; nil without one.
  func answerSureness(_ solution: Solution) -> Sureness? {
    solution.answerConfidence.map(exactness.sureness)
  }

  /// How sure it is that the sentence that is quoted first answers.
  func quotationSureness(_ solution: Solution) -> Sureness {
    estimator.sureness(solution.confidence)
  }

  /// Whether the best sentence comes near the threshold of answering.
  func isNear(_ solution: Solution) -> Bool {
    solution.limits.isEmpty && solution.confidence >= Self.nearShare * estimator.threshold
  }

  /// From this share of the threshold on, a sentence is nearly sure enough.
  private static let nearShare = 0.7
}
