internal import Prompts
internal import Testing
internal import Text

@testable import QuestionAnswering

@Suite struct WeightTableTests {
  @Test func `every feature has one row that says what it measures`() throws {
    let rows = try Prompts().table("weights")
    #expect(Set(rows.map { $0["feature"] }) == Set(Feature.allCases.map(\.name)))
    #expect(rows.count == Feature.allCases.count)
    #expect(rows.allSatisfy { $0["meaning"].count > 5 })
  }

  @Test func `every span feature has one row`() throws {
    let rows = try Prompts().table("span-weights")
    #expect(Set(rows.map { $0["feature"] }) == Set(SpanFeature.allCases.map(\.name)))
    #expect(rows.count == SpanFeature.allCases.count)
  }

  @Test func `span weights that are set by hand say so`() throws {
    let weights = try SpanWeights(prompts: Prompts())
    let names = weights.setByHand.map { SpanFeature.allCases[$0].name }
    #expect(Set(names).isSuperset(of: ["clause-after-reason", "whole-list-wanted"]))
    #expect(names.count < SpanFeature.allCases.count / 10)
  }

  @Test func `every confidence signal has one row, and the limits have theirs`() throws {
    let rows = try Prompts().table("confidence")
    let signals = ConfidenceEstimator.Signal.allCases.map(\.rawValue)
    let limits = ["threshold", "likely", "sure"]
    #expect(Set(rows.map { $0["signal"] }) == Set(signals + limits))
    let answers = try Prompts().table("answer-confidence").map { $0["signal"] }
    #expect(Set(answers) == Set(AnswerConfidence.Signal.allCases.map(\.rawValue) + limits))
  }

  @Test func `every word class names words its example holds and its counter-example lacks`() throws
  {
    let table = try TermTable(prompts: Prompts())
    for row in try Prompts().table("word-classes") {
      let wordClass = try #require(WordClasses.named(row["name"]))
      func holds(_ text: String) -> Bool {
        table.terms(in: Array(text.utf8)).numbers.contains {
          table.classes[Int($0)].contains(wordClass)
        }
      }
      #expect(holds(row["example"]), "\(row["name"]): \(row["example"])")
      #expect(!holds(row["counter-example"]), "\(row["name"]): \(row["counter-example"])")
    }
  }
}
