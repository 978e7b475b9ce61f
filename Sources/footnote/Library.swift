internal import ArticleText
internal import PassageIndex
internal import Prompts
internal import QuestionAnswering

/// The articles that one run of the program talks to: an open index and the pipeline over it.
final class Library {
  let store: PassageStore
  let prompts: Prompts
  private let path: String
  private var pipeline: AnswerPipeline
  private var nextLook = ContinuousClock.now
  private var canUpdate = true
  /// What the conversation is limited to; nil: nothing.
  private(set) var scope: ArticleScope?
  private var allowed: Set<ArticleID>?

  /// A look at the folders is not repeated before this many times its own duration has passed, so that a large folder
  /// does not make each of several quick questions wait.
  private static let restFactor = 5

  /// An index made by an older program is built anew first.
  ///
  /// - Throws: `IndexError` when there is no usable index at `path`, `PromptsError` when wording or tables are broken.
  init(path: String, prompts: Prompts) throws {
    self.path = path
    self.prompts = prompts
    store = try Self.store(path: path, prompts: prompts)
    pipeline = try AnswerPipeline(store: store, prompts: prompts)
  }

  func answer(_ request: QuestionRequest) throws -> Answer {
    try pipeline.answer(request)
  }

  /// An answer from articles other than `excluded`.
  func answer(_ request: QuestionRequest, excluding excluded: Set<ArticleID>) throws -> Answer {
    let reading = ScopedReading(store) { [allowed] in
      !excluded.contains($0) && allowed?.contains($0) ?? true
    }
    return try AnswerPipeline(store: reading, prompts: prompts).answer(request)
  }

  /// Answers only from the articles of `scope` from now on, or from all again; returns how many those are.
  ///
  /// - Throws: `ScopeError.noArticles` when none would be left; then nothing changes.
  @discardableResult
  func limit(to scope: ArticleScope?) throws -> Int {
    let allowed = try scope?.articles(in: store)
    if let scope, allowed?.isEmpty ?? false { throw ScopeError.noArticles(scope.description) }
    self.scope = scope
    self.allowed = allowed
    pipeline = try AnswerPipeline(store: reading, prompts: prompts)
    return allowed?.count ?? store.statistics.articles
  }

  /// The articles that answers come from, in order of path.
  func articles() throws -> [ArticleSummary] { try reading.articles() }

  private var reading: any PassageReading {
    allowed.map { allowed in ScopedReading(store) { allowed.contains($0) } } ?? store
  }

  /// Makes the index agree with the folders it knows (or builds it anew), and answers from the result.
  ///
  /// - Throws: `IndexError`; questions can then still be asked of what was there before.
  func update(rebuild: Bool) throws -> IndexReport {
    let builder = try builder()
    let report = try rebuild ? builder.rebuild() : builder.update()
    try renew()
    return report
  }

  /// Takes up changed articles, if it is time to look for them again; nil when nothing was looked for.
  ///
  /// Another program that is just updating the index is not waited for: what it has finished so far is taken up.
  ///
  /// - Throws: `IndexError` once, when the index cannot be written; from then on only what others write is taken up.
  func refresh() throws -> IndexReport? {
    defer { try? renew() }
    guard canUpdate, ContinuousClock.now >= nextLook else { return nil }
    let start = ContinuousClock.now
    defer { nextLook = .now + start.duration(to: .now) * Self.restFactor }
    do {
      var builder = try builder()
      builder.patience = 0
      return try builder.update()
    } catch IndexError.locked {
      return nil
    } catch {
      canUpdate = false
      throw error
    }
  }

  private static func store(path: String, prompts: Prompts) throws -> PassageStore {
    do {
      return try PassageStore(path: path)
    } catch IndexError.outdated {
      _ = try builder(path: path, prompts: prompts).update()
      return try PassageStore(path: path)
    }
  }

  private func builder() throws -> IndexBuilder {
    try Self.builder(path: path, prompts: prompts)
  }

  private static func builder(path: String, prompts: Prompts) throws -> IndexBuilder {
    IndexBuilder(
      path: path, reader: try ArticleReader(prompts: prompts),
      segmenter: try SentenceSegmenter(prompts: prompts))
  }

  /// Answers from what the index holds now.
  private func renew() throws {
    guard try store.renew() else { return }
    allowed = try scope?.articles(in: store)
    pipeline = try AnswerPipeline(store: reading, prompts: prompts)
  }
}
