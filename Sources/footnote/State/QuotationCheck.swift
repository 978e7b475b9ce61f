internal import ExactAnswers
internal import PassageIndex
internal import Text

/// Compares quotations of a saved conversation with the articles of today.
struct QuotationCheck {
  /// What has become of a quotation.
  enum Outcome: String, CaseIterable {
    /// At its old place.
    case same
    /// Elsewhere in its article.
    case moved
    /// The article is there, the quotation is not in it any more.
    case changed
    /// The article is not in the index any more.
    case gone
  }

  private let store: any PassageReading
  private let identifiers: [String: ArticleID]

  /// - Parameter articles: all that quotations may come from, older versions too.
  init(store: any PassageReading, articles: [ArticleSummary]) {
    self.store = store
    identifiers = Dictionary(
      articles.flatMap { [($0.path + "\n" + $0.key, $0.id), ($0.key, $0.id)] }
    ) { first, _ in first }
  }

  /// An article is known by its path and key; when it has been moved with its folder, by its key
  /// alone.
  func outcome(of quotation: SavedConversation.Quotation) throws -> Outcome {
    let known =
      identifiers[quotation.path + "\n" + quotation.key] ?? identifiers[quotation.key]
    guard let identifier = known, let article = try store.article(identifier) else { return .gone }
    // The file may say anything.
    let (end, overflows) = quotation.start.addingReportingOverflow(quotation.excerpt.utf8.count)
    if quotation.start >= 0, !overflows,
      article.text[TextSpan(quotation.start, end)].map(String.init) == quotation.excerpt
    {
      return .same
    }
    return article.text.firstRange(of: quotation.excerpt) == nil ? .changed : .moved
  }
}
