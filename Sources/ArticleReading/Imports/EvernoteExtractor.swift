internal import Text

/// Reads exports of Evernote (.enex): every note is an article. When a note was made is not its
/// article's day.
package struct EvernoteExtractor: Extractor {
  package static let files = FileKind("enex", byteLimit: 500_000_000, isImport: true)

  private let articles: ImportedArticles

  package init(rules: CleaningRules) { articles = ImportedArticles(rules: rules) }

  /// The notes in order; one without text is reported as skipped, and one that is cut off read as
  /// far as it goes.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    var extraction = Extraction(documents: [])
    var skipped = SkippedEntries()
    let notes = Self.notes(in: source.bytes)
    for note in notes {
      let record = Self.record(of: XMLReader().root(of: Array(note.bytes)), line: note.line)
      let key = "\(source.key)#\(record[.title] ?? String(note.line))"
      if let document = articles.document(of: record, key: key, in: source) {
        extraction.documents.append(document)
      } else {
        skipped.add(record)
      }
    }
    guard !notes.isEmpty else {
      throw .unsupported(path: source.path, reason: "it holds no notes of Evernote")
    }
    extraction.skipped = skipped.parts(path: source.path)
    if notes.last?.isCutOff == true { extraction.skipped.append(.cutOff(source.path)) }
    return extraction.withUniqueKeys()
  }

  private struct Note {
    var bytes: ArraySlice<UInt8>
    var line: Int
    var isCutOff: Bool
  }

  /// The bytes of each note, without the pictures behind its text, and the line on which it begins.
  private static func notes(in bytes: [UInt8]) -> [Note] {
    let lines = LineNumbers(bytes)
    var notes: [Note] = []
    var rest = bytes[...]
    while let start = ByteSearch.first("<note>", in: rest) {
      let found = ByteSearch.first("</note>", in: rest[start...])
      let end = found ?? rest.endIndex
      let resources = ByteSearch.first("<resource>", in: rest[start..<end])
      var note = rest[start..<(resources ?? end)]
      if let open = ByteSearch.first("<![CDATA[", in: note),
        ByteSearch.first("]]>", in: note[open...]) == nil
      {
        note += Array("]]></content>".utf8)
      }
      note += Array("</note>".utf8)
      notes.append(Note(bytes: note, line: lines.number(at: start), isCutOff: found == nil))
      rest = rest[end...].dropFirst()
    }
    return notes
  }

  private static func record(of note: XMLElement?, line: Int) -> ImportRecord {
    var record = ImportRecord(line: line)
    guard let note else { return record }
    func take(_ text: String?, as field: ImportFields.Field) {
      guard let text else { return }
      record.take(text, as: ImportFields.Slot(field: field, rank: 0), line: line)
    }
    take(note.first("title")?.text, as: .title)
    take(note.first("content").map { markup($0.text) }, as: .text)
    take(note.first("created")?.text, as: .kept)
    take(note.first("note-attributes")?.first("author")?.text, as: .author)
    take(note.first("note-attributes")?.first("source-url")?.text, as: .url)
    for tag in note.elements where tag.name == "tag" { take(tag.text, as: .tags) }
    return record
  }

  /// A note's content as HTML, without its declarations and what is encrypted.
  private static func markup(_ content: String) -> String {
    let start = content.firstRange(of: "<en-note").map(\.lowerBound) ?? content.startIndex
    let text = String(content[start...]).replacing(/<en-crypt[^>]*>[^<]*<\/en-crypt>/, with: "")
    return "<div>\(text)</div>"
  }
}
