package import EvidenceRanking
package import PassageIndex
package import Prompts
package import QuestionAnalysis
internal import Text
internal import WordNetLexicon

/// Reads questions in their conversation and ranks the evidence for them: what answering and fitting share.
package struct ConversationReader {
  private let followUps: FollowUpResolver
  private let source: AnswerSource
  private let analyzer: QuestionAnalyzer
  private let ranker: EvidenceRanker

  /// One question, read and ranked.
  package struct Reading {
    /// The question made self-contained; nil: read as typed.
    package var completed: String?
    package var question: AnalyzedQuestion
    package var ranking: EvidenceRanker.Ranking
  }

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(
    store: any PassageReading, language: Language, analyzer: QuestionAnalyzer,
    ranker: EvidenceRanker
  ) throws {
    self.analyzer = analyzer
    self.ranker = ranker
    source = AnswerSource(store: store, cache: ranker.cache)
    followUps = try FollowUpResolver(language: language)
  }

  /// What a question takes from the turns before it.
  package struct Context {
    /// The article that replied last; nil: none did.
    var article: TokenizedArticle?
    /// The question made self-contained; nil: read as typed.
    package var completed: String?
    /// What ranking listens to; nil: the question is asked on its own.
    package var conversation: Conversation?

    /// For a question that turns out to stand alone: only the article is remembered.
    var left: Context { Context(article: article) }
  }

  /// - Parameter asOf: the day on which the question is asked, ISO 8601.
  package func context(of request: QuestionRequest, asOf: String) throws -> Context {
    let article = request.history.isEmpty ? nil : try source.article(of: request.history)
    let resolution = try resolution(of: request, article: article, asOf: asOf)
    let completed = resolution?.text
    let typed = analyzer.analyze(request.question, asOf: asOf)
    // "And in 2025?" asks for what another article says as likely as not.
    let bringsOwn =
      !typed.names.isEmpty || typed.constraints.since != nil || typed.constraints.until != nil
    let conversation = article.map {
      Conversation(
        place: ConversationTracker(article: $0, table: ranker.table)
          .place(after: request.history),
        isFollowUp: (completed != nil || followUps.pointsBack(request.question))
          && !bringsOwn,
        asksForOthers: resolution?.asksForOthers ?? false)
    }
    return Context(article: article, completed: completed, conversation: conversation)
  }

  /// - Parameter asOf: the day on which the question is asked, ISO 8601.
  package func read(_ request: QuestionRequest, asOf: String) throws -> Reading {
    let context = try context(of: request, asOf: asOf)
    let question = analyzer.analyze(context.completed ?? request.question, asOf: asOf)
    return Reading(
      completed: context.completed, question: question,
      ranking: try ranker.rank(question, askedOn: asOf, in: context.conversation))
  }

  /// The question made self-contained; nil: read as typed. Where only the topic would be added, the articles have a say: words that
  /// stand together elsewhere, and not in the article of the conversation, are a topic of their own.
  private func resolution(
    of request: QuestionRequest, article: TokenizedArticle?, asOf: String
  ) throws -> FollowUpResolver.Resolution? {
    guard
      let resolution = followUps.resolution(
        of: request.question, history: request.history,
        title: article?.stored.summary.metadata.title)
    else { return nil }
    guard resolution.isTopicAdded, let article,
      try ranker.isToldElsewhere(analyzer.analyze(request.question, asOf: asOf), than: article)
    else { return resolution }
    return nil
  }
}
