internal import ArticleReading
internal import Foundation
internal import SentenceAnalysis
internal import Text

/// What came of looking at a file.
enum FileOutcome: Sendable {
  /// The contents are those the index holds; only the time of change differs.
  case same
  /// Nothing can be made of it; `hash` is nil when it cannot even be read.
  case failed(SkippedPart, hash: ContentHash?)
  /// With the lines that may be boilerplate, where the file is one article.
  case read(hash: ContentHash, skipped: [SkippedPart], lines: ScopedLines?)
}

/// A step of the stream from files to articles ready to be written: a file opens, gives articles,
/// and closes.
enum FilePiece<Article: Sendable>: Sendable {
  case opened(FileJob, FileOutcome)
  /// With how often each of their words occurs.
  case articles([Article], words: WordCounts)
  case closed
}

/// Reads files and prepares their articles on all cores, in order and with bounded memory.
struct ArticleStream {
  typealias Prepared = FilePiece<PreparedArticle>

  private let files: OrderedPipeline<FileJob, FileReading>
  private let pieces: OrderedPipeline<FilePiece<Document>, Prepared>
  private let preparers = Preparers()

  /// - Parameters:
  ///   - learnt: lines that are cut from articles that are a file of their own.
  ///   - known: articles that are not understood again.
  ///   - countsLast: whether words are counted up to the end, which is faster, and `restOfWords()`
  ///     must be asked for the counts; else
  ///     each piece has those of its own articles.
  init(
    _ jobs: [FileJob], reader: ArticleReader, analyzer: ArticleAnalyzer,
    learnt: LearntBoilerplate, known: Set<ContentHash>, countsLast: Bool
  ) {
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let threads = max(1, min(jobs.count, cores))
    let feed = Feed(jobs)
    let files = OrderedPipeline(threads: threads, window: threads + 1) {
      feed.next()
    } makeWorker: {
      { FileReading($0, reader: reader, learnt: learnt) }
    }
    let cutter = Cutter(files)
    // One file of many articles is understood on all cores too.
    pieces = OrderedPipeline(threads: cores, window: 4 * cores) {
      cutter.next()
    } makeWorker: { [preparers] in
      let preparer = ArticlePreparer(
        segmenter: reader.language.sentences, analyzer: analyzer, known: known)
      preparers.add(preparer)
      return { Self.prepare($0, with: preparer, countsLast: countsLast) }
    }
    self.files = files
  }

  /// The next piece; nil at the end.
  func next() -> Prepared? { pieces.next() }

  /// How often words occur, as far as the pieces did not say; only after the last piece.
  func restOfWords() -> [WordCounts] { preparers.all.map { $0.takeWordCounts() } }

  /// Stops reading; threads end with what they are at.
  func cancel() {
    files.cancel()
    pieces.cancel()
  }

  private static func prepare(
    _ piece: FilePiece<Document>, with preparer: ArticlePreparer, countsLast: Bool
  ) -> Prepared {
    switch piece {
    case .opened(let job, let outcome): .opened(job, outcome)
    case .closed: .closed
    case .articles(let documents, _):
      .articles(
        documents.map(preparer.prepare),
        words: countsLast ? preparer.takeFullWordCounts() : preparer.takeWordCounts())
    }
  }
}

/// The preparers of all threads of a stream.
private final class Preparers: @unchecked Sendable {
  // Safe: the list is used under the lock, a preparer by others only when its thread has given out
  // its last result.
  private let lock = NSLock()
  private var list: [ArticlePreparer] = []

  var all: [ArticlePreparer] { lock.withLock { list } }

  func add(_ preparer: ArticlePreparer) { lock.withLock { list.append(preparer) } }
}

/// One file's bytes made into documents.
private struct FileReading: Sendable {
  var job: FileJob
  var outcome: FileOutcome
  var documents: [Document] = []

  init(_ job: FileJob, reader: ArticleReader, learnt: LearntBoilerplate) {
    self.job = job
    guard let hash = ContentHash(of: job.file) else {
      outcome = .failed(
        SkippedPart(path: job.file.path, reason: "it cannot be read (\(lastSystemError))"),
        hash: nil)
      return
    }
    if hash == job.known?.hash, !job.isForced, job.known?.hasFailed == false {
      outcome = .same
      return
    }
    do {
      let extraction = try reader.read(job.file)
      documents = extraction.documents
      let lines = Self.lines(of: documents, job, reader.boilerplate)
      outcome = .read(hash: hash, skipped: extraction.skipped, lines: lines)
      if let lines {
        documents[0] = documents[0].cuttingBoilerplate(lines.lines, reason: "repeated-in-folder") {
          learnt.contains($0, in: lines.scopes)
        }
      }
    } catch {
      outcome = .failed(error.skippedPart, hash: hash)
    }
  }

  /// The lines of a file's one article that may be boilerplate; nil for a file of several.
  private static func lines(of documents: [Document], _ job: FileJob, _ judge: BoilerplateJudge)
    -> ScopedLines?
  {
    guard documents.count == 1 else { return nil }
    return ScopedLines(
      judge.lines(of: documents[0]), path: job.file.path, source: job.source.path,
      outlet: documents[0].metadata.outlet)
  }
}

/// Cuts the documents of files into slices small enough to share between threads; called by one
/// thread at a time.
private final class Cutter: @unchecked Sendable {
  /// Bytes of text in a slice, one document excepted.
  private static let sliceBytes = 256 << 10

  private let files: OrderedPipeline<FileJob, FileReading>
  private var rest: ArraySlice<Document> = []
  private var isOpen = false

  init(_ files: OrderedPipeline<FileJob, FileReading>) { self.files = files }

  func next() -> FilePiece<Document>? {
    guard isOpen else {
      guard let reading = files.next() else { return nil }
      isOpen = true
      rest = reading.documents[...]
      return .opened(reading.job, reading.outcome)
    }
    if rest.isEmpty {
      isOpen = false
      return .closed
    }
    var bytes = 0
    let slice = rest.prefix { document in
      defer { bytes += document.text.utf8.count }
      return bytes < Self.sliceBytes
    }
    rest = rest.dropFirst(slice.count)
    return .articles(Array(slice), words: WordCounts())
  }
}
