internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import WordNetLexicon

/// The kind of answer, measured on the part of the public question-type set (TREC, Li and Roth)
/// that the rules were not written on.
struct QuestionKindTests {
  static let path = "text/question-types.jsonl"

  private struct Row: Decodable {
    var type: String
    var question: String
  }

  /// The six coarse kinds of that set.
  private static func coarse(_ type: AnswerType) -> String {
    switch type {
    case .person, .organisation: "HUM"
    case .place: "LOC"
    case .date, .duration, .count, .money, .percentage, .quantity: "NUM"
    case .abbreviation: "ABBR"
    case .work, .product, .thing, .list, .articles, .conversation: "ENTY"
    case .definition, .reason, .manner, .yesNo, .comparison, .summary, .quotation: "DESC"
    }
  }

  /// Every fifth question, from the fifth on, was held back while the rows were written.
  private static func heldBack() throws -> [Row] {
    try SharedData.lines(of: path).enumerated().filter { $0.offset % 5 == 4 }
      .map { try JSONDecoder().decode(Row.self, from: Data($0.element.utf8)) }
  }

  private static func accuracy(_ lexicon: Lexicon?) throws -> Double {
    let analyzer = try QuestionAnalyzer(prompts: Prompts(), lexicon: lexicon)
    let rows = try heldBack()
    let right = rows.count { row in
      let found = analyzer.analyze(row.question, asOf: "2025-11-10")
      return coarse(found.itemType ?? found.answerType) == row.type.prefix { $0 != ":" }
    }
    return Double(right) / Double(rows.count)
  }

  @Test(.enabled(if: SharedData.has(path), "the development data is not beside the package"))
  func `the coarse kind is right 87 times in 100 without a lexicon`() throws {
    #expect(try Self.accuracy(nil) >= 0.87)
  }

  @Test(
    .enabled(
      if: SharedData.has(path) && LexiconCache.installed != nil,
      "the development data or the word table is not there"))
  func `the coarse kind is right 90 times in 100 with a lexicon`() throws {
    #expect(try Self.accuracy(LexiconCache.installed) >= 0.90)
  }
}
