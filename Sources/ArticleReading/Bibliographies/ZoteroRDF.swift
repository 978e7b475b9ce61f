/// Libraries that Zotero exports as RDF.
enum ZoteroRDF {
  /// The entries; empty for other RDF.
  static func entries(in root: XMLElement, fields: ImportFields) -> [BibliographyEntry] {
    guard root.name == "RDF" else { return [] }
    let attachments = files(of: root)
    return root.elements.compactMap { item in
      guard item.name != "Attachment", item.first("itemType") != nil else { return nil }
      return entry(of: item, attachments, fields)
    }
  }

  /// Paths of attached files by what refers to them.
  private static func files(of root: XMLElement) -> [String: String] {
    var files: [String: String] = [:]
    for attachment in root.elements where attachment.name == "Attachment" {
      let path = attachment.elements.lazy.compactMap { element in
        element.name == "resource" ? element.attributes["resource"] : nil
      }.first
      if let name = attachment.attributes["about"], let path { files[name] = path }
    }
    return files
  }

  private static func entry(
    of item: XMLElement, _ attachments: [String: String], _ fields: ImportFields
  ) -> BibliographyEntry {
    var entry = BibliographyEntry(record: ImportRecord(line: item.line))
    let people = (item.first("authors")?.all("Person") ?? []).map { person in
      [person.first("givenName") ?? person.first("givenname"), person.first("surname")]
        .compactMap { $0?.text.nonBlank }.joined(separator: " ")
    }
    entry.take("author", people.joined(separator: ", "), fields)
    for (name, field) in [
      ("title", "title"), ("date", "date"), ("abstract", "abstract"), ("language", "language"),
    ] {
      if let text = item.first(name)?.text.nonBlank { entry.take(field, text, fields) }
    }
    if let outlet = item.first("isPartOf")?.all("title").first?.text.nonBlank {
      entry.take("publication", outlet, fields)
    }
    if let address = item.first("identifier")?.all("value").first?.text.nonBlank {
      entry.take("url", address, fields)
    }
    for subject in item.elements where subject.name == "subject" {
      entry.take("keywords", subject.text, fields)
    }
    entry.files = item.elements.filter { $0.name == "link" }
      .compactMap { $0.attributes["resource"].flatMap { attachments[$0] } }
    return entry
  }
}
