internal import ArticleText
internal import PassageIndex
internal import Testing

@testable import QuestionAnswering

@Suite struct QuotationTests {
  @Test func `a sentence that opens with a pronoun is quoted with the one before it`() throws {
    let library = try AskedLibrary([
      "ferry.md": """
      # Ferry line changes hands

      Lysne Ferries carries cars between two islands. It was bought by Torvik Holding in 2023 for EUR 9 million. Fares rose.

      Nothing else was announced about the timetable of the winter.
      """
    ])
    let answer = try library.ask("Who bought the ferry line in 2023?")
    let lead = try #require(answer.citations.first)
    #expect(lead.excerpt.contains("Torvik Holding"))
    #expect(lead.excerpt.hasPrefix("Lysne Ferries carries cars"))
    #expect(!lead.isCutBefore && !lead.isCutAfter)
  }

  @Test func `a very long sentence is cut at the edges of clauses, and says so`() throws {
    let clause = "the council heard from the harbour office about moorings and about dredging"
    let padding = Array(repeating: clause, count: 5).joined(separator: ", ")
    let library = try AskedLibrary([
      "council.md": """
      # Council meets

      On Monday \(padding), the mayor said that the lighthouse will cost EUR 4 million, and \(padding).
      """
    ])
    let answer = try library.ask("How much will the lighthouse cost?")
    let lead = try #require(answer.citations.first)
    #expect(lead.excerpt.contains("the lighthouse will cost EUR 4 million"))
    #expect(lead.excerpt.utf8.count <= 330)
    #expect(lead.isCutBefore && lead.isCutAfter)
    #expect(lead.excerpt.hasPrefix("the "))
  }

  @Test func `no sentence is quoted twice`() throws {
    let answer = try AskedLibrary().ask(
      "What did Varde Shipyard order, and how many people work there?")
    for (index, citation) in answer.citations.enumerated() {
      for other in answer.citations.dropFirst(index + 1)
      where other.article.id == citation.article.id {
        #expect(citation.span.end <= other.span.start || other.span.end <= citation.span.start)
      }
    }
  }

  @Test func `a heading is not quoted as what an article says`() throws {
    let library = try AskedLibrary([
      "notes.md": """
      # Weekly notes

      ## Lighthouse keeper of Torvik

      The lighthouse at Torvik has had no keeper since 1994, the coast office said on Friday.
      """
    ])
    let answer = try library.ask("Since when has the lighthouse of Torvik had no keeper?")
    #expect(answer.citations.allSatisfy { $0.excerpt != "Lighthouse keeper of Torvik" })
    #expect(answer.citations.first?.excerpt.contains("1994") == true)
  }

  @Test(arguments: [
    (160, 4, false, [1, 0.5, 0, 0, 0]), (6400, 20, true, [1, 0.5, 1, 1, 1]),
    (1, 1, false, [1, 0.5, 0, 0, 0]), (100_000, 500, false, [1, 0.5, 1, 1, 0]),
  ])
  func `a situation is told by numbers from 0 to 1`(
    articleWords: Int, questionWords: Int, isOpen: Bool, factors: [Double]
  ) {
    let situation = RankingSituation(
      recency: 0.5, articleWords: articleWords, questionWords: questionWords, isOpen: isOpen)
    #expect(zip(situation.factors, factors).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func `what a short name stands for is what it is`() throws {
    let library = try AskedLibrary([
      "kelp.md": """
      # Kelp money

      The scale of the KGF's spending suggests that the KGF has a long-term interest in growers.

      The state's Kelp Growth Facility (KGF) stands for this policy.
      """
    ])
    let answer = try library.ask("What is the KGF?")
    #expect(answer.citations.first?.excerpt.contains("Kelp Growth Facility (KGF)") == true)
  }
}
