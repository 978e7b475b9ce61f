internal import AnsweringSupport
internal import Answers
internal import PassageIndex
internal import QuestionAnalysis
internal import Testing
internal import Text

/// Questions about the collection: read by the rows of `collection-questions.tsv`, answered by
/// counting everything.
@Suite struct CollectionTests {
  private let library: CountedLibrary

  init() throws {
    var files = IndexedArticles.shipyard
    files["copy.md"] = """
      ---
      title: Fire at the Varde yard
      outlet: Morning Tide
      date: 2025-04-11
      ---
      A fire destroyed the paint hall of Varde Shipyard on Tuesday. The fire caused damage of EUR 12 million, the company said.

      Nobody was hurt.
      """
    files["ferry.md"] = """
      ---
      title: Ferry line cuts crossings
      author: Ragna Foss
      outlet: Harbour Post
      date: 2025-02-01
      ---
      Coastlink will cut twelve crossings a week. "The price of fuel leaves us no choice," said Inger Solheim, who owns the line.
      """
    library = try CountedLibrary(files)
  }

  @Test(arguments: [
    ("How many articles mention Varde Shipyard?", 4, "4 articles mention “Varde Shipyard”."),
    ("How many articles mention Coastlink?", 1, "1 article mentions “Coastlink”."),
    ("How many articles mention Zorblax?", 0, "No article mentions “Zorblax”."),
    ("How many articles are from the Harbour Post?", 3, "3 articles from Harbour Post."),
    ("How many articles by Ragna Foss are there?", 1, "1 article by Ragna Foss."),
    (
      "How many articles are from April 2025?", 2,
      "2 articles published from 1 Apr 2025 to 30 Apr 2025."
    ),
    (
      "How many articles were published since April 2025?", 3,
      "3 articles published since 1 Apr 2025."
    ),
    (
      "How many articles from the Harbour Post mention Varde Shipyard?", 2,
      "2 articles from Harbour Post mention “Varde Shipyard”."
    ),
    (
      "How many articles mention Varde Shipyard since May 2025?", 1,
      "1 article published since 1 May 2025 mentions “Varde Shipyard”."
    ),
  ])
  func `articles are counted, all of them`(question: String, count: Int, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answerType == .articles)
    #expect(answer.status == .answered)
    #expect(answer.count == count)
    #expect(answer.lead == expected)
  }

  @Test func `articles come newest first, a copy is said to be one and is not listed again`() throws
  {
    let answer = try library.ask("Which articles are about the fire?")
    #expect(answer.count == 3)
    #expect(answer.citations.map(\.article.metadata.published) == ["2025-05-20", "2025-04-11"])
    #expect(answer.citations.last?.alsoIn.count == 1)
    #expect(answer.parts.contains(.note("1 of them is a copy of another.")))
  }

  @Test(arguments: [
    ("How many articles mention both Varde Shipyard and Coastlink?", 0),
    ("How many articles mention Varde Shipyard or Coastlink?", 5),
    ("How many articles mention Varde Shipyard but not the fire?", 1),
    ("How many articles mention Inger Solheim but not Coastlink?", 1),
  ])
  func `two topics are joined as the question says`(question: String, count: Int) throws {
    #expect(try library.ask(question).count == count)
  }

  @Test(arguments: [
    (
      "What is the newest article?",
      "“Varde fire cost more than thought” (Harbour Post, 20 May 2025) is the newest of 5 articles."
    ),
    (
      "Which article is the oldest?",
      "“Ferry line cuts crossings” (Harbour Post, 1 Feb 2025) is the oldest of 5 articles."
    ),
    (
      "Are there duplicates?",
      "1 story stands in more than one article; 1 article is a copy."
    ),
    ("Which authors are there?", "1 author, 5 articles:"),
    ("What did Ragna Foss write about?", "1 article by Ragna Foss."),
  ])
  func `the collection is described in one line`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.lead == expected)
  }

  @Test func `an outlet known by its web address is found by its name`() throws {
    let library = try CountedLibrary([
      "page.md": """
      ---
      title: Tide tables change
      outlet: harbourpost.example
      date: 2025-05-02
      ---
      The harbour office changed the tide tables of Varde on Friday.
      """
    ])
    let answer = try library.ask("How many articles are from the Harbour Post?")
    #expect(answer.count == 1)
  }

  @Test func `where no article is about something, those that mention it are listed`() throws {
    let answer = try library.ask("Which articles are about insurers?")
    #expect(answer.status == .answered)
    #expect(answer.lead == "1 article mentions “insurers”.")
  }

  @Test func `who is named most is counted over all articles`() throws {
    let answer = try library.ask("Who is mentioned most?")
    #expect(answer.lead == "Inger Solheim is named in most articles: in 2 of 5.")
  }

  @Test func `outlets are listed with their articles`() throws {
    let answer = try library.ask("Which outlets mention Varde Shipyard?")
    #expect(answer.count == 3)
    #expect(answer.lead == "3 outlets mention “Varde Shipyard”, 4 articles:")
  }

  @Test(arguments: [
    "How many articles does the constitution have?",
    "How many articles were published by Albert Einstein?",
    "Which articles of the treaty were dropped?",
    "Who was mentioned most in the trial of the baron?", "What newspapers did the baron own?",
  ])
  func `a question with the same words about something else is none about the collection`(
    question: String
  ) throws {
    #expect(try library.answer(question) == nil)
  }

  @Test func `every excerpt of a listing is its slice`() throws {
    for citation in try library.ask("Which articles mention Varde Shipyard?").citations {
      let stored = try #require(try library.store.article(citation.article.id))
      #expect(stored.text[citation.span].map(String.init) == citation.excerpt)
      #expect(citation.excerpt.contains("Varde Shipyard"))
    }
  }
}
