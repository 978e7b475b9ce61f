/// The entries of a bibliography in RIS.
enum RISText {
  /// Names of the fields that tags give; those of the first kind are joined.
  private static let names = [
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "T2": "publication",
    "JO": "publication", "JF": "publication", "PB": "publisher", "DA": "date", "UR": "url",
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
      if let found = line.wholeMatch(of: /\s*([A-Z][A-Z0-9])  ?-(?: (.*))?/) {
        let tag = String(found.1)
        if tag == "TY" {
          close()
          start = index + 1
        }
        values.append((tag, found.2.map(String.init) ?? ""))
        if tag == "ER" { close() }
      } else if !values.isEmpty, !line.allSatisfy(\.isWhitespace) {
        values[values.count - 1].value += " " + line
      }
    }
    close()
    return entries
  }

  private static func entry(
    of values: [(tag: String, value: String)], line: Int, fields: ImportFields
  ) -> BibliographyEntry {
    var entry = BibliographyEntry(record: ImportRecord(line: line))
    var taken: Set<String> = []
    for (tag, value) in values {
      if files.contains(tag), !value.hasPrefix("http") {
        entry.files.append(value)
      } else if let name = names[tag], taken.insert(tag).inserted || tag == "KW" {
        let all = values.filter { $0.tag == tag }.map(\.value)
        let isAuthor = tag == "AU" || tag == "A1"
        entry.take(
          name, isAuthor ? all.map(PersonName.inOrder).joined(separator: ", ") : value, fields)
      }
    }
    return entry
  }
}
