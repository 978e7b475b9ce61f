internal import Foundation
internal import PassageIndex
internal import Prompts
internal import QuestionAnswering

/// Runs the ranker over a question set and keeps the candidates as numbers.
struct ExampleMaker {
  private let ranker: EvidenceRanker
  private let analyzer: QuestionAnalyzer

  init(index: String, prompts: Prompts) throws {
    let store = try PassageStore(path: index)
    let cache = ArticleCache(store: store, table: try TermTable(prompts: prompts))
    ranker = EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts))
    analyzer = try QuestionAnalyzer(prompts: prompts)
  }

  /// One example an answerable question; yes/no questions are left out, their answers are no strings of the text.
  func examples(_ set: QuestionSet, number: Int) throws -> [Example] {
    var groups: [String: Int] = [:]
    return try set.items.enumerated().compactMap { position, item in
      guard !item.golds.isEmpty, item.yesno != true else { return nil }
      let asOf = item.date ?? "2026-01-01"
      let question = analyzer.analyze(item.question, asOf: asOf)
      let ranking = try ranker.rank(question, askedOn: asOf)
      let owner = item.article_id ?? item.date ?? "\(position)"
      let group = groups[owner] ?? groups.count
      groups[owner] = group
      return Example(ranking.candidates, item: item, set: number, group: group)
    }
  }
}
