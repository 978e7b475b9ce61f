extension HTMLTree {
  /// A text of fewer bytes makes no frame worth reading: counters and buttons.
  private static let shortestText = 40

  /// Puts the body of `frame`, a page of its own, inside the node at `index`, the last so far;
  /// false where it holds no text. What it declares of itself is left out. O(length of the frame).
  mutating func graft(_ frame: HTMLTree, into index: Int) -> Bool {
    guard frame.nodes.contains(where: { $0.tag == .text && $0.text.count >= Self.shortestText })
    else { return false }
    let bytesBefore = Int32(bytes.count)
    let attributesBefore = Int32(attributes.count)
    // Positions in this tree of the frame's nodes, and of the end of its last one.
    var positions: [Int32] = []
    var next = Int32(nodes.count)
    var headEnd = 0
    for (position, node) in frame.nodes.enumerated() {
      if node.tag == .head { headEnd = Int(node.end) }
      positions.append(next)
      if position >= headEnd { next += 1 }
    }
    positions.append(next)
    for (position, node) in frame.nodes.enumerated()
    where positions[position + 1] > positions[position] {
      var node = node
      node.parent = node.parent < 0 ? Int32(index) : positions[Int(node.parent)]
      node.end = positions[Int(node.end)]
      node.line = nodes[index].line
      node.text = node.text.shifted(by: bytesBefore)
      node.attributes = node.attributes.shifted(by: attributesBefore)
      if [.html, .body, .main].contains(node.tag) { node.tag = .div }
      if node.tag == .script { node.text = 0..<0 }
      nodes.append(node)
    }
    for attribute in frame.attributes {
      let text = attribute.text.shifted(by: bytesBefore)
      attributes.append(AttributeValue(name: attribute.name, text: text))
    }
    bytes += frame.bytes
    return true
  }
}

extension Range<Int32> {
  fileprivate func shifted(by count: Int32) -> Self { lowerBound + count..<upperBound + count }
}
