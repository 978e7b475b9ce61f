internal import Text

/// Which articles are taken, by what is known of them; nil admits all.
package struct ArticleFilter: Sendable {
  /// Absolute path of a folder or file, or the name of a folder on the way to it.
  package var folder: String?
  /// An outlet by any of its names; where none is called so, words of one.
  package var outlet: String?
  /// Words of the title and of the author's name.
  package var title: String?
  package var author: String?
  /// ISO 8601 days, inclusive.
  package var since: String?
  package var until: String?

  package init() {}

  /// What tells of an article whether it passes every filter; one without the value that is asked
  /// for does not.
  ///
  /// - Parameter outlets: which names of outlets mean one.
  package func admission(_ outlets: OutletNames) -> (ArticleSummary) -> Bool {
    let wanted = outlet.map(Self.words)
    let names = Set(outlet.map(outlets.names) ?? [])
    let title = title.map(Self.words)
    let author = author.map(Self.words)
    return { [folder, since, until] article in
      let metadata = article.metadata
      if let folder, !Self.isBelow(folder, article.path) { return false }
      if let wanted,
        !(names.isEmpty
          ? Self.holds(metadata.outlet, wanted) : names.contains(metadata.outlet ?? ""))
      {
        return false
      }
      if let title, !Self.holds(metadata.title, title) { return false }
      if let author, !Self.holds(metadata.author, author) { return false }
      if let since, (metadata.published ?? "") < since { return false }
      if let until, metadata.published.map({ $0 > until }) ?? true { return false }
      return true
    }
  }

  private static func isBelow(_ folder: String, _ path: String) -> Bool {
    if path == folder || path.hasPrefix(folder + "/") { return true }
    return !folder.contains("/")
      && path.split(separator: "/").dropLast().contains { $0.lowercased() == folder.lowercased() }
  }

  private static func words(_ text: String) -> [String] {
    Tokenizer().tokens(in: text).map(\.folded)
  }

  /// Whether each word wanted begins some word of `text`; false where none is wanted: "*" is no
  /// word.
  private static func holds(_ text: String?, _ wanted: [String]) -> Bool {
    guard let text, !wanted.isEmpty else { return false }
    let words = words(text)
    return wanted.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
  }
}
