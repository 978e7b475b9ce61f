internal import AnsweringSupport
internal import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import TestSupport
internal import Testing

/// A small folder of articles, indexed, with what counts them.
struct CountedLibrary {
  private let articles: IndexedArticles
  private let answerer: CollectionAnswerer
  private let analyzer: QuestionAnalyzer

  var store: PassageStore { articles.store }

  init(_ files: [String: String]) throws {
    articles = try IndexedArticles(files)
    answerer = try CollectionAnswerer(
      store: articles.store,
      cache: TokenizedArticleCache(
        store: articles.store, table: try TermTable(language: english)),
      prompts: english.prompts)
    analyzer = try QuestionAnalyzer(language: english)
  }

  /// Nil to a question that is not about the collection.
  func answer(_ question: String) throws -> Answer? {
    try answerer.answer(analyzer.analyze(question, asOf: "2025-06-01"))
  }

  /// The answer to a question that is about the collection.
  func ask(_ question: String) throws -> Answer { try #require(try answer(question)) }
}
