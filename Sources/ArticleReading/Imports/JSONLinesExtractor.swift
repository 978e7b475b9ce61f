internal import Text

/// Reads an import: one article a line, as a JSON object with `id`, `title`, `text` and, when
/// known, `source`, `author`, `date`, `url` and `language`, or what other programs call these
/// (`import-fields.tsv`). A text with tags is read as HTML.
///
/// A line that is not such an object is skipped by its number and the others are kept.
package struct JSONLinesExtractor: Extractor {
  package static let files = FileKind("jsonl", "ndjson", byteLimit: 2_000_000_000, isImport: true)

  private let articles: ImportedArticles
  private let fields: ImportFields

  package init(rules: CleaningRules) {
    articles = ImportedArticles(rules: rules)
    fields = rules.importFields
  }

  /// An article for each line; lines that are none are reported as skipped, by their number.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    var extraction = Extraction(documents: [])
    var firstLines: [String: Int] = [:]
    let isWide = source.bytes.first == 0xFF || source.bytes.first == 0xFE
    let bytes = isWide ? Array(TextDecoder().text(of: source.bytes).utf8) : source.bytes
    for (index, line) in lines(of: bytes).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(LineError) {
        let document = try document(of: line, number: index + 1, in: source)
        if let first = firstLines[document.key] {
          throw LineError("it repeats the id of line \(first)")
        }
        firstLines[document.key] = index + 1
        extraction.documents.append(document)
      } catch {
        extraction.skipped.append(
          SkippedPart(path: source.path, line: index + 1, reason: error.reason))
      }
    }
    return extraction
  }

  /// The lines of the file, without a byte-order mark; line numbers are positions plus one.
  private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var lines: [ArraySlice<UInt8>] = []
    var start = hasMark ? 3 : 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      lines.append(bytes[start..<end])
      start = end + 1
    }
    return lines + [bytes[start...]]
  }

  private func document(
    of line: ArraySlice<UInt8>, number: Int, in source: SourceFile
  ) throws(LineError) -> Document {
    guard line.count <= ImportedArticles.longestEntry else {
      throw LineError(SkippedEntries.tooLong)
    }
    let object = try Self.object(line)
    let record = JSONRecords(fields: fields, lines: LineNumbers(line: number)).record(object)
    let key = try Self.identifier(in: object) ?? record[.id] ?? "\(source.key)#\(number)"
    guard let document = articles.document(of: record, key: key, in: source) else {
      throw LineError(Self.lack(of: object, record))
    }
    return document
  }

  /// The object of a line.
  private static func object(_ line: ArraySlice<UInt8>) throws(LineError) -> JSONNode {
    let outcome = line.withUnsafeBufferPointer { JSONParser.outcome(of: $0) }
    guard outcome.failure == nil, let root = outcome.root,
      String(validating: line, as: UTF8.self) != nil
    else {
      throw LineError("it is not valid JSON in UTF-8")
    }
    guard root.isObject else { throw LineError("it is not a JSON object") }
    return root
  }

  /// The id as it stands, which is the article's key; a whole number is taken as its digits. Nil
  /// where there is none.
  private static func identifier(in object: JSONNode) throws(LineError) -> String? {
    guard let id = object["id"] else { return nil }
    guard let text = id.scalar else {
      if case .null = id.value { return nil }
      throw LineError("its \"id\" is not text")
    }
    guard !text.isEmpty else { throw LineError("its id is empty") }
    return text
  }

  /// Why no article can be made of an object.
  private static func lack(of object: JSONNode, _ record: ImportRecord) -> String {
    guard let text = object["text"] else {
      return record.isLink ? "it has an address but no \"text\"" : "it has no \"text\""
    }
    return text.string == nil ? "its \"text\" is not text" : "its text is empty"
  }
}

/// Why a line of an import is skipped.
private struct LineError: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
