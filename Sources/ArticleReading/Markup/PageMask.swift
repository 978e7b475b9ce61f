/// Says for each element of a page what its tag, role, class, id and style say of it.
struct PageMask {
  /// Position in `names` of why the element lies in a part that is cut; 0 for none. In document
  /// order, one for each node.
  private(set) var reasons: [UInt8]
  /// Reasons, the first of them empty.
  private(set) var names = [""]
  /// -1 for elements judged harder, 1 for such that are likely the article, 0 for the others.
  private(set) var weights: [Int8]
  /// Elements whose tag says that they are an article.
  private(set) var articles: [Int] = []
  /// Elements whose tag says that they hold the page's main part.
  private(set) var mains: [Int] = []
  /// Elements that are declared as an article's body.
  private(set) var bodies: [Int] = []

  /// Elements that list what an article refers to: full of commas, and never the article beside
  /// one.
  private(set) var references: [Int] = []

  /// How much of what hints name is cut.
  enum Strictness {
    /// Everything.
    case full
    /// Only what is hidden or no text at all.
    case hiddenOnly
  }

  private let tree: HTMLTree
  private let hints: PageHints
  private var numbers: [String: UInt8] = [:]
  private var known: [Substring: (first: PageHints.Hint, isRaised: Bool)?] = [:]

