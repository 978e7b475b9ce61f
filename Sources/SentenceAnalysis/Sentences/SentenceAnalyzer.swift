package import Prompts
package import Text

/// A word or mark of a sentence.
package struct AnalyzedToken: Sendable, Equatable {
  /// UTF-8 bytes of the document.
  package var span: TextSpan
  package var tag: PennTag
}

/// A phrase that holds no other phrase.
package struct Chunk: Sendable, Equatable {
  package var kind: ChunkKind
  package var tokens: Range<Int>
  /// The token it is about: the last one, of a noun phrase its last noun.
  package var head: Int
}

/// What is understood of one sentence.
package struct AnalyzedSentence: Sendable, Equatable {
  package var tokens: [AnalyzedToken] = []
  package var chunks: [Chunk] = []
  package var clauses: [Clause] = []
  /// The sentence was too long to be read as one.
  package var isPartial = false
  /// The natural logarithm of how likely its words follow each other with these tags: to be
  /// compared between orders of the same words.
  package var likelihood: Float = 0
}

/// Reads sentences: parts of speech, phrases, and who does what.
///
/// A value of tables, safe to use from several threads at once; each brings its own `Memory`. Time
/// is linear in the length of the sentence; one of more than 400 words is read in pieces.
package struct SentenceAnalyzer: Sendable {
  package let tagger: PartOfSpeechTagger
  package let chunker: Chunker
  package let classes: ClauseWords
  private let contractions: Contractions

  /// More words are read in pieces.
  package static let longest = 400

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    let tables = AnalysisTables(prompts: prompts)
    let entries = try TagLexicon.entries(of: tables)
    tagger = try PartOfSpeechTagger(tables: tables, lexicon: TagLexicon(entries))
    chunker = try Chunker(tables: tables, lexicon: tagger.lexicon)
    contractions = try Contractions(tables: tables)
    classes = try ClauseWords(tables: tables, entries: entries, lexicon: tagger.lexicon)
  }

  /// What analysis needs besides its tables, kept from sentence to sentence.
  package struct Memory: Sendable {
    var tagging = PartOfSpeechTagger.Memory()
    var labels: [UInt8] = []
    package var words = WordBuffer()

    package init() {}
  }

  /// What is understood of the sentence at `span` of `text`; several pieces where it has more than
  /// 400 words.
  package func analyze(
    _ text: String, sentence span: TextSpan, memory: inout Memory
  ) -> [AnalyzedSentence] {
    var text = text
    return text.withUTF8 { analyze($0, sentence: span, memory: &memory) }
  }

  /// The same for the UTF-8 bytes of a document, which spares a copy for each sentence.
  package func analyze(
    _ bytes: UnsafeBufferPointer<UInt8>, sentence span: TextSpan, memory: inout Memory
  ) -> [AnalyzedSentence] {
    let lexicon = tagger.lexicon
    var words = WordBuffer()
    swap(&words, &memory.words)
    defer { swap(&words, &memory.words) }
    words.removeAll()
    WordSplitter(contractions: contractions, isAbbreviation: { lexicon.number(of: $0) > 0 })
      .split(bytes, in: span, into: &words)
    guard words.count > Self.longest else {
      return words.count == 0 ? [] : [analyze(words, memory: &memory)]
    }
    return words.pieces(longest: Self.longest).map { range in
      var piece = analyze(words.part(range), memory: &memory)
      piece.isPartial = true
      return piece
    }
  }

  /// The analysis of at most 400 words.
  package func analyze(
    _ words: borrowing WordBuffer, memory: inout Memory
  ) -> AnalyzedSentence {
    tagger.tag(words, memory: &memory.tagging)
    chunker.label(
      tags: memory.tagging.tags, words: memory.tagging.numbers, into: &memory.labels)
    let margin = TransformationRules.margin
    let inner = margin..<margin + words.count
    let tags = memory.tagging.tags[inner]
    let labels = memory.labels[inner]
    var result = AnalyzedSentence()
    result.likelihood = memory.tagging.likelihood
    result.tokens.reserveCapacity(words.count)
    for index in 0..<words.count {
      let tag = PennTag(rawValue: tags[margin + index]) ?? .edge
      result.tokens.append(AnalyzedToken(span: words.spans[index], tag: tag))
    }
    result.chunks.reserveCapacity(words.count / 2 + 1)
    for run in ChunkRuns(labels: labels) {
      guard let kind = run.kind else { continue }
      result.chunks.append(
        Chunk(kind: kind, tokens: run.tokens, head: head(run, kind, result.tokens)))
    }
    let finder = ClauseFinder(
      tags: tags, labels: labels, numbers: memory.tagging.numbers[inner], classes: classes)
    result.clauses = finder.find()
    for index in result.clauses.indices where result.clauses[index].verb.lemma.isEmpty {
      let key = words.key(result.clauses[index].verb.main)
      result.clauses[index].verb.lemma = classes.lemmatizer.lemma(
        String(decoding: key, as: UTF8.self))
    }
    return result
  }

  private func head(_ run: ChunkRuns.Run, _ kind: ChunkKind, _ tokens: [AnalyzedToken]) -> Int {
    let last = run.tokens.upperBound - 1
    guard kind == .noun else { return last }
    return run.tokens.last { tokens[$0].tag.isNoun || tokens[$0].tag == .pronoun } ?? last
  }
}
