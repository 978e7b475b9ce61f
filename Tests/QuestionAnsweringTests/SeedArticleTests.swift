internal import ArticleReading
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis
internal import TestSupport
internal import Testing

@testable import Answers
@testable import QuestionAnalysis
@testable import QuestionAnswering

/// The kind of article the project exists for: a scraped finance page with clutter, lost link texts
/// and repeated lines.
@Suite(
  .enabled(
    if: SharedData.has("seed/china-ai-self-reliance.txt"),
    "the development data is not beside the package"))
struct SeedArticleTests {
  private let folder: TemporaryFolder
  private let store: PassageStore
  private let pipeline: AnswerPipeline

  init() throws {
    folder = try TemporaryFolder()
    let index = folder.url.appendingPathComponent("index.sqlite").path
    let prompts = try Prompts()
    let builder = IndexBuilder(
      path: index, reader: try ArticleReader(prompts: prompts),
      analyzer: try ArticleAnalyzer(language: english))
    _ = try builder.update([SharedData.file("seed").path])
    store = try PassageStore(path: index)
    pipeline = try AnswerPipeline(store: store, language: english)
  }

  private func ask(_ question: String) throws -> Answer {
    try pipeline.answer(QuestionRequest(question: question, asOf: "2025-12-08"))
  }

  @Test(arguments: [
    ("How much did Big Fund III commit to Piotech Jianke?", "RMB 450 million"),
    ("When did Big Fund III commit money to Piotech Jianke?", "Q3 2025"),
    (
      "How much did the National Integrated Circuit Industry Investment Fund commit?",
      "RMB 450 million"
    ),
  ])
  func `amounts, dates and the alias of the fund come out right`(question: String, expected: String)
    throws
  {
    let answer = try ask(question)
    #expect(answer.status == .answered)
    #expect(answer.answer?.contains(expected) == true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("How large is the fund?", "71 billion"),
    ("Which report says that CANN lacks the maturity of CUDA?", "MERICS"),
    ("Why did Big Fund III invest in Piotech Jianke?", "to accelerate 3D integration"),
    ("Which Huawei chips trail the A100?", "910B and 910C"),
    ("Which sectors will the fund prioritize?", "equipment and materials"),
    ("What could 3D integration bypass?", "2D scaling limitations"),
    ("Who says that China lags in 3D chip stacking?", "TrendForce"),
    ("Which companies benefit from advanced packaging?", "Piotech Jianke"),
    ("What are the bottlenecks?", "lithography"),
    ("Why are clean energy projects being expanded?", "power AI infrastructure"),
    ("What is Big Fund III?", "National Integrated Circuit Industry Investment Fund"),
    ("Who makes the A100?", "Nvidia"), ("Whose subsidiary is Piotech Jianke?", "Piotech"),
    ("What hinders China's AI chips?", "lithography, packaging, and software ecosystems"),
  ])
  func `what a reader asks is told`(question: String, expected: String) throws {
    let answer = try ask(question)
    #expect(answer.answer?.contains(expected) == true, "\(answer.answer ?? "none")")
  }

  @Test(arguments: [
    ("Is Piotech Jianke a subsidiary of Huawei?", "No."),
    ("Is Piotech Jianke a subsidiary of Piotech?", "Yes."),
    ("Is China's path to self-reliance a sprint?", "No."),
    ("Did Big Fund III commit RMB 71 billion to Piotech Jianke?", "No."),
  ])
  func `what it settles is settled`(question: String, expected: String) throws {
    #expect(try ask(question).parts.first == .lead(expected, answer: nil))
  }

  @Test func `what hinders is quoted`() throws {
    let answer = try ask("What hinders China's AI self-reliance?")
    #expect(answer.citations.first?.excerpt.contains("bottlenecks in lithography") == true)
  }

  @Test func `the reason is a clause of the sentence that gives it`() throws {
    let answer = try ask("Why do Huawei's AI chips trail their U.S. counterparts?")
    #expect(
      answer.citations.first?.excerpt.contains("restricted access to advanced packaging") == true)
  }

  @Test func `the list of three is given whole`() throws {
    let answer = try ask("Which three areas offer opportunities for investors?")
    let excerpts = answer.citations.map(\.excerpt).joined(separator: "\n")
    for item in ["Advanced Packaging", "R&D-Driven Startups", "Corporate Partnerships"] {
      #expect(excerpts.contains(item))
    }
  }

  @Test(arguments: [
    "Who is the chief executive of Piotech Jianke?", "How much did the fund commit to SMIC?",
    "What is the population of Hefei?", "When was Brightwave founded?",
  ])
  func `what the article does not say is refused`(question: String) throws {
    let answer = try ask(question)
    #expect(answer.status == .abstained)
    #expect(answer.answer == nil)
  }

  @Test func `no excerpt is clutter`() throws {
    let answer = try ask("What do the articles say about Huawei?")
    #expect(answer.status == .answered)
    for citation in answer.citations {
      #expect(!citation.excerpt.contains("free to your inbox"))
      #expect(!citation.excerpt.contains("AI Writing Agent"))
    }
  }
}
