internal import ArgumentParser
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Learns the tables of sentence analysis from tagged text, and measures them.
@main
struct TableLearning: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footnote-learn",
    abstract: "Learn the tables of sentence analysis from tagged text, and measure them.",
    discussion: """
      Tagged text has one word a line (the word, its Penn tag, its chunk label or the position of
      its head) and an empty line between sentences. The tables of the program are made by
      `footnote-learn learn TRAIN --write Prompts/languages/en/tables/analysis` from the training half of
      the CoNLL-2000 chunking text.
      """,
    subcommands: [
      Learn.self, ScoreTags.self, ScoreChunks.self, ScoreRoles.self, ScoreGap.self, Show.self,
      ShowEntities.self, Speed.self, ArticleSpeed.self, ScoreFigures.self, ScoreDates.self,
    ])
}

/// Learns all tables.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learn the tables of tagging and chunking; the same text gives the same tables.")

  @Argument(help: "Tagged text with chunk labels.") var text: String
  @Option(help: "Folder to write the tables to.") var write: String
  @Option(help: "Rules for tags at most.") var tagRules = 350
  @Option(help: "Rules for chunks at most.") var chunkRules = 1200

  func run() throws {
    let sentences = try TaggedSentence.read(text)
    let tables = try AnalysisTables(prompts: Prompts())
    let given = try tables.givenTags()
    let counted = CountedTables(sentences)
    let lexicon = TagLexicon(TagLexicon.completed(counted.entries, with: given))
    let tagging = TagLearning(
      sentences: sentences, given: given, inflections: try Inflection.rows(tables),
      mostRules: tagRules)
    let crossed = tagging.crossTagged()
    let rules = tagging.rules(lexicon, crossed)
    let chunking = ChunkLearning(
      sentences: sentences, tags: tagging.mended(crossed, lexicon, rules.map(\.rule)),
      lexicon: lexicon, mostRules: chunkRules)
    let labels = chunking.labels()
    let writer = TableWriter(folder: write, counted: counted, given: given)
    try writer.writeTagging(counted, rules: rules, notation: .tags(lexicon))
    try writer.writeChunking(
      labels, rules: chunking.rules(labels), notation: .chunks(lexicon))
  }
}

/// Measures tagging.
struct ScoreTags: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which share of words gets the part of speech the text gives them.")

  @Argument(help: "Tagged text.") var text: String
  @Option(help: "How many of the commonest confusions to print.") var confusions = 10

  func run() throws {
    let tagger = try PartOfSpeechTagger(tables: AnalysisTables(prompts: Prompts()))
    let score = TagScore(tagger, try TaggedSentence.read(text))
    print("tags: \(score.right) of \(score.total) right, \(rounded(score.share))")
    for (pair, count) in score.confusions.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
      .prefix(confusions)
    {
      print("  \(pair) \(count)")
    }
  }
}

/// Measures chunking.
struct ScoreChunks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how many chunks are found with both ends and kind right, as CoNLL-2000 does.")

  @Argument(help: "Tagged text with chunk labels.") var text: String
  @Flag(help: "Chunk with the text's tags in place of our own.") var givenTags = false

  func run() throws {
    let tables = try AnalysisTables(prompts: Prompts())
    let tagger = try PartOfSpeechTagger(tables: tables)
    let chunker = try Chunker(tables: tables, lexicon: tagger.lexicon)
    let edge = [UInt8](repeating: 0, count: TransformationRules.margin)
    var memory = PartOfSpeechTagger.Memory()
    var labels: [UInt8] = []
    var score = ChunkScore()
    for sentence in try TaggedSentence.read(text) {
      tagger.tag(sentence.buffer, memory: &memory)
      if givenTags { memory.tags = edge + sentence.tags.map(\.rawValue) + edge }
      chunker.label(tags: memory.tags, words: memory.numbers, into: &labels)
      score.add(
        found: Array(labels.dropFirst(edge.count).dropLast(edge.count)), wanted: sentence.chunks)
    }
    print(
      "chunks: precision \(rounded(score.precision)), recall \(rounded(score.recall)),",
      "F1 \(rounded(score.f1))")
    for (kind, counts) in score.kinds.sorted(by: { $0.value.wanted > $1.value.wanted }) {
      print("  \(kind): \(counts.right) right, \(counts.found) found, \(counts.wanted) wanted")
    }
  }
}

