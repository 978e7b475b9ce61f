internal import Text

/// Reads documents of word processors (.docx): paragraphs, headings, list items and table rows.
///
/// The dates such a file carries are those of its making, not of publication, and are not taken.
package struct WordDocumentExtractor: Extractor {
  package static let files = FileKind("docx", isText: false, byteLimit: 200_000_000)

  package init(rules: CleaningRules) {}

  /// One article without places; its first heading is the title where the document states none.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let names: Set = ["word/document.xml", "docProps/core.xml", "word/styles.xml"]
    let files = try ArchiveEntries().contents(of: source) { names.contains($0) }
    guard let body = files["word/document.xml"].flatMap({ XMLReader().root(of: $0) })?.first("body")
    else {
      throw .unsupported(path: source.path, reason: "it holds no document of a word processor")
    }
    var builder = DocumentBuilder()
    let styles = styleNames(files["word/styles.xml"].flatMap { XMLReader().root(of: $0) })
    append(body, styles: styles, to: &builder)
    guard !builder.isEmpty else { throw .empty(path: source.path) }
    let core = files["docProps/core.xml"].flatMap { XMLReader().root(of: $0) }
    let metadata = ArticleMetadata(
      title: core?.first("title")?.text.nonBlank, author: core?.first("creator")?.text.nonBlank,
      description: core?.first("description")?.text.nonBlank,
      language: core?.first("language")?.text.nonBlank)
    var document = builder.document(for: source, metadata: metadata)
    if document.metadata.title == nil, let first = document.blocks.first, first.kind == .heading {
      document.metadata.title = document.text[first.span].map(String.init)
    }
    return Extraction(documents: [document])
  }

  /// Names of paragraph styles by their ids ("Heading1" is "heading 1" in every language of the
  /// program).
  private func styleNames(_ styles: XMLElement?) -> [String: String] {
    Dictionary(
      (styles?.all("style") ?? []).compactMap { style in
        guard let id = style.attributes["styleId"],
          let name = style.first("name")?.attributes["val"]
        else { return nil }
        return (id, name.lowercased())
      }, uniquingKeysWith: { first, _ in first })
  }

  private func append(
    _ parent: XMLElement, styles: [String: String], to builder: inout DocumentBuilder
  ) {
    for element in parent.elements {
      switch element.name {
      case "p": builder.append(paragraph(element, styles: styles))
      case "tbl": for row in rows(of: element) { builder.append(row) }
      case "sdt", "sdtContent", "ins", "smartTag": append(element, styles: styles, to: &builder)
      default: break
      }
    }
  }

  private func paragraph(_ element: XMLElement, styles: [String: String]) -> TextPiece {
    let properties = element.first("pPr")
    let style = properties?.first("pStyle")?.attributes["val"] ?? ""
    let name = styles[style] ?? style.lowercased()
    let isHeading = name.hasPrefix("heading") || name == "title" || name == "subtitle"
    let isItem = properties?.first("numPr") != nil
    return TextPiece(
      kind: isHeading ? .heading : isItem ? .listItem : .paragraph,
      text: CharacterCleaner().line(text(of: element)), anchors: [])
  }

  /// The text of a paragraph's runs; deleted text and field codes are left out.
  private func text(of element: XMLElement) -> String {
    element.elements.map { child in
      switch child.name {
      case "t": child.text
      case "tab", "br", "cr": " "
      case "noBreakHyphen": "-"
      case "pPr", "rPr", "del", "instrText", "moveFrom", "delText", "AlternateContent": ""
      default: text(of: child)
      }
    }.joined()
  }

  /// The rows of a table; where the first row can be a heading, cells carry its names.
  private func rows(of table: XMLElement) -> [TextPiece] {
    let rows = table.elements.filter { $0.name == "tr" }.map { row in
      row.elements.filter { $0.name == "tc" }.map { cell in
        CharacterCleaner().line(cell.all("p").map { text(of: $0) }.joined(separator: " "))
      }
    }
    guard let header = rows.first else { return [] }
    // The corner above the labels may be empty.
    let isHeaded =
      rows.count > 1 && header.last.map { !$0.isEmpty } ?? false
      && header.dropFirst().allSatisfy { !$0.isEmpty }
    return (isHeaded ? rows.dropFirst() : rows[...]).map { cells in
      TextPiece(
        kind: .tableRow, text: TableRowText.text(cells: cells, headers: isHeaded ? header : []),
        anchors: [])
    }
  }
}
