internal import Text

/// Chooses a page's title among what it declares, its headings and its `title` element, without the
/// outlet's name.
struct PageTitle {
  let title: String?

  static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " · ", " » ", " / ", " • ", " « ", " > ", " _ ", " › ",
    " │ ",
    "｜", "|",
  ]

  /// - Parameter opening: the heading above the article's first paragraph.
  init(
    _ tree: HTMLTree, _ declared: PageDeclarations, names: [String], outlet: String?,
    opening: String?
  ) {
    let levels = tree.nodes.indices.filter {
      (1...3).contains(tree.nodes[$0].tag.headingLevel ?? 0)
    }
    let all = levels.prefix(24).map {
      (level: tree.nodes[$0].tag.headingLevel, node: $0, text: tree.text(of: $0))
    }
    .filter { !$0.text.isEmpty && $0.text.utf8.count < 300 }
    let element = declared.title
    let parts = Self.parts(of: element ?? "").filter { part in
      all.contains { Self.folded($0.text) == part && $0.level != nil }
    }
    // The site's name as a heading that leads to its front page is no headline.
    let headings = Array(
      all.filter { heading in
        heading.level == 1
          && !(parts.count > 1 && parts.contains(Self.folded(heading.text))
            && Self.isLink(heading.node, in: tree))
      }.map(\.text).prefix(8))
    let shown = Set(all.map { Self.folded($0.text) })
    var title = Self.declared(
      by: declared, names: names, outlet: outlet, element: element, headings: headings, shown: shown
    )
    if let found = title ?? element {
      let site = SiteNames(declared, outlet: outlet)
      title = Self.headline(headings, opening: opening, besides: found, shown: shown, site) ?? title
    }
    self.title = title ?? headings.first ?? opening
  }

  /// The folded parts of a `title` element between its separators.
  private static func parts(of element: String) -> [String] {
    var parts = [element[...]]
    for mark in separators where element.contains(mark) {
      parts = parts.flatMap { $0.split(separator: mark) }
    }
    return parts.map { folded($0) }.filter { !$0.isEmpty }
  }

  /// Whether the element is nothing but a link.
  private static func isLink(_ node: Int, in tree: HTMLTree) -> Bool {
    let inner = (node + 1)..<max(node + 1, Int(tree.nodes[node].end))
    return inner.contains { tree.nodes[$0].tag == .a }
  }

  /// The title that the page declares, or its `title` element gives.
  private static func declared(
    by declared: PageDeclarations, names: [String], outlet: String?, element: String?,
    headings: [String], shown: Set<String>
  ) -> String? {
    var candidates: [String] = []
    // A headline that neither the title element nor a heading repeats may be a description; the
    // name then is the title.
    let named = [declared.text("headline"), declared.name("name")].compactMap(\.self)
    let visible = ([element] + headings).compactMap(\.self).map(folded)
    if let name = named.first(where: { name in visible.contains { $0.contains(folded(name)) } })
      ?? named.first
    {
      candidates.append(name)
    }
    candidates += names.compactMap { declared.values[$0] }.map(Entities.decoded)
    let titles = candidates.filter { $0.utf8.count > 1 && folded($0) != folded(outlet ?? "") }
    // Of several, the one that a heading repeats is the one for readers.
    let chosen = titles.first { shown.contains(folded($0)) } ?? titles.first
    if let chosen {
      return heading(thatOpens: chosen, headings) ?? withoutOutlet(chosen, outlet: outlet)
    }
    guard let element else { return nil }
    // What a heading repeats whole is not cut at a dash.
    if shown.contains(folded(element)) { return element }
    return title(of: element, headings: headings, outlet: outlet)
  }

  /// The headline that a reader sees, where the declared title is another one, written for search
  /// engines, or the site's name; nil where the declared title is shown.
  private static func headline(
    _ headings: [String], opening: String?, besides title: String, shown: Set<String>,
    _ site: SiteNames
  ) -> String? {
    let name = folded(title)
    let isShown = shown.contains { heading in
      heading.contains(name)
        || name.contains(heading) && heading.utf8.count * 5 > name.utf8.count * 3
    }
    if isShown, !site.contain(title) { return nil }
    let real = headings.filter { !site.contain($0) }
    if real.count == 1, let heading = real.first {
      let isOpening = opening.map { folded($0) == folded(heading) } ?? false
      // A heading of a word or two says too little, but beside the name of the site.
      let isHeadline = FoldedWords.words(of: heading, limit: 3).count > 2 || site.mayContain(title)
      if shares(heading, title) || isOpening && isHeadline { return heading }
    }
    guard real.isEmpty, site.contain(title), let opening, !site.contain(opening) else { return nil }
    return opening
  }

  /// Whether two titles have a quarter of the shorter one's longer words in common.
  private static func shares(_ one: String, _ other: String) -> Bool {
    let (one, other) = (longWords(one), longWords(other))
    return 4 * one.intersection(other).count >= max(1, min(one.count, other.count))
  }

  private static func longWords(_ text: String) -> Set<String> {
    Set(FoldedWords.words(of: text).filter { $0.count > 3 })
  }

  /// The heading that `title` repeats before a few words more: the outlet's name, a section, a kind
  /// of page.
  private static func heading(thatOpens title: String, _ headings: [String]) -> String? {
    let whole = FoldedWords.words(of: title)
    return headings.first { heading in
      let words = FoldedWords.words(of: heading)
      return words.count >= 3 && words.count < whole.count && whole.count - words.count <= 4
        && whole.starts(with: words)
        && separators.contains { title.dropFirst(heading.count).hasPrefix($0) }
    }
  }

  /// The part of a `title` element that names the page: the heading it repeats, else without the
  /// outlet's name at its end.
  private static func title(of element: String, headings: [String], outlet: String?) -> String {
    let whole = folded(element)
    if let heading = headings.first(where: {
      folded($0).utf8.count > 12 && whole.contains(folded($0))
    }) {
      return heading
    }
    let plain = withoutOutlet(element, outlet: outlet)
    if plain != element { return plain }
    for separator in separators {
      let parts = element.split(separator: separator).map(String.init)
      guard parts.count > 1 else { continue }
      let words = parts.map { $0.split(separator: " ").count }
      if let first = words.first, first >= 4, let last = words.last, last <= 4 {
        return parts.dropLast().joined(separator: separator)
      }
      if let longest = parts.max(by: { $0.count < $1.count }),
        longest.split(separator: " ").count >= 4
      {
        return longest
      }
    }
    return element
  }

  private static func withoutOutlet(_ title: String, outlet: String?) -> String {
    guard let outlet, !outlet.isEmpty else { return title }
    let name = folded(outlet)
    let whole = folded(title)
    guard whole.hasSuffix(name) || whole.hasPrefix(name) else { return title }
    if let range = title.firstRange(of: ": "), folded(title[..<range.lowerBound]) == name,
      range.upperBound < title.endIndex
    {
      return String(title[range.upperBound...])
    }
    for separator in separators {
      if let range = title.ranges(of: separator).last, folded(title[range.upperBound...]) == name,
        range.lowerBound > title.startIndex
      {
        return String(title[..<range.lowerBound])
      }
      if let range = title.firstRange(of: separator), folded(title[..<range.lowerBound]) == name,
        range.upperBound < title.endIndex
      {
        return String(title[range.upperBound...])
      }
    }
    return title
  }

  /// For comparing: words in lower case.
  static func folded(_ text: some StringProtocol) -> String {
    FoldedWords.words(of: text).joined(separator: " ")
  }
}
