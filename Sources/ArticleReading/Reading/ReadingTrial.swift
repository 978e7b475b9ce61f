internal import Foundation

/// Reads a file that may take more memory or time than it is worth in a process of its own first,
/// whose limits nothing of the program around it can exceed.
///
/// What comes of it is thrown away: a file that is read within the limits there is read again here.
package struct ReadingTrial: Sendable {
  /// Processor time in seconds, whatever else runs on the machine.
  package static let seconds = 10
  /// Memory, in bytes.
  package static let memory = ChildProcess.usualMemory

  /// The program that is called with `read --trial FILE`.
  private let program: String

  /// - Parameter program: nil: this program, where it is the one that knows how.
  package init?(program: String? = nil) {
    if let program {
      self.program = program
      return
    }
    let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    guard let running, (running as NSString).lastPathComponent == "footnote" else { return nil }
    self.program = running
  }

  /// Text of fewer bytes is not tried: it takes less than the limits whatever stands in it.
  private static let leastText = 2_000_000
  /// The same of lists of articles, which may take their time, and memory in proportion to their
  /// length.
  private static let leastImport = 3_000_000
  private static let importSeconds = 3600
  private static let importMemory = 6
  /// So much unpacked text of documents that are ZIP files.
  private static let leastUnpacked = 4_000_000

  /// Whether `source` is to be tried. Of an archive's members what they unpack to counts, of which
  /// their list tells; more is not unpacked.
  func isWanted(_ source: SourceFile, kind: FileKind) -> Bool {
    if kind.isImport { return source.bytes.count >= Self.leastImport }
    if kind.isText { return source.bytes.count >= Self.leastText }
    if kind == PDFExtractor.files { return false }
    return (ArchiveEntries().unpackedSize(of: source) ?? source.bytes.count) >= Self.leastUnpacked
  }

  /// Reads the file, or its bytes where it was packed in another.
  ///
  /// - Throws: `ReadingError.unsupported` when it takes more than the limits.
  func run(_ source: SourceFile, kind: FileKind) throws(ReadingError) {
    let seconds = kind.isImport ? Self.importSeconds : Self.seconds
    let memory =
      kind.isImport ? max(Self.memory, Self.importMemory * source.bytes.count) : Self.memory
    var packed: TemporaryFile?
    if source.isPacked {
      packed = TemporaryFile(source.bytes, ending: Self.ending(of: source.path))
      if packed == nil { return }
    }
    // The limit of real time only ends what waits for something else than a processor.
    let process = ChildProcess(
      timeLimit: 20 * seconds, processorLimit: seconds, dataLimit: memory)
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      outcome = try process.run(program, ["read", "--trial", packed?.path ?? source.path])
    } catch {
      if error == .notStarted { return }
      throw tooMuch(source, seconds, memory)
    }
    if outcome.status >= 128 { throw tooMuch(source, seconds, memory) }
  }

  private static func ending(of path: String) -> String {
    let letters = (path as NSString).pathExtension.filter {
      $0.isASCII && $0.isLetter || $0.isNumber
    }
    return letters.isEmpty ? "" : "." + letters.prefix(12)
  }

  private func tooMuch(_ source: SourceFile, _ seconds: Int, _ memory: Int) -> ReadingError {
    .unsupported(
      path: source.path,
      reason:
        "reading it takes more than \(seconds) seconds of processor time or \(memory / 1_000_000) MB of memory"
    )
  }
}
