internal import Text

/// The metadata block at the top of a Markdown file: YAML between `---` lines or TOML between `+++`
/// lines.
///
/// Only what a title, author or date needs is read: `key: value` and `key = value`, quoted or not,
/// and lists of names.
struct FrontMatter {
  /// Values by lower-case key; the parts of a list are joined by ", ".
  private(set) var values: [String: String] = [:]
  /// The text after the block, line breaks included.
  private(set) var body: Substring
  /// Lines the block takes up.
  private(set) var lineCount = 0
  /// The block as it stands in the file, without its fences.
  private(set) var source = ""

  /// Reads the block at the start of `text`; without one (or without its end) the body is all of
  /// `text`.
  init(_ text: String) {
    body = text[...]
    var lines: [Substring] = []
    var rest = text[...]
    guard let fence = Self.nextLine(&rest), fence == "---" || fence == "+++" else { return }
    while let line = Self.nextLine(&rest) {
      if line == fence || (fence == "---" && line == "...") {
        body = rest
        lineCount = lines.count + 2
        source = lines.joined(separator: "\n")
        read(lines)
        return
      }
      lines.append(line)
    }
  }

  /// What the values say about the article.
  func metadata(dates: PublicationDate) -> ArticleMetadata {
    func first(_ keys: String...) -> String? { keys.lazy.compactMap { values[$0] }.first }
    var metadata = ArticleMetadata(
      title: first("title", "headline"), author: first("author", "authors", "byline", "by"),
      outlet: first("outlet", "source", "publication", "publisher", "site", "site_name"),
      description: first("description", "summary", "excerpt"), language: first("language", "lang"),
      url: first("url", "link", "canonical", "source_url"))
    let date = first("date", "published", "pubdate", "publish_date", "created")
    metadata.published = date.flatMap { dates.day(in: $0) }
    metadata.publishedSource = metadata.published == nil ? nil : "front-matter"
    return metadata
  }

  private static func nextLine(_ rest: inout Substring) -> Substring? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
    var line = rest[..<end]
    while line.last?.isWhitespace == true { line = line.dropLast() }
    rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    return line
  }

  private mutating func read(_ lines: [Substring]) {
    var key: String?
    for line in lines {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.hasPrefix("- "), let key {
        add(Self.unquoted(trimmed.dropFirst(2)), to: key)
      } else if let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" }),
        line.first?.isLetter == true
      {
        let name = line[..<mark].lowercased().filter { !$0.isWhitespace }
        key = name
        add(Self.unquoted(line[line.index(after: mark)...]), to: name)
      } else if line.first?.isWhitespace != true {
        key = nil
      }
    }
  }

  private mutating func add(_ value: String, to key: String) {
    guard !value.isEmpty else { return }
    values[key] = values[key].map { "\($0), \(value)" } ?? value
  }

  /// The value without quotes; `[a, b]` becomes `a, b`; `{…}`, `>` and `|` are not read.
  private static func unquoted(_ value: Substring) -> String {
    let value = CharacterCleaner().line(value)
    if value.hasPrefix("["), value.hasSuffix("]") {
      return value.dropFirst().dropLast().split(separator: ",").map { unquoted($0) }
        .joined(separator: ", ")
    }
    if value.hasPrefix("{") || value == ">" || value == "|" || value == ">-" || value == "|-" {
      return ""
    }
    for quote in ["\"", "'"]
    where value.count > 1 && value.hasPrefix(quote) && value.hasSuffix(quote) {
      return String(value.dropFirst().dropLast())
    }
    return value
  }
}
