package import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import ExactAnswers
package import PassageIndex
package import Prompts
package import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The whole flow from a question to an answer, one line a stage.
package struct AnswerPipeline {
  private let store: any PassageReading
  private let smallTalk: SmallTalk
  private let prompts: Prompts
  private let analyzer: QuestionAnalyzer
  private let reader: ConversationReader
  private let ranker: EvidenceRanker
  private let spanWeights: SpanWeights
  private let finder: EvidenceFinder
  private let signalReader: SignalReader
  private let estimator: ConfidenceEstimator
  private let composer: AnswerComposer
  private let collection: CollectionAnswerer
  private let replies: ReplyMaker
  private let reasons: ReasonFinder
  private let exactness: AnswerConfidence

  /// - Parameter aliases: names that are taken for the same.
  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, language: Language, aliases: Aliases = .none) throws {
    let (prompts, lexicon) = (language.prompts, language.lexicon)
    self.store = store
    smallTalk = try SmallTalk(prompts: prompts)
    self.prompts = prompts
    analyzer = try QuestionAnalyzer(language: language, aliases: aliases)
    let cache = TokenizedArticleCache(store: store, table: try TermTable(language: language))
    ranker = EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts),
      lexicon: lexicon)
    collection = try CollectionAnswerer(store: store, cache: cache, prompts: prompts)
    replies = try ReplyMaker(store: store, cache: cache, prompts: prompts)
    reader = try ConversationReader(
      store: store, language: language, analyzer: analyzer, ranker: ranker)
    spanWeights = try SpanWeights(prompts: prompts)
    finder = EvidenceFinder(
      judge: try YesNoJudge(
        prompts: prompts, table: ranker.table, lexicon: lexicon),
      figures: replies.figures, table: ranker.table)
    signalReader = try SignalReader(
      prompts: prompts, table: ranker.table, lexicon: lexicon)
    estimator = try ConfidenceEstimator(prompts: prompts)
    exactness = try AnswerConfidence(prompts: prompts)
    composer = try AnswerComposer(
      store: store, prompts: prompts, citer: replies.citer, figures: replies.figures)
    reasons = try ReasonFinder(prompts: prompts, weights: ranker.weights)
  }

  /// The answer to one question: analysed, ranked, chosen, judged, composed.
  package func answer(_ request: QuestionRequest) throws -> Answer {
    let articles = store.statistics.articles
    if let reply = try smallTalk.reply(
      to: request.question, articles: articles, isFirst: request.history.isEmpty)
    {
      return reply
    }
    let asOf = request.asOf ?? Today.iso
    var context = try reader.context(of: request, asOf: asOf)
    let typed = analyzer.analyze(request.question, asOf: asOf)
    if !typed.collection.contains(where: \.isPointing), let answer = try collection.answer(typed) {
      return answer
    }
    // "Summarise the article on the label" names what it is about.
    if let own = typed.reply, !own.isPointing(in: typed.text) { context = context.left }
    let completed = context.completed
    var question = completed.map { analyzer.analyze($0, asOf: asOf) } ?? typed
    if var answer = try collection.answer(question) {
      (answer.question, answer.interpretedAs) = (request.question, completed)
      return answer
    }
    let found = try solve(
      question, in: context.conversation, isCompleted: completed != nil, askedOn: asOf)
    // What of two things offered is so is named, not affirmed.
    if found.evidence.judgement?.alternative != nil { question.answerType = .thing }
    let explanation = Explainer(weights: ranker.weights, chooser: found.chooser).explanation(
      question: question, ranking: found.ranking, evidence: found.evidence,
      confidence: found.confidence, signals: found.signals, limits: found.limits)
    let ownWay = try replies.reply(
      ReplyMaker.Material(
        question: question, solution: found.solution, chooser: found.chooser,
        lastArticle: context.article?.stored.summary.id,
        lastQuestion: request.history.last?.question,
        solve: {
          try solve(analyzer.analyze($0, asOf: asOf), in: nil, askedOn: asOf).solution
        }
      ))
    if let ownWay {
      var answer = ownWay.answer(
        to: request.question, readAs: completed, type: question.answerType,
        explanation: explanation)
      if ownWay.isAnswered {
        answer.sureness = estimator.sureness(ownWay.confidence)
        answer.parts += try composer.readingNotes(WordReadings(found.ranking))
      }
      answer.reasons = reasons.reasons(question, ownWay)
      return answer
    }
    let material = AnswerComposer.Material(
      question: question, sureness: sureness(found), evidence: found.evidence,
      terms: found.ranking.terms, isAnswered: found.solution.isAnswered,
      missing: MissingWords(question: question, ranking: found.ranking).words.filter {
        question.reply?.kind != .statement || !analyzer.isSaying($0)
      },
      isNear: found.limits.isEmpty
        && found.confidence >= Self.nearShare * estimator.threshold,
      reading: WordReadings(found.ranking), asksWhoSaid: finder.asksWhoSaid(question))
    let reply = try composer.compose(material)
    var answer = Answer(
      question: request.question, interpretedAs: completed,
      status: material.isAnswered ? .answered : .abstained,
      answerType: question.answerType, answer: reply.answer, confidence: found.confidence,
      answerConfidence: found.answerConfidence, citations: reply.citations, parts: reply.parts,
      missing: material.isAnswered ? [] : material.missing, explanation: explanation)
    if material.isAnswered { answer.sureness = material.sureness }
    answer.reasons = try reasons.reasons(
      ReasonFinder.Material(
        question: question, ranking: found.ranking, evidence: found.evidence,
        signals: found.signals, citations: reply.citations, missing: material.missing))
    return answer
  }

  /// What an article goes on to say behind the last of `citations`, which are numbered on from; nil at its end.
  package func continuation(of citations: [Citation]) throws -> Citation? {
    try replies.continuation(of: citations)
  }

  /// From this share of the threshold on, a sentence is nearly sure enough.
  private static let nearShare = 0.7

  /// What one question comes to before it is worded.
  private struct Found {
    var solution: ReplyMaker.Solution
    var chooser: SpanChooser
    var signals: [ConfidenceEstimator.Signal: Double]
    var limits: [AnswerLimit]
    /// The chance that the exact answer is right; nil without one.
    var answerConfidence: Double?

    var ranking: EvidenceRanker.Ranking { solution.ranking }
    var evidence: Evidence { solution.evidence }
    var confidence: Double { solution.confidence }
  }

  /// Ranks, chooses and judges, in the conversation it is asked in; nil: on its own. A question that was completed has names that
  /// nobody typed: the articles need not know them.
  private func solve(
    _ question: AnalyzedQuestion, in conversation: Conversation?, isCompleted: Bool = false,
    askedOn asOf: String
  ) throws -> Found {
    let ranking = try ranker.rank(question, askedOn: asOf, in: conversation)
    let chooser = SpanChooser(
      question: question, ranking: ranking, table: ranker.table, weights: spanWeights)
    var evidence = finder.evidence(question, ranking: ranking, chooser: chooser)
    let signals = signalReader.signals(
      question, ranking, choice: likeliest(in: ranking, evidence: evidence, chooser: chooser))
    var confidence =
      ranking.candidates.isEmpty
      ? 0
      : evidence.judgement.map { estimator.confidence($0, signals) }
        ?? estimator.confidence(signals)
    let limits = AnswerLimit.holding(
      question, ranking, evidence, signals, isCompleted: isCompleted)
    if !limits.isEmpty { confidence = min(confidence, 0.99 * estimator.threshold) }
    let answerConfidence = evidence.choice.map {
      exactness.confidence(in: $0, sentence: confidence)
    }
    let isExact = answerConfidence.map { $0 >= exactness.threshold } ?? false
    if !isExact { (evidence.choice, evidence.others) = (nil, SourceComparison.Result()) }
    return Found(
      solution: ReplyMaker.Solution(
        ranking: ranking, evidence: evidence, confidence: confidence,
        isAnswered: question.hasContent && confidence >= estimator.threshold
          && !evidence.quoted.isEmpty),
      chooser: chooser, signals: signals, limits: limits,
      answerConfidence: isExact ? answerConfidence : nil)
  }

  /// In a word, how sure the reply is: of its exact answer, which stands first, or else of its quotation.
  private func sureness(_ found: Found) -> Sureness {
    found.answerConfidence.map(exactness.sureness) ?? estimator.sureness(found.confidence)
  }

  /// The likeliest span of the best candidate: what is quoted first may be another sentence, one that settles a yes/no question.
  private func likeliest(
    in ranking: EvidenceRanker.Ranking, evidence: Evidence, chooser: SpanChooser
  ) -> SpanChooser.Choice? {
    guard let best = ranking.candidates.first, let lead = evidence.quoted.first?.candidate
    else { return nil }
    return lead.isSameSentence(as: best) ? evidence.likeliest : chooser.choices(in: best).first
  }
}
