internal import ArticleText
package import PassageIndex
package import Prompts

/// One question with what surrounds it.
package struct QuestionRequest: Sendable {
  /// An earlier turn of the conversation.
  package struct Turn: Sendable {
    package var question: String
    package var answer: String?
    /// What the reply quoted first, byte for byte, where that is known: it says where in its article the conversation has got to.
    package var excerpt: String?

    package init(question: String, answer: String? = nil, excerpt: String? = nil) {
      self.question = question
      self.answer = answer
      self.excerpt = excerpt
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
  private let reader: ConversationReader
  private let ranker: EvidenceRanker
  private let spanWeights: SpanWeights
  private let judge: YesNoJudge
  private let estimator: ConfidenceEstimator
  private let composer: AnswerComposer
  /// Below this probability a quotation alone is the better answer.
  private let spanThreshold = 0.1

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, prompts: Prompts) throws {
    self.store = store
    smallTalk = try SmallTalk(prompts: prompts)
    self.prompts = prompts
    let cache = TokenizedArticleCache(store: store, table: try TermTable(prompts: prompts))
    ranker = EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts),
      lexicon: LexiconCache.installed)
    reader = try ConversationReader(
      store: store, prompts: prompts,
      analyzer: try QuestionAnalyzer(prompts: prompts, lexicon: LexiconCache.installed),
      ranker: ranker)
    spanWeights = try SpanWeights(prompts: prompts)
    judge = try YesNoJudge(prompts: prompts, table: ranker.table, lexicon: LexiconCache.installed)
    estimator = try ConfidenceEstimator(prompts: prompts)
    composer = AnswerComposer(store: store, prompts: prompts)
  }

  /// The answer to one question: analysed, ranked, chosen, judged, composed.
  package func answer(_ request: QuestionRequest) throws -> Answer {
    let articles = store.statistics.articles
    if let reply = try smallTalk.reply(
      to: request.question, articles: articles, isFirst: request.history.isEmpty)
    {
      return reply
    }
    let reading = try reader.read(request, asOf: request.asOf ?? Today.iso)
    var question = reading.question
    let ranking = reading.ranking
    let chooser = SpanChooser(
      question: question, ranking: ranking, table: ranker.table, weights: spanWeights)
    let evidence = evidence(question, ranking: ranking, chooser: chooser)
    // What of two things offered is so is named, not affirmed.
    if evidence.judgement?.alternative != nil { question.answerType = .thing }
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
      question: request.question, interpretedAs: reading.completed,
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
    if let span = judgement?.alternative { evidence.choice = chooser.choice(of: span, in: lead) }
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
