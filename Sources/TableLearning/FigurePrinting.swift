internal import ArgumentParser
internal import ArticleReading
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Prints figures for reading by eye.
struct ScoreFigures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the figures of articles with what they are bound to, for reading by eye.",
    discussion: "Of an import, the articles one a line; of any other kind of file the one it holds."
  )

  @Argument(help: "A file that Footnote reads.") var file: String
  @Option(help: "How many figures to draw by chance; 0 for all.") var draw = 0
  @Option(help: "The number that decides what is drawn.") var seed: UInt64 = 1
  @Option(help: "Only the article with this key.") var article: String?
  @Flag(help: "Print profiles, lists and definitions in place of figures.") var forms = false
  @Flag(help: "Print times in place of figures.") var times = false
  @Flag(help: "Print how long each step took, and nothing else.") var speed = false

  func run() throws {
    let reader = try ArticleFigures()
    let articles = try ArticleReader(prompts: Prompts())
    if speed {
      return print(
        reader.durations(try articles.read(ArticleFolder(path: file).singleFile()).documents))
    }
    var printed: [String] = []
    let extraction = try articles.read(ArticleFolder(path: file).singleFile())
    for document in extraction.documents where article.map({ $0 == document.key }) ?? true {
      let lines =
        times ? reader.times(document) : forms ? reader.forms(document) : reader.lines(document)
      printed += lines.map { "\(document.key) \($0)" }
    }
    print("\(printed.count) found")
    for line in drawn(printed).flatMap({ $0.split(separator: "\n") }) {
      print(SafeLine.escaped(String(line)))
    }
  }

  private func drawn(_ lines: [String]) -> [String] {
    guard draw > 0, draw < lines.count else { return lines }
    var state = seed
    var chosen: Set<Int> = []
    while chosen.count < draw {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      chosen.insert(Int(state >> 33) % lines.count)
    }
    return chosen.sorted().map { lines[$0] }
  }
}

/// Reads articles down to their figures.
struct ArticleFigures {
  private let analyzer: SentenceAnalyzer
  private let segmenter: SentenceSegmenter
  private let times: TimeReader
  private let quantities: QuantityReader
  private let definitions: DefinitionReader

  init() throws {
    let prompts = try Prompts()
    analyzer = try SentenceAnalyzer(prompts: prompts)
    segmenter = try SentenceSegmenter(prompts: prompts)
    times = try TimeReader(prompts: prompts)
    quantities = try QuantityReader(prompts: prompts)
    definitions = try DefinitionReader(prompts: prompts)
  }

  /// A line for each figure: its sentence with the figure marked, then what is known of it.
  func lines(_ document: Document) -> [String] {
    let text = document.text
    let published = document.metadata.published.flatMap { CivilDay(iso: $0) }
    var memory = SentenceAnalyzer.Memory()
    let spans = segmenter.sentences(of: document).map(\.span)
    let sentences = spans.flatMap { analyzer.analyze(text, sentence: $0, memory: &memory) }
    let found = times.times(in: text, sentences: sentences, published: published)
    return quantities.figures(in: sentences, times: found, document: document).map { fact in
      let sentence = spans.last { $0.start <= fact.span.start } ?? fact.span
      let before = text[TextSpan(sentence.start, fact.span.start)] ?? ""
      let behind = text[TextSpan(fact.span.end, max(fact.span.end, sentence.end))] ?? ""
      let words = text[fact.span] ?? ""
      let marked = "\(before)>>\(words)<<\(behind)".split(separator: "\n").joined(separator: " ")
      return "@\(fact.span.start)-\(fact.span.end) \(marked)\n    \(Self.written(fact, text))"
    }
  }

