/// What a person corrected about an article, in a file beside it: `page.html.footnote.toml` for `page.html`.
///
///     # Lines of TOML: texts, and lists of texts.
///     title = "Harbour to grow"
///     author = "Ann Roe"
///     outlet = "Coast Post"
///     published = "2025-10-28"
///     drop = ["Read more", "About the author"]
///
/// Metadata replaces what was found; an empty text means that there is none. A block that begins with a text of `drop` is cut.
struct Sidecar: Equatable {
  private var texts: [String: String] = [:]
  private var dropped: [String] = []

  private static let textKeys: Set = [
    "title", "author", "outlet", "published", "language", "url", "description",
  ]

  /// - Throws: `ReadingError.unsupported` naming the line that cannot be read.
  init(_ text: String, path: String) throws(ReadingError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = CharacterCleaner().line(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard read(line) else {
        throw .unsupported(
          path: path,
          reason:
            "line \(index + 1) is not of the form title = \"…\" or drop = [\"…\", \"…\"]; the keys are \(Self.textKeys.sorted().joined(separator: ", ")), drop"
        )
      }
    }
  }

  /// Whether the line was understood.
  private mutating func read(_ line: String) -> Bool {
    guard let equals = line.firstIndex(of: "=") else { return false }
    let key = CharacterCleaner().line(line[..<equals])
    let value = line[line.index(after: equals)...].drop { $0 == " " }
    if key == "drop" {
      guard let texts = Self.list(value) else { return false }
      dropped = texts
      return true
    }
    guard Self.textKeys.contains(key), let (text, rest) = Self.quoted(value),
      Self.isEnd(rest), key != "published" || text.isEmpty || CivilDay(iso: text) != nil
    else { return false }
    texts[key] = text
    return true
  }

  /// A text in double quotes at the start, and what follows; `\"` and `\\` stand for the signs.
  private static func quoted(_ text: Substring) -> (text: String, rest: Substring)? {
    guard text.first == "\"" else { return nil }
    var content = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == "\"" { return (content, rest) }
      guard character == "\\" else {
        content.append(character)
        continue
      }
      guard let escaped = rest.popFirst(), escaped == "\"" || escaped == "\\" else { return nil }
      content.append(escaped)
    }
    return nil
  }

  private static func list(_ text: Substring) -> [String]? {
    guard text.first == "[" else { return nil }
    var texts: [String] = []
    var rest = text.dropFirst()
    while true {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.first == "]" { return isEnd(rest.dropFirst()) ? texts : nil }
      guard let (text, after) = quoted(rest) else { return nil }
      texts.append(text)
      rest = after
    }
  }

  /// Whether nothing but a remark follows.
  private static func isEnd(_ rest: Substring) -> Bool {
    let rest = rest.drop { $0 == " " }
    return rest.isEmpty || rest.first == "#"
  }

  /// `document` as corrected.
  func applied(to document: Document) -> Document {
    var document =
      dropped.isEmpty
      ? document
      : document.removing(reason: "sidecar") { text in
        dropped.contains { !$0.isEmpty && text.hasPrefix($0) }
      }
    func correct(_ key: String, _ field: WritableKeyPath<ArticleMetadata, String?>) {
      if let text = texts[key] { document.metadata[keyPath: field] = text.nonBlank }
    }
    correct("title", \.title)
    correct("author", \.author)
    correct("outlet", \.outlet)
    correct("language", \.language)
    correct("url", \.url)
    correct("description", \.description)
    correct("published", \.published)
    if texts["published"] != nil {
      document.metadata.publishedSource = document.metadata.published == nil ? nil : "sidecar"
    }
    return document
  }
}

extension Document {
  /// The article without the blocks `isRemoved` names; offsets and places are those of the shorter text.
  func removing(reason: String, where isRemoved: (Substring) -> Bool) -> Document {
    var builder = DocumentBuilder()
    for part in removed { builder.remove(part.text, reason: part.reason) }
    for block in blocks {
      guard let text = text[block.span] else { continue }
      if isRemoved(text) {
        builder.remove(String(text), reason: reason)
        continue
      }
      var places = anchors.filter { block.span.contains($0.offset) }
        .map { PlaceAnchor(offset: $0.offset - block.span.start, number: $0.number) }
      if places.first?.offset != 0, let number = anchors.number(at: block.span.start) {
        places.insert(PlaceAnchor(offset: 0, number: number), at: 0)
      }
      builder.append(
        TextPiece(
          kind: block.kind, text: String(text), anchors: places, isBroken: block.isBroken))
    }
    let source = SourceFile(path: path, key: key, bytes: [])
    var document = builder.document(for: source, metadata: metadata)
    document.placeUnit = placeUnit
    return document
  }
}
