internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Finds what the articles say a thing or a person is: "X, a maker of …," "X is a …", "the chief
/// executive, X", "Full Name (X)".
struct DefinitionFinder {
  let cache: TokenizedArticleCache
  let store: any PassageReading
  let words: DefinitionWords

  /// What was found.
  struct Definition {
    var article: TokenizedArticle
    var sentence: Int
    /// Tokens of the article: the phrase that says what the subject is.
    var tokens: Range<Int>
    /// How surely the shape defines; `sure` and above is given as the answer.
    var quality: Double

    /// UTF-8 bytes of the article.
    var span: TextSpan {
      guard let first = tokens.first, let last = tokens.last else { return TextSpan(0, 0) }
      return TextSpan(Int(article.starts[first]), Int(article.ends[last]))
    }
  }

  static let sure = 2.0
  /// Articles looked at besides those that ranking found.
  private static let maximumArticles = 25
  /// Tokens of a defining phrase.
  private static let longest = 24

  /// The best definition of `subject`, whose words stand one after the other; nil where no sentence
  /// has the shape of one.
  ///
  /// Looks at the articles of `candidates` first, then at others that hold the subject.
  func definition(of subject: [String], isPerson: Bool, candidates: [Candidate]) throws
    -> Definition?
  {
    let terms = subject.map { cache.table.number(of: $0) }
    var articles: [TokenizedArticle] = []
    for candidate in candidates where !articles.contains(where: { $0 === candidate.article }) {
      articles.append(candidate.article)
    }
    var best = best(in: articles, terms, isPerson: isPerson)
    if best.map({ $0.quality < Self.sure + 0.5 }) ?? true {
      let known = Set(articles.map(\.stored.summary.id))
      let mentions = try store.mentions(of: subject).filter { !known.contains($0.id) }
        .sorted {
          ($0.isSubject ? 1 : 0, $0.passages, $1.id) > ($1.isSubject ? 1 : 0, $1.passages, $0.id)
        }
      let others = try mentions.prefix(Self.maximumArticles).compactMap { try cache.article($0.id) }
      let more = self.best(in: others, terms, isPerson: isPerson)
      if let more, more.quality > best?.quality ?? 0 { best = more }
    }
    return best
  }

  /// The words that the initials `subject` stand for, from the first article that gives them.
  func expansion(of subject: [String], candidates: [Candidate]) throws -> Definition? {
    let terms = subject.map { cache.table.number(of: $0) }
    var known: Set<ArticleID> = []
    for candidate in candidates where known.insert(candidate.article.stored.summary.id).inserted {
      if let found = expansion(of: terms, in: candidate.article) { return found }
    }
    for mention in try store.mentions(of: subject) where known.insert(mention.id).inserted {
      guard known.count <= Self.maximumExpanding, let article = try cache.article(mention.id)
      else { break }
      if let found = expansion(of: terms, in: article) { return found }
    }
    return nil
  }

  /// Articles that are read for the words behind initials, at most.
  private static let maximumExpanding = 60

  private func expansion(of terms: [Int32], in article: TokenizedArticle) -> Definition? {
    for sentence in article.sentenceTokens.indices {
      let tokens = article.sentenceTokens[sentence]
      for start in tokens where article.terms[start..<tokens.upperBound].starts(with: terms) {
        let reading = DefinitionReading(
          article: article.tokenized, sentence: tokens, subject: start..<start + terms.count,
          words: words,
          table: cache.table, isPerson: false)
        if let phrase = reading.expansion() {
          return Definition(
            article: article, sentence: sentence, tokens: phrase, quality: Self.sure + 1)
        }
      }
    }
    return nil
  }

  private func best(in articles: [TokenizedArticle], _ terms: [Int32], isPerson: Bool)
    -> Definition?
  {
    var best: Definition?
    for article in articles {
      let names = [terms] + surnames(of: terms, in: article, isPerson: isPerson)
      for sentence in article.sentenceTokens.indices
      where article.stored.sentences[sentence].kind != .heading {
        for name in names {
          for found in definitions(article, sentence, name, isPerson: isPerson)
          where found.quality > best?.quality ?? 0 {
            best = found
          }
        }
      }
    }
    return best
  }

  /// The last name of a person whom the article names in full: "Lind, founder of Halden".
  private func surnames(
    of terms: [Int32], in article: TokenizedArticle, isPerson: Bool
  ) -> [[Int32]] {
    guard isPerson, terms.count > 1, article.terms.firstRange(of: terms) != nil else { return [] }
    return [Array(terms.suffix(1))]
  }

  /// Whether a last name stands behind another first name, or is part of a longer name.
  private func isOfAnother(_ start: Int, _ count: Int, _ article: TokenizedArticle) -> Bool {
    let (before, behind) = (start - 1, start + count)
    return before >= 0 && article.isDirectlyFollowed(before) && article.isCapitalised(before)
      || behind < article.terms.count && article.isDirectlyFollowed(behind - 1)
        && article.isCapitalised(behind)
  }

  /// Every shape of a definition in one sentence.
  private func definitions(
    _ article: TokenizedArticle, _ sentence: Int, _ terms: [Int32], isPerson: Bool
  ) -> [Definition] {
    let tokens = article.sentenceTokens[sentence]
    var found: [Definition] = []
    var start = tokens.lowerBound
    while start + terms.count <= tokens.upperBound {
      defer { start += 1 }
      guard article.terms[start..<start + terms.count].elementsEqual(terms),
        !isPerson || terms.count > 1 || !isOfAnother(start, terms.count, article)
      else { continue }
      let reading = DefinitionReading(
        article: article.tokenized, sentence: tokens, subject: start..<start + terms.count,
        words: words,
        table: cache.table, isPerson: isPerson)
      // What somebody is quoted as calling it is no definition.
      let opinion =
        article.tokenized.isQuoted(start, from: tokens.lowerBound) && !reading.isTerm ? 1.5 : 0
      for (phrase, quality) in reading.phrases() where phrase.count <= Self.longest {
        // "the director of the Skagen Institute" says more than "the director of the institute".
        let names = phrase.contains { article.isCapitalised($0) } ? 0.3 : 0
        found.append(
          Definition(
            article: article, sentence: sentence, tokens: phrase,
            quality: quality + names - opinion))
      }
    }
    return found
  }
}
