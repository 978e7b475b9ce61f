internal import AnsweringSupport
internal import Answers
internal import PassageIndex
internal import Testing

/// Questions about articles themselves, answered by what is known of them: who wrote them, when and
/// where they were published, how many there are.
@Suite struct ArticleKnowledgeTests {
  private let library: CountedLibrary

  /// Title, outlet, author and day of each article, empty where it has none, and its text.
  static let files = [
    "kelp.md": article(
      "Kelp film wins over the shops", "The Tarn Post", "Ada Lind", "2024-05-14",
      "Brightmoor Kelp sold 40 tonnes of kelp film to grocers. The film replaces plastic wrap."),
    "storm.md": article(
      "Storm tears roofs off Narvik harbour", "tarnpost.example", "Bo Lind", "2024-12-10",
      "A storm tore the roofs off three warehouses, Ida Holm said. The harbour closed."),
    "mayor.md": article(
      "Mayor of Narvik resigns after vote", "Seaboard", "Ragna Berg", "2022-10-17",
      "Mayor Tora Foss of Narvik resigned on Monday. She had bought a share of Seaboard."),
    "names.md": article(
      "Narvik names new mayor", "www.seaboard.example", "", "2022-11-03",
      "Narvik named Arne Vik as mayor. He had written a book about kelp."),
    "ferry.md": article(
      "Ferry line cuts crossings", "Coast Herald", "", "",
      "Coastlink will cut 12 crossings a week. Hamlet, a play by William Shakespeare, was read."),
  ]

  private static func article(
    _ title: String, _ outlet: String, _ author: String, _ date: String, _ text: String
  ) -> String {
    let lines = [("outlet", outlet), ("author", author), ("date", date)]
      .filter { !$0.1.isEmpty }.map { "\($0): \($1)" }
    return (["---", "title: \(title)"] + lines + ["---", text, ""]).joined(separator: "\n")
  }

  init() throws { library = try CountedLibrary(Self.files) }

  // MARK: Of one article

