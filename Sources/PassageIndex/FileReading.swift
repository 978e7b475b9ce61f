internal import ArticleText
internal import Foundation

/// A file to look at, and what the index knows of it.
struct FileJob: Sendable {
  var file: ArticleFile
  /// Row of its folder in `source`.
  var source: Int64
  /// Nil for a path the index has not met.
  var known: FileRecord?
}

/// What came of looking at a file.
enum FileOutcome: Sendable {
  /// The contents are those the index holds; only the time of change differs.
  case same
  /// Nothing can be made of it; `hash` is nil when it cannot even be read.
  case failed(SkippedPart, hash: ContentHash?)
  case read(hash: ContentHash, skipped: [SkippedPart])
}

/// A step of the stream from files to articles ready to be written: a file opens, gives articles, and closes.
enum FilePiece<Article: Sendable>: Sendable {
  case opened(FileJob, FileOutcome)
  /// With how often each of their words occurs.
  case articles([Article], words: [(word: String, count: Int)])
  case closed
}

/// Reads files and prepares their articles on all cores, in order and with bounded memory.
struct ArticleStream {
  typealias Prepared = FilePiece<PreparedArticle>

  private let files: OrderedPipeline<FileJob, FileReading>
  private let pieces: OrderedPipeline<FilePiece<Document>, Prepared>

  init(_ jobs: [FileJob], reader: ArticleReader, segmenter: SentenceSegmenter) {
    let threads = max(1, min(jobs.count, ProcessInfo.processInfo.activeProcessorCount))
    let feed = Feed(jobs)
    let files = OrderedPipeline(threads: threads, window: threads + 1) {
      feed.next()
    } makeWorker: {
      { FileReading($0, reader: reader) }
    }
    let cutter = Cutter(files)
    pieces = OrderedPipeline(threads: threads, window: 4 * threads) {
      cutter.next()
    } makeWorker: {
      let preparer = ArticlePreparer(segmenter: segmenter)
      return { Self.prepare($0, with: preparer) }
    }
    self.files = files
  }

  /// The next piece; nil at the end.
  func next() -> Prepared? { pieces.next() }

  /// Stops reading; threads end with what they are at.
  func cancel() {
    files.cancel()
    pieces.cancel()
  }

  private static func prepare(_ piece: FilePiece<Document>, with preparer: ArticlePreparer)
    -> Prepared
  {
    switch piece {
    case .opened(let job, let outcome): .opened(job, outcome)
    case .closed: .closed
    case .articles(let documents, _):
      .articles(documents.map(preparer.prepare), words: preparer.takeWordCounts())
    }
  }
}

/// One file's bytes made into documents.
private struct FileReading: Sendable {
  var job: FileJob
  var outcome: FileOutcome
  var documents: [Document] = []

  init(_ job: FileJob, reader: ArticleReader) {
    self.job = job
    guard let hash = ContentHash(of: job.file) else {
      outcome = .failed(
        SkippedPart(path: job.file.path, reason: "it cannot be read (\(lastSystemError))"),
        hash: nil)
      return
    }
    if hash == job.known?.hash, job.known?.hasFailed == false {
      outcome = .same
      return
    }
    do {
      let extraction = try reader.read(job.file)
      outcome = .read(hash: hash, skipped: extraction.skipped)
      documents = extraction.documents
    } catch {
      outcome = .failed(error.skippedPart, hash: hash)
    }
  }
}

/// Gives out jobs; called by one thread at a time, as `OrderedPipeline` promises.
private final class Feed: @unchecked Sendable {
  private var jobs: IndexingIterator<[FileJob]>

  init(_ jobs: [FileJob]) { self.jobs = jobs.makeIterator() }

  func next() -> FileJob? { jobs.next() }
}

/// Cuts the documents of files into slices small enough to share between threads; called by one thread at a time.
private final class Cutter: @unchecked Sendable {
  /// Bytes of text in a slice, one document excepted.
  private static let sliceBytes = 512 << 10

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
    return .articles(Array(slice), words: [])
  }
}
