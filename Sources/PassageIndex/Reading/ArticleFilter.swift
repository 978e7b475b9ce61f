internal import Text

/// Which articles a listing shows; nil admits all.
package struct ArticleFilter: Sendable {
  /// Absolute path of a folder or file.
  private let folder: String?
  private let outlet: [String]?
  private let title: [String]?
  /// ISO 8601 days, inclusive.
  private let since: String?
  private let until: String?

  package init(folder: String?, outlet: String?, title: String?, since: String?, until: String?) {
    self.folder = folder
    self.outlet = outlet.map(Self.words)
    self.title = title.map(Self.words)
    self.since = since
    self.until = until
  }

  /// Whether `article` passes every filter; one without the value that is asked for does not.
  package func admits(_ article: ArticleSummary) -> Bool {
    let metadata = article.metadata
    if let folder, article.path != folder, !article.path.hasPrefix(folder + "/") { return false }
    if let outlet, !Self.holds(metadata.outlet, outlet) { return false }
    if let title, !Self.holds(metadata.title, title) { return false }
    if let since, (metadata.published ?? "") < since { return false }
    if let until, metadata.published.map({ $0 > until }) ?? true { return false }
    return true
  }

  private static func words(_ text: String) -> [String] {
    Tokenizer().tokens(in: text).map(\.folded)
  }

  /// Whether each word wanted begins some word of `text`.
  private static func holds(_ text: String?, _ wanted: [String]) -> Bool {
    guard let text else { return false }
    let words = words(text)
    return wanted.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
  }
}
