internal import Text

/// Chooses a page's title among what it declares, its headings and its `title` element, without the
/// outlet's name.
struct PageTitle {
  let title: String?

  private static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " · ", " » ", " / ", " • ", " « ", " > ", " _ ", "|",
  ]

  init(_ tree: HTMLTree, _ declared: PageDeclarations, names: [String], outlet: String?) {
    let headings = tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 }.prefix(8)
      .map { tree.text(of: $0) }.filter { !$0.isEmpty && $0.utf8.count < 300 }
    let element = declared.title
    var candidates: [String] = []
    // A headline that neither the title element nor a heading repeats may be a description; the
    // name then is the title.
    let named = [declared.text("headline"), declared.name("name")].compactMap(\.self)
    let shown = ([element] + headings).compactMap(\.self).map(Self.folded)
    if let name = named.first(where: { name in shown.contains { $0.contains(Self.folded(name)) } })
      ?? named.first
    {
      candidates.append(name)
    }
    candidates += names.compactMap { declared.values[$0] }.map(Entities.decoded)
    let chosen = candidates.first {
      $0.utf8.count > 1 && Self.folded($0) != Self.folded(outlet ?? "")
    }
    if let chosen {
      title =
        Self.heading(thatOpens: chosen, headings) ?? Self.withoutOutlet(chosen, outlet: outlet)
    } else if let element {
      title = Self.title(of: element, headings: headings, outlet: outlet)
    } else {
      title = headings.first
    }
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
