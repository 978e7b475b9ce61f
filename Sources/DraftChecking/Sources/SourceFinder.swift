internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Finds the sentences of articles that tell what a sentence of a draft tells, by the index.
///
/// One search a sentence, and the passages that it gives: some milliseconds.
struct SourceFinder {
  let store: any PassageReading
  let cache: TokenizedArticleCache

  private static let mostTerms = 14
  private static let mostPassages = 8
  private static let mostSources = 10
  /// A word that few articles have weighs no more than this; one that none has, half of it.
  private static let highestWeight = 4.0
  /// What a sentence's own figures add to its score.
  private static let figureShare = 0.2
  /// The same where a figure is looked for.
  private static let figuresFirst = 2.0
  /// Words of the sentence before that are looked for too.
  private static let contextWeight = 0.3

  /// The sentences nearest to `sentence` of `draft`.
  func sources(of sentence: Int, in draft: TokenizedArticle) throws -> NearSources {
    let own = content(draft.sentenceTokens[sentence], draft)
    guard !own.isEmpty else { return NearSources(all: []) }
    let context = Set(context(of: sentence, in: draft)).subtracting(own)
    let weights = try weights(of: own)
    let rarest = own.sorted { (weights[$1] ?? 0, $0) < (weights[$0] ?? 0, $1) }
    let query =
      rarest.prefix(Self.mostTerms).map { WeightedTerm(cache.table.terms[Int($0)]) }
      + context.sorted().prefix(Self.mostTerms).map {
        WeightedTerm(cache.table.terms[Int($0)], weight: Self.contextWeight)
      }
    let found = try store.retrieve(query, passageLimit: Self.mostPassages, articleLimit: 0)
    return NearSources(
      all: try sentences(
        of: found.passages, own, weights, least: NearSources.related,
        figureShare: Self.figureShare))
  }

  /// Sentences that hold any of a few terms, those with most of them first.
  func sources(holding terms: [Int32]) throws -> [SourceSentence] {
    var seen: Set<Int32> = []
    let own = terms.filter { seen.insert($0).inserted }
    guard !own.isEmpty else { return [] }
    let found = try store.retrieve(
      own.prefix(Self.mostTerms).map { WeightedTerm(cache.table.terms[Int($0)]) },
      passageLimit: Self.mostPassages, articleLimit: 0)
    return try sentences(
      of: found.passages, own, try weights(of: own), least: 0, figureShare: Self.figuresFirst)
  }

  /// Whether no passage holds the term.
  func isUnknown(_ term: Int32) throws -> Bool {
    try store.passageFrequency(of: cache.table.terms[Int(term)]) == 0
  }

  /// How rare each term is, log(1 + (N − n + 0.5) / (n + 0.5)) as everywhere, within bounds.
  private func weights(of terms: [Int32]) throws -> [Int32: Double] {
    let all = Double(store.statistics.passages)
    var weights: [Int32: Double] = [:]
    for term in terms {
      let count = Double(try store.passageFrequency(of: cache.table.terms[Int(term)]))
      weights[term] =
        count == 0
        ? Self.highestWeight / 2
        : min(Self.highestWeight, log(1 + (all - count + 0.5) / (count + 0.5)))
    }
    return weights
  }

  private func sentences(
    of passages: [Retrieval.Passage], _ own: [Int32], _ weights: [Int32: Double],
    least: Double, figureShare: Double
  ) throws -> [SourceSentence] {
    var found: [SourceSentence] = []
    for passage in passages {
      guard let article = try cache.article(passage.article), article.stored.newest == nil,
        let sentences = article.stored.passages.first(where: { $0.id == passage.id })?.sentences
      else { continue }
      for sentence in sentences {
        let source = source(article, sentence, own, weights, figureShare)
        if source.coverage >= least { found.append(source) }
      }
    }
    found.sort {
      ($1.score, $0.article.stored.summary.id, $0.sentence)
        < ($0.score, $1.article.stored.summary.id, $1.sentence)
    }
    return Array(found.prefix(Self.mostSources))
  }

  private func source(
    _ article: TokenizedArticle, _ sentence: Int, _ own: [Int32], _ weights: [Int32: Double],
    _ shareOfFigures: Double
  ) -> SourceSentence {
    let terms = Set(article.terms[article.sentenceTokens[sentence]])
    var (held, all, figures, shared) = (0.0, 0.0, 0, 0)
    for term in own {
      if cache.table.classes(of: term).contains(.number) {
        figures += 1
        if terms.contains(term) { shared += 1 }
      } else {
        let weight = weights[term] ?? 0
        all += weight
        if terms.contains(term) { held += weight }
      }
    }
    let coverage = all > 0 ? held / all : 0
    let figureShare = figures > 0 ? Double(shared) / Double(figures) : 0
    return SourceSentence(
      article: article, sentence: sentence, coverage: coverage,
      score: coverage + shareOfFigures * figureShare)
  }

  /// Its words that are no stop words, each once, in order.
  private func content(_ tokens: Range<Int>, _ draft: TokenizedArticle) -> [Int32] {
    var seen: Set<Int32> = []
    return draft.terms[tokens].filter {
      !cache.table.classes(of: $0).contains(.stopword) && seen.insert($0).inserted
    }
  }

  /// The names of the sentence before: "It had revenue of EUR 5 million."
  private func context(of sentence: Int, in draft: TokenizedArticle) -> [Int32] {
    guard sentence > 0 else { return [] }
    let span = draft.stored.sentences[sentence - 1].span
    return draft.facts.mentions(in: span).filter { $0.form == .name }.flatMap {
      draft.terms[draft.tokens(in: $0.span)]
    }
  }
}
