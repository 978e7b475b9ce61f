internal import Text

/// Takes out of the article's element what is no part of the article: masked parts, lists of links,
/// boxes of little text.
struct BlockPruner {
  private let tree: HTMLTree
  private let blocks: HTMLBlocks
  private let mask: PageMask
  private let sums: BlockSums
  /// Why each block is left out; nil for what stays.
  private(set) var reasons: [String?]

  init(_ tree: HTMLTree, _ blocks: HTMLBlocks, _ mask: PageMask, roots: [Int]) {
    self.tree = tree
    self.blocks = blocks
    self.mask = mask
    sums = BlockSums(tree, blocks, mask)
    reasons = blocks.items.map { mask.reason(at: $0.position) ?? "outside-article" }
    for root in roots {
      for index in sums.range(of: root) { reasons[index] = reason(forBlock: index) }
      prune(root)
      cutLoneLinks(in: root)
    }
    keepStandfirst(before: roots.first)
  }

  /// Paragraphs between the headline and the article are its standfirst, at most so many, of so
  /// many bytes at least.
  private static let mostStandfirsts = 2
  private static let shortStandfirst = 60

  /// Keeps what stands between the headline and the element that holds the article and is a
  /// sentence: the standfirst.
  private mutating func keepStandfirst(before root: Int?) {
    guard let root,
      let headline = blocks.items.lastIndex(where: {
        $0.position < root && $0.kind == .heading && tree.nodes[$0.container].tag == .h1
      })
    else { return }
    let between = blocks.items.indices.filter { $0 > headline && blocks.items[$0].position < root }
    let kept = between.filter(isStandfirst)
    guard kept.count <= Self.mostStandfirsts else { return }
    for index in kept { reasons[index] = nil }
  }

  /// Whether the element, or one of the two around it, says by name or tag that it is about a
  /// picture.
  private func isCaption(_ node: Int) -> Bool {
    var node = node
    for _ in 0..<3 where node > 0 {
      if [.figure, .figcaption].contains(tree.nodes[node].tag) { return true }
      if let name = tree.value(.class, of: node)?.lowercased(),
        ["caption", "credit", "image", "figure", "photo", "slide"].contains(where: name.contains)
      {
        return true
      }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }

  private func isStandfirst(_ index: Int) -> Bool {
    let item = blocks.items[index]
    guard reasons[index] == "outside-article" || reasons[index] == "site-header",
      item.kind == .paragraph, item.linkDensity < 0.2,
      !isCaption(item.container),
      item.span.length >= Self.shortStandfirst,
      let last = blocks.text[item.span.start..<item.span.end].last
    else { return false }
    // A stop, a question mark, or the last byte of a sign of print such as ” and ….
    return [0x2E, 0x3F, 0x21, 0x9D, 0xA6].contains(last)
  }

  /// Why a block inside the article's element is left out before its surroundings are judged.
  private func reason(forBlock index: Int) -> String? {
    let item = blocks.items[index]
    let reason = mask.reason(at: item.position)
    guard item.kind == .paragraph, item.linkDensity < 0.2 else { return reason }
    // An article's own header may hold its first paragraph.
    if reason == "site-header", item.span.length >= 100 { return nil }
    return reason
  }

  /// Cuts paragraphs that are one link to elsewhere ("The harbour in pictures") from an article of
  /// running text.
  private mutating func cutLoneLinks(in root: Int) {
    let range = sums.range(of: root)
    let running = range.count { reasons[$0] == nil && sums.isRunning($0) }
    let lone = range.filter { reasons[$0] == nil && isLoneLink($0) }
    guard running >= 4, lone.count <= running else { return }
    for index in lone { reasons[index] = "lone-link" }
  }

  /// Whether the block is a short paragraph that is nothing but a link and no sentence.
  private func isLoneLink(_ index: Int) -> Bool {
    let item = blocks.items[index]
    guard item.kind == .paragraph, item.linkDensity > 0.95, item.span.length < 160,
      tree.nodes[item.container].tag == .p || tree.nodes[item.container].tag == .div
    else { return false }
    let text = blocks.text[item.span.start..<item.span.end]
    return text.count { $0 == 0x20 } >= 3 && text.last != 0x2E && text.last != 0x3A
  }

  private mutating func prune(_ root: Int) {
    var node = root + 1
    while node < Int(tree.nodes[root].end) {
      let isCut = mask.reasons[node] != 0
      if !isCut, let reason = reason(for: node) {
        for index in sums.range(of: node) where reasons[index] == nil { reasons[index] = reason }
      }
      node = isCut ? Int(tree.nodes[node].end) : node + 1
    }
  }

  /// Why the part at `node` is no part of the article.
  private func reason(for node: Int) -> String? {
    switch tree.nodes[node].tag {
    case .ul, .ol, .dl, .div, .section, .table, .header, .figure, .details: break
    default: return nil
    }
    let length = sums.textLength(in: node)
    guard length > 0 else { return nil }
    let density = sums.linkDensity(of: node)
    let isList = [.ul, .ol, .dl].contains(tree.nodes[node].tag)
    let weight = mask.weights[node]
    if weight < 0, density > 0.25 || length < 25 { return "little-text" }
    let average = length / max(1, sums.blockCount(in: node))
    if isList, density > 0.7 && average < 45 || density > 0.9 { return "link-list" }
    // In a table of facts the values are often links, but not the words before them.
    let limit = tree.nodes[node].tag == .table ? 0.85 : 0.5
    if !isList, density > limit && average < 120, weight <= 0, commas(in: node) < 10,
      !holdsText(node)
    {
      return "link-list"
    }
    return nil
  }

  /// A paragraph of so many bytes is a text of its own, whatever links stand around it.
  private static let longParagraph = 200

  /// Whether a long paragraph without many links stands in the part, a whole sentence at its end.
  private func holdsText(_ node: Int) -> Bool {
    sums.range(of: node).contains { index in
      let span = blocks.items[index].span
      return span.length >= Self.longParagraph && blocks.items[index].kind == .paragraph
        && sums.isRunning(index) && blocks.text[span.end - 1] == 0x2E
        && blocks.text[span.end - 2] != 0x2E
    }
  }

  private func commas(in node: Int) -> Int {
    sums.range(of: node).reduce(0) { count, index in
      let span = blocks.items[index].span
      return count + blocks.text[span.start..<span.end].count { $0 == 0x2C }
    }
  }
}