  /// How long the sentences, times and figures of `documents` took, in words.
  func durations(_ documents: [Document]) -> String {
    let clock = ContinuousClock()
    var (analysis, dating, binding, defining) = (
      Duration.zero, Duration.zero, Duration.zero, Duration.zero
    )
    var memory = SentenceAnalyzer.Memory()
    var words = 0
    var found = 0
    for document in documents {
      let published = document.metadata.published.flatMap { CivilDay(iso: $0) }
      var text = document.text
      let spans = segmenter.sentences(of: document).map(\.span)
      var sentences: [AnalyzedSentence] = []
      var mentions: [TimeMention] = []
      analysis += clock.measure {
        text.withUTF8 { bytes in
          sentences = spans.flatMap { analyzer.analyze(bytes, sentence: $0, memory: &memory) }
        }
      }
      dating += clock.measure {
        mentions = times.times(in: text, sentences: sentences, published: published)
      }
      binding += clock.measure {
        found += quantities.figures(in: sentences, times: mentions, document: document).count
      }
      defining += clock.measure {
        found += text.withUTF8 { definitions.definitions(in: sentences, bytes: $0) }.count
      }
      words += sentences.reduce(0) { $0 + $1.tokens.count }
    }
    return "\(words) words, \(found) found: analysis \(analysis), times \(dating), "
      + "figures \(binding), definitions \(defining)"
  }

  /// A line for each label with its value, each list with what brings it in, and each definition.
  func forms(_ document: Document) -> [String] {
    var text = document.text
    var memory = SentenceAnalyzer.Memory()
    let sentences = segmenter.sentences(of: document)
    let analyzed = sentences.flatMap { analyzer.analyze(text, sentence: $0.span, memory: &memory) }
    func words(_ span: TextSpan) -> String { document.text[span].map(String.init) ?? "?" }
    let reader = ProfileReader()
    let profile = reader.profile(of: document).map {
      "profile | \(words($0.label)) | \(words($0.value))"
    }
    let lists = reader.lists(of: document, sentences: sentences).map {
      "list | \(words($0.introduction)) | \($0.items.map(words).joined(separator: " | "))"
    }
    let defined = text.withUTF8 { definitions.definitions(in: analyzed, bytes: $0) }.map {
      "definition | \(words($0.term)) | \(words($0.definition))"
    }
    return profile + lists + defined
  }

  /// A line for each time: its first byte, its words and its days.
  func times(_ document: Document) -> [String] {
    var memory = SentenceAnalyzer.Memory()
    let sentences = segmenter.sentences(of: document).flatMap {
      analyzer.analyze(document.text, sentence: $0.span, memory: &memory)
    }
    let published = document.metadata.published.flatMap { CivilDay(iso: $0) }
    return times.times(in: document.text, sentences: sentences, published: published).map {
      "\($0.span.start) | \(document.text[$0.span] ?? "") | \($0.days?.description ?? "-")"
    }
  }

  private static func written(_ fact: FigureFact, _ text: String) -> String {
    func words(_ span: TextSpan?) -> String { span.flatMap { text[$0] }.map(String.init) ?? "-" }
    var parts = [fact.value + (fact.upperValue.map { " to \($0)" } ?? ""), fact.unit ?? "-"]
    parts += ["\(fact.kind.rawValue)", fact.bound?.rawValue ?? "-"]
    parts.append("measure: \(fact.measure?.text ?? "-")")
    parts.append("of: \(words(fact.of))")
    parts.append("period: \(fact.period?.description ?? "-") (\(words(fact.time)))")
    if fact.standing != .reported { parts.append(fact.standing.rawValue) }
    if let change = fact.change {
      parts.append(
        "\(change.direction.rawValue), \(change.part.rawValue): by \(words(change.by)) "
          + "from \(words(change.from)) to \(words(change.to))")
    }
    if let cell = fact.cell {
      parts.append("row \(words(cell.row)), columns \(cell.columns.map(words))")
      parts.append("unit \(words(cell.unit)), note \(words(cell.note))")
      parts.append("labels \(cell.labels.map(words))")
    }
    return parts.joined(separator: " | ")
  }
}