/// `value` with four digits behind the point.
func rounded(_ value: Double) -> String {
  let scaled = String(Int((value * 10000).rounded()))
  return value >= 1
    ? "1.0000" : "." + String(repeating: "0", count: 4 - min(4, scaled.count)) + scaled
}

/// Measures subjects and objects.
struct ScoreRoles: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how many subjects and objects of verbs are found, against a text with heads.")

  @Argument(help: "Tagged text with heads.") var text: String
  @Option(help: "How many sentences with faults to print.") var faults = 0

  func run() throws {
    let analyzer = try SentenceAnalyzer(prompts: Prompts())
    var memory = SentenceAnalyzer.Memory()
    var score = RoleScore()
    for sentence in try TaggedSentence.read(text) {
      let words = sentence.buffer
      let analysis = analyzer.analyze(words, memory: &memory)
      score.add(sentence, clauses: analysis.clauses) { token in
        analyzer.classes.isTime(analyzer.tagger.lexicon.number(of: words.hashes[token]))
      }
    }
    for (name, count) in [("subjects", score.subjects), ("objects", score.objects)] {
      print(
        "\(name): \(count.right) right, \(count.found) found, \(count.wanted) wanted,",
        "F1 \(rounded(count.f1))")
    }
    let right = score.subjects.right + score.objects.right
    let all =
      score.subjects.found + score.objects.found + score.subjects.wanted + score.objects.wanted
    print("both: F1 \(rounded(2 * Double(right) / Double(max(all, 1))))")
    let step = max(1, score.faults.count / max(1, faults))
    for index in stride(from: 0, to: score.faults.count, by: step).prefix(faults) {
      print(score.faults[index])
    }
  }
}

/// Prints what is understood of a sentence.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print words with tags, chunks and clauses of a sentence.")

  @Argument(help: "The sentence.") var sentence: String
  @Option(help: "The day it was published, as 2024-05-16.") var published: String?

  func run() throws {
    let analyzer = try SentenceAnalyzer(prompts: Prompts())
    var memory = SentenceAnalyzer.Memory()
    let whole = TextSpan(0, sentence.utf8.count)
    let pieces = analyzer.analyze(sentence, sentence: whole, memory: &memory)
    for piece in pieces {
      let printer = AnalysisPrinter(text: sentence, analysis: piece)
      print(SafeLine.escaped(printer.tagged))
      print(SafeLine.escaped(printer.chunked))
      for clause in piece.clauses { print(SafeLine.escaped(printer.written(clause))) }
    }
    let reader = try TimeReader(prompts: Prompts())
    let day = published.flatMap { CivilDay(iso: $0) }
    for time in reader.times(in: sentence, sentences: pieces, published: day) {
      let words = sentence[time.span].map(String.init) ?? "?"
      print(SafeLine.escaped("  time “\(words)”"), time.days?.description ?? "?", time.precision)
    }
  }
}

/// Measures how fast sentences are read.
struct Speed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how many words a second one core reads, of a tagged text.")

  @Argument(help: "Tagged text.") var text: String

  func run() throws {
    let clock = ContinuousClock()
    var analyzer: SentenceAnalyzer?
    let loading = try clock.measure { analyzer = try SentenceAnalyzer(prompts: Prompts()) }
    guard let analyzer else { return }
    let sentences = try TaggedSentence.read(text).map { $0.words.joined(separator: " ") }
    var memory = SentenceAnalyzer.Memory()
    var words = 0
    var clauses = 0
    let time = clock.measure {
      for sentence in sentences {
        let whole = TextSpan(0, sentence.utf8.count)
        for piece in analyzer.analyze(sentence, sentence: whole, memory: &memory) {
          words += piece.tokens.count
          clauses += piece.clauses.count
        }
      }
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    print("tables loaded in \(loading)")
    print("\(words) words, \(clauses) clauses in \(time): \(Int(Double(words) / seconds)) a second")
  }
}
