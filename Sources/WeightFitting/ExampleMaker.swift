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

  /// The item as answering reads it.
  private func turn(_ item: QuestionSet.Item) throws -> Turn {
    var request = item.request
    request.asOf = item.asOf ?? item.date ?? Self.dayOfAsking
    return try reader.turn(request)
  }

  /// The day of asking of questions that name none: long after every article, as a reader who comes
  /// back asks.
  private static let dayOfAsking = "2027-01-01"

  /// How much a question counts that is asked once more without the sentences that answer it.
  private static let leftOutWeight = 0.5

  /// What one set gives to each of the fits.
  struct Material {
    var sentences: [Example] = []
    var spans: [Example] = []
    var judged: [JudgedQuestion] = []
    /// The likeliest span of every best candidate that could hold an exact answer.
    var answers: [JudgedQuestion] = []
  }

  /// Yes/no questions are left out: their answers are no strings of the text. Every question that
  /// is answered is judged once more as if no article had the sentences that answer it: a question
  /// about what the articles tell of, in the same words, and not told.
  ///
  /// - Parameter isJudged: whether confidence is fitted, for which every question is solved twice.
  func material(_ set: QuestionSet, number: Int, isJudged: Bool) throws -> Material {
    var material = Material()
    var groups: [String: Int] = [:]
    for (position, item) in set.items.enumerated() where !item.yesno {
      let turn = try turn(item)
      let owner = item.owner ?? "\(position)"
      let group = groups[owner] ?? groups.count
      groups[owner] = group
      let solution = try turn.solution
      if isJudged { judge(solution, item, set: number, group: group, into: &material) }
      guard !item.golds.isEmpty else { continue }
      guard isJudged else {
        add(solution, item, set: number, group: group, to: &material)
        continue
      }
      judge(
        try turn.solution { Example.isRight($0, item) }, item, isLeftOut: true, set: number,
        group: group, into: &material)
    }
    return material
  }

  /// Adds what confidence in the sentence and in the exact answer learn from.
  private func judge(
    _ solution: Solution, _ item: QuestionSet.Item, isLeftOut: Bool = false, set: Int, group: Int,
    into material: inout Material
  ) {
    let isAnswerable = !item.golds.isEmpty && !isLeftOut
    let lead = solution.evidence.quoted.first?.candidate
    var question = JudgedQuestion(
      features: ConfidenceEstimator.Feature.allCases.map { solution.features[$0] ?? 0 },
      isRight: isAnswerable && lead.map { Example.isRight($0, item) } == true,
      isAnswerable: isAnswerable, set: set, group: group)
    question.isLeftOut = isLeftOut
    question.weight = isLeftOut ? Self.leftOutWeight : 1
    material.judged.append(question)
    guard item.sentences == nil, let choice = solution.proposed, let lead else { return }
    question.features = AnswerConfidence.features(
      choice, in: lead, matcher: solution.ranking.matcher,
      confidence: solver.estimator.confidence(solution.features))
    question.isRight = isAnswerable && Example.isMostlyRight(choice, in: lead, item)
    question.isAnswerable = question.isRight
    material.answers.append(question)
  }

  /// Adds what ranking and the choice of exact answers learn from.
  private func add(
    _ solution: Solution, _ item: QuestionSet.Item, set: Int, group: Int,
    to material: inout Material
  ) {
    let ranking = solution.ranking
    material.sentences.append(Example(ranking, item: item, set: set, group: group))
    guard item.sentences == nil,
      let right = ranking.candidates.first(where: { Example.isRight($0, item) })
    else { return }
    material.spans.append(
      Example(
        spans: solution.chooser.choices(in: right), situation: solution.chooser.situation,
        in: right, item: item, set: set, fold: group))
  }

  /// The signs of every yes/no question of the set; right means that the answer is yes. Questions
  /// answered otherwise are left out.
  func claims(_ set: QuestionSet, number: Int) throws -> [JudgedQuestion] {
    var claims: [JudgedQuestion] = []
    var groups: [String: Int] = [:]
    for (position, item) in set.items.enumerated() where item.yesno {
      guard let isYes = item.isYes else { continue }
      guard let judgement = try turn(item).solution.judgement else { continue }
      let owner = item.owner ?? "\(position)"
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
