internal import Text

/// What lists and bibliographies in an archive say of the files that are packed with them: exports
/// of Omnivore, and of Zotero with its files.
struct PackedDescriptions {
  /// Records by folder and name of the file, as `12/page.html`.
  private let records: [String: ImportRecord]

  /// Reads the lists of an archive; those of any other hold none.
  init(_ source: SourceFile, budget: UnpackingBudget, fields: ImportFields) {
    var records: [String: ImportRecord] = [:]
    if source.path.lowercased().hasSuffix(".zip") {
      let members = ArchiveMembers(form: .zip, budget: budget)
      _ = members.visit(source.bytes, where: Self.mayDescribe) { name, bytes in
        let list = SourceFile(path: name, key: name, bytes: bytes)
        for entry in Bibliography.entries(of: list, fields: fields) {
          for file in entry.files { records[Self.key(of: file)] = entry.record }
        }
      }
    }
    self.records = records
  }

  /// Whether a file tells of others and is nothing else.
  func isDescription(_ name: String) -> Bool {
    !records.isEmpty && (OmnivoreList.isOne(name) || Self.ending(of: name) == "rdf")
  }

  /// The article of the file `name` with what a list says of it.
  func completed(_ document: Document, name: String, _ rules: CleaningRules) -> Document {
    guard !records.isEmpty, let record = records[Self.key(of: name)] else { return document }
    return ImportedArticles(rules: rules).document(document, describedBy: record)
  }

  private static func mayDescribe(_ name: String) -> Bool {
    OmnivoreList.isOne(name) || Bibliography.endings.contains(ending(of: name))
  }

  private static func ending(of name: String) -> String {
    name.split(separator: ".").last?.lowercased() ?? ""
  }

  private static func key(of path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.suffix(2).joined(separator: "/")
  }
}
