internal import Text

/// The metadata block at the top of a Markdown file: YAML between `---` lines or TOML between `+++`
/// lines.
///
/// Only what a title, author or date needs is read: `key: value` and `key = value`, quoted or not,
/// over one line or several, and lists of names.
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
  func metadata(_ rules: CleaningRules) -> ArticleMetadata {
    func first(_ field: String) -> String? {
      (rules.frontMatterKeys[field] ?? []).lazy.compactMap { values[$0] }.first
    }
    let sources = (rules.frontMatterKeys["outlet"] ?? []).compactMap { values[$0] }
    var metadata = ArticleMetadata(
      title: first("title"), author: first("author"),
      outlet: sources.first { !Self.isAddress($0) } ?? sources.first { !$0.contains("/") },
      description: first("description"),
      language: first("language"),
      url: [first("url")].compactMap(\.self).first(where: Self.isAddress)
        ?? sources.first(where: Self.isAddress) ?? first("url"))
    metadata.tags = (first("tags") ?? "").split { $0 == "," || $0.isWhitespace }
      .compactMap { String($0.drop { $0 == "#" }).nonBlank }
    metadata.published = first("published").flatMap { rules.dates.day(in: $0) }
    metadata.publishedSource = metadata.published == nil ? nil : "front-matter"
    metadata.saved = first("saved").flatMap { SavedMoment.iso($0, by: rules) }
    return metadata
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.")
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
    for line in Self.joined(lines) {
      let trimmed = line.drop(while: \.isWhitespace)
      let isInner = line.first?.isWhitespace == true
      if trimmed.hasPrefix("- "), let key {
        let item = trimmed.dropFirst(2).drop(while: \.isWhitespace)
        add(Self.unquoted(Self.named(item) ?? item), to: key)
      } else if isInner, let key {
        if let name = Self.named(trimmed) { add(Self.unquoted(name), to: key) }
      } else if let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" }),
        line.first?.isLetter == true
      {
        let name = line[..<mark].lowercased().filter { !$0.isWhitespace }
        key = name
        add(Self.unquoted(line[line.index(after: mark)...]), to: name)
      } else if !isInner {
        key = nil
      }
    }
  }

  /// The lines with values of several lines on the first of them: behind `>` and `|`, in quotation
  /// marks, or merely set in.
  private static func joined(_ lines: [Substring]) -> [Substring] {
    var joined: [Substring] = []
    var isOpen = false
    for line in lines {
      let trimmed = line.drop(while: \.isWhitespace)
      let isInner = line.first?.isWhitespace == true && !trimmed.isEmpty
      let isItem = trimmed.hasPrefix("- ") || trimmed.prefixMatch(of: /[A-Za-z_-]+:(?: |$)/) != nil
      if isInner, isOpen, let last = joined.indices.last, !isItem || isFolded(joined[last]) {
        let head = isFolded(joined[last]) ? joined[last].prefix { $0 != ":" } + ":" : joined[last]
        joined[last] = Substring("\(head) \(trimmed)")
        continue
      }
      joined.append(line)
      isOpen = line.contains(":") && !line.hasSuffix(":")
    }
    return joined
  }

  /// Whether the value of the line follows on the next ones.
  private static func isFolded(_ line: Substring) -> Bool {
    line.wholeMatch(of: /[^:]*:\s*[>|][+-]?[0-9]?\s*/) != nil
  }

  /// The value of `name: …`, for a person who is described by several fields.
  private static func named(_ item: Substring) -> Substring? {
    item.hasPrefix("name:") ? item.dropFirst(5) : nil
  }

  private mutating func add(_ value: String, to key: String) {
    guard !value.isEmpty else { return }
    values[key] = values[key].map { "\($0), \(value)" } ?? value
  }

  /// The value without quotes, links of a wiki and a comment; `[a, b]` becomes `a, b`; `{…}` is not
  /// read.
  private static func unquoted(_ value: Substring) -> String {
    let value = CharacterCleaner().line(value)
    if value.hasPrefix("["), !value.hasPrefix("[["), value.hasSuffix("]") {
      return value.dropFirst().dropLast().split(separator: ",").map { unquoted($0) }
        .joined(separator: ", ")
    }
    if value.hasPrefix("{") || value.wholeMatch(of: /[>|][+-]?[0-9]?/) != nil { return "" }
    if let quoted = value.prefixMatch(of: /"((?:[^"\\]|\\.)*)"/) {
      return WikiLinks.plain(quoted.1.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\"))
    }
    if let quoted = value.prefixMatch(of: /'((?:[^']|'')*)'/) {
      return WikiLinks.plain(quoted.1.replacing("''", with: "'"))
    }
    let bare = value.firstRange(of: " #").map { value[..<$0.lowerBound] } ?? value[...]
    return WikiLinks.plain(CharacterCleaner().line(bare))
  }
}

/// The links of note programs: `[[page]]`, `[[page|name]]`.
enum WikiLinks {
  /// `text` with each link as a reader sees it.
  static func plain(_ text: some StringProtocol) -> String {
    guard text.contains("[[") else { return String(text) }
    return String(text).replacing(/\[\[([^\]\[|]*)(?:\|([^\]\[]*))?\]\]/) { link in
      let name = link.2 ?? link.1
      return String(name.isEmpty ? link.1 : name).replacing("#", with: " ")
        .trimmingPrefix { $0 == " " }
    }
  }
}
