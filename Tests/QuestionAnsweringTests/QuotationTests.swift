internal import Answers
internal import PassageIndex
internal import Testing
internal import Text

@testable import EvidenceRanking
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

  @Test func `a sentence that only brings in its subject is quoted with the one that goes on`()
    throws
  {
    let library = try AskedLibrary([
      "moss.md": """
      # Moss of the cliffs

      The Torvik moss holds about thirty yellow pigments. They pass light on to the roots of the moss and shield it from frost. Nobody sells it.

      Sheep walk the cliffs in summer.
      """
    ])
    let lead = try #require(
      try library.ask("What do the pigments of the Torvik moss do?").citations.first)
    #expect(lead.excerpt.contains("thirty yellow pigments. They pass light on"))
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

  @Test(arguments: ["\\\"", "“"])
  func `an exact answer too long for an excerpt may open its article`(mark: String) throws {
    let answer = """
      Because rebuilding the underwater foundations of the extraordinarily old lighthouse without interrupting the navigational \
      instrumentation that neighbouring municipalities throughout the archipelago depended upon notwithstanding considerable \
      administrative disagreements concerning responsibilities between the harbour authorities and the environmental \
      administrations would take nine years
      """
    #expect(answer.utf8.count > 330)
    let library = try AskedLibrary([
      "notice.jsonl":
        "{\"id\": \"1\", \"text\": \"\(mark)\(answer), the Ormly council closed the ferry school.\"}"
    ])
    let reply = try library.ask("Why did the Ormly council close the ferry school?")
    let lead = try #require(reply.citations.first)
    #expect(lead.excerpt.contains("Because rebuilding"))
    #expect(lead.excerpt.hasSuffix("nine years,"))
  }

  @Test func `a sentence is cut so that what the question's words belong to is read with them`()
    throws
  {
    let others = (1...9).map { "the shipowner Number \($0) of the northern coast" }.joined(
      separator: ", ")
    let library = try AskedLibrary([
      "college.md": """
      # Lysne College

      In business its pupils include \(others), Ostra founder and second richest brewer of the valley Hedda Marvik, \(others).
      """
    ])
    let answer = try library.ask("Who is the second richest brewer of the valley?")
    let lead = try #require(answer.citations.first)
    #expect(lead.excerpt.contains("second richest brewer of the valley Hedda Marvik"))
    #expect(lead.excerpt.utf8.count <= 330)
  }

  @Test func `the end of a long sentence is read whole when the question's words are near it`()
    throws
  {
    let clause = "while the harbour office counted moorings and paid for dredging in the spring"
    let library = try AskedLibrary([
      "moss.md": """
      # Moss and lichen

      In the north \(Array(repeating: clause, count: 4).joined(separator: ", ")), the Torvik moss mostly eats dust, \
      rain and the salt of the sea.
      """
    ])
    let lead = try #require(
      try library.ask("What does the Torvik moss mostly eat?").citations.first)
    #expect(
      lead.excerpt.hasSuffix("the Torvik moss mostly eats dust, rain and the salt of the sea."))
    #expect(!lead.isCutAfter)
  }

  @Test func `of two words with one stem the one that is asked for counts more`() throws {
    let library = try AskedLibrary([
      "east.md": """
      # Fares of the line

      The universal fare is 4 euros a day. The rest is paid by the town and by the county.
      """,
      "west.md": """
      # Fares of the line

      The university fare is 9 euros a day. The rest is paid by the town and by the county.
      """,
    ])
    let answer = try library.ask("How much is the university fare?")
    #expect(answer.citations.first?.excerpt.hasPrefix("The university fare") == true)
  }

  @Test func `a yes/no question settled by a later sentence of a longer article is answered`()
    throws
  {
    let padding = Array(repeating: "Nothing else was said about the winter timetable.", count: 60)
    let library = try AskedLibrary([
      "letter.md": """
      # Will Lysne Ferries buy the Torvik line?

      Will Lysne Ferries buy the Torvik line in 2023, readers asked of the Torvik line.
      """,
      "harbour.md": """
      # Harbour notes

      \(padding.joined(separator: " "))

      Lysne Ferries bought the line of Torvik for EUR 9 million.
      """,
    ])
    let answer = try library.ask("Did Lysne Ferries buy the Torvik line in 2023?")
    #expect(!answer.citations.isEmpty)
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
    (160, 4, false, 0, [1, 0.5, 0, 0, 0, 1]), (6400, 20, true, 40, [1, 0.5, 1, 1, 1, 0.5]),
    (1, 1, false, 120, [1, 0.5, 0, 0, 0, 0.1]),
    (100_000, 500, false, 1_000_000, [1, 0.5, 1, 1, 0, 0]),
  ])
  func `a situation is told by numbers from 0 to 1`(
    articleWords: Int, questionWords: Int, isOpen: Bool, articles: Int, factors: [Double]
  ) {
    let situation = RankingSituation(
      recency: 0.5, articleWords: articleWords, questionWords: questionWords, isOpen: isOpen,
      articles: articles)
    #expect(zip(situation.factors, factors).allSatisfy { abs($0 - $1) < 1e-6 })
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
