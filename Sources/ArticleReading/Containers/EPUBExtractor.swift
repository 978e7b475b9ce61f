internal import Foundation
internal import Text

/// Reads e-books: the chapters in reading order are one article, and places are chapters.
package struct EPUBExtractor: Extractor {
  package static let files = FileKind("epub", isText: false, byteLimit: 200_000_000)

  private let rules: CleaningRules

  package init(rules: CleaningRules) { self.rules = rules }

  /// One article; chapters that are listed but not there are told of.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let endings = [".xml", ".opf", ".xhtml", ".html", ".htm"]
    let contents = try ArchiveEntries().contents(of: source) { name in
      endings.contains { name.lowercased().hasSuffix($0) }
    }
    let files = contents.files
    guard let container = files["META-INF/container.xml"].flatMap({ XMLReader().root(of: $0) }),
      let path = container.all("rootfile").first?.attributes["full-path"],
      let package = files[path].flatMap({ XMLReader().root(of: $0) })
    else {
      throw contents.isCutOff
        ? ArchiveEntries().damaged(source)
        : .unsupported(path: source.path, reason: "it does not say where its contents are")
    }
    let chapters = chapterPaths(of: package, at: path)
    if let lock = files["META-INF/encryption.xml"].flatMap({ XMLReader().root(of: $0) }),
      locks(lock, chapters)
    {
      throw .unsupported(path: source.path, reason: "its text is locked by its publisher (DRM)")
    }
    let names = ArchiveNames(files.keys)
    let about = pagesAboutBook(package, at: path)
    let read = chapters.enumerated().compactMap { index, chapter -> Chapter? in
      guard let bytes = names.name(like: chapter).flatMap({ files[$0] }) else { return nil }
      let markup = TextDecoder().text(of: bytes, declared: DeclaredCharset.name(in: bytes))
      var pieces = HTMLFragment().pieces(of: markup)
      for place in pieces.indices {
        pieces[place].anchors = [PlaceAnchor(offset: 0, number: index + 1)]
      }
      let isAbout =
        about.contains(chapter) || saysAboutBook(markup) || rules.bookPages.isImprint(pieces)
      return Chapter(pieces: pieces, isAboutBook: isAbout)
    }
    let builder = text(of: read)
    guard !chapters.isEmpty else {
      throw .unsupported(
        path: source.path, reason: "it does not say in which order its chapters are read")
    }
    guard !builder.isEmpty else {
      throw .unsupported(path: source.path, reason: "its chapters are pictures without text")
    }
    var document = builder.document(for: source, metadata: metadata(of: package))
    document.placeUnit = .chapter
    let lacking = chapters.count { names.name(like: $0) == nil }
    return Extraction(documents: [document], skipped: Self.skipped(lacking, contents, source.path))
  }

  /// What is told of chapters that are not there.
  private static func skipped(
    _ lacking: Int, _ contents: ArchiveEntries.Contents, _ path: String
  ) -> [SkippedPart] {
    if contents.isCutOff { return [.cutOff(path)] }
    guard lacking > 0 else { return [] }
    let reason =
      lacking == 1
      ? "one chapter that it lists is not in it" : "\(lacking) chapters that it lists are not in it"
    return [SkippedPart(path: path, reason: reason)]
  }

  /// A file of the book.
  private struct Chapter {
    var pieces: [TextPiece]
    var isAboutBook: Bool
  }

  /// The chapters without those that are about the book, unless nothing else is there, and without
  /// a library's licence.
  private func text(of chapters: [Chapter]) -> DocumentBuilder {
    var builder = DocumentBuilder()
    let hasText = chapters.contains { !$0.isAboutBook && !$0.pieces.isEmpty }
    let pieces = chapters.flatMap { chapter in
      chapter.pieces.map { (piece: $0, isCut: chapter.isAboutBook && hasText) }
    }
    let text = rules.bookPages.text(of: pieces.map(\.piece))
    for (index, (piece, isCut)) in pieces.enumerated() {
      if isCut || !text.contains(index) {
        builder.remove(piece, reason: isCut ? "about-the-book" : "licence")
      } else {
        builder.append(piece)
      }
    }
    return builder
  }

  /// Files that the book's own guide calls imprint, contents or cover.
  private func pagesAboutBook(_ package: XMLElement, at path: String) -> Set<String> {
    let folder = path.split(separator: "/").dropLast().map(String.init)
    return Set(
      package.all("reference").compactMap { reference in
        guard let type = reference.attributes["type"], rules.bookPages.isType(type) else {
          return nil
        }
        return reference.attributes["href"].map { resolved($0, in: folder) }
      })
  }

  /// Whether the first element of a chapter that has a type says that it is about the book.
  private func saysAboutBook(_ markup: String) -> Bool {
    let head = markup.prefix(2000)
    guard let found = head.firstMatch(of: #/<(?:body|section)[^>]*epub:type="([^"]*)"/#) else {
      return false
    }
    return rules.bookPages.isType(found.1)
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
    let description = EPUBDescription(package)
    let day = description.date.flatMap { PublicationDay.first(in: $0, by: rules) }
    return ArticleMetadata(
      title: description.title, author: description.author, outlet: description.publisher,
      published: day, publishedSource: day == nil ? nil : "epub",
      description: description.text("description"), language: description.text("language"))
  }
}

/// Names of a container's entries, found also where a reference writes them in another way.
struct ArchiveNames {
  private let exact: Set<String>
  private var folded: [String: [String]] = [:]

  init(_ names: some Sequence<String>) {
    exact = Set(names)
    for name in exact { folded[Self.folded(name), default: []].append(name) }
  }

  /// The entry called `name`, or the only one that differs from it in letter case or in letters
  /// that are not ASCII, which old programs write in a character set of their own; nil for none.
  func name(like name: String) -> String? {
    if exact.contains(name) { return name }
    let found = folded[Self.folded(name)] ?? []
    return found.count == 1 ? found.first : nil
  }

  private static func folded(_ name: String) -> String {
    var folded = ""
    for character in name.decomposedStringWithCanonicalMapping.unicodeScalars {
      if character.isASCII, character != "?" {
        folded += String(character).lowercased()
      } else if folded.last != "?" {
        folded += "?"
      }
    }
    return folded
  }
}
