internal import Text

/// Finds the element that holds the article: the one whose paragraphs, commas and length speak most
/// for it and whose links least.
///
/// The idea is Arc90's Readability (2009): each paragraph gives its score to the elements around
/// it, less to those further out, and a candidate's score is lowered by the share of its text that
/// is links. The rest, weights included, is our own.
struct MainTextFinder {
  private let tree: HTMLTree
  private let blocks: HTMLBlocks
  private let mask: PageMask
  private let sums: BlockSums
  private var scores: [Double]
  private var candidates: [Int] = []

  /// Scores the elements of `tree`. O(blocks × depth), at most six levels deep.
  init(_ tree: HTMLTree, _ blocks: HTMLBlocks, _ mask: PageMask) {
    self.tree = tree
    self.blocks = blocks
    self.mask = mask
    sums = BlockSums(tree, blocks, mask)
    scores = [Double](repeating: 0, count: tree.nodes.count)
    for index in blocks.items.indices { score(block: index) }
  }

  /// The elements that hold the article, in document order; empty when nothing on the page reads
  /// like text.
  func roots() -> [Int] {
    guard !tree.nodes.isEmpty else { return [] }
    guard let top = topCandidate() else { return sums.textLength(in: 0) > 0 ? [0] : [] }
    let root = declaredBody() ?? climb(from: top)
    return scatteredMain(around: root).map { [$0] } ?? siblings(of: root)
  }

  /// The one element that the page declares as its article's body, where it holds a text.
  private func declaredBody() -> Int? {
    guard let body = mask.bodies.first, sums.textLength(in: body) >= 500,
      sums.linkDensity(of: body) < 0.3,
      mask.bodies.allSatisfy({ $0 < Int(tree.nodes[body].end) })
    else { return nil }
    return body
  }

  /// The main part of a page without an article, where most of its running text lies outside
  /// `root`.
  private func scatteredMain(around root: Int) -> Int? {
    guard mask.articles.isEmpty, mask.mains.count == 1, let main = mask.mains.first, main < root,
      sums.runningLength(in: main) > 2 * sums.runningLength(in: root)
    else { return nil }
    return main
  }

  /// 0.5 for an element beside the page's only article, 1 for all others.
  private func nearness(of node: Int) -> Double {
    guard mask.articles.count == 1, let article = mask.articles.first,
      sums.textLength(in: article) >= 500
    else { return 1 }
    let end = Int(tree.nodes[article].end)
    let isInside = node >= article && node < end
    let isAround = node < article && Int(tree.nodes[node].end) >= end
    return isInside || isAround ? 1 : 0.5
  }

  /// Gives the score of a paragraph to the elements around it.
  private mutating func score(block index: Int) {
    let item = blocks.items[index]
    guard mask.reasons[item.position] == 0, item.kind != .heading, item.span.length >= 25 else {
      return
    }
    let bytes = blocks.text[item.span.start..<item.span.end]
    var score = 1 + Double(min(20, commas(in: bytes))) + min(3, Double(item.span.length) / 100)
    score *= 1 - item.linkDensity
    if item.kind == .listItem { score *= 0.5 }
    if item.kind == .tableRow { score *= 0.3 }
    if isReference(item.position) { score *= 0.1 }
    var node =
      tree.nodes[item.container].tag == .table || isParagraph(item.container, block: index)
      ? parent(of: item.container) : item.container
    for level in 0..<6 where node > 0 {
      if tree.nodes[node].tag == .html { return }
      if scores[node] == 0 {
        scores[node] = startScore(of: node)
        candidates.append(node)
      }
      scores[node] += level == 0 ? score : level == 1 ? score / 2 : score / Double(level * 3)
      node = parent(of: node)
    }
  }

  private func isReference(_ position: Int) -> Bool {
    mask.references.contains { $0 <= position && position < Int(tree.nodes[$0].end) }
  }

