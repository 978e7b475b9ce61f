internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import SentenceAnalysis

/// An article made of paragraphs, with its analysis.
struct AnalyzedText {
  static let analyzer = try? ArticleAnalyzer(language: english)
  static let segmenter = try? SentenceSegmenter(prompts: Prompts())

  let document: Document
  let analysis: ArticleAnalysis

  /// - Parameter text: paragraphs parted by an empty line; one that opens with `# ` is a heading.
  init(_ text: String, published: String? = "2024-05-16", kind: Block.Kind = .paragraph) throws {
    var whole = ""
    var blocks: [Block] = []
    for part in text.split(separator: "\n\n", omittingEmptySubsequences: false) {
      if !whole.isEmpty { whole += "\n\n" }
      let start = whole.utf8.count
      let isHeading = part.hasPrefix("# ")
      whole += isHeading ? String(part.dropFirst(2)) : String(part)
      blocks.append(
        Block(kind: isHeading ? .heading : kind, span: TextSpan(start, whole.utf8.count)))
    }
    document = Document(
      key: "a", path: "a", metadata: ArticleMetadata(published: published), text: whole,
      blocks: blocks)
    let segmenter = try #require(Self.segmenter)
    analysis = try #require(Self.analyzer)
      .analyze(document, sentences: segmenter.sentences(of: document))
  }

  func words(_ span: TextSpan?) -> String? { span.flatMap { document.text[$0] }.map(String.init) }

  /// "Vik: It is over", with " … " between parts.
  var statements: [String] {
    analysis.statements.map { statement in
      let words = [words(statement.words), words(statement.rest)].compactMap { $0 }
      return "\(self.words(statement.speaker) ?? "?"): \(words.joined(separator: " … "))"
    }
  }
}

/// Who said what.
struct StatementTests {
  private static let words = try? StatementWords(tables: AnalysisTables(prompts: Prompts()))

  @Test(arguments: words?.cues.map { ($0.words, $0.example) } ?? [])
  func `each row of cues finds the words of its example`(words: String, example: String) throws {
    let read = try AnalyzedText(example)
    #expect(read.analysis.statements.map { read.words($0.words) } == [words], "\(example)")
  }

  @Test(arguments: words?.cues.map(\.counterExample) ?? [])
  func `each row of cues finds nothing in its counter-example`(text: String) throws {
    #expect(try AnalyzedText(text).statements == [], "\(text)")
  }

  @Test(arguments: words?.sources.map { ($0.words, $0.example, $0.counterExample) } ?? [])
  func `each phrase that names a source does so in its example alone`(
    words: String, example: String, counterExample: String
  ) throws {
    let read = try AnalyzedText(example)
    #expect(read.analysis.statements.map { read.words($0.words) } == [words], "\(example)")
    #expect(try AnalyzedText(counterExample).statements == [], "\(counterExample)")
  }

