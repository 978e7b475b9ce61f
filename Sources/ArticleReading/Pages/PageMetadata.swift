internal import Text

/// Finds a page's title, author, outlet, date, description, language and address: first in what it
/// declares, then on the page.
struct PageMetadata {
  private let rules: CleaningRules
  private let tree: HTMLTree
  /// What the page declares.
  let declared: PageDeclarations
  private let names: [String: [String]]

  init(_ tree: HTMLTree, rules: CleaningRules) {
    self.rules = rules
    self.tree = tree
    names = rules.metadataNames
    declared = PageDeclarations(tree)
  }

  /// What was found; `pieces` are the page's blocks in order.
  func metadata(for pieces: [PageReader.JudgedPiece]) -> ArticleMetadata {
    var metadata = ArticleMetadata()
    metadata.language = language
    metadata.url = url
    metadata.description =
      declared.value(names["description"] ?? []).map(Entities.decoded)
      ?? declared.text("description")
    metadata.outlet = outlet
    metadata.title =
      PageTitle(
        tree, declared, names: names["title"] ?? [], outlet: metadata.outlet,
        opening: PageReader.opening(of: pieces)
      ).title
    metadata.author = PageAuthor(tree, declared, rules: rules, outlet: metadata.outlet).author(
      pieces)
    (metadata.published, metadata.publishedSource) = published(pieces, title: metadata.title)
    return metadata
  }

  private var language: String? {
    let value =
      declared.language ?? declared.text("inLanguage") ?? declared.value(names["language"] ?? [])
    guard let tag = value?.replacing("_", with: "-"), (2...12).contains(tag.utf8.count),
      tag.utf8.allSatisfy({
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39)
      })
    else { return nil }
    return tag
  }

  /// An address with a scheme; nil for relative ones.
  private var url: String? {
    [
      declared.canonical, declared.value(names["url"] ?? []),
      declared.text("url", "mainEntityOfPage"),
    ]
    .lazy.compactMap(\.self).first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
  }

  private var outlet: String? {
    let name = declared.value(names["outlet"] ?? []) ?? declared.name("publisher")
    return name.map(Entities.decoded).flatMap {
      $0.hasPrefix("http") || $0.utf8.count > 80 ? nil : $0
    }
  }

  /// Whether numbers such as 3/4/2025 begin with the day, by the declared language.
  private var isDayFirst: Bool {
    guard let language = language?.lowercased() else { return false }
    return !language.hasPrefix("en")
      || ["en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"].contains(language)
  }

  private func published(
    _ pieces: [PageReader.JudgedPiece], title: String?
  ) -> (String?, String?) {
    func day(_ text: String?) -> String? {
      text.flatMap { rules.dates.day(in: $0, dayFirst: isDayFirst) }
    }
    if let day = day(declared.text("datePublished", "dateCreated", "uploadDate")) {
      return (day, "json-ld")
    }
    for name in names["published"] ?? [] {
      if let day = day(declared.values[name]) { return (day, "meta") }
    }
    if let day = day(declared.pageText("datePublished", "uploadDate")) { return (day, "json-ld") }
    if let day = dayOfTimeElement(day) { return (day, "meta") }
    // The day of a change is better than none, but than any other worse.
    func issue(_ text: String?) -> String? {
      text.flatMap { rules.dates.day(in: $0, dayFirst: isDayFirst, allowsChange: false) }
    }
    let lines = PageDateLines(pieces, title: title, rules: rules)
    if let day = dayNearTitle(pieces, issue) ?? lines.besideTitle(issue) { return (day, "byline") }
    if let day = url.flatMap(dayOfAddress) { return (day, "url") }
    if let day = lines.opening(issue) ?? lines.labelled(issue) ?? dayOfMarkedElement(issue) {
      return (day, "byline")
    }
    if let day = day(declared.text("dateModified")) { return (day, "json-ld") }
    if let day = dayNearTitle(pieces, day) ?? lines.besideTitle(day) ?? dayOfMarkedElement(day) {
      return (day, "byline")
    }
    return (nil, nil)
  }

  /// The date of a `time` element or of one with `itemprop="datePublished"`.
  private func dayOfTimeElement(_ day: (String?) -> String?) -> String? {
    var fallback: String?
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard !node.attributes.isEmpty else { continue }
      let property = tree.value(.itemprop, of: index) ?? tree.value(.property, of: index)
      let isMarked = property?.contains("datePublished") == true
      guard isMarked || node.tag == .time else { continue }
      let value =
        tree.value(.datetime, of: index) ?? tree.value(.content, of: index)
        ?? tree.value(.title, of: index)
      guard
        let found = day(value.map(String.init))
          ?? (node.end - Int32(index) < 12 ? day(tree.text(of: index)) : nil)
      else { continue }
      if isMarked || tree.value(.pubdate, of: index) != nil { return found }
      fallback = fallback ?? found
    }
    return fallback
  }

  /// The date in the first short element whose class says that it holds one.
  private func dayOfMarkedElement(_ day: (String?) -> String?) -> String? {
    for index in tree.nodes.indices where tree.nodes[index].end - Int32(index) < 12 {
      guard let name = tree.value(.class, of: index), Self.saysDate(name) else { continue }
      let text = tree.text(of: index)
      if text.utf8.count < 120, let day = day(text) { return day }
    }
    return nil
  }

  private static func saysDate(_ name: Substring) -> Bool {
    let parts = name.utf8.split { $0 | 0x20 < 0x61 || $0 | 0x20 > 0x7A }
    return parts.contains { part in
      part.suffix(4).elementsEqual("date".utf8)
        || dateParts.contains { part.elementsEqual($0.utf8) { $0 | 0x20 == $1 } }
    }
  }

  private static let dateParts = [
    "dates", "datetime", "dateline", "published", "posted", "timestamp", "time", "submitted",
    "created", "byline", "meta",
  ]

  /// The date of a dateline or byline at the start of the article.
  private func dayNearTitle(_ pieces: [PageReader.JudgedPiece], _ day: (String?) -> String?)
    -> String?
  {
    let firstKept = PageReader.firstParagraph(of: pieces)
    let near = pieces.indices.filter { abs($0 - firstKept) < 25 }
    for index in near {
      let text = pieces[index].piece.text
      guard text.utf8.count < 200, index <= firstKept || pieces[index].reason == "byline" else {
        continue
      }
      if pieces[index].reason == "byline" || rules.dates.isDateLine(text)
        || Byline(line: text, rules: rules) != nil,
        let day = day(text)
      {
        return day
      }
    }
    return nil
  }

  /// The date in an address: `/2025/11/04/`, `/2025-11-04-`, `20251104`.
  private func dayOfAddress(_ address: String) -> String? {
    let path = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2)
    guard let day = rules.dates.day(in: path.joined(separator: "/")),
      path.contains(where: { $0.contains(day.prefix(4)) })
    else { return nil }
    return day
  }
}
