internal import ArgumentParser
internal import Foundation
internal import Prompts
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Measures whom pronouns mean.
struct ScoreGap: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how often pronouns are resolved right, as GAP does.",
    discussion: """
      Each line has a text, a pronoun and two names, A and B, with their offsets and whether the
      pronoun means them. The text alone is read, not the address of its page. A is said to be meant
      when a mention that overlaps A belongs to the entity of the mention at the pronoun. F1 is over
      all A and B together.
      """)

  @Argument(help: "A file of GAP.") var file: String
  @Option(help: "How many faults to print.") var faults = 0
  @Option(help: "A file to write the features of each candidate to.") var features: String?

  func run() throws {
    let reader = try TextEntityReader()
    var score = GapScore()
    var rows = ""
    for example in try GapExample.read(file) {
      var trace: [(names: [TextSpan], candidate: CoreferenceCandidate)] = []
      let read = reader.read(example.text) { pronoun, candidates in
        if pronoun == example.pronoun { trace = candidates }
      }
      score.add(example, read.mentions)
      rows += example.rows(trace)
    }
    if let features { try rows.write(toFile: features, atomically: true, encoding: .utf8) }
    for (name, count) in score.counts.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name): precision \(rounded(count.precision)), recall \(rounded(count.recall)),",
        "F1 \(rounded(count.f1))")
    }
    print("names found: \(score.namesFound) of \(score.names)")
    let step = max(1, score.faults.count / max(1, faults))
    for index in stride(from: 0, to: score.faults.count, by: step).prefix(faults) {
      print(SafeLine.escaped(score.faults[index]))
    }
  }
}

/// Reads the entities of a text alone, of one block a line.
struct TextEntityReader {
  private let language: Language
  private let analyzer: SentenceAnalyzer
  private let segmenter: SentenceSegmenter
  fileprivate let reader: EntityReader

  /// The tables of the program, and the words of this machine.
  static func installedLanguage() throws -> Language {
    try Language(prompts: Prompts(), lexicon: LexiconCache.installed)
  }

  init() throws {
    language = try Self.installedLanguage()
    analyzer = try language.sentenceAnalyzer()
    segmenter = try SentenceSegmenter(prompts: language.prompts)
    reader = try EntityReader(language: language)
  }

  func sentences(_ text: String) -> [AnalyzedSentence] {
    var memory = SentenceAnalyzer.Memory()
    return segmenter.spans(in: text, within: TextSpan(0, text.utf8.count)).flatMap {
      analyzer.analyze(text, sentence: $0, memory: &memory)
    }
  }

  func read(
    _ text: String,
    observer: ((TextSpan, [(names: [TextSpan], candidate: CoreferenceCandidate)]) -> Void)? = nil
  ) -> (entities: [Entity], mentions: [Mention]) {
    reader.read(sentences: sentences(text), text: text, observer: observer)
  }
}

/// One line of GAP.
struct GapExample {
  var name: String
  var text: String
  var pronoun: TextSpan
  var isFemale: Bool
  /// A and B, and whether the pronoun means them.
  var names: [(span: TextSpan, isMeant: Bool)]

  static func read(_ path: String) throws -> [GapExample] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
      .compactMap { GapExample(line: $0) }
  }

  private init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count > 9, let place = Int(fields[3]), let a = Int(fields[5]),
      let b = Int(fields[8])
    else { return nil }
    name = fields[0]
    text = fields[1]
    // Offsets count characters.
    let scalars = text.unicodeScalars
    func span(_ word: String, _ offset: Int) -> TextSpan {
      let start = String(String.UnicodeScalarView(scalars.prefix(offset))).utf8.count
      return TextSpan(start, start + word.utf8.count)
    }
    pronoun = span(fields[2], place)
    isFemale =
      fields[2].lowercased().hasSuffix("e") && fields[2].count == 3
      || fields[2].lowercased().hasPrefix("her")
    names = [
      (span(fields[4], a), fields[6] == "TRUE"), (span(fields[7], b), fields[9] == "TRUE"),
    ]
  }

  /// A line for each candidate: the example, 1 for right, and its features.
  func rows(_ trace: [(names: [TextSpan], candidate: CoreferenceCandidate)]) -> String {
    trace.map { item in
      let isA = item.names.contains { $0.overlaps(names[0].span) }
      let isB = item.names.contains { $0.overlaps(names[1].span) }
      let label = isA && names[0].isMeant || isB && names[1].isMeant ? 1 : 0
      let values = CoreferenceFeature.allCases.map {
        "\(item.candidate.features[$0.rawValue])"
      }
      return
        ([name, "\(label)", isA ? "A" : isB ? "B" : "-"] + values).joined(separator: "\t") + "\n"
    }.joined()
  }
}

