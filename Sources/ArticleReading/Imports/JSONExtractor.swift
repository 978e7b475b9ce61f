internal import Text

/// Reads JSON: JSON Feed, lists of articles, and what wallabag, Omnivore, Pocket, Readwise,
/// Raindrop and other programs export. What their fields are called stands in `import-fields.tsv`.
package struct JSONExtractor: Extractor {
  package static let files = FileKind("json", byteLimit: 500_000_000, isImport: true)

  private let articles: ImportedArticles
  private let feed: JSONFeedExtractor
  private let lines: JSONLinesExtractor
  private let rules: CleaningRules

  package init(rules: CleaningRules) {
    articles = ImportedArticles(rules: rules)
    feed = JSONFeedExtractor(rules: rules)
    lines = JSONLinesExtractor(rules: rules)
    self.rules = rules
  }

  /// An article for each entry that holds text; others are reported as skipped. Of a file that is
  /// damaged, what stands before the damage is read.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    var bytes = source.bytes
    if bytes.first == 0xEF || !UTF8Validity.holds(bytes) {
      bytes = Array(TextDecoder().text(of: bytes).utf8)
    }
    let outcome = bytes.withUnsafeBufferPointer { JSONParser.outcome(of: $0) }
    guard let root = outcome.root else { throw Self.noArticles(in: source) }
    if Self.isFeed(root) {
      return try feed.extract(SourceFile(path: source.path, key: source.key, bytes: bytes))
    }
    if root.isObject, outcome.failure != nil, Self.hasSecondObject(bytes, behind: outcome.failure) {
      // One object a line, whatever the name says.
      return try lines.extract(SourceFile(path: source.path, key: source.key, bytes: bytes))
    }
    let numbers = LineNumbers(bytes)
    var extraction = try extraction(of: root, numbers, in: source)
    if let failure = outcome.failure {
      let reason = "what follows cannot be read: the JSON is damaged or cut off here"
      extraction.skipped.append(
        SkippedPart(path: source.path, line: numbers.number(at: failure), reason: reason))
    }
    return extraction
  }

  private func extraction(
    of root: JSONNode, _ numbers: LineNumbers, in source: SourceFile
  ) throws(ReadingError) -> Extraction {
    let records = JSONRecords(fields: rules.importFields, lines: numbers).records(in: root)
    guard !records.isEmpty else { throw Self.noArticles(in: source) }
    var extraction = Extraction(documents: [])
    var skipped = SkippedEntries()
    for (index, record) in records.enumerated() {
      let id = record[.id].map { CharacterCleaner().line($0) } ?? String(index + 1)
      let key = records.count == 1 ? source.key : "\(source.key)#\(id)"
      if let document = articles.document(of: record, key: key, in: source) {
        extraction.documents.append(document)
      } else {
        skipped.add(record)
      }
    }
    extraction.skipped = skipped.parts(path: source.path)
    return extraction.withUniqueKeys()
  }

  private static func isFeed(_ root: JSONNode) -> Bool {
    root["items"] != nil && root["version"]?.string?.contains("jsonfeed.org") == true
  }

  /// Whether what follows the first object is another one.
  private static func hasSecondObject(_ bytes: [UInt8], behind failure: Int?) -> Bool {
    guard let failure, failure < bytes.count, bytes[failure] == 0x7B else { return false }
    return bytes[..<failure].last { $0 > 0x20 } == 0x7D
  }

  private static func noArticles(in source: SourceFile) -> ReadingError {
    .unsupported(
      path: source.path,
      reason: """
        it holds no articles that can be told: no list of objects with a text ("text", "content", \
        "body" …); in .jsonl each line is one
        """)
  }
}
