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
  private let ranker: EvidenceRanker
  private let reader: ConversationReader
  private let spanWeights: SpanWeights
  private let judge: YesNoJudge
  private let signalReader: SignalReader
  private let estimator: ConfidenceEstimator

  init(index: String, prompts: Prompts) throws {
    let store = try PassageStore(path: index)
    let language = try Language(prompts: prompts, lexicon: LexiconCache.installed)
    let lexicon = language.lexicon
    let cache = TokenizedArticleCache(store: store, table: try TermTable(language: language))
    ranker = EvidenceRanker(
      store: store, cache: cache, weights: try ScoringWeights(prompts: prompts),
      lexicon: lexicon)
    reader = try ConversationReader(
      store: store, language: language,
      analyzer: try QuestionAnalyzer(language: language),
      ranker: ranker)
    spanWeights = try SpanWeights(prompts: prompts)
    judge = try YesNoJudge(
      prompts: prompts, table: ranker.table, lexicon: lexicon)
    signalReader = try SignalReader(
      prompts: prompts, table: ranker.table, lexicon: lexicon)
    estimator = try ConfidenceEstimator(prompts: prompts)
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
      let asOf = item.date ?? "2026-01-01"
      let reading = try reader.read(item.request, asOf: asOf)
      let (question, ranking) = (reading.question, reading.ranking)
      let owner = item.article ?? item.date ?? "\(position)"
      let group = groups[owner] ?? groups.count
      groups[owner] = group
      let isAnswerable = !item.golds.isEmpty
      let chooser = SpanChooser(
        question: question, ranking: ranking, table: ranker.table, weights: spanWeights)
      let choice = ranking.candidates.first.flatMap { chooser.choices(in: $0).first }
      let signals = signalReader.signals(question, ranking, choice: choice)
      material.judged.append(
        JudgedQuestion(
          signals: ConfidenceEstimator.Signal.allCases.map { signals[$0] ?? 0 },
          isRight: isAnswerable
            && ranking.candidates.first.map { Example.isRight($0, item) } == true,
          isAnswerable: isAnswerable, set: number, group: group))
      guard isAnswerable else { continue }
      if item.sentences == nil, let choice, let lead = ranking.candidates.first {
        material.answers.append(
          JudgedQuestion(
            signals: AnswerConfidence.signals(choice, confidence: estimator.confidence(signals)),
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

  /// The signs of every yes/no question of the set; right means that the answer is yes. Questions answered otherwise are left out.
  func claims(_ set: QuestionSet, number: Int) throws -> [JudgedQuestion] {
    var claims: [JudgedQuestion] = []
    var groups: [String: Int] = [:]
    for (position, item) in set.items.enumerated() where item.yesno == true {
      guard let isYes = item.isYes else { continue }
      let asOf = item.date ?? "2026-01-01"
      let reading = try reader.read(item.request, asOf: asOf)
      guard reading.question.answerType == .yesNo,
        let judgement = judge.judge(reading.question, ranking: reading.ranking)
      else { continue }
      let owner = item.article ?? "\(position)"
      let group = groups[owner] ?? groups.count
      groups[owner] = group
      claims.append(
        JudgedQuestion(
          signals: judgement.signals.values, isRight: isYes, isAnswerable: true, set: number,
          group: group))
    }
    return claims
  }
}
