internal import Answers
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import Synchronization
internal import TestSupport
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

/// How often questions are taken apart, and what is made only where it is asked for.
@Suite struct TurnTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary() }

  /// The questions that were analysed for one reply, in order.
  private func analysed(
    _ question: String, after history: [QuestionRequest.Turn] = []
  ) throws -> [String] {
    let seen = Seen()
    var analyzer = try QuestionAnalyzer(language: english)
    analyzer.observer = { seen.note($0) }
    _ = try AnswerPipeline(store: library.store, language: english, analyzer: analyzer)
      .answer(QuestionRequest(question: question, history: history, asOf: "2025-06-01"))
    return seen.all
  }

  private final class Seen: Sendable {
    private let texts = Mutex<[String]>([])

    func note(_ text: String) { texts.withLock { $0.append(text) } }
    var all: [String] { texts.withLock { $0 } }
  }

  @Test(arguments: [
    "How much did the dry dock cost?", "Who is Inger Solheim?", "What is Ostra Marine?",
    "How many articles mention the fire?", "Was anybody hurt?",
    "What did Inger Solheim say about ferries?",
    "Who built the pyramids?",
  ])
  func `a question is analysed once`(question: String) throws {
    #expect(try analysed(question) == [question])
  }

  @Test func `a question that is completed is analysed once more`() throws {
    let turn = QuestionRequest.Turn(
      question: "Who ordered a dry dock?", answer: "Varde Shipyard",
      excerpt: "Varde Shipyard ordered a dry dock for EUR 38 million in March 2025.")
    let seen = try analysed("How many people does it employ?", after: [turn])
    #expect(seen.count == 2)
    #expect(seen.first == "How many people does it employ?")
  }

  @Test(arguments: [
    "How much did the dry dock cost?", "Who is Inger Solheim?", "Who built the pyramids?",
  ])
  func `how an answer was chosen is told only where that is asked for`(question: String) throws {
    let request = QuestionRequest(question: question, asOf: "2025-06-01")
    let plain = try library.pipeline.answer(request)
    #expect(plain.explanation == nil && plain.reasons == nil)
    let explained = try library.pipeline.answer(request, explaining: true)
    #expect(explained.explanation != nil && explained.reasons != nil)
    #expect(plain.parts == explained.parts && plain.answer == explained.answer)
  }

  @Test func `a row that asks for a kind of reply there is not is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "name\tkind\tunless\tpattern\texample\tcounter-example\nfirst\tsonnet\t\t^ who\tWho?\tWhy?\n",
      to: "tables/reply-kinds.tsv")
    let prompts = try Prompts(folder: folder.url.path)
    #expect(throws: PromptsError.self) {
      try AnswerPipeline(store: library.store, language: Language(prompts: prompts, lexicon: nil))
    }
  }
}
