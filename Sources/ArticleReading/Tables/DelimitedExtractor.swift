internal import Text

/// Reads tables (.csv, .tsv): where a heading names a text, each row is an article, as in the
/// exports of Readwise, Raindrop and Instapaper; else the file is one article and each row a fact,
/// its cells behind their headings. What headings mean stands in `import-fields.tsv`.
package struct DelimitedExtractor: Extractor {
  package static let files = FileKind("csv", "tsv", "tab", byteLimit: 500_000_000, isImport: true)

  private let articles: ImportedArticles
  private let rules: CleaningRules

  /// The largest table that is one article, in bytes.
  private static let factLimit = 20_000_000

  package init(rules: CleaningRules) {
    articles = ImportedArticles(rules: rules)
    self.rules = rules
  }

  /// An article for each row with text, those of marked passages for each book or page; or one
  /// article of facts.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let isTabbed = !source.path.lowercased().hasSuffix(".csv")
    let text = TextDecoder().text(of: source.bytes)
    let table = DelimitedText(text, delimiter: isTabbed ? "\t" : nil)
    guard let heading = table.rows.first, table.rows.count > 1 else {
      throw .unsupported(
        path: source.path, reason: "it holds no table: a row of headings with rows below it")
    }
    let columns = TableColumns(heading.cells, fields: rules.importFields)
    var extraction: Extraction
    switch columns.meaning(of: table.rows.dropFirst()) {
    case .articles: extraction = self.extraction(of: table, columns, in: source)
    case .links: extraction = self.extraction(of: table, columns, in: source)
    case .facts:
      guard source.bytes.count <= Self.factLimit else {
        throw .tooLarge(path: source.path, bytes: source.bytes.count, limit: Self.factLimit)
      }
      extraction = Extraction(documents: [facts(of: table, in: source)])
    }
    if let line = table.openQuote {
      let reason = "a quotation mark is never closed; rows from here on are read without marks"
      extraction.skipped.append(SkippedPart(path: source.path, line: line, reason: reason))
    }
    return extraction
  }

  private func extraction(
    of table: DelimitedText, _ columns: TableColumns, in source: SourceFile
  ) -> Extraction {
    var skipped = SkippedEntries()
    var extraction = Extraction(documents: [])
    let records = table.rows.dropFirst().map(columns.record)
    let days = DayOrder(records)
    for record in grouped(records.map(days.ordered)) {
      let key = "\(source.key)#\(record[.id] ?? String(record.line))"
      if let document = articles.document(of: record, key: key, in: source) {
        extraction.documents.append(document)
      } else {
        skipped.add(record)
      }
    }
    extraction.skipped = skipped.parts(path: source.path)
    if let remark = days.remark(path: source.path) { extraction.skipped.append(remark) }
    return extraction.withUniqueKeys()
  }

  /// The records, those of marked passages of one book or page put together in the place of the
  /// first.
  private func grouped(_ records: [ImportRecord]) -> [ImportRecord] {
    var grouped: [ImportRecord] = []
    var places: [[String?]: Int] = [:]
    for record in records {
      guard record[.text] == nil, !record.highlights.isEmpty, let title = record[.title] else {
        grouped.append(record)
        continue
      }
      let name = [title, record[.author], record[.url]]
      if let place = places[name] {
        grouped[place].join(record)
      } else {
        places[name] = grouped.count
        grouped.append(record)
      }
    }
    return grouped
  }

  /// All rows as rows of one table; narrower ones above it say what it is about. The first column's
  /// heading may be missing.
  private func facts(of table: DelimitedText, in source: SourceFile) -> Document {
    var builder = DocumentBuilder()
    let cleaner = CharacterCleaner()
    let start = TableColumns.firstRow(of: table.rows)
    for row in table.rows[..<start] {
      let text = row.cells.map { cleaner.line($0) }.filter { !$0.isEmpty }.joined(separator: "; ")
      builder.append(
        TextPiece(kind: .caption, text: text, anchors: [PlaceAnchor(offset: 0, number: row.line)]))
    }
    let rows = table.rows[start...]
    let isHeaded = TableColumns.isHeading(rows)
    let headers = isHeaded ? rows.first?.cells.map { cleaner.line($0) } ?? [] : []
    for row in rows.dropFirst(isHeaded ? 1 : 0) {
      let text = TableRowText.text(cells: row.cells.map { cleaner.line($0) }, headers: headers)
      let anchors = [PlaceAnchor(offset: 0, number: row.line)]
      builder.append(TextPiece(kind: .tableRow, text: text, anchors: anchors))
    }
    var metadata = ArticleMetadata()
    metadata.title = FileNameTitle.title(ofKey: source.key, in: "")
    if let day = FileNameTitle.day(ofKey: source.key, rules.dates) {
      metadata.published = day
      metadata.publishedSource = "file-name"
    }
    return builder.document(for: source, metadata: metadata)
  }
}
