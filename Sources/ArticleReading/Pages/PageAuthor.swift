internal import Text

/// Finds who wrote a page: in structured data, meta tags, elements marked as author, and bylines.
struct PageAuthor {
  private let tree: HTMLTree
  private let declared: PageDeclarations
  private let rules: CleaningRules
  private let outlet: String?
  private let site: SiteNames

  init(_ tree: HTMLTree, _ declared: PageDeclarations, rules: CleaningRules, outlet: String?) {
    self.tree = tree
    self.declared = declared
    self.rules = rules
    self.outlet = outlet
    site = SiteNames(declared, outlet: outlet)
  }

  /// The author or authors, as the page's own line joins them, else joined by ", "; nil where none
  /// is named. `pieces` are the page's blocks in order.
  func author(_ pieces: [PageReader.JudgedPiece]) -> String? {
    name(pieces).map { PageByline(pieces, rules: rules).spelling(of: $0) }
  }

  private func name(_ pieces: [PageReader.JudgedPiece]) -> String? {
    let stated = declared.name("author").flatMap(cleaned)
    if let stated, !isOutlet(stated) { return stated }
    let meta = metaAuthor
    let isStated = meta.map { !isOutlet($0) } ?? false
    let marked = markedNames(onlySure: isStated)
    let known = [marked.sure, meta, marked.likely].compactMap(\.self)
    let byline = PageByline(pieces, rules: rules)
    if let name = known.first(where: { !isOutlet($0) }) {
      // The line above the text names its author; tags and links often name who put it online.
      guard name != marked.likely, let opening = byline.opening,
        ![marked.sure, meta].contains(where: { $0.map { Self.agree($0, opening) } ?? false })
      else { return name }
      return marked.likely.flatMap { Self.agree($0, opening) ? $0 : nil } ?? opening
    }
    return byline.opening ?? byline.closing ?? onlyPerson ?? marked.account ?? stated
      ?? known.first ?? declared.pageName("author").flatMap(cleaned)
  }

  /// Whether one of two namings holds the other.
  private static func agree(_ one: String, _ other: String) -> Bool {
    let (one, other) = (PageTitle.folded(one), PageTitle.folded(other))
    return one.contains(other) || other.contains(one)
  }

  /// The one person whom the structured data describes.
  private var onlyPerson: String? {
    declared.people.count == 1 ? declared.people.first.flatMap(cleaned) : nil
  }

  /// The name behind a label such as "Written by", as pages give it for previews.
  private var labelledAuthor: String? {
    for number in 1...3 {
      guard let label = declared.values["twitter:label\(number)"]?.lowercased(),
        rules.authorWords.openings.contains(label),
        let name = declared.values["twitter:data\(number)"].flatMap(cleaned)
      else { continue }
      return name
    }
    return nil
  }

  /// The first name among meta tags, and those of further tags of its name, as papers write them.
  private var metaAuthor: String? {
    for name in rules.metadataNames["author"] ?? [] {
      let isCatalogue = name.hasPrefix("citation") || name.hasPrefix("dc")
      func person(_ value: String) -> String? {
        cleaned(isCatalogue ? Self.givenNamesFirst(value) : value)
      }
      guard let first = declared.values[name].flatMap(person) else { continue }
      let others = declared.others[name, default: []].compactMap(person)
        .filter { !isOutlet($0) && !first.contains($0) }
      return ([first] + others).joined(separator: ", ")
    }
    return labelledAuthor
  }

  /// "Lind, Ida M. van" as it is said, "Ida M. van Lind"; other values as they stand.
  private static func givenNamesFirst(_ name: String) -> String {
    let parts = name.split(separator: ", ")
    guard parts.count == 2, parts[0].split(separator: " ").count < 3,
      (1...4).contains(parts[1].split(separator: " ").count)
    else { return name }
    return "\(parts[1]) \(parts[0])"
  }

  /// Whether `name` is the outlet's, which many pages give where they mean nobody: a person named
  /// on the page is better.
  private func isOutlet(_ name: String) -> Bool {
    if site.contain(name) { return true }
    guard let outlet else { return false }
    let name = PageTitle.folded(name)
    let other = PageTitle.folded(outlet)
    return other.hasPrefix(name + " ") || name.hasPrefix(other + " ")
  }

  /// Names that elements are marked as: those whose property or relation says "author", those whose
  /// class or address does, and accounts.
  private struct MarkedNames {
    var sure: String?
    var likely: String?
    var account: String?
  }

  /// The names in marked elements; of those that are likely, the best marked and first behind the
  /// headline.
  ///
  /// - Parameter onlySure: whether the others are not asked for.
  private func markedNames(onlySure: Bool) -> MarkedNames {
    var headline = tree.nodes.count
    var found: [Int: [String]] = [:]
    for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty {
      if tree.nodes[index].tag == .h1 { headline = min(headline, index) }
      guard let rank = rank(of: index), !onlySure || rank < Self.likely,
        tree.nodes[index].end - Int32(index) < 60, !isOfOthers(index)
      else { continue }
      let text = text(of: index)
      guard text.utf8.count < 160, let name = cleaned(text) else { continue }
      if rank < Self.likely {
        // The same name may stand there again with what somebody is behind it.
        if found[rank, default: []].count < 8,
          found[rank]?.contains(where: { name.hasPrefix($0) }) != true
        {
          found[rank, default: []].append(name)
        }
        continue
      }
      guard isName(name) else { continue }
      let isAccount = rank == Self.account || !name.contains(" ")
      let place = (isAccount ? Self.account : rank) + (index < headline ? Self.early : 0)
      if found[place] == nil { found[place] = [name] }
    }
    func best(_ ranks: some Sequence<Int>) -> String? {
      ranks.lazy.compactMap { found[$0]?.joined(separator: ", ") }.first
    }
    let likely = Self.likely..<Self.account
    return MarkedNames(
      sure: best(0..<Self.likely),
      likely: best(Array(likely) + likely.map { $0 + Self.early }),
      account: best([Self.account, Self.account + Self.early]))
  }

