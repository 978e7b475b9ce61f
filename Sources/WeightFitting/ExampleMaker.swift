internal import EvidenceRanking
internal import ExactAnswers
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import QuestionAnswering
internal import SentenceAnalysis
internal import WordNetLexicon

/// Runs the ranker over a question set and keeps what the fits need as numbers.
struct ExampleMaker {
  private let reader: ConversationReader
  private let solver: Solver

  init(index: String, prompts: Prompts) throws {
    let store = try PassageStore(path: index)
    let language = try Language(prompts: prompts, lexicon: LexiconCache.installed)
    solver = try Solver(
      store: store,
      cache: TokenizedArticleCache(store: store, table: try TermTable(language: language)),
      prompts: prompts, lexicon: language.lexicon)
    reader = try ConversationReader(
      store: store, language: language,
      analyzer: try QuestionAnalyzer(language: language),
      solver: solver)
  }

  /// The item as answering reads and solves it.
  private func solution(of item: QuestionSet.Item) throws -> Solution {
    var request = item.request
    request.asOf = item.date ?? "2026-01-01"
    return try reader.turn(request).solution
  }

  /// What one set gives to each of the fits.
  struct Material {
    var sentences: [Example] = []
    var spans: [Example] = []
    var judged: [JudgedQuestion] = []
    /// The likeliest span of every best candidate that could hold an exact answer.
    var answers: [JudgedQuestion] = []
  }

  /// Yes/no questions are left out: their answers are no strings of the text.
  func material(_ set: QuestionSet, number: Int) throws -> Material {
    var material = Material()
    var groups: [String: Int] = [:]
    for (position, item) in set.items.enumerated() where item.yesno != true {
      let solution = try solution(of: item)
      let (ranking, chooser, features) = (solution.ranking, solution.chooser, solution.features)
      let owner = item.article ?? item.date ?? "\(position)"
      let group = groups[owner] ?? groups.count
      groups[owner] = group
      let isAnswerable = !item.golds.isEmpty
      material.judged.append(
        JudgedQuestion(
          features: ConfidenceEstimator.Feature.allCases.map { features[$0] ?? 0 },
          isRight: isAnswerable
            && ranking.candidates.first.map { Example.isRight($0, item) } == true,
          isAnswerable: isAnswerable, set: number, group: group))
      guard isAnswerable else { continue }
      if item.sentences == nil, let choice = solution.likeliest, let lead = ranking.candidates.first
      {
        material.answers.append(
          JudgedQuestion(
            features: AnswerConfidence.features(
              choice, confidence: solver.estimator.confidence(features)),
            isRight: Example.isMostlyRight(choice, in: lead, item), isAnswerable: true, set: number,
            group: group))
      }
      material.sentences.append(
        Example(ranking, item: item, set: number, group: group))
      guard item.sentences == nil,
        let right = ranking.candidates.first(where: { Example.isRight($0, item) })
      else { continue }
      material.spans.append(
        Example(
          spans: chooser.choices(in: right), situation: chooser.situation, in: right, item: item,
          set: number, fold: group))
    }
    return material
  }

  /// The signs of every yes/no question of the set; right means that the answer is yes. Questions
  /// answered otherwise are left out.
  func claims(_ set: QuestionSet, number: Int) throws -> [JudgedQuestion] {
    var claims: [JudgedQuestion] = []
    var groups: [String: Int] = [:]
    for (position, item) in set.items.enumerated() where item.yesno == true {
      guard let isYes = item.isYes else { continue }
      guard let judgement = try solution(of: item).judgement else { continue }
      let owner = item.article ?? "\(position)"
      let group = groups[owner] ?? groups.count
      groups[owner] = group
      claims.append(
        JudgedQuestion(
          features: judgement.features.values, isRight: isYes, isAnswerable: true, set: number,
          group: group))
    }
    return claims
  }
}
