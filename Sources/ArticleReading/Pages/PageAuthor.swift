internal import Text

/// Finds who wrote a page: in structured data, meta tags, elements marked as author, and bylines.
struct PageAuthor {
  private let tree: HTMLTree
  private let declared: PageDeclarations
  private let rules: CleaningRules
  private let outlet: String?

  init(_ tree: HTMLTree, _ declared: PageDeclarations, rules: CleaningRules, outlet: String?) {
    self.tree = tree
    self.declared = declared
    self.rules = rules
    self.outlet = outlet
  }

  /// The author or authors, joined by ", "; nil where none is named. `pieces` are the page's blocks
  /// in order.
  func author(_ pieces: [PageReader.JudgedPiece]) -> String? {
    let declared = declaredAuthor
    if let declared, !isOutlet(declared) { return declared }
    return markedAuthor().flatMap { isOutlet($0) ? nil : $0 } ?? byline(pieces) ?? declared
      ?? self.declared.pageName("author").flatMap(cleaned)
  }

  /// The first name among structured data and meta tags.
  private var declaredAuthor: String? {
    if let name = declared.name("author").flatMap(cleaned) { return name }
    return (rules.metadataNames["author"] ?? []).lazy
      .compactMap { declared.values[$0].flatMap(cleaned) }.first
  }

  /// Whether `name` is the outlet's, which many pages give where they mean nobody: a person named
  /// on the page is better.
  private func isOutlet(_ name: String) -> Bool {
    guard let outlet else { return false }
    let name = PageTitle.folded(name)
    let other = PageTitle.folded(outlet)
    return name == other || other.hasPrefix(name + " ") || name.hasPrefix(other + " ")
  }

  /// The name in an element whose class, property or relation says "author" or "byline"; the best
  /// marked first.
  private func markedAuthor() -> String? {
    var best: (rank: Int, names: [String]) = (.max, [])
    for index in tree.nodes.indices {
      guard let rank = rank(of: index), rank <= best.rank, tree.nodes[index].end - Int32(index) < 60
      else { continue }
      let text = tree.text(of: index)
      guard text.utf8.count < 160, let name = cleaned(text), rank < 2 || isName(name) else {
        continue
      }
      if rank < best.rank { best = (rank, []) }
      if best.names.isEmpty || (rank < 2 && best.names.count < 8), !best.names.contains(name) {
        best.names.append(name)
      }
    }
    return best.names.isEmpty ? nil : best.names.joined(separator: ", ")
  }

  /// How surely the element at `index` names the author, 0 the surest; nil when nothing says so.
  private func rank(of index: Int) -> Int? {
    let node = tree.nodes[index]
    guard !node.attributes.isEmpty, node.tag != .meta else { return nil }
    if tree.value(.rel, of: index) == "author" { return 1 }
    if let property = tree.value(.itemprop, of: index), property.contains("author") {
      return hasNamedPart(index) ? nil : 0
    }
    if let property = tree.value(.itemprop, of: index), property == "name", isInsideAuthor(index) {
      return 0
    }
    return [HTMLAttribute.class, .dataTestID, .dataComponent].lazy
      .compactMap { tree.value($0, of: index).flatMap { Self.rank(ofClass: $0) } }.first
  }

  /// The rank a class name gives.
  private static func rank(ofClass name: Substring) -> Int? {
    guard mayNameAuthor(name) else { return nil }
    var best: Int?
    for part in name.utf8.split(whereSeparator: { !(($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) })
    where part.count >= 3 {
      let word = String(decoding: part.map { $0 | 0x20 }, as: UTF8.self)
      if word.hasPrefix("byline") || word.hasSuffix("byline") || word == "authorname" { return 2 }
      if authorParts.contains(word) { best = 3 }
    }
    return best
  }

  /// Whether the beginning of one of the words stands in `name`; most classes hold none, and
  /// cutting them up is slow.
  private static func mayNameAuthor(_ name: Substring) -> Bool {
    var last: UInt32 = 0
    for byte in name.utf8 {
      last = last << 8 | UInt32(byte | 0x20)
      // "auth", "writ", "repo" and "byl".
      if last == 0x6175_7468 || last == 0x7772_6974 || last == 0x7265_706F
        || last & 0xFF_FFFF == 0x62_796C
      {
        return true
      }
    }
    return false
  }

  private static let authorParts: Set<String> = [
    "author", "authors", "byl", "writer", "reporter", "postauthor", "articleauthor",
  ]

  private func isInsideAuthor(_ index: Int) -> Bool {
    var node = Int(tree.nodes[index].parent)
    for _ in 0..<4 where node >= 0 {
      if let property = tree.value(.itemprop, of: node) { return property.contains("author") }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }

  private func hasNamedPart(_ index: Int) -> Bool {
    ((index + 1)..<max(index + 1, Int(tree.nodes[index].end))).contains {
      tree.value(.itemprop, of: $0) == "name"
    }
  }

  /// A byline among the blocks around the start of the article.
  private func byline(_ pieces: [PageReader.JudgedPiece]) -> String? {
    let firstKept = pieces.firstIndex { $0.reason == nil && $0.piece.text.utf8.count > 140 } ?? 0
    for judged in pieces[max(0, firstKept - 20)..<min(pieces.count, firstKept + 4)] {
      if let byline = Byline(line: judged.piece.text, rules: rules) { return byline.author }
    }
    return nil
  }

  /// The name without "By", titles, addresses and dates; nil for what is no name.
  private func cleaned(_ text: String) -> String? {
    var name = CharacterCleaner().line(Entities.decoded(text))
    for opening in [
      "written by ", "posted by ", "by: ", "by ", "von ", "par ", "por ", "author: ", "follow ",
    ] {
      if name.lowercased().hasPrefix(opening) {
        name = CharacterCleaner().line(name.dropFirst(opening.count))
      }
    }
    for mark in [
      " | ", " • ", " · ", " – ", " — ", ", Updated", " Updated ", " Published ", " on ",
    ] {
      if let range = name.firstRange(of: mark), range.lowerBound > name.startIndex {
        name = String(name[..<range.lowerBound])
      }
    }
    name = withoutDate(name)
    while let last = name.last, ",;:|-".contains(last) || last.isWhitespace { name.removeLast() }
    guard (2...200).contains(name.utf8.count), !name.contains("://"), !name.contains("@"),
      name.contains(where: \.isLetter),
      !name.hasPrefix("http"), !name.hasPrefix("www."), !rules.dates.isDateLine(name),
      !Self.nobody.contains(name.lowercased())
    else { return nil }
    return name
  }

  /// `name` without the date that ends it ("Mara Quist March 11, 2025 3:46 PM").
  private func withoutDate(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return name }
    let words = name.split(separator: " ")
    let start = words.indices.dropFirst().first {
      rules.dates.isDateLine(words[$0...].joined(separator: " "))
    }
    return start.map { words[..<$0].joined(separator: " ") } ?? name
  }

  private static let nobody: Set<String> = [
    "admin", "administrator", "author", "authors", "anonymous", "unknown", "none", "null", "editor",
    "staff", "user", "root",
    "byline", "by", "default", "true", "false",
  ]

  /// Whether the text reads like names of people: few words, most of them capitalised, no digits.
  private func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count <= 14, !text.contains(where: \.isNumber) else { return false }
    let capitals = words.count { $0.first?.isLowercase == false }
    return capitals * 3 >= words.count * 2
  }
}
