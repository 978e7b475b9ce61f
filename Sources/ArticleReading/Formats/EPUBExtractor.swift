internal import Foundation
internal import Text

/// Reads e-books: the chapters in reading order are one article, and places are chapters.
package struct EPUBExtractor: Extractor {
  package static let files = FileKind("epub", isText: false, byteLimit: 200_000_000)

  private let dates: DateRecogniser

  package init(rules: CleaningRules) { dates = rules.writtenDates }

  /// One article; a chapter that is listed but not there is left out.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let endings = [".xml", ".opf", ".xhtml", ".html", ".htm"]
    let files = try ArchiveEntries().contents(of: source) { name in
      endings.contains { name.lowercased().hasSuffix($0) }
    }
    guard let container = files["META-INF/container.xml"].flatMap({ XMLReader().root(of: $0) }),
      let path = container.all("rootfile").first?.attributes["full-path"],
      let package = files[path].flatMap({ XMLReader().root(of: $0) })
    else {
      throw .unsupported(path: source.path, reason: "it does not say where its contents are")
    }
    let chapters = chapterPaths(of: package, at: path)
    if let lock = files["META-INF/encryption.xml"].flatMap({ XMLReader().root(of: $0) }),
      locks(lock, chapters)
    {
      throw .unsupported(path: source.path, reason: "its text is locked by its publisher (DRM)")
    }
    var builder = DocumentBuilder()
    for (index, chapter) in chapters.enumerated() {
      guard let bytes = files[chapter] else { continue }
      let markup = TextDecoder().text(of: bytes, declared: DeclaredCharset.name(in: bytes))
      for var piece in HTMLFragment().pieces(of: markup) {
        piece.anchors = [PlaceAnchor(offset: 0, number: index + 1)]
        builder.append(piece)
      }
    }
    guard !chapters.isEmpty else {
      throw .unsupported(
        path: source.path, reason: "it does not say in which order its chapters are read")
    }
    guard !builder.isEmpty else {
      throw .unsupported(path: source.path, reason: "its chapters are pictures without text")
    }
    var document = builder.document(for: source, metadata: metadata(of: package))
    document.placeUnit = .chapter
    return Extraction(documents: [document])
  }

  /// Names of the chapters' files in reading order.
  private func chapterPaths(of package: XMLElement, at path: String) -> [String] {
    let folder = path.split(separator: "/").dropLast().map(String.init)
    var files: [String: String] = [:]
    for item in package.all("item") {
      guard let id = item.attributes["id"], let reference = item.attributes["href"] else {
        continue
      }
      files[id] = resolved(reference, in: folder)
    }
    return package.all("itemref").compactMap { reference in
      reference.attributes["idref"].flatMap { files[$0] }
    }
  }

  /// A reference of the package as a name inside the container.
  private func resolved(_ reference: String, in folder: [String]) -> String {
    let path = reference.split(separator: "#").first.map(String.init) ?? ""
    var parts = folder
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(String(part).removingPercentEncoding ?? String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// Whether a chapter is among the encrypted files; fonts often are, and do no harm.
  private func locks(_ encryption: XMLElement, _ chapters: [String]) -> Bool {
    let locked = encryption.all("CipherReference").compactMap { $0.attributes["URI"] }
    return !Set(locked).isDisjoint(with: chapters)
  }

  private func metadata(of package: XMLElement) -> ArticleMetadata {
    let fields = package.first("metadata")
    func field(_ name: String) -> String? { fields?.all(name).first?.text.nonBlank }
    let authors = fields?.all("creator").compactMap { $0.text.nonBlank } ?? []
    let day = field("date").flatMap { PublicationDay.first(in: $0, by: dates) }
    return ArticleMetadata(
      title: field("title"), author: authors.isEmpty ? nil : authors.joined(separator: ", "),
      outlet: field("publisher"), published: day, publishedSource: day == nil ? nil : "epub",
      description: field("description"), language: field("language"))
  }
}
