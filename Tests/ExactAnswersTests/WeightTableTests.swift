internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import EvidenceRanking
@testable import ExactAnswers
@testable import SentenceAnalysis

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
    let names = weights.fixed.map { SpanFeature.allCases[$0].name }
    #expect(Set(names).isSuperset(of: ["clause-after-reason", "whole-list-wanted"]))
    #expect(names.count < SpanFeature.allCases.count / 10)
  }

  @Test(arguments: [("yes", [0]), ("", [])] as [(String, Set<Int>)])
  func `a weight is fixed by its column, whatever its meaning says`(
    mark: String, fixed: Set<Int>
  ) throws {
    let table = try Self.table(mark)
    #expect(table.fixed == fixed)
    #expect(table.values == [[1.5, 0]])
  }

  @Test func `another word than yes fixes nothing and is named`() {
    #expect(throws: PromptsError.self) { try Self.table("perhaps") }
  }

  private static func table(_ mark: String) throws -> WeightTable {
    let folder = try TemporaryFolder()
    try folder.write(
      "name\tweight\tfixed\tmeaning\nlength\t1.5\t\(mark)\tas it is (set by hand)\n",
      to: "tables/lengths.tsv")
    return try WeightTable(
      "lengths", key: "name", names: ["length", "depth"],
      prompts: Prompts(folder: folder.url.path))
  }

  @Test func `every confidence feature has one row, and the limits have theirs`() throws {
    let rows = try Prompts().table("confidence")
    let features = ConfidenceEstimator.Feature.allCases.map(\.rawValue)
    let limits = ["threshold", "likely", "sure"]
    #expect(Set(rows.map { $0["signal"] }) == Set(features + limits))
    let answers = try Prompts().table("answer-confidence").map { $0["signal"] }
    #expect(Set(answers) == Set(AnswerConfidence.Feature.allCases.map(\.rawValue) + limits))
  }

  @Test func `a word that is new to the table has the classes of its form`() throws {
    let table = try TermTable(language: english)
    #expect(table.classes(of: table.number(of: "zorbled")).isEmpty)
    #expect(table.classes(of: table.number(of: "zorbled7")) == .number)
  }

  @Test func `every word class names words its example holds and its counter-example lacks`() throws
  {
    let table = try TermTable(language: english)
    for row in try Prompts().table("word-classes") {
      let wordClass = try #require(WordClasses.named(row["name"]))
      func holds(_ text: String) -> Bool {
        table.terms(in: Array(text.utf8)).numbers.contains {
          table.classes(of: $0).contains(wordClass)
        }
      }
      #expect(holds(row["example"]), "\(row["name"]): \(row["example"])")
      #expect(!holds(row["counter-example"]), "\(row["name"]): \(row["counter-example"])")
    }
  }
}
