internal import Text

/// The blocks of a text document of LibreOffice.
struct OpenDocumentText {
  private(set) var pieces: [TextPiece] = []
  private var notes: [String] = []
  private var boxes: [XMLElement] = []
  /// Names of styles that hide text, and that raise it.
  private let hidden: Set<String>
  private let raised: Set<String>

  /// - Parameter styles: the document's automatic styles.
  init(styles: XMLElement?) {
    var hidden: Set<String> = []
    var raised: Set<String> = []
    for style in styles?.elements ?? [] {
      guard let name = style.attributes["name"],
        let properties = style.first("text-properties")?.attributes
      else { continue }
      if properties["display"] == "none" { hidden.insert(name) }
      let place = properties["text-position"] ?? ""
      if place.hasPrefix("super")
        || place.prefix(1).first?.isNumber == true && !place.hasPrefix("0")
      {
        raised.insert(name)
      }
    }
    (self.hidden, self.raised) = (hidden, raised)
  }

  /// The notes, each behind its mark.
  var notePieces: [TextPiece] {
    notes.enumerated().filter { !$0.element.isEmpty }.map {
      TextPiece(text: "[\($0.offset + 1)] \($0.element)", anchors: [])
    }
  }

  /// Adds the blocks of `parent`; what was deleted, forms and lists of contents are left out.
  mutating func add(_ parent: XMLElement, kind: Block.Kind = .paragraph) {
    for element in parent.elements {
      switch element.name {
      case "p": add(line(element), kind: kind)
      case "h": add(line(element), kind: .heading)
      case "list": for item in element.elements { add(item, kind: .listItem) }
      case "table": pieces += TableRowText.pieces(of: rows(of: element))
      case "tracked-changes", "forms", "table-of-content", "alphabetical-index", "sequence-decls",
        "illustration-index", "table-index":
        break
      case "section" where element.attributes["display"] == "none": break
      case "frame", "text-box", "section", "index-body", "bibliography", "numbered-paragraph", "g",
        "custom-shape":
        add(element, kind: kind)
      default: break
      }
      let boxes = boxes
      self.boxes = []
      for box in boxes { add(box) }
    }
  }

  private mutating func add(_ text: String, kind: Block.Kind) {
    guard !text.isEmpty else { return }
    pieces.append(TextPiece(kind: kind, text: text, anchors: []))
  }

  private mutating func line(_ paragraph: XMLElement) -> String {
    if paragraph.attributes["style-name"].map(hidden.contains) == true { return "" }
    var text = ""
    read(paragraph, into: &text)
    return CharacterCleaner().line(text)
  }

  /// Appends the text inside a paragraph.
  private mutating func read(_ parent: XMLElement, into text: inout String) {
    for child in parent.children {
      switch child {
      case .text(let piece): text += piece
      case .element(let element): read(inline: element, into: &text)
      }
    }
  }

  private mutating func read(inline element: XMLElement, into text: inout String) {
    switch element.name {
    case "s", "tab", "line-break": text += " "
    case "note":
      var note: [String] = []
      for paragraph in element.first("note-body")?.all("p") ?? [] { note.append(line(paragraph)) }
      notes.append(note.joined(separator: " "))
      text += "[\(notes.count)]"
    case "frame", "custom-shape": boxes.append(element)
    case "annotation", "annotation-end", "ruby-text", "hidden-text", "bookmark", "change": break
    case "span":
      let style = element.attributes["style-name"] ?? ""
      if hidden.contains(style) { return }
      var inner = ""
      read(element, into: &inner)
      text += raised.contains(style) ? RaisedFigure.text(inner, behind: text) : inner
    default: read(element, into: &text)
    }
  }

  /// The cells of a table, row by row; a table inside a cell is read as text.
  private mutating func rows(of table: XMLElement) -> [[String]] {
    var rows: [[String]] = []
    for element in table.elements {
      switch element.name {
      case "table-row":
        let cells = cells(of: element)
        if cells.contains(where: { !$0.isEmpty }) { rows.append(cells) }
      case "table-header-rows", "table-rows", "table-row-group": rows += self.rows(of: element)
      default: break
      }
    }
    return rows
  }

  private mutating func cells(of row: XMLElement) -> [String] {
    var cells: [String] = []
    for cell in row.elements where cell.name == "table-cell" || cell.name == "covered-table-cell" {
      var parts: [String] = []
      for paragraph in cell.all("p") + cell.all("h") { parts.append(line(paragraph)) }
      let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
      let repeats = cell.attributes["number-columns-repeated"].flatMap { Int($0) } ?? 1
      for _ in 0..<max(1, min(repeats, 50)) { cells.append(text) }
    }
    while cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }
}
