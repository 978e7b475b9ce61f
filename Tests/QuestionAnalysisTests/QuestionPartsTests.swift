internal import SentenceAnalysis
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis

/// A line is parted where a second question begins, and nowhere else.
@Suite struct QuestionPartsTests {
  private let parts = QuestionParts(words: english.ruleWords)

  @Test(arguments: [
    (
      "When did the mine open and how many people work there?",
      ["When did the mine open?", "How many people work there?"]
    ),
    ("Who runs Halden, and where is it based?", ["Who runs Halden?", "Where is it based?"]),
    ("Who runs Halden? Where is it based?", ["Who runs Halden?", "Where is it based?"]),
    (
      "When and where did the mine open?",
      ["When did the mine open?", "Where did the mine open?"]
    ),
    ("When did the mine close and why?", ["When did the mine close?", "Why did the mine close?"]),
    ("Who runs Halden, and is it listed?", ["Who runs Halden?", "Is it listed?"]),
  ])
  func `each question stands by itself`(text: String, wanted: [String]) {
    #expect(parts.parts(of: text) == wanted)
  }

  @Test(arguments: [
    "When did the mine and the harbour open?", "Who is the man who founded Halden and who sold it?",
    "What did she say about who pays and when it opens?", "Halden is a mine. When did it open?",
    "What do Halden and Brightwave make?", "Summarise Halden and what it makes", "When and where?",
  ])
  func `one question stays one`(text: String) {
    #expect(parts.parts(of: text).isEmpty)
  }
}
