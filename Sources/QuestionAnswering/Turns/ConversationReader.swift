internal import EvidenceRanking
package import PassageIndex
internal import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Reads questions in their conversation: what answering and fitting share.
package struct ConversationReader {
  private let followUps: FollowUpResolver
  private let source: AnswerSource
  let analyzer: QuestionAnalyzer
  let solver: Solver

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(
    store: any PassageReading, language: Language, analyzer: QuestionAnalyzer, solver: Solver
  ) throws {
    self.analyzer = analyzer
    self.solver = solver
    source = AnswerSource(store: store, cache: solver.ranker.cache)
    followUps = try FollowUpResolver(language: language)
  }

  /// What a question takes from the turns before it.
  struct Context {
    /// The article that replied last; nil: none did.
    var article: TokenizedArticle?
    /// The question made self-contained; nil: read as typed.
    var completed: String?
    /// What ranking listens to; nil: the question is asked on its own.
    var conversation: Conversation?
    /// "he" where nobody was spoken of whom it could mean; nil: everything is clear.
    var unclear: String?
    /// Whether it is asked who says what the last reply told.
    var asksForSource = false
    /// Whether all that was done is to add what the conversation is about.
    var isTopicAdded = false
    /// Whether it took its form, or what it is about, from the turn before.
    var isElliptic = false

    /// "What did the airline say?": whether the one who speaks was completed.
    func completes(_ reply: ReplyRequest) -> Bool {
      reply.kind == .statement && completed != nil && !isTopicAdded
    }

    /// For a question that turns out to stand alone: only the article is remembered.
    var left: Context { Context(article: article) }
  }

  /// The question as it is to be answered, analysed once as typed and once more where it was
  /// completed.
  ///
  /// - Parameter isExplained: whether it is to be told how the answer was chosen.
  package func turn(_ request: QuestionRequest, isExplained: Bool = false) throws -> Turn {
    let asOf = request.asOf ?? Today.iso
    let typed = analyzer.analyze(request.question, asOf: asOf)
    var context = try context(of: request, typed)
    // "Summarise the article on the label" names what it is about.
    if let own = typed.reply, !own.isPointing(in: typed.text), !context.isElliptic,
      !context.completes(own)
    {
      context = context.left
    }
    return Turn(
      request, asOf: asOf, typed: typed, context: context,
      asked: context.completed.map { analyzer.analyze($0, asOf: asOf) } ?? typed,
      isExplained: isExplained, reader: self)
  }

  private func context(of request: QuestionRequest, _ typed: AnalyzedQuestion) throws -> Context {
    let article = request.history.isEmpty ? nil : try source.article(of: request.history)
    let resolution = try resolution(of: request, typed, article: article)
    let completed = resolution?.unclear == nil ? resolution?.text : nil
    let need = need(of: request, typed, resolution)
    let conversation = article.map {
      Conversation(
        place: ConversationTracker(article: $0, table: solver.ranker.table)
          .place(after: request.history),
        need: need, asksForOthers: resolution?.asksForOthers ?? false,
        typed: resolution?.exchanged.map(content) ?? [])
    }
    return Context(
      article: article, completed: completed, conversation: conversation,
      unclear: resolution?.unclear, asksForSource: resolution?.asksForSource ?? false,
      isTopicAdded: resolution?.isTopicAdded ?? false,
      isElliptic: completed != nil && resolution?.isElliptic ?? false)
  }

  private func content(of text: String) -> Set<Int32> {
    let table = solver.ranker.table
    return Set(
      table.terms(in: Array(text.utf8)).numbers.filter {
        !table.classes(of: $0).contains(.stopword)
      })
  }

  /// How much a question needs the conversation before it.
  private func need(
    of request: QuestionRequest, _ typed: AnalyzedQuestion,
    _ resolution: FollowUpResolver.Resolution?
  ) -> Conversation.Need {
    if resolution?.isNewTopic == true { return .none }
    let isCompleted = resolution.map { $0.unclear == nil } ?? false
    let hasTime = typed.constraints.since != nil || typed.constraints.until != nil
    // "And in 2025?" asks for what another article says as likely as not; "What does it expect for
    // 2025?" does not.
    let bringsOwn = !typed.names.isEmpty || hasTime && (resolution?.isElliptic ?? true)
    if bringsOwn { return .none }
    if isCompleted || followUps.pointsBack(request.question) { return .certain }
    return typed.names.isEmpty && typed.quotations.isEmpty ? .likely : .none
  }

  /// The question made self-contained; nil: read as typed. Where only the topic would be added, the
  /// articles have a say: words that stand together elsewhere, and not in the article of the
  /// conversation, are a topic of their own.
  private func resolution(
    of request: QuestionRequest, _ typed: AnalyzedQuestion, article: TokenizedArticle?
  ) throws -> FollowUpResolver.Resolution? {
    guard typed.language == nil,
      let resolution = followUps.resolution(
        of: request.question, history: request.history,
        article: article.map { TalkedArticle($0, table: solver.ranker.table) } ?? TalkedArticle())
    else { return nil }
    guard resolution.isTopicAdded, let article,
      try solver.ranker.isToldElsewhere(typed, than: article)
    else { return resolution }
    return nil
  }
}
