/// Lays text under the pictures of a PDF file's pages, with `ocrmypdf`, else with `tesseract`, run
/// as child processes with limits on time and memory.
struct ScanReader: Sendable {
  /// Seconds that a document may take.
  static let timeLimit = 900

  /// Finds programs by name.
  var program: @Sendable (String) -> String? = { SearchPath.program($0) }

  /// What to install where neither program is there.
  static let cure = "apt-get install ocrmypdf, or tesseract-ocr and poppler-utils"

  /// Why there is no copy with text.
  enum Failure: Error { case missing, failed, tooSlow }

  /// A copy of the PDF file at `path` with the text of its pictures.
  func copy(of path: String) throws(Failure) -> TemporaryFile {
    if let tool = program("ocrmypdf") {
      guard let copy = TemporaryFile([], ending: ".pdf") else { throw .failed }
      try run(
        tool,
        ["--quiet", "--force-ocr", "--output-type", "pdf", "--optimize", "0", path, copy.path])
      return copy
    }
    guard let tool = program("tesseract"), let painter = program("pdftoppm") else { throw .missing }
    return try copy(of: path, tool, painter)
  }

  /// The copy made of a picture of each page.
  private func copy(
    of path: String, _ tool: String, _ painter: String
  ) throws(Failure) -> TemporaryFile {
    guard let folder = TemporaryDirectory() else { throw .failed }
    try run(painter, ["-r", "300", "-gray", "-png", path, "\(folder.path)/page"])
    let pages = (FolderNames.names(in: folder.path) ?? []).map { "\(folder.path)/\($0)" }
    guard !pages.isEmpty,
      let list = TemporaryFile(Array(pages.joined(separator: "\n").utf8), ending: ".txt"),
      let copy = TemporaryFile([], ending: ".pdf")
    else { throw .failed }
    // It adds the ending itself.
    try run(tool, [list.path, String(copy.path.dropLast(4)), "pdf"])
    return copy
  }

  private func run(_ tool: String, _ arguments: [String]) throws(Failure) {
    let process = ChildProcess(timeLimit: Self.timeLimit, memoryLimit: 6_000_000_000)
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      outcome = try process.run(tool, arguments)
    } catch {
      if error == .tooSlow { throw .tooSlow }
      throw .failed
    }
    guard outcome.status == 0 else { throw .failed }
  }
}
