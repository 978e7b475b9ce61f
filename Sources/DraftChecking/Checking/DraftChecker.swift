internal import ArticleReading
internal import EvidenceRanking
package import PassageIndex
package import SentenceAnalysis
internal import Text

/// Compares a draft with the articles: its quotations, figures, dates, names and speakers.
///
/// A paraphrase is called nothing: where no sentence of an article is close, only quotations and
/// figures are looked for. Some milliseconds a sentence.
package struct DraftChecker {
  private let store: any PassageReading
  private let language: Language
  private let analyzer: ArticleAnalyzer
  private let cache: TokenizedArticleCache

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, language: Language) throws {
    self.store = store
    self.language = language
    analyzer = try ArticleAnalyzer(language: language)
    cache = TokenizedArticleCache(store: store, table: try TermTable(language: language))
  }

  /// What the articles say to `draft`, in the order of its text.
  ///
  /// - Parameter progress: called with the share of the draft that was checked, now and then.
  /// - Throws: `IndexError`, `CancellationError` where a person ends it.
  package func findings(
    in draft: Draft, progress: ((Double) -> Void)? = nil
  ) throws -> [DraftFinding] {
    let tokenized = understood(draft)
    let citer = ArticleCiter(store: store, cache: cache)
    let names = Names(table: cache.table)
    let quotations = try QuotationChecker(
      draft: draft, tokenized: tokenized, finder: QuotationFinder(store: store, citer: citer),
      citer: citer, names: names, addresses: addresses(),
      keys: ArticleAddresses(prompts: language.prompts))
    var found: [DraftFinding] = []
    var checked: [TextSpan] = []
    for run in draft.quotations {
      guard let finding = try quotations.finding(of: run) else { continue }
      found.append(finding)
      checked.append(run.span)
    }
    let sources = SourceFinder(store: store, cache: cache)
    let checker = SentenceChecker(
      draft: tokenized, citer: citer, names: names, numbers: WordNumbers(), finder: sources,
      standings: try StandingComparer(prompts: language.prompts), quoted: checked,
      speakers: found.filter { $0.kind == .speaker }.map(\.span))
    for sentence in draft.sentences.indices where draft.sentences[sentence].kind != .code {
      found += try checker.findings(
        of: sentence, beside: try sources.sources(of: sentence, in: tokenized))
      progress?(Double(sentence + 1) / Double(draft.sentences.count))
    }
    return found.sorted { ($0.span, $0.kind.rawValue) < ($1.span, $1.kind.rawValue) }
  }

  /// The draft as articles are read and understood.
  private func understood(_ draft: Draft) -> TokenizedArticle {
    let document = draft.document
    let stored = StoredArticle(
      summary: ArticleSummary(
        id: -1, key: document.key, path: document.path, metadata: document.metadata, words: 0),
      text: document.text, sentences: draft.sentences, passages: [], anchors: [],
      placeUnit: .line)
    let analysis = analyzer.analyze(document, sentences: draft.sentences)
    return TokenizedArticle(stored, table: cache.table) { _ in analysis }
  }

  private func addresses() throws -> [String: ArticleID] {
    let keys = try ArticleAddresses(prompts: language.prompts)
    return Dictionary(
      try store.census().compactMap { entry in
        entry.url.flatMap { keys.key(of: $0) }.map { ($0, entry.id) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
