internal import Foundation
internal import Text

/// Reads RSS and Atom files: every entry is an article. Other XML is refused, but for web pages
/// written as XML.
package struct FeedExtractor: Extractor {
  package static let files = FileKind("xml", "rss", "atom", "rdf")

  private let page: HTMLExtractor
  private let rules: CleaningRules

  package init(rules: CleaningRules) {
    page = HTMLExtractor(rules: rules)
    self.rules = rules
  }

  /// An article for each entry, in the order of the feed.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    guard let root = XMLReader().root(of: source.bytes)?.asChannelDefinition else {
      throw .unsupported(path: source.path, reason: "it is not XML that can be read")
    }
    if root.name.lowercased() == "html" { return try page.extract(source) }
    if Self.isLibrary(root) {
      throw .unsupported(
        path: source.path, reason: "it is a bibliography; it describes the files beside it")
    }
    guard ["rss", "rdf", "feed", "channel"].contains(root.name.lowercased()) else {
      throw .unsupported(
        path: source.path, reason: "it is an XML file, but neither a feed nor a web page")
    }
    let head = root.first("channel") ?? root
    let outlet = head.core("title").map(FeedText.line)
    let author = root.name.lowercased() == "feed" ? FeedText.person(of: root) : nil
    let language = head.first("language")?.text ?? root.attributes["lang"]
    let entries = root.all("item") + root.all("entry")
    var extraction = Extraction(documents: [])
    for (index, element) in entries.enumerated() {
      var entry = FeedEntry(element, language: language)
      // An entry of Atom without an author has the feed's (RFC 4287, 4.2.1).
      entry.author = entry.author ?? author
      if let document = entry.document(
        number: index + 1, outlet: outlet, in: source, rules: rules)
      {
        extraction.documents.append(document)
      } else {
        extraction.skipped.append(
          SkippedPart(path: source.path, line: element.line, reason: "the entry holds no text"))
      }
    }
    guard !entries.isEmpty else { throw .empty(path: source.path) }
    if Self.isCutOff(source.bytes, root: root.name) {
      extraction.skipped.append(.cutOff(source.path))
    }
    return extraction.withUniqueKeys()
  }

  /// Bytes at the end of a file among which its last tag stands.
  private static let tail = 2000

  /// Whether the end tag of the root is missing.
  private static func isCutOff(_ bytes: [UInt8], root name: String) -> Bool {
    // A file in UTF-16 holds zeros between its letters.
    guard !bytes.contains(0) else { return false }
    let end = String(decoding: bytes.suffix(tail), as: UTF8.self)
    return end.range(of: "</[^>]*\(name)\\s*>", options: [.regularExpression, .caseInsensitive])
      == nil
  }
}

extension FeedExtractor {
  /// Whether the file is what Zotero exports as RDF.
  private static func isLibrary(_ root: XMLElement) -> Bool {
    root.name == "RDF" && root.elements.contains { $0.first("itemType") != nil }
  }
}

extension Extraction {
  /// Later articles of a key that was given already get their number behind it, so that none is
  /// lost.
  func withUniqueKeys() -> Extraction {
    var copy = self
    var seen: Set<String> = []
    for index in copy.documents.indices where !seen.insert(copy.documents[index].key).inserted {
      copy.documents[index].key += "#\(index + 1)"
      seen.insert(copy.documents[index].key)
    }
    return copy
  }
}

extension FeedEntry {
  /// The entry of a feed's `item` or `entry` element.
  init(_ element: XMLElement, language: String?) {
    id = (element.core("id") ?? element.core("guid"))?.text.nonBlank
    title = element.core("title").map(FeedText.line)?.nonBlank
    let bodies = ["encoded", "body", "fullitem", "content", "description", "summary"].compactMap {
      element.body($0)
    }
    markup = bodies.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    author = FeedText.person(of: element)
    let dates = ["published", "pubDate", "issued", "created", "date", "updated", "modified"]
    date = dates.lazy.compactMap { element.first($0)?.text.nonBlank }.first
    let link = element.elements.first {
      $0.name == "link" && ($0.attributes["rel"] ?? "alternate") == "alternate"
    }
    url = (link?.attributes["href"] ?? link?.text)?.nonBlank
    self.language = language
    line = element.line
  }
}

/// Text of feeds, which may be plain, escaped HTML or markup.
private enum FeedText {
  static func line(_ element: XMLElement) -> String { HTMLFragment().line(of: markup(of: element)) }

  /// Content that Atom encodes because it says so, or because its type is no text; nil for any
  /// other.
  private static func base64(_ element: XMLElement, type: String) -> String? {
    let isBinary = type.contains("/") && !type.hasPrefix("text/") && !type.contains("xml")
    guard element.attributes["mode"] == "base64" || isBinary else { return nil }
    let bytes = Base64Bytes.decoded(element.text.utf8)
    return bytes.isEmpty ? nil : TextDecoder().text(of: bytes)
  }

  /// Who is named as the author of a feed or entry; nil for nobody.
  static func person(of element: XMLElement) -> String? {
    let person = element.first("author") ?? element.first("creator")
    return (person?.first("name")?.text ?? person?.text)?.nonBlank
  }

  /// The element's content as HTML.
  static func markup(of element: XMLElement) -> String {
    let type = element.attributes["type"]?.lowercased() ?? "html"
    if let decoded = base64(element, type: type) { return decoded }
    if type == "xhtml" || type.contains("xml") || !element.elements.isEmpty {
      return element.innerMarkup
    }
    return type == "text" || type == "text/plain"
      ? element.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") : element.text
  }
}

extension XMLElement {
  /// The first element of that name that belongs to the feed's own vocabulary, not to an extension
  /// (`media:title`).
  fileprivate func core(_ name: String) -> XMLElement? {
    elements.first { element in
      guard element.name == name else { return false }
      guard let space = element.namespace?.lowercased() else { return true }
      return space.hasSuffix("/rss/1.0/") || space.contains("atom") || space.contains("userland")
        || space.contains("netscape") || space.contains("rss/0.9") || space.contains("purl.org/dc")
        || space.contains("backend.userland") || space.contains("rss2")
    }
  }

  /// The text of a body element as HTML; nil when there is none.
  fileprivate func body(_ name: String) -> String? {
    let element =
      ["encoded", "body", "fullitem"].contains(name)
      ? first(name) : core(name) ?? (name == "content" ? nil : first(name))
    return element.map(FeedText.markup)
  }
}

extension String {
  /// The text without white space at its ends; nil when nothing is left.
  var nonBlank: String? {
    let line = CharacterCleaner().line(self)
    return line.isEmpty ? nil : line
  }
}

extension XMLElement {
  /// Feeds of 1997 (CDF) shout their names and call things otherwise; everything else is returned
  /// as it is.
  fileprivate var asChannelDefinition: XMLElement { name == "CHANNEL" ? lowered : self }

  private var lowered: XMLElement {
    let names = ["ABSTRACT": "description", "LASTMOD": "date", "HREF": "link"]
    var element = self
    element.name = names[name] ?? name.lowercased()
    element.children = children.map { node in
      if case .element(let child) = node { .element(child.lowered) } else { node }
    }
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
      guard let field = names[key] else { continue }
      element.children.append(
        .element(
          XMLElement(
            name: field, namespace: nil, attributes: [:], children: [.text(value)], line: line)))
    }
    return element
  }
}
