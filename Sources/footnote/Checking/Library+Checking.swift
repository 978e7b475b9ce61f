internal import DraftChecking
internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis

/// What compares a person's words with the articles.
extension Library {
  /// Where `words` stand, as a quotation.
  func places(ofWords words: String, limit: Int) throws -> QuotationReply {
    let quotation = Quotation(words)
    let finder = QuotationFinder(store: reading, citer: try citer())
    return QuotationReply(
      quotation: quotation, places: try finder.places(of: quotation, limit: limit))
  }

  /// Cites articles that are in scope.
  func citer() throws -> ArticleCiter {
    let table = try TermTable(language: language)
    return ArticleCiter(
      store: reading, cache: TokenizedArticleCache(store: reading, table: table))
  }
}
