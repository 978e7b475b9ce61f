package import Prompts
package import Text

/// Reads one file of any kind: checks its size, looks whether it is text, and hands it to the
/// extractor of its kind.
package struct ArticleReader: Sendable {
  private let extractors: [FileKind: any Extractor]
  private let descriptions: FileDescriptions
  private let articles: ImportedArticles
  private let rules: CleaningRules
  /// Which blocks may be boilerplate if other articles repeat them. In a file of several articles
  /// repeated lines are cut by `read`; those that several files share are for the index to learn.
  package let boilerplate: BoilerplateJudge
  /// Which addresses are one article's.
  package let addresses: ArticleAddresses
  /// How the articles' dates and sentences are read.
  package let language: ReadingRules
  /// Reads files that may take too much in a process of their own first; nil: they are not tried.
  package var trial = ReadingTrial()

  /// Number of the way in which files are read: raised with every change by which a file gives
  /// another text or other metadata, so that an index reads its files again.
  package static let version = 5

  /// A reader with rules of its own, which takes the reading of five tables more.
  ///
  /// - Parameter readsScans: whether programs that read pictures are run on scanned pages, which
  ///   may take minutes a file.
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts, readsScans: Bool = false) throws(PromptsError) {
    try self.init(
      prompts: prompts, language: ReadingRules(prompts: prompts), readsScans: readsScans)
  }

  /// - Throws: `PromptsError` naming file and line when a table the extractors need is missing or
  ///   damaged.
  package init(
    prompts: Prompts, language: ReadingRules, readsScans: Bool = false
  ) throws(PromptsError) {
    self.language = language
    var rules = try CleaningRules(prompts: prompts, dates: language.dates)
    rules.readsScans = readsScans
    boilerplate = try BoilerplateJudge(prompts: prompts)
    addresses = try ArticleAddresses(prompts: prompts)
    descriptions = FileDescriptions(fields: rules.importFields)
    articles = ImportedArticles(rules: rules)
    self.rules = rules
    extractors = Dictionary(
      uniqueKeysWithValues: ArticleFormats.extractors.map { ($0.files, $0.init(rules: rules)) })
  }

  /// The articles in `file`, in file order, with what of it was skipped.
  ///
  /// - Throws: `ReadingError` when nothing of the file can be used; its message names the file and
  ///   the cure.
  package func read(_ file: ArticleFile) throws(ReadingError) -> Extraction {
    if OmnivoreList.hasPages(file.path) {
      throw .unsupported(
        path: file.path, reason: "it is no article: it tells of the pages beside it, in content")
    }
    let bytes = try FileBytes(limit: file.kind.byteLimit).read(file.path)
    let source = SourceFile(path: file.path, key: file.key, bytes: bytes)
    var extraction = try self.extraction(
      of: source, kind: file.kind, budget: UnpackingBudget(), depth: 0)
    if extraction.documents.count == 1, let record = descriptions.record(ofFile: file.path) {
      extraction.documents[0] = articles.document(extraction.documents[0], describedBy: record)
    }
    dropDaysToCome(&extraction)
    correct(&extraction, of: file)
    if extraction.documents.count > 1 {
      extraction.documents = extraction.documents.cuttingRepeatedLines(boilerplate)
    }
    return extraction
  }

  /// The articles of a file that lies nowhere, by the ending of its name.
  ///
  /// - Throws: `ReadingError` when nothing of it can be used.
  package func read(_ bytes: [UInt8], named name: String) throws(ReadingError) -> Extraction {
    guard let kind = ArticleFormats.kind(ofFile: name) else {
      throw .unsupported(path: name, reason: "files of this kind are not read")
    }
    guard bytes.count <= kind.byteLimit else {
      throw .tooLarge(path: name, bytes: bytes.count, limit: kind.byteLimit)
    }
    var source = SourceFile(path: name, key: name, bytes: bytes)
    source.isPacked = true
    return try extraction(of: source, kind: kind, budget: UnpackingBudget(), depth: 0)
  }

  /// The articles of a file, or of one that was packed in another.
  ///
  /// - Parameter depth: archives around it.
  private func extraction(
    of source: SourceFile, kind: FileKind, budget: UnpackingBudget, depth: Int
  ) throws(ReadingError) -> Extraction {
    guard source.bytes.contains(where: { $0 > 0x20 }) else { throw .empty(path: source.path) }
    guard !kind.isText || !BinaryDetector().isBinary(source.bytes) else {
      throw .unsupported(path: source.path, reason: "it holds binary data, not text")
    }
    if kind.isText, source.bytes.starts(with: Array("%PDF-".utf8)) {
      throw .unsupported(
        path: source.path, reason: "it is a PDF file; let its name end in .pdf to have it read")
    }
    if kind == ArchiveReader.files {
      let reader = ArchiveReader(budget: budget, depth: depth, rules: rules) {
        (inner, kind) throws(ReadingError) in
        var inner = inner
        inner.isPacked = true
        return try self.extraction(of: inner, kind: kind, budget: budget, depth: depth + 1)
      }
      return try reader.extract(source)
    }
    guard let extractor = extractors[kind] else {
      throw .unsupported(path: source.path, reason: "files of this kind are not read")
    }
    let extraction = try extracted(source, by: extractor, kind: kind)
    guard !extraction.documents.isEmpty || !extraction.skipped.isEmpty else {
      throw .empty(path: source.path)
    }
    return extraction
  }

  /// Takes away days of publication that are too far ahead.
  private func dropDaysToCome(_ extraction: inout Extraction) {
    guard let latest = PublicationDay.latest else { return }
    for index in extraction.documents.indices {
      guard let day = extraction.documents[index].metadata.published, day > latest else { continue }
      extraction.documents[index].metadata.published = nil
      extraction.documents[index].metadata.publishedSource = nil
    }
  }

  /// Applies the corrections beside the file; what of them cannot be used is noted, and the
  /// articles stay.
  private func correct(_ extraction: inout Extraction, of file: ArticleFile) {
    guard let status = FileStatus(of: file.sidecarPath, followingLink: false) else { return }
    let name = file.sidecarPath.split(separator: "/").last ?? ""
    func note(_ reason: String) {
      extraction.skipped.append(SkippedPart(path: file.path, reason: reason))
    }
    guard status.kind == .file else {
      return note("only its corrections: \(name) is not a plain file")
    }
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try FileBytes(limit: 1_000_000).read(file.sidecarPath)
    } catch {
      return note("only its corrections: \(name): \(error.reason)")
    }
    let sidecar = Sidecar(TextDecoder().text(of: bytes))
    for problem in sidecar.problems {
      note("only line \(problem.line) of its corrections in \(name): \(problem.reason)")
    }
    let isShared = extraction.documents.count > 1
    if isShared, !sidecar.fieldsOfOneArticle.isEmpty {
      let fields = sidecar.fieldsOfOneArticle.joined(separator: ", ")
      note("only \(fields) in \(name): the file holds several articles")
    }
    for index in extraction.documents.indices {
      extraction.documents[index] = sidecar.applied(
        to: extraction.documents[index], isShared: isShared)
    }
  }

  /// An article with the corrections of a text as it would lie beside its file.
  package static func corrected(_ document: Document, by text: String) -> Document {
    Sidecar(text).applied(to: document, isShared: false)
  }

  /// What the extractor makes of the file, unless it takes too long. An import, which may hold a
  /// million articles, may take its time.
  private func extracted(
    _ source: SourceFile, by extractor: any Extractor, kind: FileKind
  ) throws(ReadingError) -> Extraction {
    if let trial, trial.isWanted(source, kind: kind) { try trial.run(source, kind: kind) }
    if kind.isImport { return try extractor.extract(source) }
    let isScan = rules.readsScans && kind == PDFExtractor.files
    let seconds = isScan ? Double(2 * ScanReader.timeLimit) : Self.secondsPerFile
    let result = TimeLimit(seconds: seconds).run {
      Result { () throws(ReadingError) in try extractor.extract(source) }
    }
    guard let result else {
      throw .unsupported(
        path: source.path,
        reason: "reading it took longer than \(Int(seconds)) seconds of processor time"
      )
    }
    return try result.get()
  }

  private static let secondsPerFile = 10.0
}
