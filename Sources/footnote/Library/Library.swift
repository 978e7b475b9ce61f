internal import Answers
internal import LineEditing
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import QuestionAnswering
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The articles that one run of the program talks to: an open index and the pipeline over it.
final class Library {
  let store: PassageStore
  /// The whole index, whatever the scope; Ctrl-C ends its reading.
  let everything: InterruptibleStore
  private(set) var language: Language
  var prompts: Prompts { language.prompts }
  /// Names that are taken for the same.
  private(set) var aliases: Aliases
  private let path: String
  private var pipeline: AnswerPipeline
  private let freshness: IndexRefresher
  /// The store's snapshot that `pipeline` answers from.
  private var snapshot: Int
  /// What the conversation is limited to; nil: nothing.
  private(set) var scope: ArticleScope?
  private var allowed: Set<ArticleID>?

  /// An index made by an older program is built anew first.
  ///
  /// - Parameters:
  ///   - aliases: names that are taken for the same.
  ///   - watches: whether changes in the folders will be looked for again and again.
  ///   - prepare: called when the index is known to be usable, before answering is set up.
  /// - Throws: `IndexError` when there is no usable index at `path`, `PromptsError` when wording or
  ///   tables are broken.
  init(
    path: String, prompts: Prompts, aliases: Aliases = .none, watches: Bool = false,
    prepare: () -> Void = {}
  ) throws {
    self.path = path
    self.aliases = aliases
    let sentences = SharedAnalyzer(prompts: prompts)
    sentences.prepare()
    store = try IndexRefresher.openStore(path: path, prompts: prompts)
    everything = InterruptibleStore(store, check: Interruption.check)
    freshness = IndexRefresher(store, prompts: prompts, watches: watches)
    snapshot = store.snapshotNumber
    prepare()
    language = try Self.language(prompts, sentences: sentences)
    pipeline = try AnswerPipeline(store: everything, language: language, aliases: aliases)
  }

  /// What is known of the language: the tables of `prompts`, and the words of this machine.
  ///
  /// - Parameter sentences: what reads sentences by these tables, where it is being made already.
  static func language(
    _ prompts: Prompts, sentences: SharedAnalyzer? = nil
  ) throws(PromptsError) -> Language {
    try Language(prompts: prompts, lexicon: LexiconCache.installed, sentences: sentences)
  }

  /// - Parameter explaining: whether the answer tells how it was chosen.
  func answer(_ request: QuestionRequest, explaining: Bool = false) throws -> Answer {
    if let scope, allowed?.isEmpty ?? false { return try nothingLeft(request, scope) }
    return limited(try pipeline.answer(request, explaining: explaining))
  }

  private func nothingLeft(_ request: QuestionRequest, _ scope: ArticleScope) throws(PromptsError)
    -> Answer
  {
    let lead = try prompts.render("refusal-limits", ["scope": scope.description])
    var answer = Answer(
      question: request.question, status: .abstained, answerType: .thing, confidence: 0,
      parts: [.lead(lead, answer: nil)])
    answer.limits = scope.stated
    return answer
  }

  /// Says in an answer what it was limited to; what the question itself says goes before the scope.
  private func limited(_ answer: Answer) -> Answer {
    guard let scope, let allowed, answer.status != .conversation else { return answer }
    var answer = answer
    var stated = scope.stated
    stated.articles = allowed.count
    answer.limits = answer.limits.map { $0.within(stated) } ?? stated
    return answer
  }

  /// What reads the days of limits, counted from `asOf`; nil: today.
  func limitDays(_ asOf: String?) -> LimitDays {
    LimitDays(dates: language.reading.dates, today: asOf ?? Today.iso)
  }

  /// An answer from articles other than `excluded`.
  func answer(_ request: QuestionRequest, excluding excluded: Set<ArticleID>) throws -> Answer {
    let reading = ScopedStore(everything) { [allowed] in
      !excluded.contains($0) && allowed?.contains($0) ?? true
    }
    return try AnswerPipeline(store: reading, language: language, aliases: aliases).answer(request)
  }

  /// What the article quoted first goes on to say behind `citations`; nil at its end.
  func continuation(of citations: [Citation]) throws -> Citation? {
    try pipeline.continuation(of: citations)
  }

  /// Answers only from the articles of `scope` from now on, or from all again; returns how many
  /// those are.
  ///
  /// - Parameter whereNoneFits: whether none of them will do.
  /// - Throws: `ScopeError.noArticles` when none would be left that has to; then nothing changes.
  @discardableResult
  func limit(to scope: ArticleScope?, whereNoneFits: Bool = false) throws -> Int {
    let allowed = try scope?.articles(in: everything, ruleWords: language.ruleWords)
    if let scope, !whereNoneFits, allowed?.isEmpty ?? false {
      throw ScopeError.noArticles(scope.description)
    }
    self.scope = scope
    self.allowed = allowed
    try refit()
    return allowed?.count ?? store.statistics.articles
  }

  /// The articles that answers come from, in order of path.
  func articles() throws -> [ArticleSummary] { try reading.articles() }

  /// The articles in scope.
  var reading: any PassageReading {
    allowed.map { allowed in ScopedStore(everything, isAllowed: allowed.contains) } ?? everything
  }

  /// Takes the names of `aliases` for the same from now on.
  func use(_ aliases: Aliases) throws {
    self.aliases = aliases
    try refit()
  }

  /// Words its replies otherwise from now on.
  func use(_ prompts: Prompts) throws {
    language = try Self.language(prompts)
    try refit()
  }

  /// Makes the pipeline anew from what it is made of.
  private func refit() throws {
    pipeline = try AnswerPipeline(store: reading, language: language, aliases: aliases)
  }

  /// Makes the index agree with the folders it knows (or builds it anew), and answers from the
  /// result.
  ///
  /// - Throws: `IndexError`; questions can then still be asked of what was there before.
  func update(rebuild: Bool, progress: IndexBuilder.ProgressHandler? = nil) throws -> IndexReport {
    let builder = try IndexRefresher.builder(path: path, prompts: prompts)
    let report =
      try rebuild ? builder.rebuild(progress: progress) : builder.update(progress: progress)
    try renew()
    return report
  }

  /// Takes up changed articles, if it is time to look for them again; nil when there was nothing to
  /// take up.
  ///
  /// - Throws: `IndexError` once, when something changed and the index cannot be written.
  func refresh(progress: IndexBuilder.ProgressHandler? = nil) throws -> IndexReport? {
    defer { try? renew() }
    return try freshness.refresh(progress: progress)
  }

  /// Answers from what the index holds now.
  private func renew() throws {
    try store.renew()
    guard store.snapshotNumber != snapshot else { return }
    snapshot = store.snapshotNumber
    allowed = try scope?.articles(in: store, ruleWords: language.ruleWords)
    try refit()
  }
}
