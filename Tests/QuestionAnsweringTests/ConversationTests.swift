internal import ArticleText
internal import PassageIndex
internal import Testing

@testable import QuestionAnswering

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

  @Test(arguments: ["", "yes", "1952", "!!!", "words that stand in no article at all"])
  func `a reply that stands nowhere, or says too little, points at no article`(reply: String) throws
  {
    let library = try AskedLibrary(Self.files)
    #expect(try AnswerSource(store: library.store).article(of: [reply]) == nil)
  }

  @Test func `a favoured article is found even without a word of the question`() throws {
    let library = try AskedLibrary(Self.files)
    let source = AnswerSource(store: library.store)
    let ada = try #require(try source.article(of: ["She kept the harbour books of Varde"]))
    let reading = FavouringReading(library.store, favoured: ada.id)
    let found = try reading.retrieve([], passageLimit: 5, articleLimit: 5)
    #expect(found.articles.map(\.id) == [ada.id])
  }
}