/// Counts of names said to be meant, over all examples.
struct GapScore {
  struct Count {
    var right = 0
    var found = 0
    var wanted = 0

    var precision: Double { Double(right) / Double(max(found, 1)) }
    var recall: Double { Double(right) / Double(max(wanted, 1)) }
    var f1: Double { 2 * Double(right) / Double(max(found + wanted, 1)) }
  }

  private(set) var counts: [String: Count] = [:]
  private(set) var faults: [String] = []
  private(set) var namesFound = 0
  private(set) var names = 0

  mutating func add(_ example: GapExample, _ mentions: [Mention]) {
    let meant = mentions.first { $0.span == example.pronoun }?.entity
    var isWrong = false
    for (span, isMeant) in example.names {
      let here = mentions.filter { $0.span.overlaps(span) && $0.form != .pronoun }
      names += 1
      if !here.isEmpty { namesFound += 1 }
      let isFound = meant != nil && here.contains { $0.entity == meant }
      for group in ["all", example.isFemale ? "female" : "male"] {
        counts[group, default: Count()].found += isFound ? 1 : 0
        counts[group, default: Count()].wanted += isMeant ? 1 : 0
        counts[group, default: Count()].right += isFound && isMeant ? 1 : 0
      }
      if isFound != isMeant { isWrong = true }
    }
    guard isWrong else { return }
    let said = example.names.map { name in
      let word = example.text[name.span].map(String.init) ?? "?"
      let here = mentions.filter { $0.span.overlaps(name.span) }.map(\.entity)
      return "\(word) \(name.isMeant ? "meant" : "not meant") entity \(here)"
    }
    faults.append(
      "\(example.name): pronoun at \(example.pronoun.start) entity \(meant ?? 0); "
        + said.joined(separator: "; ") + ": " + example.text)
  }
}

/// Prints the entities of a text.
struct ShowEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the entities of a text file with their mentions.")

  @Argument(help: "A text, a block a line.") var file: String

  func run() throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let reader = try TextEntityReader()
    let sentences = reader.sentences(text)
    let read = reader.read(text)
    for entity in read.entities {
      let mentions = read.mentions.filter { $0.entity == entity.id }.map {
        "\(text[$0.span] ?? "?")/\($0.form)@\($0.span.start)"
      }
      let gender = entity.gender.map { " \($0)" } ?? ""
      print(SafeLine.escaped("\(entity.id) \(entity.kind.name)\(gender): \(entity.names)"))
      for role in entity.roles {
        print(
          SafeLine.escaped(
            "    role “\(text[role.span] ?? "?")” of \(role.of ?? 0)\(role.isFormer ? " former" : "")"
              + (role.since.map { " since \(text[$0] ?? "?")" } ?? "")))
      }
      print(SafeLine.escaped("    " + mentions.joined(separator: ", ")))
    }
    let clock = ContinuousClock()
    let time = clock.measure { _ = reader.readOnly(sentences, text) }
    print("\(sentences.reduce(0) { $0 + $1.tokens.count }) words, entities in \(time)")
  }
}

extension TextEntityReader {
  func readOnly(_ sentences: [AnalyzedSentence], _ text: String) -> Int {
    reader.read(sentences: sentences, text: text, observer: nil).mentions.count
  }
}
