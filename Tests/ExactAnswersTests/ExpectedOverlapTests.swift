import Testing
import Text

@testable import ExactAnswers

/// Spans of one sentence, by their tokens and chances.
private func choices(_ spans: [(Range<Int>, Double)]) -> [SpanChooser.Choice] {
  spans.map {
    SpanChooser.Choice(
      tokens: $0.0, span: TextSpan($0.0.lowerBound, $0.0.upperBound), features: [], score: $0.1,
      probability: $0.1)
  }
}

@Suite struct ExpectedOverlapTests {
  @Test func `of spans that share the chances, the one with most words in common answers`() {
    let spans = choices([(9..<10, 0.36), (2..<5, 0.33), (2..<4, 0.31)])
    let ordered = ExpectedOverlap.ordered(spans, wantsFigure: false)
    #expect(ordered.map(\.tokens) == [2..<5, 9..<10, 2..<4])
    #expect(abs(ordered[0].support - (0.33 + 0.31 * 0.8)) < 1e-9)
    #expect(abs(ordered[1].support - 0.36) < 1e-9)
  }

  @Test func `a figure is not widened by the words around it`() {
    let spans = choices([(9..<10, 0.36), (2..<5, 0.33), (2..<4, 0.31)])
    #expect(ExpectedOverlap.ordered(spans, wantsFigure: true).first?.tokens == 9..<10)
  }

  @Test func `an unlikely span is not the answer, however much it overlaps`() {
    let spans = choices([(3..<4, 0.5), (2..<3, 0.4), (2..<4, 0.1)])
    #expect(ExpectedOverlap.ordered(spans, wantsFigure: false).first?.tokens == 3..<4)
  }

  @Test func `no spans stay no spans`() {
    #expect(ExpectedOverlap.ordered([], wantsFigure: false).isEmpty)
  }
}
