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
  private let analyzer: QuestionAnalyzer
  private let reader: ConversationReader
  private let ranker: EvidenceRanker
  private let spanWeights: SpanWeights
  private let judge: YesNoJudge
  private let signalReader: SignalReader
  private let estimator: ConfidenceEstimator
  private let composer: AnswerComposer
  private let collection: CollectionAnswerer
  private let replies: ReplyMaker
  private let reasons: ReasonFinder
  private let exactness: AnswerConfidence

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
    collection = try CollectionAnswerer(store: store, cache: cache, prompts: prompts)
    replies = try ReplyMaker(store: store, cache: cache, prompts: prompts)
    reader = try ConversationReader(
      store: store, prompts: prompts, analyzer: analyzer, ranker: ranker)
    spanWeights = try SpanWeights(prompts: prompts)
    judge = try YesNoJudge(prompts: prompts, table: ranker.table, lexicon: LexiconCache.installed)
    signalReader = try SignalReader(
      prompts: prompts, table: ranker.table, lexicon: LexiconCache.installed)
    estimator = try ConfidenceEstimator(prompts: prompts)
    exactness = try AnswerConfidence(prompts: prompts)
    composer = try AnswerComposer(store: store, prompts: prompts, table: cache.table)
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
    let explanation = Explainer(weights: ranker.weights).explanation(
      question: question, ranking: found.ranking, evidence: found.evidence,
      confidence: found.confidence, signals: found.signals)
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
      reading: WordReadings(found.ranking), asksWhoSaid: asksWhoSaid(question))
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

  /// "Who warned …?", "Who reported …?"
  private func asksWhoSaid(_ question: AnalyzedQuestion) -> Bool {
    guard question.answerType == .person, let verb = question.mainVerb else { return false }
    // The number first: the term may be new to the table.
    let number = Int(ranker.table.number(of: verb))
    return ranker.table.classes[number].contains(.speech)
  }

  /// What one question comes to before it is worded.
  private struct Found {
    var solution: ReplyMaker.Solution
    var chooser: SpanChooser
    var signals: [ConfidenceEstimator.Signal: Double]
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
    var evidence = evidence(question, ranking: ranking, chooser: chooser)
    let signals = signalReader.signals(
      question, ranking, choice: likeliest(in: ranking, evidence: evidence, chooser: chooser))
    var confidence =
      ranking.candidates.isEmpty
      ? 0
      : evidence.judgement.map { estimator.confidence($0, signals) }
        ?? estimator.confidence(signals)
    if !isCompleted
      && (question.answerType != .yesNo && ranking.namesUnknown
        || isFigureOfOthers(question, ranking))
      || isNoPerson(question, evidence)
        && !MissingWords(question: question, ranking: ranking).words.isEmpty
    {
      confidence = min(confidence, 0.99 * estimator.threshold)
    }
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
      chooser: chooser, signals: signals, answerConfidence: isExact ? answerConfidence : nil)
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

  /// "How much did it pay to Halden?" is not answered by a figure with no word of Halden beside it or around it.
  private func isFigureOfOthers(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking
  ) -> Bool {
    guard question.answerType.isFigure, ranking.terms.nameMask != 0,
      let lead = ranking.candidates.first
    else { return false }
    return lead.features[.namesAbsent] > 0.99 * ranking.terms.share(ranking.terms.nameMask)
  }

  /// "Who is the mayor?" is not answered by what is no person's name where no article holds a word of the question.
  private func isNoPerson(_ question: AnalyzedQuestion, _ evidence: Evidence) -> Bool {
    guard question.answerType == .person, let choice = evidence.choice,
      let lead = evidence.quoted.first?.candidate
    else { return false }
    return !lead.spans.contains {
      $0.kind == .name && $0.personLikeness > 0.2 && $0.tokens.overlaps(choice.tokens)
    }
  }

  /// "Who won the cup?" is not answered by a name in a sentence that tells of no winning, unless the name is nearly sure.
  private func isBesideDeed(
    _ question: AnalyzedQuestion, _ choice: SpanChooser.Choice, _ lead: Candidate
  ) -> Bool {
    let asked = question.words.filter { question.questionSpan.contains($0.token.span) }
    guard [.person, .organisation].contains(question.answerType), asked.count > 1,
      asked[0].token.folded == "who", asked[1].token.term == question.mainVerb
    else { return false }
    return lead.features[.mainVerb] == 0 && lead.features[.verbKin] == 0
      && choice.probability < Self.sureOfDoer
  }

  /// From this probability on, a name is the answer though its sentence lacks the verb of the question.
  private static let sureOfDoer = 0.35

  /// The best candidate with an amount, where one is asked for, the very best has none and this one is nearly as good; nil otherwise.
  private func amount(_ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking) -> Candidate?
  {
    guard question.answerType == .money, let best = ranking.candidates.first,
      best.features[.answerKind] <= 0
    else { return nil }
    return ranking.candidates.first {
      $0.features[.answerKind] > 0 && $0.score > best.score - Self.amountGap
    }
  }

  /// How much lower a sentence with the amount asked for may score than one without.
  private static let amountGap = 0.55

  /// The sentences to quote, the exact answer inside the first, and what other articles give instead.
  private func evidence(
    _ question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking, chooser: SpanChooser
  ) -> Evidence {
    let judgement =
      question.answerType == .yesNo ? judge.judge(question, ranking: ranking) : nil
    let speaker =
      asksWhoSaid(question)
      ? SpeakerReader(question: question, table: ranker.table).speaker(in: ranking.candidates) : nil
    let leading =
      judgement?.candidate ?? amount(question, ranking)
      ?? ReasonCues(table: ranker.table).lead(among: ranking.candidates, for: question)
      ?? FigureLead(question: question, chooser: chooser, figures: replies.figures)
      .lead(among: ranking.candidates)
    var evidence = Evidence(
      quoted: EvidenceSelector(recency: ranking.recency)
        .evidence(ranking.candidates, leading: leading, quoting: speaker?.quotation),
      judgement: judgement)
    guard let lead = evidence.quoted.first?.candidate else { return evidence }
    if let span = judgement?.alternative { evidence.choice = chooser.choice(of: span, in: lead) }
    let choices = chooser.choices(in: lead)
    evidence.likeliest = choices.first
    if let speaker, !(evidence.likeliest.map { speaker.tokens.overlaps($0.tokens) } ?? false) {
      evidence.choice = chooser.choice(of: speaker.span, in: lead)
      return evidence
    }
    guard question.answerType.hasExactAnswer,
      let choice = WantedKind(question: question, table: ranker.table).first(of: choices, in: lead),
      !isBesideDeed(question, choice, lead),
      question.answerType != .reason
        || ReasonCues(table: ranker.table).mayBeReason(choice.tokens, in: lead)
    else { return evidence }
    evidence.choice = ChoiceMender(question: question, table: ranker.table)
      .mended(chooser.whole(choice, in: lead), in: lead)
    guard evidence.choice != nil else { return evidence }
    evidence.others = SourceComparison(chooser: chooser, figures: replies.figures)
      .compare(lead: lead, choice: choice, with: ranking.candidates)
    // "How much was it expected to cost?" wants no result.
    if replies.figures.status.isAsked(in: question) {
      evidence.others.differing.removeAll {
        replies.figures.status.status(of: $0.choice.tokens, in: $0.candidate) == nil
      }
    }
    return evidence
  }
}
