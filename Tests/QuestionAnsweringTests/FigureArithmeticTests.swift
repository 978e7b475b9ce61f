internal import Testing
internal import Text

@testable import QuestionAnswering
@testable import SentenceAnalysis

/// Sums and differences are exact, and only of figures that are.
@Suite struct FigureArithmeticTests {
  private func fact(_ value: String, bound: FigureFact.Bound? = nil) -> FigureFact {
    FigureFact(
      span: TextSpan(0, 1), value: value, upperValue: nil, kind: .count, unit: "dock", bound: bound)
  }

  @Test func `digits add up without rounding`() {
    #expect(FigureArithmetic.amount([fact("0.1"), fact("0.2")], isSum: true) == "0.3")
    #expect(FigureArithmetic.amount([fact("1200000"), fact("1")], isSum: true) == "1,200,001")
    #expect(FigureArithmetic.amount([fact("40"), fact("91")], isSum: false) == "51")
    #expect(FigureArithmetic.amount([fact("1"), fact("2"), fact("3")], isSum: true) == "6")
  }

  @Test func `what is not exact is not calculated with`() {
    #expect(FigureArithmetic.amount([fact("1"), fact("2", bound: .about)], isSum: true) == nil)
    #expect(FigureArithmetic.amount([fact("1")], isSum: true) == nil)
    #expect(FigureArithmetic.amount([fact("1"), fact("2"), fact("3")], isSum: false) == nil)
  }

  @Test func `the largest is told unless a bound leaves it open`() {
    #expect(FigureArithmetic.extreme([fact("1"), fact("3"), fact("2")], isLargest: true) == 1)
    #expect(FigureArithmetic.extreme([fact("1"), fact("3")], isLargest: false) == 0)
    #expect(FigureArithmetic.extreme([fact("3"), fact("3")], isLargest: true) == nil)
    #expect(
      FigureArithmetic.extreme([fact("5"), fact("3", bound: .moreThan)], isLargest: true) == nil)
    #expect(
      FigureArithmetic.extreme([fact("5", bound: .upTo), fact("3")], isLargest: true) == nil)
  }

  @Test func `growth and ratios say when they are rounded, and of what they cannot be`() {
    let growth = FigureArithmetic.growth(from: fact("80"), to: fact("92"))
    #expect(growth?.text == "15" && growth?.isRounded == false)
    let fall = FigureArithmetic.growth(from: fact("300"), to: fact("250"))
    #expect(fall?.text == "16.7" && fall?.isRounded == true && fall?.isNegative == true)
    #expect(FigureArithmetic.growth(from: fact("0"), to: fact("5")) == nil)
    #expect(FigureArithmetic.growth(from: fact("5", bound: .about), to: fact("6")) == nil)
    #expect(FigureArithmetic.ratio(of: fact("5"), to: fact("0")) == nil)
    #expect(FigureArithmetic.ratio(of: fact("3"), to: fact("2"))?.text == "1.5")
  }
}
