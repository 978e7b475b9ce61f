internal import Text

/// A page's elements and texts in document order, flat: an element's content follows it up to
/// `end`.
///
/// Built by `HTMLTreeBuilder` from libxml2's events, which give line numbers without the limit that
/// its trees have. All text is UTF-8 with entities resolved.
struct HTMLTree {
  /// An element, or a run of text (`tag == .text`).
  struct Node {
    var tag: HTMLTag
    /// Position of the parent; -1 for the root.
    var parent: Int32
    /// Position after the last node inside; `index + 1` for a text.
    var end: Int32
    /// Line of the file, from 1.
    var line: Int32
    /// Bytes of a text; a `script` of structured data holds its text too.
    var text: Range<Int32>
    /// Range in `attributes`.
    var attributes: Range<Int32>
  }

  struct AttributeValue {
    var name: HTMLAttribute
    /// Range in `bytes`.
    var text: Range<Int32>
  }

  var nodes: [Node] = []
  var attributes: [AttributeValue] = []
  var bytes: [UInt8] = []
  /// What the page's style sheets hide.
  var hiding: StyleSheetNames?

  /// The value of an attribute of the node at `index`, as it stands; nil when absent.
  func value(_ name: HTMLAttribute, of index: Int) -> Substring? {
    for position in nodes[index].attributes where attributes[Int(position)].name == name {
      return string(attributes[Int(position)].text)
    }
    return nil
  }

  /// The bytes of `range` as text.
  func string(_ range: Range<Int32>) -> Substring {
    Substring(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// All text inside the node at `index`, cleaned, on one line; invisible elements are left out.
  func text(of index: Int) -> String {
    var output: [UInt8] = []
    let cleaner = CharacterCleaner()
    var position = index
    let end = Int(nodes[index].end)
    bytes.withUnsafeBufferPointer { buffer in
      while position < end {
        let node = nodes[position]
        if node.tag == .text,
          let mark = HTMLNoteMark(tree: self).text(of: position, behind: output, from: 0)
        {
          output += mark
        } else if node.tag == .text {
          cleaner.append(
            UnsafeBufferPointer(
              rebasing: buffer[Int(node.text.lowerBound)..<Int(node.text.upperBound)]),
            to: &output)
        } else if node.tag.isInvisible, position != index {
          position = Int(node.end)
          continue
        } else if !node.tag.isInline, !output.isEmpty, output.last != 0x20 {
          output.append(0x20)
        }
        position += 1
      }
    }
    while output.last == 0x20 { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether the element at `index` holds a link, or stands in one.
  func isLinked(at index: Int) -> Bool {
    if (index..<Int(nodes[index].end)).contains(where: { nodes[$0].tag == .a }) { return true }
    var outer = Int(nodes[index].parent)
    while outer >= 0, nodes[outer].tag != .a { outer = Int(nodes[outer].parent) }
    return outer >= 0
  }

  /// The page as a browser shows it that runs no scripts; nil where no part for such browsers holds
  /// a text of `length` bytes.
  func withoutScripts(longerThan length: Int) -> HTMLTree? {
    let parts = nodes.indices.filter { index in
      nodes[index].tag == .noscript
        && (index..<Int(nodes[index].end)).reduce(0) { $0 + nodes[$1].text.count } > length
    }
    guard !parts.isEmpty else { return nil }
    var tree = self
    for part in parts { tree.nodes[part].tag = .div }
    return tree
  }
}
