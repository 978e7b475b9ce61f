/// Reads PDF files with poppler's `pdftotext`, run as a child process with limits on time and memory; places are pages.
package struct PDFExtractor: Extractor {
  private static let tool = "pdftotext"

  package init() {}

  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    guard let tool = ChildProcess.path(of: Self.tool) else {
      throw .unsupported(
        path: source.path,
        reason: "reading PDF files needs pdftotext (apt-get install poppler-utils)")
    }
    let pages = PDFPages(text: TextDecoder().text(of: try output(of: tool, on: source)))
    var builder = DocumentBuilder()
    for line in pages.running { builder.remove(line, reason: "running-header") }
    for piece in pages.pieces { builder.append(piece) }
    guard !builder.isEmpty else {
      throw .unsupported(
        path: source.path,
        reason: "its pages are pictures without text; a text layer can be added with ocrmypdf")
    }
    var document = builder.document(for: source, metadata: metadata(of: pages))
    document.placeUnit = .page
    return Extraction(documents: [document])
  }

  private func output(of tool: String, on source: SourceFile) throws(ReadingError) -> [UInt8] {
    // A path that begins with a dash would be an option.
    let path = source.path.hasPrefix("-") ? "./\(source.path)" : source.path
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      outcome = try ChildProcess().run(tool, ["-q", "-enc", "UTF-8", "-eol", "unix", path, "-"])
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

  private func metadata(of pages: PDFPages) -> ArticleMetadata {
    let opening = pages.pieces.prefix(6).map(\.text)
    let day = opening.lazy.compactMap { PublicationDay.first(in: $0) }.first
    let title = opening.first.flatMap { $0.utf8.count <= 200 ? $0 : nil }
    return ArticleMetadata(
      title: title, published: day, publishedSource: day == nil ? nil : "first-lines")
  }
}
