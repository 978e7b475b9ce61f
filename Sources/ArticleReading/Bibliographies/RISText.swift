internal import Text

/// The entries of a bibliography in RIS.
enum RISText {
  /// Names of the fields that tags give; those of the first kind are joined.
  private static let names = [
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "T2": "publication",
    "JO": "publication", "JF": "publication", "PB": "publisher", "DA": "date", "Y1": "date",
    "UR": "url",
    "AB": "abstract", "N2": "abstract", "LA": "language", "KW": "keywords", "ID": "id",
  ]
  private static let lists: Set = ["AU", "A1", "KW"]
  private static let files: Set = ["L1", "L2", "L4"]

  static func entries(in text: String, fields: ImportFields) -> [BibliographyEntry] {
    var entries: [BibliographyEntry] = []
    var values: [(tag: String, value: String)] = []
    var start = 1
    func close() {
      if !values.isEmpty { entries.append(entry(of: values, line: start, fields: fields)) }
      values = []
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if let (tag, value) = tagged(line) {
        if tag == "TY" {
          close()
          start = index + 1
        }
        values.append((tag, value))
        if tag == "ER" { close() }
      } else if !values.isEmpty, !line.allSatisfy(\.isWhitespace) {
        values[values.count - 1].value += " " + line
      }
    }
    close()
    return entries
  }

  /// The tag and value of `AU  - Quist, Mara`; nil for any other line.
  private static func tagged(_ line: Substring) -> (tag: String, value: String)? {
    let bytes = line.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    let head = Array(bytes.prefix(6))
    guard head.count > 3, head[0].isCapital, head[1].isCapital || head[1].isDigit,
      let dash = head.firstIndex(of: 0x2D), dash == 3 || dash == 4,
      head[2..<dash].allSatisfy({ $0 == 0x20 })
    else { return nil }
    let rest = bytes.dropFirst(dash + 1)
    guard rest.isEmpty || rest.first == 0x20 else { return nil }
    return (
      String(decoding: head[..<2], as: UTF8.self), String(Substring(rest.dropFirst()))
    )
  }

  private static func entry(
    of values: [(tag: String, value: String)], line: Int, fields: ImportFields
  ) -> BibliographyEntry {
    var entry = BibliographyEntry(record: ImportRecord(line: line))
    var taken: Set<String> = []
    let byTag = Dictionary(grouping: values, by: \.tag).mapValues { $0.map(\.value) }
    for (tag, value) in values {
      if files.contains(tag), !value.hasPrefix("http") {
        entry.files.append(value)
      } else if let name = names[tag], taken.insert(tag).inserted || tag == "KW" {
        let all = byTag[tag] ?? []
        let isAuthor = tag == "AU" || tag == "A1"
        entry.take(
          name, isAuthor ? all.map(PersonName.inOrder).joined(separator: ", ") : value, fields)
      }
    }
    return entry
  }
}
