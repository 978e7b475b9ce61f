internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What replies of a kind of their own are made with.
struct ReplyTools {
  let store: any PassageReading
  let cache: TokenizedArticleCache
  let prompts: Prompts
  let days: DayWording
  let citer: ArticleCiter
  let definitionWords: DefinitionWords
  let comparisonReader: ComparisonReader
  let figures: FigureReader
  let words: ReplyWords
  let tokenizer = Tokenizer()

  /// - Throws: `PromptsError` when a table cannot be used.
  init(
    store: any PassageReading, cache: TokenizedArticleCache, prompts: Prompts,
    figures: FigureReader
  ) throws(PromptsError) {
    self.store = store
    self.cache = cache
    self.prompts = prompts
    self.figures = figures
    days = try DayWording(prompts: prompts)
    citer = ArticleCiter(store: store, cache: cache)
    definitionWords = try DefinitionWords(prompts: prompts)
    comparisonReader = try ComparisonReader(prompts: prompts, table: cache.table)
    words = try ReplyWords(prompts: prompts)
  }

  /// Terms of `text` without determiners in front.
  func terms(of text: String) -> [String] {
    tokenizer.tokens(in: withoutDeterminers(text)).filter { !$0.isColocated }.map(\.term)
  }

  var ruleWords: RuleWords { cache.table.language.ruleWords }

  /// "mayor" of "the mayor".
  func withoutDeterminers(_ text: String) -> String {
    let first = tokenizer.tokens(in: text).first {
      !ruleWords.holds(.ownDeterminer, $0.folded)
    }
    return first.flatMap { text[TextSpan($0.span.start, text.utf8.count)] }.map(String.init) ?? text
  }

  /// Term numbers of `terms` without closed-class words.
  func content(_ terms: [String]) -> Set<Int32> {
    Set(
      terms.map { cache.table.number(of: $0) }.filter {
        !cache.table.classes(of: $0).contains(.stopword)
      })
  }

  func references(_ numbers: [Int]) -> String {
    numbers.map { "[\($0)]" }.joined(separator: ", ")
  }

  /// Whether the citation quotes some of the candidate's sentence.
  func isSame(_ citation: Citation, _ candidate: Candidate) -> Bool {
    citation.article.id == candidate.article.stored.summary.id
      && candidate.span.overlaps(citation.span)
  }

  /// Articles that hold every one of `terms`, anywhere.
  func mentionsOfAll(_ terms: Set<Int32>) throws -> [ArticleMention] {
    let words = terms.sorted().map { cache.table.terms[Int($0)] }
    guard let first = words.first else { return [] }
    var found = try store.mentions(of: [first])
    for word in words.dropFirst() {
      let others = Set(try store.mentions(of: [word]).map(\.id))
      found.removeAll { !others.contains($0.id) }
    }
    return found
  }
}
