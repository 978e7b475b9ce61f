internal import Foundation
internal import Text

/// Reads an import: one article a line, as a JSON object with `id`, `title`, `text` and, when
/// known, `source`, `author`, `date`, `url` and `language`. A text with tags is read as HTML.
///
/// A line that is not such an object is skipped by its number and the others are kept. Foundation's
/// decoder takes 0.44 s for 73 MB, about a tenth of the time indexing the same file takes, which is
/// why there is none of our own.
package struct JSONLinesExtractor: Extractor {
  package static let files = FileKind("jsonl", "ndjson", byteLimit: 2_000_000_000, isImport: true)

  private let cutter: ClutterCutter
  private let rules: CleaningRules

  package init(rules: CleaningRules) {
    cutter = ClutterCutter(rules: rules)
    self.rules = rules
  }

  /// An article for each line; lines that are none are reported as skipped, by their number.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    var extraction = Extraction(documents: [])
    var firstLines: [String: Int] = [:]
    let decoder = JSONDecoder()
    for (index, line) in lines(of: source.bytes).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(LineError) {
        let document = try document(of: line, number: index + 1, in: source, decoder: decoder)
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
    of line: ArraySlice<UInt8>, number: Int, in source: SourceFile, decoder: JSONDecoder
  ) throws(LineError) -> Document {
    let article: ImportedArticle
    do {
      article = try decoder.decode(ImportedArticle.self, from: Data(line))
    } catch let error as DecodingError {
      throw LineError(error)
    } catch {
      throw LineError("it is not a JSON object")
    }
    guard !article.id.isEmpty else { throw LineError("its id is empty") }
    var builder = DocumentBuilder()
    let pieces =
      HTMLFragment.isMarkup(article.text)
      ? HTMLFragment().pieces(ofMixed: article.text) : ParagraphBlocks().pieces(of: article.text)
    guard !pieces.isEmpty else { throw LineError("its text is empty") }
    let reasons = cutter.certainReasons(for: pieces)
    for (piece, reason) in zip(pieces, reasons) {
      if let reason {
        builder.remove(piece.text, reason: reason, place: number)
      } else {
        builder.append(piece)
      }
    }
    var document = builder.document(for: source, metadata: article.metadata(rules: rules))
    document.key = article.id
    document.anchors = [PlaceAnchor(offset: 0, number: number)]
    return document
  }
}

/// Why a line of an import is skipped.
private struct LineError: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }

  init(_ error: DecodingError) {
    reason =
      switch error {
      case .keyNotFound(let key, _): "it has no \"\(key.stringValue)\""
      case .typeMismatch(_, let context), .valueNotFound(_, let context):
        context.codingPath.last.map { "its \"\($0.stringValue)\" is not text" }
          ?? "it is not a JSON object"
      case .dataCorrupted: "it is not valid JSON in UTF-8"
      @unknown default: "it is not valid JSON in UTF-8"
      }
  }
}

/// One line of an import as it stands there.
private struct ImportedArticle: Decodable {
  var id: String
  var text: String
  private var metadata = ArticleMetadata()
  /// The date as written.
  private var date: String?

  private enum Field: String, CodingKey {
    case id, title, text, source, author, authors, date, url, language
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    id = try Self.identifier(in: fields)
    text = try fields.decode(String.self, forKey: .text)
    metadata.title = Self.line(.title, in: fields).map(Entities.decoded)
    metadata.outlet = Self.line(.source, in: fields)
    metadata.author = Self.line(.author, in: fields) ?? Self.line(.authors, in: fields)
    metadata.url = Self.line(.url, in: fields)
    metadata.language = Self.line(.language, in: fields)
    date = Self.line(.date, in: fields) ?? Self.stamp(.date, in: fields)
  }

  /// What is known about the article.
  func metadata(rules: CleaningRules) -> ArticleMetadata {
    var metadata = metadata
    if let day = date.flatMap({ PublicationDay.first(in: $0, by: rules) }) {
      metadata.published = day
      metadata.publishedSource = "import"
    }
    return metadata
  }

  /// The id; a whole number is taken as its digits.
  private static func identifier(in fields: KeyedDecodingContainer<Field>) throws -> String {
    if let number = try? fields.decode(Int.self, forKey: .id) { return String(number) }
    return try fields.decode(String.self, forKey: .id)
  }

  /// A field of one line, or of a list of them joined by commas; nil when absent, empty or of
  /// another type.
  private static func line(_ field: Field, in fields: KeyedDecodingContainer<Field>) -> String? {
    guard fields.contains(field) else { return nil }
    let value =
      (try? fields.decode(String.self, forKey: field))
      ?? (try? fields.decode([String].self, forKey: field))?.joined(separator: ", ")
    let line = value.map { CharacterCleaner().line($0) }
    return line?.isEmpty == false ? line : nil
  }

  /// A number, such as seconds since 1970, as its digits; nil for anything else.
  private static func stamp(_ field: Field, in fields: KeyedDecodingContainer<Field>) -> String? {
    guard fields.contains(field), let number = try? fields.decode(Double.self, forKey: field),
      number.magnitude < 1e15
    else { return nil }
    return String(Int(number))
  }
}