  @Test(arguments: [
    ("“It is over,” said Vik.", ["Vik: It is over"]),
    ("\"It is over,\" Vik said on Monday.", ["Vik: It is over"]),
    ("«It is over», said Arne Vik, the harbour master.", ["Arne Vik: It is over"]),
    ("‘It’s the workers’ harbour,’ he said.", ["he: It’s the workers’ harbour"]),
    (
      "“It is over,” Vik said. “We will leave.”",
      ["Vik: It is over", "Vik: We will leave."]
    ),
    (
      "“It is over. We will leave tomorrow,” Vik said, “and never come back.”",
      ["Vik: It is over. We will leave tomorrow", "Vik: and never come back."]
    ),
    ("Vik said: “It is over.”", ["Vik: It is over."]),
    ("Vik said that the bridge was unsafe.", ["Vik: the bridge was unsafe"]),
    ("Vik said in a statement on Monday the bridge was unsafe.", ["Vik: the bridge was unsafe"]),
    ("The bridge was unsafe, Vik said.", ["Vik: The bridge was unsafe"]),
    ("The bridge, Vik said, was unsafe.", ["Vik: The bridge … was unsafe"]),
    (
      "Tolls remain a worry, said Tora Lien, the chief executive.",
      ["Tora Lien: Tolls remain a worry"]
    ),
    ("Tora Lien, the chief executive, said tolls would rise.", ["Tora Lien: tolls would rise"]),
    (
      "Lien said tolls would rise and added that trains would stop.",
      ["Lien: tolls would rise", "Lien: trains would stop"]
    ),
    (
      "Lien said tolls would rise, adding that trains would stop.",
      ["Lien: tolls would rise", "Lien: trains would stop"]
    ),
    ("A clerk who opened the letters said the port was shut.", ["A clerk: the port was shut"]),
    (
      "“It is over,” Arne Vik, the harbour master, an owner of ferries, said.",
      ["Arne Vik: It is over"]
    ),
    ("“It rose.” Vik noted that tolls fell.", ["Vik: tolls fell"]),
    ("“I will not pay,” she wrote on Monday.", ["she: I will not pay"]),
    ("A “toll” he said could rise.", []),
    ("The port issued a note saying it was shut.", ["The port: it was shut"]),
    ("Lien vowed to fight the ruling.", ["Lien: to fight the ruling"]),
    ("Lien did not say that tolls would rise.", []),
    ("Did Lien say that tolls would rise?", []),
    ("Tolls rose 5%, according to the port.", ["the port: Tolls rose 5%"]),
    (
      "Lien said tolls rose, according to the Harbour Post.", ["Lien: tolls rose"]
    ),
    ("The port has a “green” plan.", []),
    ("The company announced a plan that would close the plant.", []),
    ("Coastlink reported higher profits and added ten ferries.", []),
    ("He said “no” to the plan.", ["he: “no” to the plan"]),
    ("", []),
  ])
  func `words are found with their speaker`(text: String, expected: [String]) throws {
    #expect(
      try AnalyzedText(text).statements.map { $0.lowercased() } == expected.map { $0.lowercased() })
  }

  @Test(arguments: [
    (
      "Vik is angry.\n\n“It is over,” he said. “We will\n\n“And we will never come back,” he added.",
      ["he: It is over", "he: And we will never come back"]
    ),
    (
      "Vik said the bridge was unsafe.\n\n“It shook in every wind of autumn.”",
      ["Vik: the bridge was unsafe", "Vik: It shook in every wind of autumn."]
    ),
    (
      "“It is over,” Vik said.\n\n“We will leave the town tomorrow.\n\n“And we will not come back here.”",
      [
        "Vik: It is over", "Vik: We will leave the town tomorrow.",
        "Vik: And we will not come back here.",
      ]
    ),
    ("Vik put it plainly:\n\n“It shook in every wind.”", ["Vik: It shook in every wind."]),
    (
      "# Vik: It will shake again\n\nVik said the bridge was unsafe.",
      ["Vik: It will shake again", "Vik: the bridge was unsafe"]
    ),
    ("# Bodø: Bridge will close\n\nVik said it was unsafe.", ["Vik: it was unsafe"]),
    ("Vik shook his head. “It shook in every wind.”", ["Vik: It shook in every wind."]),
  ])
  func `speech goes on without a cue`(text: String, expected: [String]) throws {
    #expect(try AnalyzedText(text).statements == expected)
  }

  @Test func `who passed it on, how surely, and when are told`() throws {
    let read = try AnalyzedText(
      "The plant will close, Reuters reported on Tuesday, citing two officials. "
        + "Vik reportedly told the Harbour Post that ferries would stop.")
    let first = try #require(read.analysis.statements.first)
    #expect(read.words(first.speaker) == "two officials")
    #expect(read.words(first.through) == "Reuters")
    #expect(read.words(first.said) == "Tuesday")
    let second = try #require(read.analysis.statements.last)
    #expect(read.words(second.hedge) == "reportedly")
    #expect(read.words(second.through) == "the Harbour Post")
    #expect(read.words(second.cue) == "told")
    #expect(!second.isDirect)
  }

  @Test(
    arguments: [
      ("In the north, according to Vik, prices fell.", ["Vik: In the north … prices fell"]),
      ("According to a , the town will widen the road.", []),
      (
        "If dockers agree to a deal, “labour costs go up,” Vik said.",
        ["Vik: If dockers agree to a deal, “labour costs go up,”"]
      ),
      ("Prices rose in Halden, the figures show.", ["the figures: Prices rose in Halden"]),
      (
        "The two met, with Vik saying it was too late.",
        ["Vik: it was too late"]
      ),
      (
        "Vik said the tax could be “so great” that it falls, “I believe it will. Tolls may fall too.”",
        [
          "Vik: the tax could be “so great” that it falls, “I believe it will. Tolls may fall too.”"
        ]
      ),
      ("“Not now,” Vik said.", ["Vik: Not now"]),
      (
        "Vik said the ports can do what they want, but warned that tolls would rise.",
        ["Vik: the ports can do what they want", "Vik: tolls would rise"]
      ),
    ] as [(String, [String])])
  func `sources inside, behind and beside other words are found`(text: String, expected: [String])
    throws
  {
    #expect(try AnalyzedText(text).statements == expected)
  }

  @Test func `a negation inside a quotation is not the verb's behind it`() throws {
    let read = try AnalyzedText("“Not now,” Vik said.")
    let said = read.analysis.clauses.filter { read.words($0.verb) == "said" }
    #expect(said.map(\.isNegated) == [false])
  }
}
