internal import Answers
internal import ArticleReading
internal import EvidenceRanking
internal import PassageIndex
internal import Text

/// Checks what a draft puts in quotation marks: the words, who says them, and in which article.
struct QuotationChecker {
  let draft: Draft
  let tokenized: TokenizedArticle
  let finder: QuotationFinder
  let citer: ArticleCiter
  let names: Names
  /// Articles by the key of their address.
  let addresses: [String: ArticleID]
  let keys: ArticleAddresses

  /// Words of a quotation that is checked at least.
  static let fewest = 4
  private static let mostPlaces = 20
  /// The share of its words from which on a quotation is a changed one.
  private static let changedShare = 2.0 / 3

  /// Nil for words too few to tell a quotation by.
  func finding(of run: Draft.QuotedRun) throws -> DraftFinding? {
    let quotation = Quotation(draft.text[run.span].map(String.init) ?? "")
    guard quotation.words.count >= Self.fewest else { return nil }
    let places = try finder.places(of: quotation, limit: Self.mostPlaces)
    if let place = try exact(places.exact, run) { return place }
    guard let near = places.nearest.first, near.share >= Self.changedShare else {
      return DraftFinding(.quotation, .absent, run.span)
    }
    return DraftFinding(
      .quotation, .changed, run.span, citation: near.citation, differences: near.differences)
  }

  private func exact(_ places: [QuotationPlace], _ run: Draft.QuotedRun) throws -> DraftFinding? {
    guard let first = places.first else { return nil }
    let linked = linkedArticles(run)
    let inLinked = places.filter { place in
      linked.contains(place.article.id) || place.citation.alsoIn.contains { linked.contains($0.id) }
    }
    if !linked.isEmpty, inLinked.isEmpty {
      return DraftFinding(.quotation, .otherArticle, run.span, citation: first.citation)
    }
    let comparer = SpeakerComparer(names: names)
    var other: DraftFinding?
    for place in inLinked.isEmpty ? places : inLinked {
      guard let article = try citer.cache.article(place.article.id) else { continue }
      let outcome = comparer.compare(in: run.span, of: tokenized, with: place.span, of: article)
      guard let outcome, !outcome.isSame else {
        return DraftFinding(.quotation, .found, run.span, citation: place.citation)
      }
      if other == nil {
        other = DraftFinding(
          .speaker, .otherSpeaker, outcome.own,
          citation: try cite(outcome.other, of: article) ?? place.citation)
      }
    }
    return other
  }

  /// The sentence in which the article names who speaks.
  private func cite(_ speaker: TextSpan, of article: TokenizedArticle) throws -> Citation? {
    try article.stored.sentences.lastIndex { $0.span.start <= speaker.start }.map {
      try citer.citation(of: article, sentence: $0, number: 1, answer: speaker)
    }
  }

  /// Articles of the index that the paragraph of a quotation links.
  private func linkedArticles(_ run: Draft.QuotedRun) -> Set<ArticleID> {
    guard draft.document.blocks.indices.contains(run.block) else { return [] }
    let block = draft.document.blocks[run.block].span
    return Set(
      draft.links.filter { block.contains($0.offset) }
        .compactMap { keys.key(of: $0.address).flatMap { addresses[$0] } })
  }
}
