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
  private let followUps: FollowUpResolver
  private let source: AnswerSource
  private let analyzer: QuestionAnalyzer
  private let ranker: EvidenceRanker
  private let spanWeights: SpanWeights
  private let judge: YesNoJudge
  private let estimator: ConfidenceEstimator
  private let composer: AnswerComposer
  /// Below this probability a quotation alone is the better answer.
  private let spanThreshold = 0.1

  /// - Parameter aliases: names that are taken for the same.
  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, prompts: Prompts, aliases: Aliases = .none) throws {
    self.store = store
    smallTalk = try SmallTalk(prompts: prompts)
    self.prompts = prompts
    analyzer = try QuestionAnalyzer(
      prompts: prompts, lexicon: LexiconCache.installed, aliases: aliases)
    let cache = TokenizedArticleCache(store: store, table: try TermTable(prompts: prompts))
    ranker = EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts),
      lexicon: LexiconCache.installed)
    source = AnswerSource(store: store)
    followUps = try FollowUpResolver(prompts: prompts, lexicon: LexiconCache.installed)
    spanWeights = try SpanWeights(prompts: prompts)
    judge = try YesNoJudge(prompts: prompts, table: ranker.table, lexicon: LexiconCache.installed)
    estimator = try ConfidenceEstimator(prompts: prompts)
    composer = AnswerComposer(store: store, prompts: prompts)
  }

  /// The answer to one question: analysed, ranked, chosen, judged, composed.
  package func answer(_ request: QuestionRequest) throws -> Answer {
    let articles = store.statistics.articles
    if let reply = try smallTalk.reply(to: request.question, articles: articles) { return reply }
    let asOf = request.asOf ?? Today.iso
    let last = try source.article(of: request.history.compactMap(\.answer))
    let completed = followUps.resolve(
      request.question, history: request.history, title: last?.metadata.title)
    let question = analyzer.analyze(completed ?? request.question, asOf: asOf)
    let ranking = try ranker.favouring(completed == nil ? nil : last?.id).rank(
      question, askedOn: asOf)
    let chooser = SpanChooser(
      question: question, ranking: ranking, table: ranker.table, weights: spanWeights)
    let evidence = evidence(question, ranking: ranking, chooser: chooser)
    let signals = ConfidenceEstimator.signals(ranking, choice: evidence.likeliest)
    let confidence =
      ranking.candidates.isEmpty
      ? 0
      : evidence.judgement.map { estimator.confidence($0, signals) }
        ?? estimator.confidence(signals)
    let material = AnswerComposer.Material(
      question: question, confidence: confidence, evidence: evidence, terms: ranking.terms,
      isAnswered: question.hasContent && confidence >= estimator.threshold
        && !evidence.quoted.isEmpty,
      missing: MissingWords(question: question, ranking: ranking).words)
    let reply = try composer.compose(material)
    return Answer(
      question: request.question, interpretedAs: completed,
      status: material.isAnswered ? .answered : .abstained,
      answerType: question.answerType, answer: reply.answer, confidence: confidence,
      citations: reply.citations, parts: reply.parts,
      missing: material.isAnswered ? [] : material.missing,
      explanation: Explainer(weights: ranker.weights).explanation(
        question: question, ranking: ranking, evidence: evidence, confidence: confidence,
        signals: signals))
  }

  /// The sentences to quote, the exact answer inside the first, and what other articles give instead.
  private func evidence(
    _ question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking, chooser: SpanChooser
  ) -> Evidence {
    let judgement =
      question.answerType == .yesNo ? judge.judge(question, ranking: ranking) : nil
    var evidence = Evidence(
      quoted: EvidenceSelector(recency: ranking.recency)
        .evidence(ranking.candidates, leading: judgement?.candidate),
      judgement: judgement)
    guard let lead = evidence.quoted.first?.candidate else { return evidence }
    evidence.likeliest = chooser.choices(in: lead).first
    guard question.answerType.hasExactAnswer, let choice = evidence.likeliest,
      choice.probability >= spanThreshold
    else { return evidence }
    evidence.choice = chooser.whole(choice, in: lead)
    evidence.others = SourceComparison(chooser: chooser)
      .compare(lead: lead, choice: choice, with: ranking.candidates)
    return evidence
  }
}
