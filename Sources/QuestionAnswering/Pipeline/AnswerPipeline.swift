package import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import ExactAnswers
package import PassageIndex
internal import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The whole flow from a question to an answer.
package struct AnswerPipeline {
  private let store: any PassageReading
  private let limited: LimitedReply
  private let long: LongQuestion
  private let smallTalk: SmallTalk
  private let reader: ConversationReader
  private let collection: CollectionAnswerer
  private let ownKinds: OwnReplies
  private let quotation: QuotationReply
  private let continuation: Continuation
  private let parted: PartedReply

  /// - Parameter aliases: names that are taken for the same.
  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, language: Language, aliases: Aliases = .none) throws {
    try self.init(
      store: store, language: language,
      analyzer: QuestionAnalyzer(language: language, aliases: aliases))
  }

  /// - Parameter analyzer: made with the same `language`.
  init(store: any PassageReading, language: Language, analyzer: QuestionAnalyzer) throws {
    let prompts = language.prompts
    self.store = store
    long = LongQuestion(prompts: prompts)
    smallTalk = try SmallTalk(prompts: prompts)
    // What a question limits itself to holds for all that reads articles, but for the census.
    let scope = ScopedStore(store)
    let cache = TokenizedArticleCache(store: scope, table: try TermTable(language: language))
    let solver = try Solver(
      store: scope, cache: cache, prompts: prompts, lexicon: language.lexicon)
    reader = try ConversationReader(
      store: scope, language: language, analyzer: analyzer, solver: solver)
    collection = try CollectionAnswerer(store: store, cache: cache, prompts: prompts)
    let tools = try ReplyTools(
      store: scope, cache: cache, prompts: prompts, figures: solver.figures)
    let composer = try AnswerComposer(
      store: scope, prompts: prompts, citer: tools.citer, figures: solver.figures)
    let reasons = try ReasonFinder(prompts: prompts, weights: solver.ranker.weights)
    ownKinds = try OwnReplies(
      tools: tools, composer: composer, solver: solver, reasons: reasons)
    quotation = QuotationReply(
      composer: composer, solver: solver, analyzer: analyzer, reasons: reasons)
    continuation = Continuation(tools: tools)
    parted = PartedReply(parts: QuestionParts(words: language.ruleWords), prompts: prompts)
    limited = LimitedReply(
      scope: scope, census: collection.census,
      finder: try StatedLimitFinder(census: collection.census, prompts: prompts),
      composer: collection.composer, reader: reader, ownKinds: ownKinds, quotation: quotation,
      prompts: prompts)
  }

  /// The answer to one question: talked, counted, made in a way of its own, or quoted.
  ///
  /// - Parameter explaining: whether the answer tells how it was chosen, which costs about as much
  ///   as choosing among a few sentences.
  package func answer(_ request: QuestionRequest, explaining: Bool = false) throws -> Answer {
    if let reply = try long.reply(to: request) { return reply }
    let request = long.shortened(request)
    if let reply = try smallTalk.reply(to: request, articles: store.statistics.articles) {
      return reply
    }
    if let reply = try parted.reply(to: request, ask: { try single($0, explaining: explaining) }) {
      return reply
    }
    return try single(request, explaining: explaining)
  }

  /// The answer to a question that asks for one thing.
  private func single(_ request: QuestionRequest, explaining: Bool) throws -> Answer {
    let turn = try reader.turn(request, isExplained: explaining)
    if let answer = try collection.reply(to: turn) { return answer }
    return try limited.reply(to: turn, others: answerOfAll)
      ?? answerOfAll(to: turn)
  }

  /// From every article; where none is sure enough, from those of the time that is asked about.
  private func answerOfAll(to turn: Turn) throws -> Answer {
    let answer = try ownKinds.reply(to: turn) ?? quotation.reply(to: turn)
    guard answer.status == .abstained else { return answer }
    return try limited.reply(inTimeOf: turn) ?? answer
  }

  /// What an article goes on to say behind the last of `citations`, which are numbered on from; nil
  /// at its end.
  package func continuation(of citations: [Citation]) throws -> Citation? {
    try continuation.citation(after: citations)
  }
}
