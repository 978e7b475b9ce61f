internal import Prompts
internal import Testing
internal import WordNetLexicon

@testable import QuestionAnalysis

/// Which questions want yes or no.
@Suite struct YesNoQuestionTests {
  @Test(arguments: [
    "Was the mill one of a family of mills?", "Is the mill a plant which makes paper?",
    "Is it true that the mill makes three kinds of paper?", "Isn't the mill closed?",
  ])
  func `a question of truth is known as one`(question: String) throws {
    let analyzer = try QuestionAnalyzer(prompts: Prompts())
    #expect(analyzer.analyze(question, asOf: "2025-06-01").answerType == .yesNo)
  }

  @Test(arguments: ["Do you know who founded the mill?", "Can you tell me when the mill opened?"])
  func `a polite question wants more than yes`(question: String) throws {
    let analyzer = try QuestionAnalyzer(prompts: Prompts())
    #expect(analyzer.analyze(question, asOf: "2025-06-01").answerType != .yesNo)
  }

  @Test(arguments: [
    "kelp price?", "The second plant?", "Which plants closed?", "the plant in Narvik?",
  ])
  func `a fragment is no statement`(question: String) throws {
    let analyzer = try QuestionAnalyzer(prompts: Prompts(), lexicon: LexiconCache.installed)
    #expect(analyzer.analyze(question, asOf: "2025-06-01").answerType != .yesNo)
  }
}
