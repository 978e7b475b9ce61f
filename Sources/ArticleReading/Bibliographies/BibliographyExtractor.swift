internal import Text

/// Reads bibliographies (.ris, .bib): an entry with an abstract is an article; the others are there
/// for the files that stand beside them, whose titles, authors and days they know.
package struct BibliographyExtractor: Extractor {
  package static let files = FileKind(
    "ris", "bib", "bibtex", byteLimit: 200_000_000, isImport: true)

  private let articles: ImportedArticles
  private let rules: CleaningRules

  package init(rules: CleaningRules) {
    articles = ImportedArticles(rules: rules)
    self.rules = rules
  }

  /// An article for each entry that holds an abstract.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let entries = Bibliography.entries(of: source, fields: rules.importFields)
    guard !entries.isEmpty else {
      throw .unsupported(path: source.path, reason: "it holds no entries of a bibliography")
    }
    var extraction = Extraction(documents: [])
    var skipped = SkippedEntries()
    for entry in entries {
      let key = "\(source.key)#\(entry.record[.id] ?? String(entry.record.line))"
      if let document = articles.document(of: entry.record, key: key, in: source) {
        extraction.documents.append(document)
      } else if entry.files.isEmpty {
        skipped.add(.titleAlone, line: entry.record.line)
      }
    }
    extraction.skipped = skipped.parts(path: source.path)
    guard !extraction.documents.isEmpty || !extraction.skipped.isEmpty else {
      throw .unsupported(
        path: source.path,
        reason: "its entries hold no abstracts; they describe the files beside it")
    }
    return extraction.withUniqueKeys()
  }
}

/// Bibliographies as reference managers export them.
enum Bibliography {
  /// Endings of their names.
  static let endings = ["ris", "bib", "bibtex", "rdf"]

  /// The entries of a file, by its ending; empty where it holds none.
  static func entries(of source: SourceFile, fields: ImportFields) -> [BibliographyEntry] {
    let ending = source.path.split(separator: ".").last?.lowercased()
    if ending == "rdf" {
      return XMLReader().root(of: source.bytes).map { ZoteroRDF.entries(in: $0, fields: fields) }
        ?? []
    }
    if ending == "json" { return OmnivoreList.entries(in: source.bytes, fields: fields) }
    let text = TextDecoder().text(of: source.bytes)
    return ending == "ris"
      ? RISText.entries(in: text, fields: fields) : BibTeXText.entries(in: text, fields: fields)
  }
}
