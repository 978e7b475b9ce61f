package import Answers
package import PassageIndex
internal import SentenceAnalysis
package import Text

/// Makes citations: of the sentence that holds a phrase, of sentences, of any excerpt of them.
package struct ArticleCiter {
  package let store: any PassageReading
  package let cache: TokenizedArticleCache

  package init(store: any PassageReading, cache: TokenizedArticleCache) {
    self.store = store
    self.cache = cache
  }

  /// Characters of an excerpt at most.
  package static let maximumExcerpt = 420
  /// Tokens of a sentence that can stand for an article that opens with "Good morning."
  private static let shortestOpening = 5

  /// Nil when the article has gone or holds no sentence.
  package func citation(of id: ArticleID, number: Int, holding phrase: [String]) throws -> Citation?
  {
    guard let article = try cache.article(id) else { return nil }
    let numbers = phrase.map { cache.table.number(of: $0) }
    guard let sentence = sentence(of: article, holding: numbers) else { return nil }
    return try citation(of: article, sentence: sentence, number: number)
  }

  /// A citation of one sentence, or of those up to `last` of the same block, cut at the edge of a
  /// word when it is very long.
  package func citation(
    of article: TokenizedArticle, sentence: Int, through last: Int? = nil, number: Int,
    answer: TextSpan? = nil
  ) throws -> Citation {
    let sentences = article.stored.sentences
    let whole = TextSpan(sentences[sentence].span.start, sentences[last ?? sentence].span.end)
    var span = whole
    if whole.length > Self.maximumExcerpt {
      let text = CharacterRuler(article.bytes, within: whole)
      let start = (answer?.end ?? 0) > text.offset(of: Self.maximumExcerpt) ? answer?.start : nil
      span = TextSpan(start ?? whole.start, whole.end)
      let limit = text.offset(of: text.number(at: span.start) + Self.maximumExcerpt)
      let tokens =
        article.sentenceTokens[sentence]
        .lowerBound..<article.sentenceTokens[last ?? sentence]
        .upperBound
      let end = tokens.last { Int(article.ends[$0]) <= limit }
      if let end, limit < whole.end {
        span = TextSpan(span.start, max(Int(article.ends[end]), answer?.end ?? 0))
      }
    }
    return try citation(
      of: article, excerpt: span, within: whole, number: number, answer: answer, opening: sentence)
  }

  /// A citation of `excerpt`, which is what is quoted of the sentences at `whole`.
  ///
  /// - Parameters:
  ///   - answer: the exact answer, kept when it lies in the excerpt.
  ///   - opening: the sentence whose pronoun is explained; nil: none is.
  package func citation(
    of article: TokenizedArticle, excerpt span: TextSpan, within whole: TextSpan, number: Int,
    answer: TextSpan?, opening: Int?
  ) throws -> Citation {
    let stored = article.stored
    let (span, whole) = withoutSlug(span, within: whole, in: article, keeping: answer)
    var citation = Citation(
      number: number, article: stored.summary, place: stored.anchors.number(at: span.start),
      placeUnit: stored.placeUnit, excerpt: article.text(of: span), span: span,
      isCutBefore: span.start > whole.start, isCutAfter: span.end < whole.end,
      answerSpan: answer.flatMap { span.contains($0) ? $0 : nil },
      alsoIn: try store.copies(of: stored.summary.id))
    citation.placeName = stored.chapterName(at: span.start)
    let pronoun = opening.flatMap {
      PronounReader(table: cache.table).reading(of: $0, in: article)
    }
    citation.pronoun = pronoun.map { Citation.Pronoun(word: $0.word, name: $0.name) }
    return citation
  }

  /// What is quoted without the place and agency that it opens with, unless these are the answer.
  private func withoutSlug(
    _ span: TextSpan, within whole: TextSpan, in article: TokenizedArticle,
    keeping answer: TextSpan?
  ) -> (TextSpan, TextSpan) {
    guard span.start == whole.start, let end = AgencySlug.end(at: span, in: article.bytes),
      answer.map({ $0.start >= end }) ?? true
    else { return (span, whole) }
    return (TextSpan(end, span.end), TextSpan(end, whole.end))
  }

  private func sentence(of article: TokenizedArticle, holding phrase: [Int32]) -> Int? {
    let sentences = article.stored.sentences
    let running = sentences.indices.filter { sentences[$0].kind != .heading }
    let holding = phrase.isEmpty ? nil : running.first { holds(article, $0, phrase) }
    func isWhole(_ sentence: Int) -> Bool {
      !sentences[sentence].isBroken
        && article.sentenceTokens[sentence].count >= Self.shortestOpening
    }
    return holding ?? running.first(where: isWhole) ?? running.first
      ?? sentences.indices.first
  }

  /// Whether the sentence holds `phrase`, its terms one after the other.
  package func holds(_ article: TokenizedArticle, _ sentence: Int, _ phrase: [Int32]) -> Bool {
    article.terms[article.sentenceTokens[sentence]].firstRange(of: phrase) != nil
  }
}
