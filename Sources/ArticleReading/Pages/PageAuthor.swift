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
    var end = 0
    for index in tree.nodes.indices where index >= end {
      if isOfOthers(index) { end = Int(tree.nodes[index].end) }
      guard index >= end, let rank = rank(of: index), rank <= best.rank,
        tree.nodes[index].end - Int32(index) < 60
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

  /// Whether the part at `index` is about readers: a form to fill in, or their comments.
  private func isOfOthers(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if node.tag == .form || node.tag == .label { return true }
    guard !node.attributes.isEmpty, Int(node.end) - index < tree.nodes.count / 2 else {
      return false
    }
    return [HTMLAttribute.id, .class].contains { attribute in
      tree.value(attribute, of: index).map {
        $0.utf8.count < 200 && Self.mayNameReaders($0)
          && rules.hints.hint(of: $0)?.first.name == "comments"
      } ?? false
    }
  }

  /// Whether the beginning of a word for readers' comments stands in `name`: "comm", "resp", "repl"
  /// or "disq"; a cheap look before the dear one.
  private static func mayNameReaders(_ name: Substring) -> Bool {
    var last: UInt32 = 0
    for byte in name.utf8 {
      last = last << 8 | UInt32(byte | 0x20)
      if [0x636F_6D6D, 0x7265_7370, 0x7265_706C, 0x6469_7371].contains(last) { return true }
    }
    return false
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
    let firstKept = PageReader.firstParagraph(of: pieces)
    for judged in pieces[max(0, firstKept - 20)..<min(pieces.count, firstKept + 4)] {
      if let byline = Byline(line: judged.piece.text, rules: rules) { return byline.author }
    }
    return nil
  }

  private func cleaned(_ text: String) -> String? { AuthorLine(rules: rules).names(in: text) }

  /// Whether the text reads like names of people: few words, most of them capitalised, no digits.
  private func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count <= 14, !text.contains(where: \.isNumber) else { return false }
    let capitals = words.count { $0.first?.isLowercase == false }
    return capitals * 3 >= words.count * 2
  }
}
