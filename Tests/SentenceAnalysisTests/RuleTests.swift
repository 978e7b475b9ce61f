import Prompts
import Testing

@testable import SentenceAnalysis

/// Rules that mend labels.
struct RuleTests {
  private func applied(_ rules: [TransformationRule], to labels: [UInt8], filler: Int) -> [UInt8] {
    let edge = [UInt8](repeating: 0, count: TransformationRules.margin)
    var framed = edge + labels + [UInt8](repeating: 9, count: filler) + edge
    TransformationRules(rules).apply(
      to: &framed, tags: [], words: framed.map { Int32($0) })
    return Array(framed.dropFirst(edge.count).prefix(labels.count))
  }

  private func rule(
    _ from: UInt8, _ to: UInt8, _ source: TransformationRule.Source, _ places: ClosedRange<Int>,
    _ value: Int32
  ) -> TransformationRule {
    TransformationRule(
      from: from, to: to,
      conditions: [
        .init(source: source, first: places.lowerBound, last: places.upperBound, value: value)
      ])
  }

  /// Short sentences are read by bits, long ones place by place; both must agree.
  @Test(arguments: [0, 100])
  func `a rule changes what stands in its context as it was before`(filler: Int) {
    #expect(
      applied([rule(1, 2, .label, -1 ... -1, 1)], to: [1, 1, 1, 3], filler: filler) == [1, 2, 2, 3])
    #expect(
      applied([rule(3, 4, .label, -3 ... -1, 1)], to: [1, 5, 5, 3], filler: filler) == [1, 5, 5, 4])
    #expect(
      applied([rule(3, 4, .word, 1...2, 7)], to: [3, 5, 7, 3], filler: filler) == [4, 5, 7, 3])
    let chain = [rule(1, 2, .label, 1...1, 3), rule(3, 5, .label, -1 ... -1, 2)]
    #expect(applied(chain, to: [1, 3, 1], filler: filler) == [2, 5, 1])
  }

  @Test func `written rules are read and bad ones refused`() throws {
    let tables = AnalysisTables(prompts: try Prompts())
    let lexicon = TagLexicon(try TagLexicon.entries(of: tables))
    let notation = RuleNotation.chunks(lexicon)
    let rules = try notation.rules(try tables.rows("chunk-rules"))
    #expect(rules.count > 100)
    #expect(notation.text(rules[0]) { _ in "w" }.contains("]="))
    #expect(throws: PromptsError.self) {
      try notation.rules(try tables.rows("tag-rules"))
    }
  }
}
