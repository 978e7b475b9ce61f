internal import Text

/// The blocks of text of a page in document order: one for each paragraph, heading, list item,
/// table row or caption.
struct HTMLBlocks {
  /// A block with what judging it needs.
  struct Item {
    var kind: Block.Kind
    /// The nearest element around it that is not inline.
    var container: Int
    /// 1 to 6 for headings, 0 otherwise.
    var headingLevel = 0
    /// Range in `text`.
    var span: TextSpan
    /// Range in `anchors`.
    var places: Range<Int>
    /// Bytes of `span` that are the text of links.
    var linkLength = 0
    /// Position in the tree of the block's first text; ascending from block to block.
    var position: Int

    /// Share of the block's bytes that are links, 0 to 1.
    var linkDensity: Double { Double(linkLength) / Double(max(1, span.length)) }
  }

  private(set) var items: [Item] = []
  private(set) var text: [UInt8] = []
  private var anchors: [PlaceAnchor] = []

  private let tree: HTMLTree
  private var blockStart = 0
  private var firstAnchor = 0
  private var linkLength = 0
  private var container = 0
  private var position = 0
  private var blockMask: UInt8 = 0
  private let cleaner = CharacterCleaner()

  /// Reads all blocks of `tree`; blocks never reach across elements of different `masks` (one for
  /// each node). O(n).
  init(_ tree: HTMLTree, masks: [UInt8] = []) {
    self.tree = tree
    walk(masks: masks)
  }

  /// The block at `index` as it goes into the article.
  func piece(_ index: Int) -> TextPiece {
    let item = items[index]
    let places = anchors[item.places].map {
      PlaceAnchor(offset: $0.offset - item.span.start, number: $0.number)
    }
    return TextPiece(
      kind: item.kind,
      text: String(decoding: text[item.span.start..<item.span.end], as: UTF8.self), anchors: places)
  }

  /// All blocks as pieces.
  var pieces: [TextPiece] { items.indices.map { piece($0) } }

  private mutating func walk(masks: [UInt8]) {
    var ends: [Int] = []
    var linkEnd = 0
    var index = 0
    while index < tree.nodes.count {
      while let end = ends.last, index >= end {
        close()
        ends.removeLast()
        container = parentContainer(of: container)
      }
      let node = tree.nodes[index]
      if node.tag == .text {
        let mask = masks.isEmpty ? 0 : masks[index]
        if mask == PageMask.dropped {
          index += 1
          continue
        }
        if mask != blockMask { close() }
        blockMask = mask
        if text.count == blockStart { position = index }
        append(index, isLink: index < linkEnd)
      } else if node.tag.isInvisible || isPageNumber(index) {
        index = Int(node.end)
        continue
      } else if node.tag == .br {
        breakLine()
      } else if node.tag == .a {
        linkEnd = max(linkEnd, Int(node.end))
      } else if !node.tag.isInline {
        close()
        if node.tag == .table, let rows = HTMLTableRows(tree, table: index) {
          add(rows, of: index)
          index = Int(node.end)
          continue
        }
        container = index
        ends.append(Int(node.end))
      }
      index += 1
    }
    close()
  }

  /// The number of a page of the printed book, which may stand inside a sentence.
  private func isPageNumber(_ index: Int) -> Bool {
    !tree.nodes[index].attributes.isEmpty && tree.value(.role, of: index) == "doc-pagebreak"
  }

  /// The element around `index` that is not inline.
  private func parentContainer(of index: Int) -> Int {
    var parent = Int(tree.nodes[index].parent)
    while parent > 0, tree.nodes[parent].tag.isInline { parent = Int(tree.nodes[parent].parent) }
    return max(0, parent)
  }

