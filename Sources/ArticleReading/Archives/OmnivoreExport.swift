internal import Text

/// What the lists of a packed Omnivore export say of its pages.
struct OmnivoreExport {
  private let records: [String: ImportRecord]

  /// Reads the lists of an archive; those of any other hold none.
  init(_ source: SourceFile, budget: UnpackingBudget, fields: ImportFields) {
    var records: [String: ImportRecord] = [:]
    if source.path.lowercased().hasSuffix(".zip") {
      let members = ArchiveMembers(form: .zip, budget: budget)
      _ = members.visit(source.bytes, where: OmnivoreList.isOne) { _, bytes in
        for entry in OmnivoreList.entries(in: bytes, fields: fields) {
          for file in entry.files { records[file] = entry.record }
        }
      }
    }
    self.records = records
  }

  /// Whether a file tells of pages that lie beside it.
  func isDescription(_ name: String) -> Bool { !records.isEmpty && OmnivoreList.isOne(name) }

  /// The article of the page `name` with what a list says of it.
  func completed(_ document: Document, name: String, _ rules: CleaningRules) -> Document {
    guard !records.isEmpty,
      let record = records[name.split(separator: "/").suffix(2).joined(separator: "/")]
    else { return document }
    return ImportedArticles(rules: rules).document(document, describedBy: record)
  }
}
