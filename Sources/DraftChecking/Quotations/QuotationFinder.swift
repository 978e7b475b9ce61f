package import EvidenceRanking
package import PassageIndex
internal import Text

/// Finds where quoted words stand in the articles, exactly or nearly.
///
/// Articles are found with the index by the quotation's words, and only those that it names are
/// read: some milliseconds a quotation.
package final class QuotationFinder {
  private let store: any PassageReading
  private let citer: ArticleCiter
  private let tokenizer = Tokenizer()
  private let numbers = WordNumbers()
  /// Of articles read lately.
  private var known: [ArticleID: ComparedWords] = [:]
  private var knownWords = 0

  /// Passages that the index is asked for, and articles read for exact words.
  private static let mostPassages = 24
  private static let mostArticles = 200
  /// Terms of a phrase that is looked up.
  private static let phraseTerms = 6
  private static let mostTerms = 60
  /// Words of articles that are remembered.
  private static let mostKnownWords = 2_000_000
  /// Words around a passage that are compared with it.
  private static let margin = 60
  /// The share of the words that a near place holds.
  package static let nearShare = 0.5
  private static let mostNear = 3

  package init(store: any PassageReading, citer: ArticleCiter) {
    self.store = store
    self.citer = citer
  }

  /// Where `quotation` stands.
  ///
  /// - Parameter limit: places that are cited.
  package func places(of quotation: Quotation, limit: Int) throws -> QuotationPlaces {
    guard !quotation.elements.isEmpty else { return QuotationPlaces() }
    let passages = try passages(for: quotation)
    var found = try exact(quotation, try articles(for: quotation, beside: passages), limit: limit)
    if found.count == 0 { found.nearest = try nearest(quotation, passages) }
    return found
  }

  // MARK: Candidates

  private func passages(for quotation: Quotation) throws -> [Retrieval.Passage] {
    var seen: Set<String> = []
    let terms = tokenizer.tokens(in: quotation.words.joined(separator: " ")).filter {
      !$0.isColocated && seen.insert($0.term).inserted
    }.prefix(Self.mostTerms).map { WeightedTerm($0.term) }
    guard !terms.isEmpty else { return [] }
    return try store.retrieve(terms, passageLimit: Self.mostPassages, articleLimit: 0).passages
  }

  /// Articles that hold the beginning or the end of its longest run, and those of `passages`.
  private func articles(
    for quotation: Quotation, beside passages: [Retrieval.Passage]
  ) throws -> [ArticleID] {
    var found = Set(passages.map(\.article))
    let terms = (quotation.runs.first ?? []).flatMap { word in
      tokenizer.tokens(in: word).filter { !$0.isColocated }.map(\.term)
    }
    var phrases = [Array(terms.prefix(Self.phraseTerms))]
    if terms.count > Self.phraseTerms { phrases.append(terms.suffix(Self.phraseTerms)) }
    for phrase in phrases where !phrase.isEmpty {
      found.formUnion(try store.mentions(of: phrase).prefix(Self.mostArticles).map(\.id))
    }
    return found.sorted()
  }

  // MARK: Exact words

  private func exact(
    _ quotation: Quotation, _ articles: [ArticleID], limit: Int
  ) throws -> QuotationPlaces {
    var hits: [(article: StoredArticle, span: TextSpan)] = []
    for id in articles {
      guard let article = try store.article(id), article.newest == nil else { continue }
      let words = words(of: article)
      for match in quotation.matches(in: words) {
        if let span = words.span(of: match) { hits.append((article, span)) }
      }
    }
    let originals = Set(hits.map(\.article.summary.id))
    hits.removeAll { $0.article.copyOf.map(originals.contains) ?? false }
    hits.sort { Self.order($0.article, $0.span) < Self.order($1.article, $1.span) }
    var places = QuotationPlaces()
    places.count = hits.count
    places.exact = try hits.prefix(limit).enumerated().compactMap { number, hit in
      try place(hit.article, hit.span, number: number + 1, differences: [], share: 1)
    }
    return places
  }

  private static func order(_ article: StoredArticle, _ span: TextSpan) -> (String, Int64, Int) {
    (article.summary.metadata.published ?? "9999", article.summary.id, span.start)
  }

  // MARK: Near words

  private func nearest(
    _ quotation: Quotation, _ passages: [Retrieval.Passage]
  ) throws -> [QuotationPlace] {
    let wanted = numbers.numbers(of: quotation.words)
    var found: [Near] = []
    for passage in passages {
      guard let article = try store.article(passage.article), article.newest == nil,
        let span = article.passages.first(where: { $0.id == passage.id })?.span
      else { continue }
      let words = words(of: article)
      let range = Self.range(of: span, in: words)
      let alignment = WordAlignment(wanted, in: numbers.numbers(of: Array(words.words[range])))
      let share = Double(alignment.same) / Double(wanted.count)
      guard share >= Self.nearShare, alignment.same > 1 else { continue }
      let near = Near(
        article: article, words: words, first: range.lowerBound, alignment: alignment, share: share)
      let isKnown = found.contains {
        $0.span.overlaps(near.span) && $0.article.summary.id == article.summary.id
          || article.copyOf == $0.article.summary.id || $0.article.copyOf == article.summary.id
      }
      if !isKnown { found.append(near) }
    }
    found.sort {
      ($1.share, $0.alignment.found.count, $0.article.summary.id)
        < ($0.share, $1.alignment.found.count, $1.article.summary.id)
    }
    return try found.prefix(Self.mostNear).enumerated().compactMap { number, near in
      try place(
        near.article, near.span, number: number + 1, differences: near.differences(from: quotation),
        share: near.share)
    }
  }

  /// A place that holds most of the words.
  private struct Near {
    var article: StoredArticle
    var words: ComparedWords
    /// The word of the article that the alignment counts from.
    var first: Int
    var alignment: WordAlignment
    var share: Double

    var span: TextSpan { words.span(of: shifted(alignment.found)) ?? TextSpan(0, 0) }

    private func shifted(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + first..<range.upperBound + first
    }

    func differences(from quotation: Quotation) -> [QuotationPlace.Difference] {
      alignment.pieces.filter { !$0.isSame }.map { piece in
        let range = shifted(piece.found)
        let span =
          words.span(of: range)
          ?? (range.lowerBound < words.spans.count
            ? TextSpan(words.spans[range.lowerBound].start, words.spans[range.lowerBound].start)
            : TextSpan(article.text.utf8.count, article.text.utf8.count))
        let quoted = piece.quoted.first.flatMap { first in
          piece.quoted.last.flatMap {
            quotation.text[TextSpan(quotation.spans[first].start, quotation.spans[$0].end)]
          }
        }
        return QuotationPlace.Difference(
          quoted: quoted.map(String.init) ?? "", found: article.text[span].map(String.init) ?? "",
          span: span)
      }
    }
  }

  /// The words of a passage with some around them.
  private static func range(of span: TextSpan, in words: ComparedWords) -> Range<Int> {
    let first = words.spans.firstIndex { $0.start >= span.start } ?? words.spans.count
    let end = words.spans[first...].firstIndex { $0.start >= span.end } ?? words.spans.count
    return max(0, first - margin)..<min(words.spans.count, end + margin)
  }

  // MARK: Reading

  private func words(of article: StoredArticle) -> ComparedWords {
    if let words = known[article.summary.id] { return words }
    let words = ComparedWords(article.text)
    if knownWords > Self.mostKnownWords {
      known = [:]
      knownWords = 0
    }
    known[article.summary.id] = words
    knownWords += words.words.count
    return words
  }

  private func place(
    _ article: StoredArticle, _ span: TextSpan, number: Int,
    differences: [QuotationPlace.Difference], share: Double
  ) throws -> QuotationPlace? {
    let sentences = article.sentences
    guard let tokenized = try citer.cache.article(article.summary.id),
      let first = sentences.lastIndex(where: { $0.span.start <= span.start })
    else { return nil }
    let last = sentences[first...].lastIndex { $0.span.start < span.end } ?? first
    // A quotation of two paragraphs is cited as such; its first sentence opens the excerpt.
    let citation = try citer.citation(
      of: tokenized, sentence: first, through: last, number: number, answer: span)
    return QuotationPlace(
      citation: citation, span: span, differences: differences, share: share)
  }
}
