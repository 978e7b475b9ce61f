internal import AnswerRendering
internal import ArticleReading
internal import Foundation
internal import PassageIndex
internal import Text

/// The versions of one article, with what each changed of the one before.
struct VersionHistory {
  struct Entry {
    var article: StoredArticle
    /// Nil for the oldest.
    var changes: VersionChanges?
    /// The sentences that were taken out and put in, in order.
    var removed: [Sentence] = []
    var added: [Sentence] = []

    struct Sentence {
      var span: TextSpan
      var text: String
    }
  }

  /// The oldest first, the one that is read last; never empty.
  private(set) var entries: [Entry] = []

  /// Nil when the article has gone.
  init?(of id: ArticleID, in store: PassageStore) throws {
    var before: StoredArticle?
    for summary in try store.versions(of: id) {
      guard let article = try store.article(summary.id) else { continue }
      var entry = Entry(article: article)
      if let before {
        let changes = VersionChanges(from: before, to: article)
        entry.changes = changes
        entry.removed = Self.sentences(changes.removed, of: before)
        entry.added = Self.sentences(changes.added, of: article)
      }
      entries.append(entry)
      before = article
    }
    if entries.isEmpty { return nil }
  }

  private static func sentences(_ spans: [TextSpan], of article: StoredArticle) -> [Entry.Sentence]
  {
    spans.compactMap { span in
      article.text[span].map { Entry.Sentence(span: span, text: String($0)) }
    }
  }

  /// The newest version.
  private var newest: ArticleSummary? { entries.last?.article.summary }

  /// What `versions.mustache` is filled with.
  func holes(_ label: SourceLabel) -> [String: any Sendable] {
    var holes: [String: any Sendable] = [
      "count": entries.count, "several": entries.count > 1,
      "versions": entries.enumerated().map { Self.holes($1, number: $0 + 1, label) },
    ]
    if let newest { holes["title"] = SourceLabel.title(of: newest) }
    holes["address"] = newest?.metadata.url.map { SafeText.line($0) }
    return holes
  }

  private static func holes(_ entry: Entry, number: Int, _ label: SourceLabel)
    -> [String: any Sendable]
  {
    let summary = entry.article.summary
    var holes: [String: any Sendable] = [
      "number": number, "isRead": entry.article.newest == nil,
      "path": SafeText.line(label.shortened(summary.path)),
    ]
    holes["saved"] = summary.metadata.saved.map { SafeText.line(shown($0)) }
    holes["published"] = summary.metadata.published.map { SafeText.line($0) }
    guard let changes = entry.changes else { return holes }
    holes["same"] = changes.isEmpty
    for (name, field) in [
      ("newTitle", changes.title), ("newAuthor", changes.author), ("newDay", changes.published),
    ] {
      guard let field else { continue }
      var change: [String: any Sendable] = [:]
      change["before"] = field.before.map { SafeText.line($0) }
      change["after"] = field.after.map { SafeText.line($0) }
      holes[name] = change
    }
    holes["removed"] = entry.removed.map { ["sentence": SafeText.line($0.text)] }
    holes["added"] = entry.added.map { ["sentence": SafeText.line($0.text)] }
    return holes
  }

  /// `2025-11-04T09:00:00Z` as "2025-11-04 09:00 UTC"; a day as it is.
  private static func shown(_ moment: String) -> String {
    let parts = moment.split(separator: "T")
    return parts.count == 2 ? "\(parts[0]) \(parts[1].prefix(5)) UTC" : moment
  }

  /// One object, as `footnote read --versions --json` writes it.
  var json: JSONValue {
    .object([
      "title": JSONValue(newest?.metadata.title), "url": JSONValue(newest?.metadata.url),
      "versions": .array(entries.enumerated().map { Self.object($1, number: $0 + 1) }),
    ])
  }

  private static func object(_ entry: Entry, number: Int) -> JSONValue {
    let summary = entry.article.summary
    let metadata = summary.metadata
    return .object([
      "number": .integer(number), "isRead": .bool(entry.article.newest == nil),
      "key": .string(summary.key), "path": .string(summary.path),
      "title": JSONValue(metadata.title), "author": JSONValue(metadata.author),
      "published": JSONValue(metadata.published), "saved": JSONValue(metadata.saved),
      "url": JSONValue(metadata.url), "changes": changes(entry),
    ])
  }

  private static func changes(_ entry: Entry) -> JSONValue {
    guard let changes = entry.changes else { return .null }
    func field(_ field: VersionChanges.Field?) -> JSONValue {
      guard let field else { return .null }
      return .object(["before": JSONValue(field.before), "after": JSONValue(field.after)])
    }
    func list(_ sentences: [Entry.Sentence]) -> JSONValue {
      .array(
        sentences.map {
          .object([
            "start": .integer($0.span.start), "end": .integer($0.span.end),
            "excerpt": .string($0.text),
          ])
        })
    }
    return .object([
      "title": field(changes.title), "author": field(changes.author),
      "published": field(changes.published), "removed": list(entry.removed),
      "added": list(entry.added),
    ])
  }
}

/// Why there are no versions to show.
enum VersionsError: Error, Equatable, CustomStringConvertible {
  case notInIndex(String)

  var description: String {
    switch self {
    case .notInIndex(let name):
      "No article of the index came from \(name), and none has that address or key. Give a file of an indexed folder, an address, or a key that footnote articles --json lists."
    }
  }
}

extension VersionHistory {
  /// The histories of all articles that came from a file, have an address, or have a key; in order
  /// of index.
  ///
  /// - Throws: `VersionsError.notInIndex` where there is none.
  static func all(of name: String, in store: PassageStore, _ addresses: ArticleAddresses) throws
    -> [VersionHistory]
  {
    var ids = try store.newestArticles(ofFile: IndexBuilder.canonical(name))
    if ids.isEmpty, let number = addresses.number(of: name) {
      ids = try store.newestArticles(ofAddress: number)
    }
    if ids.isEmpty {
      for article in try store.articlesOfAllVersions() where article.key == name {
        ids.append(try store.article(article.id)?.newest ?? article.id)
      }
    }
    let histories = try ids.compactMap { try VersionHistory(of: $0, in: store) }
    if histories.isEmpty { throw VersionsError.notInIndex(name) }
    return histories
  }
}
