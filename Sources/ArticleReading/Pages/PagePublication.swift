internal import Text

/// Finds the day on which a page was published: first in what it declares, then on the page.
struct PagePublication {
  private let tree: HTMLTree
  private let declared: PageDeclarations
  private let rules: CleaningRules
  private let names: [String: [String]]
  private let url: String?
  private let isDayFirst: Bool
  /// Days behind it are not believed; nil for no limit.
  private let latest: String?

  /// - Parameter isDayFirst: whether numbers such as 3/4/2025 begin with the day.
  init(
    _ tree: HTMLTree, _ declared: PageDeclarations, rules: CleaningRules, url: String?,
    isDayFirst: Bool
  ) {
    latest = PublicationDay.latest
    self.tree = tree
    self.declared = declared
    self.rules = rules
    names = rules.metadataNames
    self.url = url
    self.isDayFirst = isDayFirst
  }

  /// The day as `2025-11-04` and how it was found; nil where the page names none. `pieces` are the
  /// page's blocks in order.
  func day(_ pieces: [PageReader.JudgedPiece], title: String?) -> (String?, String?) {
    if let day = zonedDay(declared.text("datePublished", "dateCreated", "uploadDate")) {
      return (day, "json-ld")
    }
    for name in names["published"] ?? [] {
      if let day = zonedDay(declared.values[name]) { return (day, "meta") }
    }
    if let day = zonedDay(declared.pageText("datePublished", "uploadDate")) {
      return (day, "json-ld")
    }
    let lines = PageDateLines(pieces, title: title, rules: rules)
    // A tag that says "date" alone is as often that of a change; a reader sees the line above.
    for name in names["dated"] ?? [] {
      if let day = zonedDay(declared.values[name]) {
        return lines.behindTitle(issue).map { ($0, "byline") } ?? (day, "meta")
      }
    }
    if let day = dayOfTimeElement(day) { return (day, "meta") }
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

  private func day(_ text: String?) -> String? {
    text.flatMap { rules.dates.day(in: $0, dayFirst: isDayFirst) }.flatMap(past)
  }

  /// The day of a text that does not tell that of a change, which is better than none but worse
  /// than any other.
  private func issue(_ text: String?) -> String? {
    text.flatMap { rules.dates.day(in: $0, dayFirst: isDayFirst, allowsChange: false) }
      .flatMap(past)
  }

  /// The day, unless it is too far ahead.
  private func past(_ day: String) -> String? {
    latest.map { day <= $0 } ?? true ? day : nil
  }

  /// The day of a declared moment in the page's own zone: of one in UTC the day before or behind
  /// it, where the page's address or one of its times names that.
  private func zonedDay(_ text: String?) -> String? {
    guard let text, let day = day(text) else { return nil }
    guard text.firstMatch(of: #/\d:\d\d.*(?:Z|[+\-]00:?00|UTC|GMT)\s*$/#) != nil else { return day }
    if let named = url.flatMap(dayOfAddress), Self.areNeighbours(named, day) { return named }
    return dayOfTime(at: text, beside: day) ?? day
  }

  /// The day of a `time` element that names the moment `text` in another zone.
  private func dayOfTime(at text: String, beside day: String) -> String? {
    let moment = SavedMoment.iso(text, by: rules)
    return tree.nodes.indices.lazy.filter { tree.nodes[$0].tag == .time }.compactMap { index in
      guard let value = tree.value(.datetime, of: index).map(String.init),
        let named = self.day(value), Self.areNeighbours(named, day),
        SavedMoment.iso(value, by: rules) == moment
      else { return nil }
      return named
    }.first
  }

  private static func areNeighbours(_ one: String, _ other: String) -> Bool {
    guard let one = CivilDay(iso: one), let other = CivilDay(iso: other) else { return false }
    return abs(one.number - other.number) == 1
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
