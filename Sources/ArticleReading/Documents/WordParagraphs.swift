internal import Text

/// The paragraphs of a word processor's document as blocks, with its text boxes and notes.
struct WordParagraphs {
  /// Names of paragraph styles by their ids.
  let styles: [String: String]
  /// Blocks in order, without the notes.
  private(set) var pieces: [TextPiece] = []
  /// Notes in the order of their marks: the name of the kind, and the id.
  private var notes: [(kind: String, id: String)] = []
  /// Text boxes of the paragraph that is being read.
  private var boxes: [XMLElement] = []

  init(styles: [String: String]) { self.styles = styles }

  /// Adds the blocks of `parent`: a text box behind the paragraph that it hangs on.
  mutating func add(_ parent: XMLElement) {
    for element in parent.elements {
      switch element.name {
      case "p":
        let piece = paragraph(element)
        if !piece.text.isEmpty { pieces.append(piece) }
      case "tbl": pieces += rows(of: element)
      case "sdt", "sdtContent", "ins", "smartTag", "customXml": add(element)
      default: break
      }
      let boxes = boxes
      self.boxes = []
      for box in boxes { add(box) }
    }
  }

  /// The notes that were marked, each behind its number: "[1] …".
  mutating func notePieces(footnotes: XMLElement?, endnotes: XMLElement?) -> [TextPiece] {
    var pieces: [TextPiece] = []
    let marked = notes
    for (index, note) in marked.enumerated() {
      let all = note.kind == "footnote" ? footnotes : endnotes
      guard let element = all?.elements.first(where: { $0.attributes["id"] == note.id }) else {
        continue
      }
      let texts = element.elements.filter { $0.name == "p" }.map { paragraph($0).text }
      let text = texts.filter { !$0.isEmpty }.joined(separator: " ")
      if !text.isEmpty { pieces.append(TextPiece(text: "[\(index + 1)] \(text)", anchors: [])) }
    }
    return pieces
  }

  private mutating func paragraph(_ element: XMLElement) -> TextPiece {
    let properties = element.first("pPr")
    let style = properties?.first("pStyle")?.attributes["val"] ?? ""
    let name = styles[style] ?? style.lowercased()
    let isHeading = name.hasPrefix("heading") || name == "title" || name == "subtitle"
    let isItem = properties?.first("numPr") != nil
    var text = ""
    read(element, into: &text)
    return TextPiece(
      kind: isHeading ? .heading : isItem ? .listItem : .paragraph,
      text: CharacterCleaner().line(text), anchors: [])
  }

  /// Appends the text of a paragraph's runs; deleted and hidden text and field codes are left out.
  private mutating func read(_ element: XMLElement, into text: inout String) {
    for child in element.elements {
      switch child.name {
      case "t": text += child.text
      case "tab", "br", "cr": text += " "
      case "noBreakHyphen": text += "-"
      case "footnoteReference": mark("footnote", child, in: &text)
      case "endnoteReference": mark("endnote", child, in: &text)
      case "txbxContent": boxes.append(child)
      // What stands in the fallback is the same once more.
      case "AlternateContent": if let choice = child.first("Choice") { read(choice, into: &text) }
      case "pPr", "rPr", "del", "instrText", "moveFrom", "delText": break
      case "r" where isOn("vanish", child) || isOn("webHidden", child): break
      case "r" where isRaised(child): text += RaisedFigure.text(raised(child), behind: text)
      default: read(child, into: &text)
      }
    }
  }

  private mutating func mark(_ kind: String, _ reference: XMLElement, in text: inout String) {
    guard let id = reference.attributes["id"] else { return }
    notes.append((kind, id))
    text += "[\(notes.count)]"
  }

  private mutating func raised(_ run: XMLElement) -> String {
    var text = ""
    for child in run.elements where child.name != "rPr" {
      read(
        XMLElement(
          name: "r", namespace: nil, attributes: [:], children: [.element(child)], line: child.line),
        into: &text)
    }
    return text
  }

  /// Whether a run has that property and does not switch it off.
  private func isOn(_ property: String, _ run: XMLElement) -> Bool {
    guard let mark = run.first("rPr")?.first(property) else { return false }
    return !["0", "false", "off"].contains(mark.attributes["val"] ?? "")
  }

  private func isRaised(_ run: XMLElement) -> Bool {
    run.first("rPr")?.first("vertAlign")?.attributes["val"] == "superscript"
  }

  /// The rows of a table; where the first row can be a heading, cells carry its names.
  private mutating func rows(of table: XMLElement) -> [TextPiece] {
    var rows: [[String]] = []
    for row in table.elements where row.name == "tr" {
      var cells: [String] = []
      for cell in row.elements where cell.name == "tc" {
        var text = ""
        for paragraph in cell.all("p") { text += self.paragraph(paragraph).text + " " }
        cells.append(CharacterCleaner().line(text))
      }
      rows.append(cells)
    }
    return TableRowText.pieces(of: rows)
  }
}
