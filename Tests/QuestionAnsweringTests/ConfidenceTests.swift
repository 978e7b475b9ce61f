internal import Answers
internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing

@testable import EvidenceRanking
@testable import ExactAnswers
@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis
@testable import WordNetLexicon

/// What raises and lowers confidence, and what is no exact answer.
@Suite struct ConfidenceTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "ferry.md": """
      ---
      title: Lyra goes to sea again
      outlet: Harbour Post
      date: 2025-03-04
      ---
      Varde Shipyard launched the ferry Lyra in June 2021. The ferry has two engines of the type 910C, which Kolb Motors makes in Gdynia.

      Ostra Marine did not bid for the ferry. Sales of Kolb Motors rose by 12 percent after the launch.
      """,
      "yard.md": AskedLibrary.shipyard["yard.md"] ?? "",
    ])
  }

  private func confidence(_ question: String) throws -> Double {
    try #require(try library.ask(question).confidence)
  }

  @Test(arguments: [
    ("When did Varde Shipyard launch the Lyra?", "When did Varde Shipyard not launch the Lyra?"),
    ("By how much did sales of Kolb Motors rise?", "By how much did sales of Kolb Motors fall?"),
    ("When was the ferry Lyra launched?", "When was the ferry Halcyon launched?"),
    ("Who makes the engines of the ferry?", "Who makes the curtains of the parliament?"),
  ])
  func `the second of two questions that look alike gets less confidence`(
    plain: String, twisted: String
  ) throws {
    #expect(try confidence(plain) > confidence(twisted))
  }

  @Test func `a question that says not is at home with a sentence that denies`() throws {
    let features = try features("Who did not bid for the ferry?")
    #expect(features[.denialMissing] == 0)
    #expect(try self.features("Who did not launch the ferry Lyra?")[.denialMissing] == 1)
    #expect(try self.features("Who launched not only the ferry Lyra?")[.denialMissing] == 0)
  }

  @Test func `a missing word whose contrary is there is told apart from one that is only missing`()
    throws
  {
    #expect(
      try features("By how much did sales of Kolb Motors rise before the launch?")[.opposed] == 1)
    #expect(
      try features("By how much did sales of Kolb Motors rise after the launch?")[.opposed] == 0)
  }

  @Test func `a word that a related one stands for is told apart from one that stands further off`()
    throws
  {
    let asked = try features("When was the ferry Lyra launched?")
    #expect(asked[.coverage] == 1 && asked[.kin] == 0 && asked[.elsewhere] == 0)
    let kin = try features("When did Varde Shipyard float the ferry Lyra in the end?")
    #expect(try #require(kin[.kin]) + #require(kin[.elsewhere]) < 1)
    let other = try features("Which ferry has a bidder called Ostra?")
    #expect(try #require(other[.coverage]) < 1)
  }

  @Test func `a name or a number that the article lacks is noticed`() throws {
    #expect(try features("When was the ferry Lyra launched in 2021?")[.numbersUnheld] == 0)
    #expect(try features("When was the ferry Lyra launched in 1987?")[.numbersUnheld] == 1)
    #expect(try features("When did Varde Shipyard launch the Lyra?")[.namesUnheld] == 0)
  }

  @Test func `what is wanted and missing is noticed`() throws {
    #expect(try features("Why was the ferry Lyra launched?")[.wantedMissing] == 1)
    #expect(try features("When was the ferry Lyra launched?")[.wantedMissing] == 0)
  }

  @Test(arguments: [
    "When was the ferry fitted with engines that Kolb Motors makes in Gdynia?",
    "When does Kolb Motors make two engines of the type?",
  ])
  func `a time is asked for, so that no code or name is the exact answer`(question: String) throws {
    let answer = try library.ask(question).answer
    #expect(answer.map { $0.contains("2021") || $0.contains("2025") } ?? true)
  }

  /// The features of the best candidate.
  private func features(_ question: String) throws -> [ConfidenceEstimator.Feature: Double] {
    let prompts = try Prompts()
    let lexicon = LexiconCache.installed
    let cache = TokenizedArticleCache(
      store: library.store, table: try TermTable(language: english))
    let ranker = try EvidenceRanker(
      store: library.store, cache: cache, weights: try ScoringWeights(prompts: prompts),
      lexicon: lexicon)
    let analyzed = try QuestionAnalyzer(prompts: prompts, lexicon: lexicon)
      .analyze(question, asOf: "2025-06-01")
    let ranking = try ranker.rank(analyzed, askedOn: "2025-06-01")
    return try ConfidenceFeatureReader(prompts: prompts, table: ranker.table, lexicon: lexicon)
      .features(analyzed, ranking, lead: ranking.candidates.first, choice: nil)
  }
}
