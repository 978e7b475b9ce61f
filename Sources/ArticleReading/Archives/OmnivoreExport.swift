internal import Text

/// What the lists of an Omnivore export (`metadata_0_to_19.json`) say of its pages
/// (`content/NAME.html`).
struct OmnivoreExport {
  private let records: [String: ImportRecord]

  /// Reads the lists of an archive; those of any other hold none.
  init(_ source: SourceFile, budget: UnpackingBudget, fields: ImportFields) {
    var records: [String: ImportRecord] = [:]
    if source.path.lowercased().hasSuffix(".zip") {
      _ = ArchiveMembers(form: .zip, budget: budget).visit(source.bytes, where: Self.isList) {
        records.merge(Self.records(in: $1, fields: fields)) { first, _ in first }
      }
    }
    self.records = records
  }

  /// The records of a list by the names of their pages.
  static func records(in bytes: [UInt8], fields: ImportFields) -> [String: ImportRecord] {
    let root = bytes.withUnsafeBufferPointer { JSONParser.outcome(of: $0).root }
    let reader = JSONRecords(fields: fields, lines: LineNumbers(line: 1))
    var records: [String: ImportRecord] = [:]
    for element in root?.elements ?? [] {
      if let name = element["slug"]?.string { records[name] = reader.record(element) }
    }
    return records
  }

  private static func isList(_ name: String) -> Bool {
    name.wholeMatch(of: /(?:.*\/)?metadata_[0-9]+_to_[0-9]+\.json/) != nil
  }

  /// Whether a file tells of pages that lie beside it.
  func isDescription(_ name: String) -> Bool { !records.isEmpty && Self.isList(name) }

  /// The article of the page `name` with what a list says of it.
  func completed(_ document: Document, name: String, _ rules: CleaningRules) -> Document {
    guard !records.isEmpty, let file = name.split(separator: "/").last,
      let record = records[String(file.prefix { $0 != "." })]
    else { return document }
    return ImportedArticles(rules: rules).document(document, describedBy: record)
  }
}
