internal import CMarkGFM
internal import Text

/// The blocks of a Markdown text in reading order, as cmark-gfm sees them.
struct MarkdownTree {
  private(set) var pieces: [TextPiece] = []
  /// Position in `pieces` of the first heading of the first level, where it opens the text.
  private(set) var titlePosition: Int?

  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
  private let firstLine: Int

  /// Parses `text`, whose first line is line `firstLine` of its file. O(n).
  init(_ text: String, firstLine: Int = 1) {
    self.firstLine = firstLine
    _ = Self.registration
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist"] {
      if let addition = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, addition)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    walk(root)
  }

  /// Goes through the whole tree without recursion, so that deep nesting costs no stack.
  private mutating func walk(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var depth = (list: 0, quotation: 0)
    var notes = 0
    var mark = ""
    var headers: [String] = []
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let step = event == CMARK_EVENT_ENTER ? 1 : -1
      if step == 1, cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION {
        notes += 1
        mark = "[\(notes)] "
      }
      switch String(cString: cmark_node_get_type_string(node)) {
      case "item", "tasklist": depth.list += step
      case "block_quote": depth.quotation += step
      case "table_header",
        "table_row" where event == CMARK_EVENT_ENTER:
        addRow(node, &headers)
      case "paragraph" where event == CMARK_EVENT_ENTER:
        let kind: Block.Kind =
          depth.list > 0 ? .listItem : depth.quotation > 0 ? .quotation : .paragraph
        add(inlineText(of: node, mark: mark), kind: kind)
        mark = ""
      case "heading" where event == CMARK_EVENT_ENTER: addHeading(node)
      case "code_block" where event == CMARK_EVENT_ENTER: addCode(node)
      case "html_block" where event == CMARK_EVENT_ENTER: addHTML(node)
      default: break
      }
    }
  }

  private mutating func add(_ piece: TextPiece, kind: Block.Kind) {
    guard !piece.text.isEmpty else { return }
    var piece = piece
    piece.kind = kind
    pieces.append(piece)
  }

  private mutating func addHeading(_ node: OpaquePointer) {
    if titlePosition == nil, cmark_node_get_heading_level(node) == 1, pieces.isEmpty {
      titlePosition = 0
    }
    add(inlineText(of: node), kind: .heading)
    if pieces.isEmpty { titlePosition = nil }
  }

  /// Adds a table's row as `header: value; …`; the header row itself only names the columns.
  private mutating func addRow(_ node: OpaquePointer, _ headers: inout [String]) {
    var cells: [String] = []
    var cell = cmark_node_first_child(node)
    while let current = cell {
      cells.append(inlineText(of: current).text)
      cell = cmark_node_next(current)
    }
    if String(cString: cmark_node_get_type_string(node)) == "table_header" {
      headers = cells
      return
    }
    let text = TableRowText.text(cells: cells, headers: headers)
    add(TextPiece(text: text, anchors: [anchor(of: node)]), kind: .tableRow)
  }

  private mutating func addCode(_ node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node), !isQuery(node) else { return }
    let lines = String(cString: literal).split(separator: "\n").map { CharacterCleaner().line($0) }
    let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    add(TextPiece(text: text, anchors: [anchor(of: node)]), kind: .code)
  }

  /// Whether the block is a query that a note program fills in.
  private func isQuery(_ code: OpaquePointer) -> Bool {
    cmark_node_get_fence_info(code).map { String(cString: $0).hasPrefix("dataview") } ?? false
  }

  private mutating func addHTML(_ node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let tree = HTMLTree(Array(String(cString: literal).utf8))
    for piece in HTMLBlocks(tree).pieces {
      let line = (piece.anchors.first?.number ?? 1) - 1 + anchor(of: node).number
      add(
        TextPiece(text: piece.text, anchors: [PlaceAnchor(offset: 0, number: line)]),
        kind: piece.kind)
    }
  }

  private func anchor(of node: OpaquePointer) -> PlaceAnchor {
    PlaceAnchor(offset: 0, number: Int(cmark_node_get_start_line(node)) + firstLine - 1)
  }

  /// The text of a block's inline parts: links by their text, images by their description, one
  /// space for a line break.
  private func inlineText(of block: OpaquePointer, mark: String = "") -> TextPiece {
    var text = Array(mark.utf8)
    var anchors = [anchor(of: block)]
    guard let iterator = cmark_iter_new(block) else { return TextPiece(text: "", anchors: []) }
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        if text.last != 0x20, !text.isEmpty { text.append(0x20) }
        anchors.append(
          PlaceAnchor(offset: text.count, number: anchors[anchors.count - 1].number + 1))
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        // The parser numbers notes in the order of their first marks.
        let number = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        text += Array("[\(number)]".utf8)
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        guard let literal = cmark_node_get_literal(node) else { continue }
        let bytes = UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self)
        CharacterCleaner().append(
          UnsafeBufferPointer(start: bytes, count: length(bytes)), to: &text)
      default: break
      }
    }
    while text.last == 0x20 { text.removeLast() }
    anchors.removeAll { $0.offset >= max(1, text.count) }
    return TextPiece(text: String(decoding: text, as: UTF8.self), anchors: anchors)
  }

  /// Bytes before the terminating zero.
  private func length(_ bytes: UnsafePointer<UInt8>) -> Int {
    var count = 0
    while bytes[count] != 0 { count += 1 }
    return count
  }
}
