internal import DraftChecking
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
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

  /// What the articles in scope say to a draft.
  func check(_ draft: Draft, path: String, isQuiet: Bool) throws -> CheckedDraft {
    let bar = isQuiet ? nil : ProgressBar()
    defer { bar?.clear() }
    let clock = ContinuousClock()
    let start = clock.now
    let work = try prompts.render("check-working")
    let findings = try DraftChecker(store: reading, language: language).findings(in: draft) {
      if clock.now - start > .seconds(1) { bar?.show(work, share: $0) }
    }
    return CheckedDraft(path: path, draft: draft, findings: findings)
  }

  /// Cites articles that are in scope.
  func citer() throws -> ArticleCiter {
    let table = try TermTable(language: language)
    return ArticleCiter(
      store: reading, cache: TokenizedArticleCache(store: reading, table: table))
  }
}
