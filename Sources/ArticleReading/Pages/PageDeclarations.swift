internal import Text

/// What a page declares about itself: meta tags, structured data, canonical address.
struct PageDeclarations {
  /// Values of meta tags and of `itemprop` attributes, by lower-case name; the first of each name.
  private(set) var values: [String: String] = [:]
  /// Further values of the same names, in their order, each once.
  private(set) var others: [String: [String]] = [:]
  private static let mostOthers = 40
  /// Objects of the page's structured data that describe an article.
  private(set) var articles: [StructuredData] = []
  /// Objects that describe a page, a video or a recipe: they name a day and an author where no
  /// article is described.
  private var pages: [StructuredData] = []
  /// Objects of the structured data by their `@id`.
  private var objectsByID: [String: StructuredData] = [:]
  /// Names of people that the structured data describes.
  private(set) var people: Set<String> = []
  private(set) var title: String?
  private(set) var language: String?
  private(set) var canonical: String?

  /// Reads the declarations of `tree`. O(n).
  init(_ tree: HTMLTree) {
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .meta: readMeta(tree, index)
      case .title where title == nil: title = Self.innerText(tree, index)
      case .html where language == nil: language = tree.value(.lang, of: index).map(String.init)
      case .link where tree.value(.rel, of: index) == "canonical":
        canonical = canonical ?? tree.value(.href, of: index).map { CharacterCleaner().line($0) }
      case .script where !tree.nodes[index].text.isEmpty: readScript(tree, index)
      default: break
      }
    }
  }

  /// The value of the first of `names` that has one.
  func value(_ names: [String]) -> String? { names.lazy.compactMap { values[$0] }.first }

  /// The text of an article's property: a text, an object's name, or a list of them joined by ", ";
  /// references are followed.
  func name(_ property: String) -> String? { name(property, of: articles) }

  /// The same of the objects that describe the page rather than an article.
  func pageName(_ property: String) -> String? { name(property, of: pages) }

  private func name(_ property: String, of objects: [StructuredData]) -> String? {
    for article in objects {
      let names = article[property].map { self.names(of: $0) } ?? []
      if !names.isEmpty { return names.joined(separator: ", ") }
    }
    return nil
  }

  /// The first text among an article's properties `names`.
  func text(_ names: String...) -> String? { text(names, of: articles) }

  /// The same of the objects that describe the page rather than an article.
  func pageText(_ names: String...) -> String? { text(names, of: pages) }

  private func text(_ names: [String], of objects: [StructuredData]) -> String? {
    for name in names {
      for article in objects {
        if let text = article[name]?.text { return CharacterCleaner().line(Entities.decoded(text)) }
      }
    }
    return nil
  }

  /// The article's text as it stands in the structured data; nil without one.
  var bodyText: String? { articles.lazy.compactMap { $0["articleBody"]?.text }.first }

  /// The article's text as the structured data gives it, cut into paragraphs; empty without one.
  var body: [TextPiece] {
    guard let text = bodyText else { return [] }
    if text.contains("<p") || text.contains("<br") { return HTMLFragment().pieces(of: text) }
    return text.split(separator: "\n").map { CharacterCleaner().line(Entities.decoded(String($0))) }
      .filter { !$0.isEmpty }.map { TextPiece(text: $0, anchors: []) }
  }

  private func names(of value: StructuredData) -> [String] {
    switch value {
    case .text(let text):
      let line = CharacterCleaner().line(Entities.decoded(text))
      return line.isEmpty ? [] : [line]
    case .list(let parts):
      var names: [String] = []
      for name in parts.flatMap({ self.names(of: $0) }) where !names.contains(name) {
        names.append(name)
      }
      return names
    case .object(let members):
      if let name = members["name"] { return names(of: name) }
      guard let id = members["@id"]?.text, let object = objectsByID[id], object != value else {
        return []
      }
      return object["name"].map { names(of: $0) } ?? []
    }
  }

  private mutating func readMeta(_ tree: HTMLTree, _ index: Int) {
    guard let content = tree.value(.content, of: index) ?? tree.value(.value, of: index) else {
      return
    }
    let line = CharacterCleaner().line(content)
    guard !line.isEmpty else { return }
    for attribute in [HTMLAttribute.property, .name, .itemprop] {
      guard let names = tree.value(attribute, of: index)?.lowercased() else { continue }
      for name in names.split(whereSeparator: \.isWhitespace).map(String.init) {
        if values[name] == nil {
          values[name] = line
        } else if values[name] != line, others[name, default: []].count < Self.mostOthers,
          others[name]?.contains(line) != true
        {
          others[name, default: []].append(line)
        }
      }
    }
  }

  private mutating func readScript(_ tree: HTMLTree, _ index: Int) {
    guard tree.value(.type, of: index)?.contains("ld+json") == true else { return }
    let range = tree.nodes[index].text
    let bytes = tree.bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    // Some pages wrap the data in a comment or a CDATA section.
    guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return }
    let isSection = bytes[start...].starts(with: Array("[CDATA[".utf8))
    guard
      let data = StructuredData(
        isSection ? bytes[(start + 7)...].drop { $0 != 0x7B && $0 != 0x5B } : bytes[start...])
    else { return }
    for object in data.objects {
      if let id = object["@id"]?.text, object["name"] != nil, objectsByID[id] == nil {
        objectsByID[id] = object
      }
      if Self.types(of: object).contains("Person"), let name = object["name"]?.text {
        people.insert(CharacterCleaner().line(Entities.decoded(name)))
      }
      if Self.isArticle(object) {
        articles.append(object)
      } else if Self.isPage(object) {
        pages.append(object)
      }
    }
  }

  private static func types(of object: StructuredData) -> [String] {
    switch object["@type"] {
    case .text(let type)?: [type]
    case .list(let parts)?: parts.compactMap(\.text)
    default: []
    }
  }

  private static func isArticle(_ object: StructuredData) -> Bool {
    types(of: object).contains { type in
      type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type == "Review"
    }
  }

  private static func isPage(_ object: StructuredData) -> Bool {
    !pageTypes.isDisjoint(with: types(of: object))
  }

  private static let pageTypes: Set<String> = [
    "WebPage", "ItemPage", "CreativeWork", "VideoObject", "PodcastEpisode", "Recipe", "HowTo",
  ]

  private static func innerText(_ tree: HTMLTree, _ index: Int) -> String? {
    var output: [UInt8] = []
    for position in index..<Int(tree.nodes[index].end) where tree.nodes[position].tag == .text {
      output.append(contentsOf: tree.string(tree.nodes[position].text).utf8)
    }
    let line = CharacterCleaner().line(String(decoding: output, as: UTF8.self))
    return line.isEmpty ? nil : line
  }
}

/// Character references that are left in values which should hold none.
enum Entities {
  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’",
    "lsquo": "‘",
    "rdquo": "”", "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…",
  ]

  /// `text` with the common references written out; others stay as they are.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var output = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      output += rest[..<mark]
      rest = rest[mark...]
      guard let end = rest.prefix(10).firstIndex(of: ";"),
        let character = character(rest[rest.index(after: mark)..<end])
      else {
        output += "&"
        rest = rest.dropFirst()
        continue
      }
      output += character
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
  }

  private static func character(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return named[String(name)] }
    let digits = name.dropFirst()
    let number =
      digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
