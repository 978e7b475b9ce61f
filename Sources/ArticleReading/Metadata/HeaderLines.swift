internal import Text

/// Lines of metadata at the top of a text, one below the other: those of Pelican, of Jina's reader
/// and of people who write "Source: …" under a heading.
struct HeaderLines {
  private(set) var metadata = ArticleMetadata()
  /// The lines as they stand, for the note of what was cut.
  private(set) var lines: [String] = []
  /// The text with each of these lines empty, so that all others keep their numbers.
  private(set) var body: String

  /// Lines of the head at most, and of labels that make one.
  private static let mostLines = 24
  private static let fewest = 2

  /// A text with fewer than two lines of known labels at its top has no head.
  init(_ text: Substring, rules: CleaningRules) {
    body = String(text)
    var all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var isContent = false
    for index in all.indices.prefix(Self.mostLines) where !isContent {
      let line = all[index]
      if line.allSatisfy(\.isWhitespace) || lines.isEmpty && line.hasPrefix("# ") { continue }
      guard let (field, value) = Self.labelled(line, rules) else { break }
      isContent = field == "content"
      if let value { metadata.take(value, as: field, rules) }
      lines.append(String(line))
      all[index] = ""
    }
    guard lines.count >= Self.fewest else {
      lines = []
      metadata = ArticleMetadata()
      return
    }
    body = all.joined(separator: "\n")
  }

  /// The field that a line gives, and its value without marks of Markdown; nil for any other line.
  private static func labelled(
    _ line: Substring, _ rules: CleaningRules
  ) -> (field: String, value: String?)? {
    guard
      let found = line.wholeMatch(
        of: /\s*(?:[-*] )?\**([\p{L}][\p{L} _]{1,18}?)\**::?\**(?:\s+(.*))?/),
      let field = rules.metadataLabels[found.1.lowercased()]
    else { return nil }
    return (field, found.2.map { CharacterCleaner().line($0) }.flatMap { $0.isEmpty ? nil : $0 })
  }
}

extension ArticleMetadata {
  /// Takes `value` for a field that is not known yet; false where it cannot be one of that kind.
  ///
  /// A link of Markdown gives name and address: `[Nordic Ledger](https://ledger.example/halden)`.
  @discardableResult mutating func take(
    _ value: String, as field: String, _ rules: CleaningRules
  ) -> Bool {
    if let link = value.wholeMatch(of: /<?\[(.+)\]\((\S+?)\)>?/) {
      if field != "url" { take(WikiLinks.plain(link.1), as: field, rules) }
      url = url ?? String(link.2)
      return true
    }
    let value = WikiLinks.plain(value)
    switch field {
    case "title": title = title ?? value
    case "author": author = author ?? value
    case "outlet":
      if value.hasPrefix("http") { url = url ?? value } else { outlet = outlet ?? value }
    case "url": url = url ?? value
    case "language": language = language ?? value
    case "description": description = description ?? value
    case "published":
      guard let day = rules.dates.day(in: value) else { return false }
      published = published ?? day
      publishedSource = publishedSource ?? "first-lines"
    default: break
    }
    return true
  }
}
