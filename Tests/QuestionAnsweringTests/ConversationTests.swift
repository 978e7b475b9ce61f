internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import Answers
@testable import EvidenceRanking
@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

/// Conversations over articles: where earlier replies came from counts.
struct ConversationTests {
  static let files = [
    "ada.md": """
    ---
    title: Ada Halden
    ---
    She kept the harbour books of Varde for thirty years. She retired in 1952 and moved to Lund.
    """,
    "tora.md": """
    ---
    title: Tora Lien
    ---
    She retired in 1987 after the mill at Ostra had closed. She moved to Bergen with her brother.
    """,
  ]

  private func ask(_ question: String, after turns: [(String, String?)]) throws -> Answer {
    try AskedLibrary(Self.files).pipeline.answer(
      QuestionRequest(
        question: question,
        history: turns.map { QuestionRequest.Turn(question: $0.0, answer: $0.1) },
        asOf: "2025-06-01"))
  }

  @Test(arguments: [
    ("She kept the harbour books of Varde for thirty years.", "Ada Halden", "1952"),
    ("after the mill at Ostra had closed", "Tora Lien", "1987"),
  ])
  func `a follow-up goes on about the article that replied`(
    reply: String, name: String, year: String
  ) throws {
    let answer = try ask("When did she retire?", after: [("What happened?", reply)])
    #expect(answer.interpretedAs == "When did \(name) retire?")
    #expect(answer.answer == year)
    #expect(answer.citations.first?.article.metadata.title == name)
  }

  private func source(of turns: [QuestionRequest.Turn]) throws -> TokenizedArticle? {
    let store = try AskedLibrary(Self.files).store
    let cache = TokenizedArticleCache(store: store, table: try TermTable(language: english))
    return try AnswerSource(store: store, cache: cache).article(of: turns)
  }

  @Test(arguments: ["", "yes", "1952", "!!!", "words that stand in no article at all"])
  func `a reply that stands nowhere, or says too little, points at no article`(reply: String) throws
  {
    #expect(try source(of: [.init(question: "", answer: reply)]) == nil)
  }

  @Test func `the words of questions point at an article where the answers are only yes`() throws {
    let article = try source(of: [
      .init(question: "Did the harbour books of Varde survive?", answer: "yes"),
      .init(question: "Did she keep them for thirty years?", answer: "yes"),
    ])
    #expect(article?.stored.summary.metadata.title == "Ada Halden")
  }
}

/// A longer story, asked about from front to back.
struct ConversationPlaceTests {
  static let files = [
    "storm.md": """
    ---
    title: A night at Ostra
    ---
    Yngvar left the harbour at noon. He carried a lamp and a rope. The lamp was green.

    Rain began before the first island. A fisher named Bodil gave him soup. The soup was cold.

    After midnight the mast broke. Yngvar tied the rope to a rock. In the morning a ferry took him home.

    The mayor of Ostra praised the ferry. The ferry was new.
    """,
    "lamps.md": """
    ---
    title: Lamps of Lund
    ---
    Kelp lamps are sold in Lund. The first lamp was red. A soup of kelp is eaten there. The rope works of Lund closed in 1990.

    Stiklund Mills makes sailcloth in Varberg. Its owner is Kari Moe.
    """,
  ]

  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.files) }

  private func ask(_ question: String, after turns: [(String, String)]) throws -> Answer {
    try library.pipeline.answer(
      QuestionRequest(
        question: question, history: turns.map { .init(question: $0.0, answer: $0.1) },
        asOf: "2025-06-01"), explaining: true)
  }

  @Test(arguments: [
    ("What did Yngvar carry?", "a lamp", "What color was it?", "green"),
    ("What did Bodil give him?", "soup", "Was it hot?", "cold"),
    ("What did Yngvar tie to a rock?", "the rope", "What took him home?", "ferry"),
  ])
  func `a follow-up is looked for at and after the last reply`(
    asked: String, reply: String, question: String, expected: String
  ) throws {
    let answer = try ask(question, after: [(asked, reply)])
    #expect(answer.citations.first?.article.metadata.title == "A night at Ostra")
    #expect(answer.citations.first?.excerpt.contains(expected) == true)
  }

  @Test(arguments: [
    ("Who owns Stiklund Mills?", "Kari Moe"),
    ("Where is sailcloth made?", "Varberg"),
    ("When did the rope works of Lund close?", "1990"),
  ])
  func `a new topic is not dragged back to the article of the conversation`(
    question: String, expected: String
  ) throws {
    let answer = try ask(
      question, after: [("What did Yngvar carry?", "a lamp and a rope"), ("Who fed him?", "Bodil")])
    #expect(answer.interpretedAs == nil)
    #expect(answer.citations.first?.article.metadata.title == "Lamps of Lund")
    #expect(answer.citations.first?.excerpt.contains(expected) == true)
  }

  @Test func `outside a conversation no rule listens to one`() throws {
    let reading = try library.pipeline.answer(
      QuestionRequest(question: "Who is Bodil?"), explaining: true)
    #expect(reading.explanation?.text.contains("conversation-") == false)
  }

  @Test func `explain shows the rules of the conversation`() throws {
    let answer = try ask("What color was it?", after: [("What did Yngvar carry?", "a lamp")])
    #expect(answer.explanation?.text.contains("conversation-article") == true)
  }

  @Test func `a question about how something works is no call for help in a conversation`() throws {
    #expect(
      try ask("How does it work?", after: [("What did Yngvar carry?", "a lamp")]).status
        != .conversation)
    #expect(
      try library.pipeline.answer(QuestionRequest(question: "How does it work?")).status
        == .conversation)
  }
}

extension Explanation {
  /// All labels of the tree.
  fileprivate var text: String { ([label] + parts.map(\.text)).joined(separator: "\n") }
}
