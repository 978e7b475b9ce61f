internal import AnsweringSupport
internal import PassageIndex
internal import Prompts
internal import Testing
internal import Text

@testable import Answers
@testable import QuestionAnalysis
@testable import QuestionAnswering

/// "Where do the sources disagree?": figures for the same thing that differ, and none that only
/// look so.
@Suite struct DisputeTests {
  private static func article(_ title: String, _ outlet: String, _ date: String, _ text: String)
    -> String
  {
    """
    ---
    title: \(title)
    outlet: \(outlet)
    date: \(date)
    ---
    \(text)
    """
  }

  /// The figures of every "Sources differ" line.
  private func differences(_ answer: Answer) -> [String] {
    answer.parts.compactMap {
      guard case .note(let text) = $0, text.hasPrefix("Sources differ: ") else { return nil }
      return text
    }
  }

  @Test(arguments: [
    "Where do the sources disagree about the Varde Shipyard?",
    "Do the articles disagree about Varde Shipyard?", "Which figures about Varde Shipyard differ?",
  ])
  func `two figures for one thing are set side by side, newest first`(question: String) throws {
    let answer = try AskedLibrary().ask(question)
    #expect(answer.status == .answered)
    #expect(
      differences(answer) == [
        "Sources differ: EUR 17 million (Harbour Post, 20 May 2025) [1]; EUR 12 million (Coast Herald, 10 Apr 2025) [2]."
      ])
    #expect(answer.citations.map(\.article.metadata.outlet) == ["Harbour Post", "Coast Herald"])
    for citation in answer.citations { #expect(citation.answerSpan != nil) }
  }

  @Test(arguments: [
    // Another year, another unit, a plan, another company, another thing, a rounded figure, a
    // figure compared with.
    (
      "Ostra had revenue of EUR 91 million in 2024.", "Ostra had revenue of EUR 78 million in 2023."
    ),
    ("Ostra sold cranes worth EUR 9 million.", "Ostra sold cranes worth GBP 8 million."),
    (
      "Ostra delivered 40 cranes to the port.",
      "Ostra will deliver 60 cranes to the port next year."
    ),
    (
      "Ostra said the fire caused damage of EUR 12 million.",
      "Ostra said the fire at Brakvik caused damage of EUR 17 million."
    ),
    ("Ostra lost EUR 3 million by the storm.", "Ostra paid its owners EUR 5 million."),
    (
      "The fire at Ostra caused damage of EUR 12 million.",
      "The fire at Ostra caused damage of EUR 12.3 million."
    ),
    (
      "The fire at Ostra caused damage of EUR 12 million.",
      "The fire at Ostra caused damage greater than EUR 9 million."
    ),
    // A price of the day, a bound.
    ("The price of an Ostra crane is EUR 90,000.", "The price of an Ostra crane is EUR 95,000."),
    (
      "The fire at Ostra caused damage of EUR 12 million.",
      "The fire at Ostra caused damage of up to EUR 17 million."
    ),
  ])
  func `figures of other things do not differ`(first: String, second: String) throws {
    let library = try AskedLibrary([
      "a.md": Self.article("A note on Ostra", "Harbour Post", "2025-02-01", first),
      "b.md": Self.article("More on Ostra", "Coast Herald", "2025-02-20", second),
    ])
    let answer = try library.ask("Do the articles disagree about Ostra?")
    #expect(differences(answer).isEmpty, "\(differences(answer))")
    #expect(answer.status == .abstained)
    #expect(answer.lead.hasPrefix("No two articles are found to give different figures"))
  }

  @Test func `what an outlet reports later is no other source`() throws {
    let library = try AskedLibrary([
      "a.md": Self.article(
        "A note", "Harbour Post", "2025-02-01", "The fire at Ostra caused damage of EUR 12 million."
      ),
      "b.md": Self.article(
        "More", "Harbour Post", "2025-02-09", "The fire at Ostra caused damage of EUR 17 million."),
    ])
    #expect(try differences(library.ask("Do the articles disagree about Ostra?")).isEmpty)
  }

  @Test func `one measure at one stated time differs`() throws {
    let library = try AskedLibrary([
      "a.md": Self.article(
        "A note on Ostra", "Harbour Post", "2025-02-01",
        "Ostra had revenue of EUR 91 million in 2024."),
      "b.md": Self.article(
        "More on Ostra", "Coast Herald", "2025-09-20",
        "The cranes are old. Ostra reported revenue of EUR 88 million in 2024."),
    ])
    let answer = try library.ask("Where do the sources disagree about Ostra?")
    #expect(
      differences(answer) == [
        "Sources differ: EUR 88 million for 2024 (Coast Herald, 20 Sep 2025) [1]; EUR 91 million for 2024 (Harbour Post, 1 Feb 2025) [2]."
      ])
  }

  @Test func `a subject that no article mentions is said to be none`() throws {
    let answer = try AskedLibrary().ask("Where do the sources disagree about the mayor?")
    #expect(answer.lead == "No article mentions “mayor”.")
    #expect(answer.missing == ["mayor"])
  }

  @Test func `copies of one story do not differ from it`() throws {
    let text = "The fire at Ostra caused damage of EUR 12 million. Nobody was hurt, the yard said."
    let library = try AskedLibrary([
      "a.md": Self.article("Fire at Ostra", "Harbour Post", "2025-02-01", text),
      "b.md": Self.article("Fire at Ostra", "Coast Herald", "2025-02-02", text),
    ])
    #expect(try differences(library.ask("Do the sources disagree about Ostra?")).isEmpty)
  }

  @Test func `without a subject one is asked for, and the conversation may give it`() throws {
    let library = try AskedLibrary()
    let answer = try library.ask("Where do the sources disagree?")
    #expect(answer.status == .abstained)
    #expect(answer.lead.hasPrefix("About what?"))
    let next = try library.pipeline.answer(
      QuestionRequest(
        question: "Do the articles disagree about it?",
        history: [.init(question: "What do the articles say about Varde Shipyard?")],
        asOf: "2025-06-01"))
    #expect(differences(next).count == 1)
  }

  @Test(arguments: [(12.3, 3), (1200, 2), (450, 2), (0.05, 1), (17, 2)])
  func `digits are counted without the zeros around them`(number: Double, digits: Int) {
    #expect(DisputeFinder.digits(number) == digits)
  }
}