  /// Judges every element of `tree`. O(n).
  init(_ tree: HTMLTree, hints: PageHints, strictness: Strictness) {
    self.tree = tree
    self.hints = hints
    reasons = [UInt8](repeating: 0, count: tree.nodes.count)
    weights = [Int8](repeating: 0, count: tree.nodes.count)
    let paragraphs = ParagraphLengths(tree)
    var veiled: [Int] = []
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      if node.parent >= 0, reasons[Int(node.parent)] != 0 {
        reasons[index] = reasons[Int(node.parent)]
      } else if node.tag != .text, let reason = reason(at: index, paragraphs, strictness) {
        reasons[index] =
          node.tag.isInline && isWithinText(index) ? Self.dropped : number(of: reason)
      } else if strictness == .full, !node.attributes.isEmpty,
        veiled.last.map({ index >= tree.nodes[$0].end }) ?? true, isVeiled(index)
      {
        veiled.append(index)
      }
    }
    cut(veiled, paragraphs)
  }

  /// Of the page's running text, what is veiled and cut at most: more is a page that its programs
  /// have yet to unveil.
  private static let mostVeiled = 0.35

  /// Marks elements, none inside another, as hidden, unless they hold much of the page.
  private mutating func cut(_ veiled: [Int], _ paragraphs: ParagraphLengths) {
    guard !veiled.isEmpty,
      veiled.reduce(0, { $0 + paragraphs.share(of: $1) }) <= Self.mostVeiled
    else { return }
    for index in veiled {
      let isWithin = tree.nodes[index].tag.isInline && isWithinText(index)
      let reason = isWithin ? Self.dropped : number(of: "hidden")
      for position in index..<Int(tree.nodes[index].end) where reasons[position] == 0 {
        reasons[position] = reason
      }
    }
  }

  /// Whether the element's style, or the page's style sheets, keep it out of sight for now.
  private func isVeiled(_ index: Int) -> Bool {
    if let style = tree.value(.style, of: index) {
      if HidingStyle.sight(style, isLeaf: isLeaf(index)) == .veiled { return true }
      if style.contains("display") || style.contains("visibility") { return false }
    }
    guard let hiding = tree.hiding else { return false }
    return hiding.hides(
      classes: tree.value(.class, of: index), id: tree.value(.id, of: index))
  }

  /// Marks an inline element that is taken out of its line without breaking it (a footnote's hidden
  /// label, hidden formulas).
  static let dropped: UInt8 = 255

  /// Whether an inline element stands among text of its own paragraph.
  private func isWithinText(_ index: Int) -> Bool {
    let parent = Int(tree.nodes[index].parent)
    guard parent >= 0 else { return false }
    var child = parent + 1
    while child < Int(tree.nodes[parent].end) {
      let node = tree.nodes[child]
      if node.tag == .text, node.text.contains(where: { tree.bytes[Int($0)] > 0x20 }) {
        return true
      }
      child = Int(node.end)
    }
    return tree.nodes[parent].tag.isInline
  }

  /// Why the part at `index` is cut; nil when it is not.
  func reason(at index: Int) -> String? {
    switch reasons[index] {
    case 0: nil
    case Self.dropped: "hidden"
    default: names[Int(reasons[index])]
    }
  }

  private mutating func number(of reason: String) -> UInt8 {
    if let number = numbers[reason] { return number }
    guard names.count < 255 else { return 1 }
    names.append(reason)
    numbers[reason] = UInt8(names.count - 1)
    return UInt8(names.count - 1)
  }

  private mutating func reason(
    at index: Int, _ paragraphs: ParagraphLengths, _ strictness: Strictness
  ) -> String? {
    let node = tree.nodes[index]
    if node.tag == .html || node.tag == .body { return nil }
    if isHidden(index) { return "hidden" }
    if node.tag == .article { articles.append(index) }
    if node.tag == .main { mains.append(index) }
    var hint: (first: PageHints.Hint, isRaised: Bool)?
    if let name = tree.value(.class, of: index) { hint = self.hint(of: name) }
    // Longer ids are made of a heading's words.
    if let name = tree.value(.id, of: index),
      name.utf8.count(where: { $0 == 0x2D || $0 == 0x5F }) < 3,
      node.tag.headingLevel == nil, let other = self.hint(of: name)
    {
      hint = better(hint, other)
    }
    for attribute in [HTMLAttribute.dataTestID, .dataComponent] {
      if let name = tree.value(attribute, of: index), let other = self.hint(of: name) {
        hint = better(hint, other)
      }
    }
    if tree.value(.itemprop, of: index)?.contains("articleBody") == true {
      bodies.append(index)
      weights[index] = 1
      return nil
    }
    if let hint {
      weights[index] =
        hint.first.effect == .raise || hint.first.effect == .keep || hint.first.effect == .hold
        ? 1 : hint.isRaised ? 0 : -1
    }
    if hint?.first.name == "references" {
      references.append(index)
      weights[index] = 0
    }
    guard strictness == .full else { return nil }
    if hint?.first.effect == .hold {
      weights[index] = 1
      return nil
    }
    if let reason = reasonByTag(index, node) {
      if isNote(index) { return nil }
      return paragraphs.share(of: index) > 0.5 ? nil : reason
    }
    guard let hint, hint.first.effect == .cut, node.tag != .article, node.tag != .main,
      node.tag.isInline ? isWorthCutting(node.tag, hint.first) : true
    else { return nil }
    if paragraphs.share(of: index) > limit(for: hint) { return nil }
    // What leads to another story links to it: this one leads to its own.
    if hint.first.name == "teaser", !tree.isLinked(at: index) {
      weights[index] = 0
      return nil
    }
    return Self.noteCuts.contains(hint.first.name) && isNote(index) ? nil : hint.first.name
  }

  /// Parts by whose names notes on the article may be called, too.
  private static let noteCuts: Set = ["sidebar", "overlay", "meta", "author-note", "form"]
  /// Bytes of a note on the article at most.
  private static let longestNote = 1200

  /// Whether the part is a note of the editors on the article: by its role, or by the word that
  /// opens it ("Correction: …").
  private func isNote(_ index: Int) -> Bool {
    if tree.value(.role, of: index) == "note" { return true }
    var text: [UInt8] = []
    for position in index..<Int(tree.nodes[index].end) where tree.nodes[position].tag == .text {
      let range = tree.nodes[position].text
      text += tree.bytes[Int(range.lowerBound)..<Int(range.upperBound)]
      guard text.count <= Self.longestNote else { return false }
    }
    return hints.opensNote(String(decoding: text, as: UTF8.self))
  }

  /// The largest share of the page's running text that a part to cut may hold: comments and the
  /// captions of a gallery are often longer than the article they stand beside.
  private func limit(for hint: (first: PageHints.Hint, isRaised: Bool)) -> Double {
    if hint.isRaised { return 0.25 }
    return ["comments", "gallery"].contains(hint.first.name) ? 0.85 : 0.5
  }

  /// Of inline elements only boxes and hidden labels are cut: a marked word belongs to its
  /// sentence.
  private func isWorthCutting(_ tag: HTMLTag, _ hint: PageHints.Hint) -> Bool {
    (tag == .span || tag == .other || tag == .time || tag == .small) && hint.name != "overlay"
      && hint.name != "tools"
  }

  /// The hint of the earlier effect: a part to keep before one to cut before the others.
  private func better(
    _ hint: (first: PageHints.Hint, isRaised: Bool)?,
    _ other: (first: PageHints.Hint, isRaised: Bool)
  ) -> (first: PageHints.Hint, isRaised: Bool) {
    guard let hint else { return other }
    let order: [PageHints.Effect] = [.hold, .keep, .cut, .lower, .raise]
    let first = order.firstIndex(of: hint.first.effect) ?? 0
    let second = order.firstIndex(of: other.first.effect) ?? 0
    return (first <= second ? hint.first : other.first, hint.isRaised || other.isRaised)
  }

  private mutating func hint(of name: Substring) -> (first: PageHints.Hint, isRaised: Bool)? {
    if let hint = known[name] { return hint }
    let hint = hints.hint(of: name)
    known[name] = .some(hint)
    return hint
  }

  private func isHidden(_ index: Int) -> Bool {
    if tree.nodes[index].attributes.isEmpty { return false }
    if tree.value(.hidden, of: index) != nil { return true }
    if tree.value(.ariaHidden, of: index) == "true" { return true }
    guard let style = tree.value(.style, of: index) else { return false }
    return HidingStyle.sight(style, isLeaf: isLeaf(index)) == .hidden
  }

  /// Whether the element holds nothing but text.
  private func isLeaf(_ index: Int) -> Bool {
    ((index + 1)..<max(index + 1, Int(tree.nodes[index].end))).allSatisfy {
      tree.nodes[$0].tag == .text
    }
  }

  /// Whether the element stands in a quotation or a figure, at most three elements inside it.
  private func isQuoted(_ index: Int) -> Bool {
    var position = Int(tree.nodes[index].parent)
    for _ in 0..<3 where position > 0 {
      let tag = tree.nodes[position].tag
      if tag == .blockquote || tag == .figure { return true }
      position = Int(tree.nodes[position].parent)
    }
    return false
  }

  private func reasonByTag(_ index: Int, _ node: HTMLTree.Node) -> String? {
    switch node.tag {
    case .nav, .menu: return "navigation"
    case .aside: return "sidebar"
    // Under a quoted text it says whose words they are.
    case .footer: return isQuoted(index) ? nil : "footer"
    case .fieldset, .form: return "form"
    case .header: return isQuoted(index) ? nil : "site-header"
    default: break
    }
    guard let role = tree.value(.role, of: index) else { return nil }
    switch role {
    case "navigation", "menu", "menubar", "tablist", "toolbar": return "navigation"
    case "complementary": return "sidebar"
    case "dialog", "alert", "alertdialog": return "overlay"
    case "contentinfo": return "footer"
    case "banner": return "site-header"
    case "search": return "form"
    default: return nil
    }
  }
}

/// How much of a page's running text lies in each element: texts of at least a line's length
/// outside links.
private struct ParagraphLengths {
  /// Bytes before each node, one more than there are nodes.
  private var before: [Int32] = [0]
  private let ends: [Int32]

  init(_ tree: HTMLTree) {
    ends = tree.nodes.map(\.end)
    before.reserveCapacity(tree.nodes.count + 1)
    var linkEnd = 0
    var skipEnd = 0
    var sum: Int32 = 0
    for (index, node) in tree.nodes.enumerated() {
      if node.tag == .a { linkEnd = max(linkEnd, Int(node.end)) }
      if node.tag.isInvisible { skipEnd = max(skipEnd, Int(node.end)) }
      if node.tag == .text, index >= linkEnd, index >= skipEnd, node.text.count >= 60 {
        sum += Int32(node.text.count)
      }
      before.append(sum)
    }
  }

  /// The part of the page's running text inside the node at `index`, 0 to 1; 0 for a page without
  /// any.
  func share(of index: Int) -> Double {
    guard let all = before.last, all > 0 else { return 0 }
    return Double(before[Int(ends[index])] - before[index]) / Double(all)
  }
}
