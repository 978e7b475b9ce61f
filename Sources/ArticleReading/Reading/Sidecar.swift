internal import Text

/// What a person corrected about an article, in a file beside it: `page.html.footnote.toml` for `page.html`.
///
///     # Lines of TOML: texts, and lists of texts.
///     title = "Harbour to grow"
///     author = "Ann Roe"
///     outlet = "Coast Post"
///     published = "2025-10-28"
///     drop = ["Read more", "About the author"]
///     keep = ["Sign up for the regatta"]
///
/// Metadata replaces what was found; an empty text means that there is none. A block that begins with a text of `drop` is cut, and
/// one that was cut and begins with a text of `keep` returns to its place. What cannot be read is a `problem`; the rest holds.
struct Sidecar: Equatable {
  /// A line that cannot be used, and the cure.
  struct Problem: Equatable {
    /// Counted from 1.
    var line: Int
    var reason: String
  }

  private(set) var problems: [Problem] = []
  private var texts: [String: String] = [:]
  private var lists: [String: [String]] = [:]

  private static var fields: KeyValuePairs<String, WritableKeyPath<ArticleMetadata, String?>> {
    [
      "title": \.title, "author": \.author, "outlet": \.outlet, "published": \.published,
      "language": \.language, "url": \.url, "description": \.description,
    ]
  }
  private static let listKeys = ["drop", "keep"]
  /// What can be said of all articles of a file at once.
  private static let sharedFields: Set = ["author", "outlet", "language"]

  init(_ text: String) {
    var pending: (line: Int, text: String)?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = CharacterCleaner().line(Self.withoutRemark(line))
      if line.isEmpty { continue }
      let statement = (line: pending?.line ?? index + 1, text: (pending?.text ?? "") + line)
      // A list may go on over several lines.
      if Self.isOpenList(statement.text) {
        pending = (statement.line, statement.text + " ")
      } else {
        pending = nil
        note(read(statement.text), line: statement.line)
      }
    }
    if let pending { note("the list that begins here does not end with ]", line: pending.line) }
  }

  private mutating func note(_ reason: String?, line: Int) {
    if let reason { problems.append(Problem(line: line, reason: reason)) }
  }

  /// Takes one statement in; why it cannot be, or nil.
  private mutating func read(_ line: String) -> String? {
    guard let equals = line.firstIndex(of: "=") else {
      return "it should look like title = \"…\" or drop = [\"…\", \"…\"]"
    }
    let key = CharacterCleaner().line(line[..<equals])
    let value = line[line.index(after: equals)...].drop { $0 == " " }
    if Self.listKeys.contains(key) {
      guard let texts = Self.list(value) else {
        return "\(key) takes a list of texts: \(key) = [\"first words of a block\", \"…\"]"
      }
      lists[key, default: []] += texts.filter { !$0.isEmpty }
      return nil
    }
    guard Self.fields.contains(where: { $0.key == key }) else {
      let known = Self.fields.map(\.key) + Self.listKeys
      return "there is no key of that name; the keys are \(known.joined(separator: ", "))"
    }
    guard let (text, rest) = Self.quoted(value), rest.allSatisfy({ $0 == " " }) else {
      return "the text must stand in quotation marks: \(key) = \"…\""
    }
    guard key != "published" || text.isEmpty || CivilDay(iso: text) != nil else {
      return "the day must be written as in published = \"2025-10-28\""
    }
    texts[key] = text
    return nil
  }

  /// The line up to a `#` that stands in no text.
  private static func withoutRemark(_ line: Substring) -> Substring {
    var rest = line
    while let next = rest.first, next != "#" {
      if let (_, after) = quoted(rest) { rest = after } else { rest.removeFirst() }
    }
    return line[..<rest.startIndex]
  }

  /// Whether a list begins in `statement` and does not end in it.
  private static func isOpenList(_ statement: String) -> Bool {
    guard let equals = statement.firstIndex(of: "="),
      listKeys.contains(CharacterCleaner().line(statement[..<equals]))
    else { return false }
    var rest = statement[statement.index(after: equals)...].drop { $0 == " " }
    guard rest.popFirst() == "[" else { return false }
    while let next = rest.first, next != "]" {
      if let (_, after) = quoted(rest) {
        rest = after
      } else {
        guard next == " " || next == "," else { return false }
        rest.removeFirst()
      }
    }
    return rest.isEmpty
  }

  /// A text in double quotes at the start, in which `\"` and `\\` stand for the signs, or one in single quotes, in which nothing
  /// stands for anything else; and what follows.
  private static func quoted(_ text: Substring) -> (text: String, rest: Substring)? {
    guard let mark = text.first, mark == "\"" || mark == "'" else { return nil }
    var content = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == mark { return (content, rest) }
      guard character == "\\", mark == "\"" else {
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
      if rest.first == "]" { return rest.dropFirst().allSatisfy { $0 == " " } ? texts : nil }
      guard let (text, after) = quoted(rest) else { return nil }
      texts.append(text)
      rest = after
    }
  }

  /// Fields that say something of one article only, for a file that holds several.
  var fieldsOfOneArticle: [String] {
    Self.fields.map(\.key).filter { texts[$0] != nil && !Self.sharedFields.contains($0) }
  }

  /// `document` as corrected; with `isShared`, only in what can be said of all articles of a file.
  func applied(to document: Document, isShared: Bool = false) -> Document {
    var document = document
    if let kept = lists["keep"] { document = document.restoring { Self.begins($0, with: kept) } }
    if let dropped = lists["drop"] {
      document = document.removing(reason: "sidecar") { _, text in
        Self.begins(text, with: dropped)
      }
    }
    for (key, field) in Self.fields where !isShared || Self.sharedFields.contains(key) {
      if let text = texts[key] { document.metadata[keyPath: field] = text.nonBlank }
    }
    if !isShared, texts["published"] != nil {
      document.metadata.publishedSource = document.metadata.published == nil ? nil : "sidecar"
    }
    return document
  }

  private static func begins(_ text: some StringProtocol, with beginnings: [String]) -> Bool {
    beginnings.contains { text.hasPrefix($0) }
  }
}