  @Test(arguments: [
    "Who wrote the article about kelp film?", "Who wrote the story on kelp film?",
    "Who is the author of the article about kelp film?",
    "Who is the author of “Kelp film wins over the shops”?",
    "Who wrote Kelp film wins over the shops?", "Who is the article on kelp film by?",
    "author of the article about kelp film", "who wrote the kelp film wins over the shops",
  ])
  func `who wrote an article is its author`(question: String) throws {
    let answer = try library.ask(question)
    #expect(
      answer.lead == "Ada Lind wrote “Kelp film wins over the shops” (The Tarn Post, 14 May 2024).")
    #expect(answer.status == .answered && answer.citations.count == 1)
  }

  @Test(arguments: [
    "When was the article about the storm published?", "When did the story on the storm appear?",
    "publication date of the article about the storm", "How old is the article about the storm?",
    "What is the date of the article on the storm?",
  ])
  func `when an article was published is its day`(question: String) throws {
    #expect(
      try library.ask(question).lead
        == "“Storm tears roofs off Narvik harbour” was published on 10 Dec 2024 by tarnpost.example."
    )
  }

  @Test(arguments: [
    "Where was the article about the vote published?",
    "Which outlet published the article about the vote?",
    "In which newspaper did the article about the vote appear?",
    "Which outlet is the story on the vote from?", "outlet of the article about the vote",
  ])
  func `where an article was published is its outlet`(question: String) throws {
    #expect(
      try library.ask(question).lead
        == "“Mayor of Narvik resigns after vote” was published by Seaboard on 17 Oct 2022.")
  }

  @Test func `what an article does not say of itself is said, and nobody is named for it`() throws {
    let author = try library.ask("Who wrote the article about the ferry line?")
    #expect(author.lead == "“Ferry line cuts crossings” (Coast Herald) does not say who wrote it.")
    #expect(author.status == .abstained)
    let day = try library.ask("When was the article about the ferry line published?")
    #expect(
      day.lead == "“Ferry line cuts crossings” (Coast Herald) does not say when it was published.")
  }

  @Test func `of several articles each is told`() throws {
    let answer = try library.ask("Who wrote the article about the mayor?")
    #expect(answer.lead == "2 articles may be meant by “mayor”:")
    let notes = answer.parts.compactMap { if case .note(let text) = $0 { text } else { nil } }
    #expect(notes.first?.contains("“Narvik names new mayor”") == true)
    #expect(notes.last?.hasPrefix("Ragna Berg wrote “Mayor of Narvik resigns after vote”") == true)
  }

  @Test func `an article about nothing known is not made up`() throws {
    let answer = try library.ask("Who wrote the article about Zorblax?")
    #expect(answer.lead == "No article is about “Zorblax”.")
    #expect(answer.status == .abstained)
  }

  @Test(arguments: [
    "Who wrote Hamlet?", "Who wrote the book about kelp?", "Who is the author of Hamlet?",
    "Who wrote the treaty?", "When was Hamlet published?", "Where was the harbour built?",
    "What has William Shakespeare written?", "What did Arne Vik write?",
    "Who wrote the story about Zorblax?", "Who bought a share of Seaboard?",
  ])
  func `a question about what the articles say is none about articles`(question: String) throws {
    #expect(try library.answer(question) == nil)
  }

  // MARK: Of authors and outlets

  @Test(arguments: [
    "What has Ada Lind written?", "What did Ada Lind write?", "articles by Ada Lind",
    "Which articles did Ada Lind write?", "Ada Lind articles", "stories by Ada Lind",
  ])
  func `what an author wrote is listed`(question: String) throws {
    #expect(try library.ask(question).lead == "1 article by Ada Lind.")
  }

  @Test func `authors who share a surname are both named`() throws {
    #expect(try library.ask("articles by Lind").lead == "2 articles by Ada Lind, Bo Lind.")
  }

  @Test(arguments: [
    "How many articles are from the Tarn Post?", "number of articles from tarnpost.example",
    "How many articles did the Tarn Post publish?", "How many stories are from the Tarn Post?",
  ])
  func `an outlet counts under its name and its address`(question: String) throws {
    #expect(try library.ask(question).lead == "2 articles from The Tarn Post.")
  }

  @Test(arguments: [
    ("articles since 2024", "2 articles published since 1 Jan 2024."),
    (
      "How many articles about Narvik do I have from Seaboard?",
      "2 articles from Seaboard are about “Narvik”."
    ),
  ])
  func `limits and topics are told apart`(question: String, lead: String) throws {
    #expect(try library.ask(question).lead == lead)
  }

  @Test(arguments: ["Which outlets are there?", "outlets", "List the outlets"])
  func `outlets are listed once each`(question: String) throws {
    #expect(try library.ask(question).lead == "3 outlets, 5 articles:")
  }

  @Test(arguments: ["Which authors are there?", "List all authors", "Who are the authors?"])
  func `authors are listed, and how many articles have none`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.lead == "3 authors, 5 articles:")
    #expect(answer.parts.last == .note("No author known: 2 articles"))
  }

  // MARK: Of a topic

  @Test(arguments: [
    "number of articles that mention Narvik", "In how many saved pieces does Narvik come up?",
    "How often does Narvik show up, counted in articles?", "How often is Narvik mentioned?",
    "How many of my articles mention Narvik?", "How many times is Narvik mentioned in my articles?",
    "how many notes mention Narvik", "In how many articles is Narvik mentioned?",
  ])
  func `articles that mention something are counted in every common wording`(question: String)
    throws
  {
    let answer = try library.ask(question)
    #expect(answer.count == 3, "\(answer.lead)")
    #expect(answer.lead == "3 articles mention “Narvik”.")
  }

  @Test(arguments: [
    "stories about Narvik", "Are there any articles about Narvik?", "Which posts are about Narvik?",
    "Show me all notes about Narvik", "Do I have any pages about Narvik?", "Narvik coverage",
  ])
  func `articles about something are listed in every common wording`(question: String) throws {
    #expect(try library.ask(question).lead.hasPrefix("3 articles are about “Narvik”"))
  }

  @Test(arguments: [
    "How often does the comet show up?", "How often is the tank filled?",
    "In how many countries does Coastlink operate?", "How many stories has the tower?",
    "How many notes has the scale?", "Which stories are missing?",
    "How many pages did the treaty have?", "Is there a page on which the names stand?",
  ])
  func `the same words about something else count nothing`(question: String) throws {
    #expect(try library.answer(question) == nil)
  }

  @Test(arguments: ["newest article", "What is the latest article?", "most recent story"])
  func `the newest article is told`(question: String) throws {
    #expect(try library.ask(question).lead.hasPrefix("“Storm tears roofs off Narvik harbour”"))
  }
}
