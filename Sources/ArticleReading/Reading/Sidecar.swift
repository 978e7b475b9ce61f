internal import TOMLKit
internal import Text

/// What a person corrected about an article, in a file of TOML beside it: `page.html.footnote.toml`
/// for `page.html`.
///
///     # Texts, and lists of texts.
///     title = "Harbour to grow"
///     author = "Ann Roe"
///     outlet = "Coast Post"
///     published = 2025-10-28
///     drop = ["Read more", "About the author"]
///     keep = ["Sign up for the regatta"]
///
/// Metadata replaces what was found; an empty text means that there is none. A block that begins
/// with a text of `drop` is cut, and one that was cut and begins with a text of `keep` returns to
/// its place. What cannot be read is a `problem`; the rest holds.
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
    let source = SidecarSource(text)
    problems = source.problems
    withExtendedLifetime(source.table) {
      for key in source.table.keys.sorted() {
        guard let value = source.table[key], let reason = take(key, value) else { continue }
        problems.append(Problem(line: source.line(of: key), reason: reason))
      }
    }
    problems.sort { $0.line < $1.line }
  }

  /// Takes one value in; why it cannot be, or nil.
  private mutating func take(_ key: String, _ value: any TOMLValueConvertible) -> String? {
    if Self.listKeys.contains(key) {
      guard let texts = Self.list(value) else {
        return "\(key) takes a list of texts: \(key) = [\"first words of a block\", \"…\"]"
      }
      lists[key] = texts.filter { !$0.isEmpty }
      return nil
    }
    guard Self.fields.contains(where: { $0.key == key }) else {
      let known = Self.fields.map(\.key) + Self.listKeys
      return "there is no key of that name; the keys are \(known.joined(separator: ", "))"
    }
    guard let text = key == "published" ? Self.day(value) : Self.text(value) else {
      return key == "published"
        ? "the day must be written as in published = \"2025-10-28\""
        : "\(key) takes a text in quotation marks: \(key) = \"…\""
    }
    texts[key] = text
    return nil
  }

  private static func text(_ value: any TOMLValueConvertible) -> String? {
    value.string.map { CharacterCleaner().line($0) }
  }

  private static func list(_ value: any TOMLValueConvertible) -> [String]? {
    guard let array = value.array else { return nil }
    let texts = array.compactMap { text($0) }
    return texts.count == array.count ? texts : nil
  }

  /// A day of TOML's own or as text; a text may be empty.
  private static func day(_ value: any TOMLValueConvertible) -> String? {
    if let date = value.date {
      return CivilDay(year: date.year, month: date.month, day: date.day)?.description
    }
    return text(value).flatMap { $0.isEmpty || CivilDay(iso: $0) != nil ? $0 : nil }
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
