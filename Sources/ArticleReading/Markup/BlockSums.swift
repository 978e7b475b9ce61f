internal import Text

/// Lengths and counts of the blocks inside any element, without those of masked parts. Each
/// question costs O(log blocks).
struct BlockSums {
  private let tree: HTMLTree
  private let blocks: HTMLBlocks
  private let mask: PageMask
  /// Positions of the blocks in the tree, ascending.
  private let positions: [Int]
  private var lengths: [Int] = [0]
  private var links: [Int] = [0]
  private var counts: [Int] = [0]

  init(_ tree: HTMLTree, _ blocks: HTMLBlocks, _ mask: PageMask) {
    self.tree = tree
    self.blocks = blocks
    self.mask = mask
    positions = blocks.items.map(\.position)
    for item in blocks.items {
      let isOpen = mask.reasons[item.position] == 0
      lengths.append(lengths[lengths.count - 1] + (isOpen ? item.span.length : 0))
      links.append(links[links.count - 1] + (isOpen ? item.linkLength : 0))
      counts.append(counts[counts.count - 1] + (isOpen ? 1 : 0))
    }
  }

  /// Positions in `HTMLBlocks.items` of the blocks inside the element, masked ones included.
  func range(of node: Int) -> Range<Int> {
    first(from: node)..<first(from: Int(tree.nodes[node].end))
  }

  /// Bytes of text inside the element.
  func textLength(in node: Int) -> Int { sum(lengths, node) }

  /// Bytes of long paragraphs with few links inside the element.
  func runningLength(in node: Int) -> Int {
    range(of: node).reduce(0) { $0 + (isRunning($1) ? blocks.items[$1].span.length : 0) }
  }

  /// Whether the block is a long paragraph with few links.
  func isRunning(_ index: Int) -> Bool {
    let item = blocks.items[index]
    return mask.reasons[item.position] == 0 && (item.kind == .paragraph || item.kind == .listItem)
      && item.span.length >= 80
      && item.linkDensity < 0.2
  }

  /// Share of the text inside the element that is links, 0 to 1.
  func linkDensity(of node: Int) -> Double {
    Double(sum(links, node)) / Double(max(1, sum(lengths, node)))
  }

  func blockCount(in node: Int) -> Int { sum(counts, node) }

  /// Whether the last block inside the element ends with a full stop or its like.
  func endsSentence(in node: Int) -> Bool {
    guard let last = range(of: node).last else { return false }
    let span = blocks.items[last].span
    return [0x2E, 0x21, 0x3F].contains(blocks.text[span.end - 1])
  }

  private func sum(_ sums: [Int], _ node: Int) -> Int {
    let range = range(of: node)
    return sums[range.upperBound] - sums[range.lowerBound]
  }

  /// Position of the first block at or after the node.
  private func first(from node: Int) -> Int {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
