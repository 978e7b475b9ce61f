package import Prompts
package import Text

/// Understands an article: what is named, done, counted and said in it, and when.
///
/// A value of tables, made once and safe to use from several threads. Time and memory are linear in
/// the length of the article, of which at most `longestText` bytes, `mostWords` words and
/// `mostRows` rows of tables are read; an analysis that leaves something out says so.
package struct ArticleAnalyzer: Sendable {
  /// UTF-8 bytes of an article that are read.
  package static let longestText = 8_000_000
  /// Words and signs of an article that are read: each takes some hundred bytes of memory.
  var mostWords = 1_000_000
  /// Rows of tables of an article that are read.
  package static let mostRows = 2_000

  /// Number of the rules: `ArticleAnalysis.currentVersion` twice, and one more with the words of
  /// a lexicon. What a lower number made is worth making anew.
  package let rules: Int
  private let sentences: SentenceAnalyzer
  private let times: TimeReader
  private let statements: StatementReader
  private let entities: EntityReader
  private let quantities: QuantityReader
  private let definitions: DefinitionReader
  private let profiles = ProfileReader()
  private let memories = MemoryPool()

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(language: Language) throws(PromptsError) {
    rules = 2 * ArticleAnalysis.currentVersion + (language.lexicon == nil ? 0 : 1)
    let prompts = language.prompts
    sentences = try language.sentenceAnalyzer()
    times = try TimeReader(prompts: prompts)
    statements = try StatementReader(prompts: prompts)
    entities = try EntityReader(language: language)
    quantities = try QuantityReader(prompts: prompts)
    definitions = try DefinitionReader(prompts: prompts)
  }

  /// What is understood of `document`.
  ///
  /// - Parameters:
  ///   - sentences: of the document, in order, as `SentenceSegmenter` finds them.
  ///   - namesParties: whether the entities of parties and figures are wanted, which
  ///     `ArticleAnalysis.coded` leaves out.
  package func analyze(
    _ document: Document, sentences: [Sentence], namesParties: Bool = true
  ) -> ArticleAnalysis {
    var analysis = ArticleAnalysis()
    var text = document.text
    let read = text.withUTF8 { bytes in
      memories.lend { self.read(bytes, sentences, &analysis.omissions, &$0) }
    }
    let analyzed = read.map(\.analysis)
    analysis.times = times.times(
      in: analysis.omissions.contains(.longText) ? Self.opening(of: text, to: read.last) : text,
      sentences: analyzed,
      published: document.metadata.published.flatMap { CivilDay(iso: $0) })
    analysis.clauses = ClauseGatherer.clauses(of: read, times: analysis.times)
    analysis.statements = text.withUTF8 {
      statements.statements(
        in: $0, blocks: document.blocks, sentences: read, times: analysis.times.map(\.span))
    }
    analysis.definitions = text.withUTF8 { definitions.definitions(in: analyzed, bytes: $0) }
    (analysis.entities, analysis.mentions) = entities.read(sentences: analyzed, document: document)
    addFigures(of: document, sentences, analyzed, to: &analysis)
    analysis.nameEntities(areParties: namesParties)
    return analysis
  }

  /// The text up to the end of the last sentence that was read.
  private static func opening(of text: String, to last: ReadSentence?) -> String {
    String(decoding: text.utf8.prefix(last?.span.end ?? 0), as: UTF8.self)
  }

  /// What is understood of an article of which text and sentences are known, as the index keeps
  /// them.
  ///
  /// - Parameters:
  ///   - sentences: in order; they say where blocks stand and of what kind they are.
  ///   - namesParties: whether the entities of parties and figures are wanted, which
  ///     `ArticleAnalysis.coded` leaves out.
  package func analyze(
    text: String, metadata: ArticleMetadata, sentences: [Sentence], namesParties: Bool = true
  ) -> ArticleAnalysis {
    analyze(
      Document(
        key: "", path: "", metadata: metadata, text: text, blocks: Block.holding(sentences)),
      sentences: sentences, namesParties: namesParties)
  }

  /// Figures, lists and profiles; of an article with too many rows, only those that are in
  /// sentences.
  private func addFigures(
    of document: Document, _ sentences: [Sentence], _ analyzed: [AnalyzedSentence],
    to analysis: inout ArticleAnalysis
  ) {
    if analysis.omissions.isDisjoint(with: [.longTable, .longText]) {
      analysis.figures = quantities.figures(
        in: analyzed, times: analysis.times, document: document)
      analysis.profile = profiles.profile(of: document)
      analysis.lists = profiles.lists(of: document, sentences: sentences)
    } else {
      var text = document.text
      let times = analysis.times
      analysis.figures = text.withUTF8 {
        quantities.figures(in: analyzed, times: times, bytes: $0)
      }
    }
  }

  /// Parts of speech, phrases and clauses of each sentence, long ones in pieces.
  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ sentences: [Sentence],
    _ omissions: inout ArticleAnalysis.Omissions, _ memory: inout SentenceAnalyzer.Memory
  ) -> [ReadSentence] {
    var read: [ReadSentence] = []
    read.reserveCapacity(min(sentences.count, mostWords))
    var (rows, words) = (0, 0)
    for sentence in sentences where sentence.kind != .code {
      guard sentence.span.end <= min(bytes.count, Self.longestText), words < mostWords else {
        omissions.insert(.longText)
        break
      }
      if sentence.kind == .tableRow {
        rows += 1
        if rows > Self.mostRows {
          omissions.insert(.longTable)
          continue
        }
      }
      for piece in self.sentences.analyze(bytes, sentence: sentence.span, memory: &memory) {
        if piece.isPartial { omissions.insert(.longSentence) }
        words += piece.tokens.count
        read.append(Self.piece(piece, of: sentence))
      }
    }
    return read
  }

  private static func piece(_ piece: AnalyzedSentence, of sentence: Sentence) -> ReadSentence {
    var span = sentence.span
    if piece.isPartial, let first = piece.tokens.first, let last = piece.tokens.last {
      span = TextSpan(first.span.start, last.span.end)
    }
    return ReadSentence(
      span: span, block: sentence.block, kind: sentence.kind, analysis: piece)
  }
}