  /// The text of an element, or of one without any the content it declares: `<link itemprop="name"
  /// content="Mara Quist">`.
  private func text(of index: Int) -> String {
    let text = tree.text(of: index)
    return text.isEmpty ? String(tree.value(.content, of: index) ?? "") : text
  }

  /// Ranks from which on a mark may mean something else, from which on it names an account, and
  /// what is added before the headline.
  private static let likely = 2
  private static let account = 4
  private static let early = 10

  /// Whether the element stands in a part about readers: a form to fill in, or their comments.
  private func isOfOthers(_ index: Int) -> Bool {
    var position = index
    while position >= 0 {
      let node = tree.nodes[position]
      if node.tag == .form || node.tag == .label { return true }
      if !node.attributes.isEmpty, Int(node.end) - position < tree.nodes.count / 2 {
        for attribute in [HTMLAttribute.id, .class] {
          if let name = tree.value(attribute, of: position), name.utf8.count < 200,
            rules.hints.hint(of: name)?.first.name == "comments"
          {
            return true
          }
        }
      }
      position = Int(node.parent)
    }
    return false
  }

  /// How surely the element at `index` names the author, 0 the surest; nil when nothing says so.
  private func rank(of index: Int) -> Int? {
    let node = tree.nodes[index]
    if node.tag == .meta || node.tag == .link {
      return tree.value(.itemprop, of: index) == "name" && isInsideAuthor(index) ? 0 : nil
    }
    var best: Int?
    for position in node.attributes {
      let attribute = tree.attributes[Int(position)]
      guard let rank = rank(attribute, of: index) else { continue }
      best = min(best ?? rank, rank)
    }
    return best
  }

  private func rank(_ attribute: HTMLTree.AttributeValue, of index: Int) -> Int? {
    switch attribute.name {
    case .rel: return tree.string(attribute.text) == "author" ? 1 : nil
    case .href: return tree.nodes[index].tag == .a ? Self.likely : nil
    case .itemprop:
      let property = tree.string(attribute.text)
      if property.contains("author") { return hasNamedPart(index) ? nil : 0 }
      return property == "name" && isInsideAuthor(index) ? 0 : nil
    case .class, .dataTestID, .dataComponent:
      let range = Int(attribute.text.lowerBound)..<Int(attribute.text.upperBound)
      return Self.mayNameAuthor(tree.bytes[range])
        ? Self.rank(ofClass: tree.string(attribute.text)) : nil
    default: return nil
    }
  }

  /// The rank a class name gives.
  private static func rank(ofClass name: Substring) -> Int? {
    var best: Int?
    for part in name.utf8.split(whereSeparator: { !(($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A) })
    where part.count >= 3 {
      let word = String(decoding: part.map { $0 | 0x20 }, as: UTF8.self)
      if word.hasPrefix("byline") || word.hasSuffix("byline") || word == "authorname" { return 2 }
      if authorParts.contains(word) { best = 3 }
      if accountParts.contains(word) { best = best ?? 4 }
    }
    return best
  }

  /// Whether the beginning of one of the words stands in `name`; most classes hold none, and
  /// cutting them up is slow.
  private static func mayNameAuthor(_ name: ArraySlice<UInt8>) -> Bool {
    var last: UInt32 = 0
    for byte in name {
      last = last << 8 | UInt32(byte | 0x20)
      // "auth", "auto", "aute", "writ", "repo", "rnam" and "byl".
      if last == 0x6175_7468 || last == 0x6175_746F || last == 0x6175_7465 || last == 0x726E_616D
        || last == 0x7772_6974 || last == 0x7265_706F
        || last & 0xFF_FFFF == 0x62_796C
      {
        return true
      }
    }
    return false
  }

  /// Parts of names that mean somebody who may have written it.
  private static let accountParts: Set<String> = ["username"]

  private static let authorParts: Set<String> = [
    "author", "authors", "byl", "writer", "reporter", "postauthor", "articleauthor", "autor",
    "autora", "autores", "autore", "autorin", "auteur", "auteurs",
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

  /// The name or names in a text that names them; nil for what names nobody.
  private func cleaned(_ text: String) -> String? { AuthorLine(rules: rules).names(in: text) }

  /// Whether the text reads like names of people: few words, most of them capitalised, no digits;
  /// or like that of an account, one word.
  private func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    if words.count == 1 {
      return text.utf8.count < 25
        && text.allSatisfy { $0.isLetter || $0.isNumber || "._-／".contains($0) }
    }
    guard words.count <= 14, !text.contains(where: \.isNumber) else { return false }
    let capitals = words.count {
      $0.first?.isLowercase == false || rules.bylineWords.particles.contains(String($0))
    }
    return capitals * 3 >= words.count * 2
  }
}