  /// Commas, in any of the scripts that have their own.
  private func commas(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x2C || (byte == 0x8C && previous == 0xBC) || (byte == 0x81 && previous == 0x80)
        || (byte == 0x8C && previous == 0xD8)
      {
        count += 1
      }
      previous = byte
    }
    return count
  }

  /// Whether the element is one paragraph: by its tag, or because it holds nothing but this block.
  private func isParagraph(_ node: Int, block: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .p, .li, .td, .th, .pre, .blockquote, .dd, .dt, .figcaption: return true
    case .body, .article, .main: return false
    default: return sums.blockCount(in: node) == 1
    }
  }

  private func parent(of node: Int) -> Int { Int(tree.nodes[node].parent) }

  private func startScore(of node: Int) -> Double {
    var score = Double(mask.weights[node]) * 25
    switch tree.nodes[node].tag {
    case .div, .section, .main: score += 5
    case .article: score += 15
    case .pre, .td, .blockquote: score += 3
    case .ul, .ol, .dl, .dd, .dt, .li, .form, .address: score -= 3
    case .th, .header, .footer, .aside: score -= 5
    default: break
    }
    return score == 0 ? 0.001 : score
  }

  private func finalScore(of node: Int) -> Double {
    scores[node] * (1 - sums.linkDensity(of: node)) * nearness(of: node)
  }

  private func topCandidate() -> Int? {
    let best = candidates.max { (finalScore(of: $0), $1) < (finalScore(of: $1), $0) }
    guard let best, finalScore(of: best) > 0 else { return nil }
    return best
  }

  /// Goes outwards while the element around holds clearly more of the article.
  private func climb(from top: Int) -> Int {
    var node = top
    // Several strong candidates under one roof: the article is cut into sections.
    let strong = candidates.filter { finalScore(of: $0) >= 0.75 * finalScore(of: top) && $0 != top }
    var ancestor = parent(of: top)
    while ancestor > 0, tree.nodes[ancestor].tag != .body {
      let end = Int(tree.nodes[ancestor].end)
      if strong.count(where: { $0 >= ancestor && $0 < end }) >= 3 {
        node = ancestor
        break
      }
      ancestor = parent(of: ancestor)
    }
    var last = scores[node]
    let threshold = last / 3
    ancestor = parent(of: node)
    while ancestor > 0, tree.nodes[ancestor].tag != .body {
      let score = scores[ancestor]
      if score != 0 {
        if score < threshold { break }
        if score > last {
          node = ancestor
          break
        }
        last = score
      }
      ancestor = parent(of: ancestor)
    }
    return widen(wider(node))
  }

  /// The outermost element around `node` that holds a good part more of paragraphs of the same
  /// make: an article cut into sections.
  private func wider(_ node: Int) -> Int {
    let makes = makes()
    var lengths: [String: Int] = [:]
    for index in sums.range(of: node) {
      if let make = makes[index] { lengths[make, default: 0] += blocks.items[index].span.length }
    }
    guard let make = lengths.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      return node
    }
    // Bytes of that make before each block.
    var before = [0]
    for index in makes.indices {
      before.append(
        before[index] + (makes[index] == make.key ? blocks.items[index].span.length : 0))
    }
    var best = node
    var held = make.value
    var outer = parent(of: node)
    while outer > 0, tree.nodes[outer].tag != .html {
      let range = sums.range(of: outer)
      let length = before[range.upperBound] - before[range.lowerBound]
      if Double(length) >= 1.3 * Double(held) {
        best = outer
        held = length
      }
      outer = parent(of: outer)
    }
    return best
  }

  /// The make of each block of running text: its tag, and the element around it with its class; nil
  /// for other blocks.
  private func makes() -> [String?] {
    blocks.items.indices.map { index in
      guard sums.isRunning(index) else { return nil }
      let container = blocks.items[index].container
      let outer = max(0, parent(of: container))
      let tags = tree.nodes[container].tag.rawValue + " " + tree.nodes[outer].tag.rawValue
      return tags + " " + (tree.value(.class, of: outer) ?? "")
    }
  }

  /// An only child stands for its parent.
  private func widen(_ node: Int) -> Int {
    var node = node
    while case let outer = parent(of: node), outer > 0, tree.nodes[outer].tag != .body,
      sums.textLength(in: outer) == sums.textLength(in: node)
    {
      node = outer
    }
    return node
  }

  /// The element and those beside it that read like more of the same article.
  private func siblings(of top: Int) -> [Int] {
    let outer = parent(of: top)
    guard outer >= 0 else { return [top] }
    let threshold = max(10, finalScore(of: top) * 0.2)
    let name = tree.value(.class, of: top)
    var roots: [Int] = []
    var child = outer + 1
    while child < Int(tree.nodes[outer].end) {
      if child == top || belongs(child, threshold: threshold, className: name) {
        roots.append(child)
      }
      child = Int(tree.nodes[child].end)
    }
    return roots
  }

  private func belongs(_ node: Int, threshold: Double, className: Substring?) -> Bool {
    let tag = tree.nodes[node].tag
    guard mask.reasons[node] == 0, sums.textLength(in: node) > 0 else { return false }
    var score = scores[node]
    if let className, !className.isEmpty, tree.value(.class, of: node) == className, score > 0 {
      score += threshold
    }
    if score >= threshold { return true }
    guard tag == .p || tag == .text || tag == .div || tag == .section || tag == .blockquote else {
      return false
    }
    let length = sums.textLength(in: node)
    let density = sums.linkDensity(of: node)
    if tag == .div || tag == .section {
      return sums.blockCount(in: node) == 1 && length > 80 && density < 0.25
    }
    return length > 80 ? density < 0.25 : density == 0 && sums.endsSentence(in: node)
  }
}
