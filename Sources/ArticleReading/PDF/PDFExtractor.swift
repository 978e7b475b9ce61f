internal import Text

/// Reads PDF files with poppler's `pdftotext`, run as a child process with limits on time and
/// memory; places are pages.
///
/// The program gives words with their places on the page; columns, headings and tables are told
/// apart by those.
package struct PDFExtractor: Extractor {
  package static let files = FileKind("pdf", isText: false, byteLimit: 200_000_000)

  private static let tool = "pdftotext"

  private let rules: CleaningRules

  private let scans: ScanReader

  package init(rules: CleaningRules) { self.init(rules: rules, scans: ScanReader()) }

  init(rules: CleaningRules, scans: ScanReader) {
    self.rules = rules
    self.scans = scans
  }

  /// One article; `ReadingError` where the tool is missing, fails, or takes too long.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    try extract(source, isCopy: false)
  }

  /// - Parameter isCopy: whether text was laid under the file's pictures already.
  private func extract(
    _ source: SourceFile, isCopy: Bool
  ) throws(ReadingError) -> Extraction {
    guard let tool = SearchPath.program(Self.tool) else {
      throw .unsupported(
        path: source.path,
        reason: "reading PDF files needs pdftotext (apt-get install poppler-utils)")
    }
    let layout = PDFLayout(TextDecoder().text(of: try output(of: tool, on: source)))
    let pages = PDFPages(layout, rules: rules)
    if let fault = fault(of: pages) {
      guard rules.readsScans, !isCopy else { throw .unsupported(path: source.path, reason: fault) }
      return try recognised(source)
    }
    var builder = DocumentBuilder()
    for line in pages.running { builder.remove(line, reason: "running-header") }
    let metadata = add(pages, to: &builder, declared: layout)
    if builder.isEmpty { for piece in pages.pieces { builder.append(piece) } }
    var document = builder.document(for: source, metadata: metadata)
    document.placeUnit = .page
    return Extraction(documents: [document])
  }

  /// Why the pages give no text; nil where they do.
  private func fault(of pages: PDFPages) -> String? {
    if pages.pieces.isEmpty {
      return """
        its pages are pictures without text; footnote index --ocr reads them, and ocrmypdf can add a \
        text layer
        """
    }
    guard GarbledText.isGarbled(pages.pieces.lazy.map(\.text).joined(separator: " ")) else {
      return nil
    }
    return """
      its fonts do not say which letters they show; footnote index --ocr reads them, and ocrmypdf \
      --force-ocr makes a text layer anew
      """
  }

  /// The article of what a program reads on the pictures of the pages.
  private func recognised(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let failure: ReadingError
    do throws(ScanReader.Failure) {
      let original = source.isPacked ? TemporaryFile(source.bytes, ending: ".pdf") : nil
      let path = original?.path ?? source.path
      let copy = try scans.copy(of: path.hasPrefix("-") ? "./\(path)" : path)
      var inner = source
      (inner.path, inner.isPacked) = (copy.path, false)
      if var extraction = try? extract(inner, isCopy: true) {
        for index in extraction.documents.indices { extraction.documents[index].path = source.path }
        return extraction
      }
      failure = Self.unread(source, "no text could be read on its pictures")
    } catch {
      failure =
        switch error {
        case .missing:
          Self.unread(source, "reading its pictures needs a program (\(ScanReader.cure))")
        case .failed: Self.unread(source, "no text could be read on its pictures")
        case .tooSlow:
          Self.unread(
            source, "reading its pictures took longer than \(ScanReader.timeLimit) seconds")
        }
    }
    throw failure
  }

  private static func unread(_ source: SourceFile, _ reason: String) -> ReadingError {
    .unsupported(path: source.path, reason: reason)
  }

  /// Adds what is not clutter, as sure as one can be without tags; the largest type of the first
  /// page is the title.
  private func add(_ pages: PDFPages, to builder: inout DocumentBuilder, declared: PDFLayout)
    -> ArticleMetadata
  {
    let pieces = pages.pieces
    var reasons = ClutterCutter(rules: rules).certainReasons(for: pieces)
    var opening = OpeningLines(rules: rules, keepsTitle: pages.titlePosition != nil)
    if let title = pages.titlePosition { reasons[title] = "title" }
    opening.read(pieces, &reasons)
    var metadata = opening.metadata
    metadata.author = metadata.author ?? declaredAuthor(declared)
    if metadata.author == nil, let title = pages.titlePosition,
      let found = PDFAuthors(rules: rules).names(behind: title, in: pieces)
    {
      metadata.author = found.names
      reasons[found.line] = reasons[found.line] ?? "byline"
    }
    builder.append(pieces, without: reasons)
    metadata.title =
      pages.titlePosition.map { pieces[$0].text } ?? metadata.title ?? declaredTitle(declared)
    if metadata.published == nil,
      let day = pieces.prefix(6).lazy.compactMap({
        PublicationDay.first(in: $0.text, by: rules)
      }).first
    {
      metadata.published = day
      metadata.publishedSource = "first-lines"
    }
    return metadata
  }

  /// The title that the file declares, unless it is the name of a file or of nothing.
  private func declaredTitle(_ layout: PDFLayout) -> String? {
    guard let title = layout.title, title.contains(" "), !title.hasPrefix("Microsoft "),
      title.wholeMatch(of: /.*\.[A-Za-z]{2,4}/) == nil, !title.hasPrefix("(")
    else { return nil }
    return title
  }

  /// The author that the file declares, if it reads like the name of a person.
  private func declaredAuthor(_ layout: PDFLayout) -> String? {
    guard let author = layout.author, (2...12).contains(author.split(separator: " ").count),
      author.split(separator: " ").allSatisfy({ $0.first?.isUppercase == true }),
      !author.contains(where: \.isNumber)
    else { return nil }
    return author
  }

  private func output(of tool: String, on source: SourceFile) throws(ReadingError) -> [UInt8] {
    if source.isPacked {
      guard let copy = TemporaryFile(source.bytes, ending: ".pdf") else {
        throw .unsupported(path: source.path, reason: "there is no room for a copy of it in /tmp")
      }
      return try output(of: tool, on: SourceFile(path: copy.path, key: source.key, bytes: []))
    }
    // A path that begins with a dash would be an option.
    let path = source.path.hasPrefix("-") ? "./\(source.path)" : source.path
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      outcome = try ChildProcess(dataLimit: ChildProcess.usualMemory).run(
        tool, ["-bbox-layout", "-enc", "UTF-8", "-eol", "unix", path, "-"])
    } catch {
      let reason =
        switch error {
        case .notStarted: "pdftotext could not be started"
        case .tooSlow: "reading it took longer than 10 seconds"
        case .tooMuch: "it holds more text than an article can"
        }
      throw .unsupported(path: source.path, reason: reason)
    }
    guard outcome.status == 0 else { throw complaint(outcome, source) }
    return outcome.output
  }

  private func complaint(_ outcome: ChildProcess.Outcome, _ source: SourceFile) -> ReadingError {
    .unsupported(
      path: source.path,
      reason: outcome.complaint.lowercased().contains("password")
        ? "it is locked with a password; save a copy without one"
        : "pdftotext cannot read it; it may be damaged")
  }
}
