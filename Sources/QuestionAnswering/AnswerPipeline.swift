internal import ArticleText
package import PassageIndex
package import Prompts

/// One question with what surrounds it.
package struct QuestionRequest: Sendable {
  /// An earlier turn of the conversation.
  package struct Turn: Sendable {
    package var question: String
    package var answer: String?

    package init(question: String, answer: String? = nil) {
      self.question = question
      self.answer = answer
    }
  }

  package var question: String
  /// Oldest turn first.
  package var history: [Turn]
  /// The day on which the question is asked, ISO 8601; nil: today.
  package var asOf: String?

  package init(question: String, history: [Turn] = [], asOf: String? = nil) {
    self.question = question
    self.history = history
    self.asOf = asOf
  }
}

/// The whole flow from a question to an answer, one line a stage.
package struct AnswerPipeline {
  private let store: any PassageReading
  private let smallTalk: SmallTalk
  private let prompts: Prompts
  private let analyzer: QuestionAnalyzer
  private let ranker: EvidenceRanker
  private let spanWeights: SpanWeights
  private let estimator: ConfidenceEstimator
  private let composer: AnswerComposer
  /// Below this probability a quotation alone is the better answer.
  private let spanThreshold = 0.1

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, prompts: Prompts) throws {
    self.store = store
    smallTalk = try SmallTalk(prompts: prompts)
    self.prompts = prompts
    analyzer = try QuestionAnalyzer(prompts: prompts)
    let cache = TokenizedArticleCache(store: store, table: try TermTable(prompts: prompts))
    ranker = EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts))
    spanWeights = try SpanWeights(prompts: prompts)
    estimator = try ConfidenceEstimator(prompts: prompts)
    composer = AnswerComposer(store: store, prompts: prompts)
  }

  /// The answer to one question: analysed, ranked, chosen, judged, composed.
  package func answer(_ request: QuestionRequest) throws -> Answer {
    let articles = store.statistics.articles
    if let reply = try smallTalk.reply(to: request.question, articles: articles) { return reply }
    let asOf = request.asOf ?? Today.iso
    let question = analyzer.analyze(request.question, asOf: asOf)
    let ranking = try ranker.rank(question, askedOn: asOf)
    let chooser = SpanChooser(
      question: question, ranking: ranking, table: ranker.table, weights: spanWeights)
    let confidence = estimator.confidence(ranking)
    let material = AnswerComposer.Material(
      question: question, confidence: confidence,
      evidence: evidence(question, ranking: ranking, chooser: chooser),
      isAnswered: confidence >= estimator.threshold && !ranking.candidates.isEmpty,
      missing: missing(question, ranking))
    let reply = try composer.compose(material)
    return Answer(
      question: request.question, status: material.isAnswered ? .answered : .abstained,
      answerType: question.answerType, answer: reply.answer, confidence: confidence,
      citations: reply.citations, parts: reply.parts,
      missing: material.isAnswered ? [] : material.missing,
      explanation: Explainer(weights: ranking.weights).explanation(
        question: question, ranking: ranking, evidence: material.evidence,
        confidence: confidence, signals: ConfidenceEstimator.signals(ranking)))
  }

  /// The sentences to quote, the exact answer inside the first, and what other articles give instead.
  private func evidence(
    _ question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking, chooser: SpanChooser
  ) -> Evidence {
    var evidence = Evidence(quoted: EvidenceSelector().evidence(ranking.candidates))
    guard let lead = evidence.quoted.first, question.answerType.hasExactAnswer,
      let choice = chooser.choices(in: lead).first, choice.probability >= spanThreshold
    else { return evidence }
    evidence.choice = choice
    evidence.others = SourceComparison(chooser: chooser)
      .compare(lead: lead, choice: choice, with: ranking.candidates)
    return evidence
  }

  /// The question's words that neither the lead sentence nor its surroundings hold, as typed.
  private func missing(_ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking) -> [String]
  {
    let known = Set(
      zip(ranking.plan.terms, ranking.retrieval.terms).filter { $1.passages > 0 }.map(\.0.term))
    let planned = Set(ranking.plan.terms.map(\.term))
    var seen: Set<String> = []
    return question.words.filter {
      planned.contains($0.token.term) && !known.contains($0.token.term)
        && seen.insert($0.token.term).inserted
    }.compactMap { question.text[$0.token.span].map(String.init) }
  }
}
