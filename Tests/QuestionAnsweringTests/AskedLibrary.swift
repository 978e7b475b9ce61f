internal import AnsweringSupport
internal import PassageIndex
internal import TestSupport

@testable import Answers
@testable import QuestionAnalysis
@testable import QuestionAnswering

/// A small folder of articles, indexed, with a pipeline to ask it.
struct AskedLibrary {
  private let articles: IndexedArticles
  let pipeline: AnswerPipeline

  var store: PassageStore { articles.store }

  init(_ files: [String: String] = Self.shipyard) throws {
    articles = try IndexedArticles(files)
    pipeline = try AnswerPipeline(store: articles.store, language: english)
  }

  func ask(_ question: String, asOf: String = "2025-06-01") throws -> Answer {
    try pipeline.answer(QuestionRequest(question: question, asOf: asOf), explaining: true)
  }

  /// Three reports on one invented shipyard; two give different figures for the same loss.
  static let shipyard = IndexedArticles.shipyard
}