  /// Appends a text line by line, noting where each line of the file begins.
  private mutating func append(_ index: Int, isLink: Bool) {
    let node = tree.nodes[index]
    var line = Int(node.line)
    let before = text.count
    if let mark = HTMLNoteMark(tree: tree).text(of: index, behind: text, from: blockStart) {
      text += mark
      return
    }
    tree.bytes.withUnsafeBufferPointer { bytes in
      var start = Int(node.text.lowerBound)
      let end = Int(node.text.upperBound)
      while start < end {
        let stop = bytes[start..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
        let count = text.count
        cleaner.append(
          UnsafeBufferPointer(rebasing: bytes[start..<stop]), to: &text, from: blockStart)
        if text.count > count { note(line, at: count) }
        if bytes[stop - 1] == 0x0A { line += 1 }
        start = stop
      }
    }
    if isLink { linkLength += text.count - before }
  }

  private mutating func note(_ line: Int, at offset: Int) {
    if anchors.count > firstAnchor, anchors[anchors.count - 1].number == line { return }
    anchors.append(PlaceAnchor(offset: offset, number: line))
  }

  /// One `br` is a line break inside the block, two end it.
  private mutating func breakLine() {
    while text.count > blockStart, text.last == 0x20 { text.removeLast() }
    guard text.count > blockStart else { return }
    if text.last == 0x0A { close() } else { text.append(0x0A) }
  }

  /// Ends the block that is being read.
  private mutating func close() {
    while text.count > blockStart, text.last == 0x20 || text.last == 0x0A { text.removeLast() }
    if text.count > blockStart, joinsTerm() {
      // One line with its term.
    } else if text.count > blockStart {
      while anchors.count > firstAnchor + 1, anchors[anchors.count - 1].offset >= text.count {
        anchors.removeLast()
      }
      let (kind, level) = kind(at: container)
      items.append(
        Item(
          kind: kind, container: container, headingLevel: level,
          span: TextSpan(blockStart, text.count), places: firstAnchor..<anchors.count,
          linkLength: linkLength, position: position))
    } else {
      anchors.removeLast(anchors.count - firstAnchor)
    }
    blockStart = text.count
    firstAnchor = anchors.count
    linkLength = 0
  }

  /// Bytes of a term, and of what is said of it, that go into one line at most.
  private static let longestTerm = 60
  private static let longestDetail = 240

  /// Puts what a list of terms says of a term behind it, "Founded: 1987", where both are short;
  /// else does nothing and says false.
  private mutating func joinsTerm() -> Bool {
    guard let last = items.last, last.span.end == blockStart, last.span.length <= Self.longestTerm,
      text.count - blockStart <= Self.longestDetail, nearestTerm(container) == .dd,
      nearestTerm(last.container) == .dt
    else { return false }
    let mark: [UInt8] = text[blockStart - 1] == 0x3A ? [0x20] : [0x3A, 0x20]
    text.insert(contentsOf: mark, at: blockStart)
    for index in firstAnchor..<anchors.count { anchors[index].offset += mark.count }
    items[items.count - 1].span.end = text.count
    items[items.count - 1].places = last.places.lowerBound..<anchors.count
    items[items.count - 1].linkLength += linkLength
    items[items.count - 1].container = container
    return true
  }

  /// The nearest `dt` or `dd` around an element; nil for none.
  private func nearestTerm(_ index: Int) -> HTMLTag? {
    var position = index
    for _ in 0..<4 where position > 0 {
      let tag = tree.nodes[position].tag
      if tag == .dt || tag == .dd { return tag }
      position = Int(tree.nodes[position].parent)
    }
    return nil
  }

  private mutating func add(_ rows: HTMLTableRows, of table: Int) {
    container = table
    for row in rows.rows {
      position = row.position
      note(row.line, at: blockStart)
      text.append(contentsOf: row.text.utf8)
      linkLength = row.linkLength
      close()
      items[items.count - 1].kind = row.isCaption ? .caption : .tableRow
    }
    container = parentContainer(of: table)
  }

  /// What a block in the element `index` is, by the elements around it.
  private func kind(at index: Int) -> (Block.Kind, Int) {
    var position = index
    for _ in 0..<6 where position > 0 {
      let node = tree.nodes[position]
      if let level = node.tag.headingLevel { return (.heading, level) }
      switch node.tag {
      case .li, .dd, .dt: return (.listItem, 0)
      case .blockquote: return (.quotation, 0)
      case .figcaption, .caption: return (.caption, 0)
      case .pre: return (.code, 0)
      default: position = Int(node.parent)
      }
    }
    return (.paragraph, 0)
  }
}
