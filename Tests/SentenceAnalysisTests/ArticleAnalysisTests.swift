import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// The analysis of a whole article, and its bytes.
struct ArticleAnalysisTests {
  private static let article = """
    # Ferry line cuts crossings

    Coastlink will cut 12 crossings a week from May, Tora Lien said on Tuesday. “It is hard,” she added.

    The plant in Narvik was not sold by Altsol in 2019; if it fails, Brightwave had 10 ferries and Halden 20.
    """

  private func full() throws -> (ArticleAnalysis, String) {
    let read = try AnalyzedText(Self.article)
    var analysis = read.analysis
    let span = TextSpan(3, 9)
    analysis.omissions = [.longSentence]
    analysis.entities = [
      Entity(
        id: 1, kind: .person, names: ["Tora Lien", "Lien"], gender: .female, number: .singular,
        roles: [EntityRole(span: span, of: 2, since: span, until: nil, isFormer: true)])
    ]
    analysis.mentions = [Mention(entity: 1, form: .pronoun, span: span)]
    analysis.figures = [
      FigureFact(
        span: span, value: "-12.5", upperValue: "20", kind: .money, unit: "NOK", bound: .atLeast,
        measure: FigureFact.Measure(span: span, text: "crossings"), of: span, predicate: span,
        period: CivilDay(iso: "2024-05-01").map { DayRange($0) }, time: span, standing: .planned,
        change: FigureFact.Change(direction: .up, part: .by, by: span, from: nil, to: span),
        cell: FigureFact.Cell(row: span, columns: [span, span], unit: nil, note: span))
    ]
    analysis.definitions = [DefinitionFact(term: span, definition: TextSpan(20, 30))]
    analysis.lists = [
      IntroducedList(introduction: TextSpan(0, 3), items: [span, TextSpan(12, 14)])
    ]
    analysis.profile = [ProfileFact(label: TextSpan(0, 1), value: span)]
    analysis.nameEntities()
    return (analysis, read.document.text)
  }

  @Test func `an analysis holds times, clauses and statements`() throws {
    let read = try AnalyzedText(Self.article)
    #expect(read.analysis.times.map { read.words($0.span) }.contains("Tuesday"))
    let sold = try #require(read.analysis.clauses.first { $0.lemma == "sell" })
    #expect(sold.isNegated && sold.isPassive)
    #expect(read.words(sold.subject?.span) == "The plant")
    #expect(read.words(sold.agent?.span) == "Altsol")
    #expect(sold.time.map { read.words(read.analysis.times[$0].span) } == "2019")
    #expect(
      read.statements == [
        "Tora Lien: Coastlink will cut 12 crossings a week from May", "she: It is hard",
      ])
  }

  @Test func `it comes back from its bytes as it was`() throws {
    let (analysis, text) = try full()
    let bytes = analysis.coded(text: text)
    #expect(ArticleAnalysis(coded: bytes, text: text) == analysis)
    #expect(ArticleAnalysis(coded: bytes, text: text + "x") == nil)
    let empty = ArticleAnalysis()
    #expect(ArticleAnalysis(coded: empty.coded(text: ""), text: "") == empty)
    #expect(empty.isEmpty && !analysis.isEmpty)
  }

  @Test func `damaged bytes are nothing`() throws {
    let (analysis, text) = try full()
    let bytes = analysis.coded(text: text)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x41
      #expect(ArticleAnalysis(coded: damaged, text: text) == nil, "\(place)")
      #expect(ArticleAnalysis(coded: Array(bytes[..<place]), text: text) == nil)
    }
  }

  /// Bytes with a right checksum and wrong contents.
  @Test func `bytes that nobody wrote are refused and do no harm`() throws {
    let (analysis, text) = try full()
    let body = Array(analysis.coded(text: text).dropLast(8))
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var altered = body
      for _ in 0..<3 {
        altered[Int.random(in: 0..<altered.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      let hash = FNV1a.hash(altered)
      let seal = (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
      if let read = ArticleAnalysis(coded: altered + seal, text: text) {
        #expect(read.clauses.allSatisfy { $0.verb.end <= text.utf8.count })
      }
    }
  }

  private static let strange: [(name: String, text: String)] = [
    ("no punctuation", String(repeating: "Halden said the ships will go and ", count: 800)),
    ("all capitals", String(repeating: "HALDEN SAID THE SHIPS WILL GO. ", count: 500)),
    ("quotation marks", String(repeating: "“\"'‘«", count: 4000)),
    ("openers", String(repeating: "\"a ", count: 5000)),
    ("single marks", String(repeating: "'a ", count: 5000)),
    ("commas", String(repeating: "Vik said, ", count: 3000)),
    ("sources", String(repeating: "according to ", count: 3000)),
    ("according to at the end", "It rose, according to"),
    ("other scripts", String(repeating: "東京都は「大きい」と述べた。 Он сказал: «Да». ", count: 200)),
    ("control characters", "Vik said \u{0}\u{1B}[31m “\u{7}it\u{202E} is” over."),
    ("a mark alone", "“"), ("marks alone", "\"\" '' “” «»"), ("nothing", ""),
    ("of", String(repeating: "the head of ", count: 2000) + "it said it is."),
  ]

  @Test(arguments: strange)
  func `strange text is read, and every place lies in it`(name: String, text: String) throws {
    let read = try AnalyzedText(text)
    let length = read.document.text.utf8.count
    for statement in read.analysis.statements {
      #expect(statement.words.start < statement.words.end && statement.words.end <= length)
      #expect(read.words(statement.words) != nil, "\(name)")
      #expect(read.words(statement.speaker) != nil, "\(name)")
    }
    let bytes = read.analysis.coded(text: text)
    #expect(ArticleAnalysis(coded: bytes, text: text) == read.analysis)
  }

  @Test func `a very long sentence is read in pieces and says so`() throws {
    let long = (0..<5000).map { "w\($0)" }.joined(separator: " ") + "."
    let text = "Lien said \(long)"
    let document = Document(
      key: "a", path: "a", text: text,
      blocks: [Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))])
    let whole = Sentence(span: TextSpan(0, text.utf8.count), block: 0, kind: .paragraph)
    let analysis = try #require(AnalyzedText.analyzer).analyze(document, sentences: [whole])
    #expect(analysis.omissions == [.longSentence])
  }

  @Test func `a table of a hundred thousand cells is read in part`() throws {
    var text = ""
    var blocks: [Block] = []
    var sentences: [Sentence] = []
    for _ in 0..<10_000 {
      let start = text.utf8.count
      text += (0..<10).map { "h: x\($0 == 0 ? 1 : 0)" }.joined(separator: " | ")
      let span = TextSpan(start, text.utf8.count)
      sentences.append(Sentence(span: span, block: blocks.count, kind: .tableRow))
      blocks.append(Block(kind: .tableRow, span: span))
      text += "\n\n"
    }
    let document = Document(key: "a", path: "a", text: text, blocks: blocks)
    let analysis = try #require(AnalyzedText.analyzer).analyze(document, sentences: sentences)
    #expect(analysis.omissions == [.longTable])
    #expect(analysis.statements.isEmpty)
  }
}
