import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// Times that count from a time said before, on Wednesday, 12 November 2025.
struct ContextTimeTests {
  private static let rows =
    (try? AnalysisTables(prompts: Prompts()).rows("context-times")) ?? []

  private func times(_ text: String) throws -> [TimeMention] {
    let analyzer = try #require(ClauseTests.analyzer)
    var memory = SentenceAnalyzer.Memory()
    let document = Document(
      key: "k", path: "p", text: text,
      blocks: [Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))])
    let spans = try SentenceSegmenter(prompts: Prompts()).sentences(of: document).map(\.span)
    let sentences = spans.flatMap { analyzer.analyze(text, sentence: $0, memory: &memory) }
    return try TimeReader(prompts: Prompts())
      .times(in: text, sentences: sentences, published: CivilDay(year: 2025, month: 11, day: 12))
  }

  @Test(arguments: rows.map { ($0["name"], $0["example"], $0["value"]) })
  func `each row holds in its example`(name: String, example: String, value: String) throws {
    let last = try #require(try times(example).last, "\(name)")
    #expect(last.source == .context)
    #expect(last.days?.description == value, "\(name)")
  }

  @Test(arguments: rows.map { ($0["name"], $0["counter-example"]) })
  func `no row holds in its counter-example`(name: String, counterExample: String) throws {
    #expect(try times(counterExample).allSatisfy { $0.source != .context }, "\(name)")
  }

  @Test func `a time said long before is not meant`() throws {
    let text = "It opened in May 2019. " + String(repeating: "Boats came and went. ", count: 40)
    #expect(try times(text + "It burned that day.").count == 1)
  }

  @Test func `fiscal years say so`() throws {
    #expect(try times("It grew in fiscal 2024.").map(\.isFiscal) == [true])
  }
}
