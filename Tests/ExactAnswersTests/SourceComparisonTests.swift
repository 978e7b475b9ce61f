internal import AnsweringSupport
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Testing

@testable import EvidenceRanking
@testable import ExactAnswers
@testable import PassageIndex

/// Who agrees with the first sentence, and who differs.
@Suite struct SourceComparisonTests {
  /// Sentences of the articles that agree and that differ from `lead`, each of its own article.
  private func compare(_ question: String, _ lead: String, _ others: [String]) throws
    -> (agreeing: [String], differing: [String])
  {
    let asked = try AskedQuestion(question)
    let candidates = ([lead] + others).enumerated().map { covered($1, asked, id: Int64($0 + 1)) }
    let ranking = EvidenceRanker.Ranking(
      candidates: candidates, retrieval: Retrieval(), plan: asked.plan, recency: 0,
      terms: asked.terms, questionWords: asked.question.words.count, isOpen: false,
      articles: candidates.count)
    let comparison = SourceComparison(
      chooser: SpanChooser(
        question: asked.question, ranking: ranking, table: asked.table,
        weights: try SpanWeights(prompts: plainEnglish.prompts)),
      figures: try FigureReader(prompts: plainEnglish.prompts, table: asked.table), matcher: nil)
    let choice = try #require(comparison.chooser.choices(in: candidates[0]).first)
    let result = comparison.compare(lead: candidates[0], choice: choice, with: candidates)
    return (
      result.agreeing.map { $0.candidate.article.stored.text },
      result.differing.map { $0.candidate.article.stored.text }
    )
  }

  /// The only sentence of an article with what it covers of the question.
  private func covered(_ sentence: String, _ asked: AskedQuestion, id: Int64) -> Candidate {
    let rules = CoverageRules(terms: asked.terms, table: asked.table)
    var candidates = [asked.candidate(sentence, id: id)]
    let article = candidates[0].article
    rules.apply(
      to: &candidates, matches: rules.matches(in: article), article: article, bestScore: 1)
    return candidates[0]
  }

  private static let question = "How much damage did the fire cause?"
  private static let lead = "The fire caused damage of EUR 12 million."

  @Test(
    arguments: [
      ("Damage of EUR 12 million was caused by the fire.", true),
      ("The fire caused damage of EUR 17 million.", false),
      ("The fire caused damage of 12 million euros.", true),
      // About something else
      ("The storm raised prices by EUR 17 million.", nil),
      // Another kind of value
      ("The fire caused damage of 17 percent.", nil),
      ("The fire caused damage.", nil),
    ] as [(String, Bool?)])
  func `a source of the same agrees by value or differs`(other: String, agrees: Bool?) throws {
    let found = try compare(Self.question, Self.lead, [other])
    #expect(found.agreeing == (agrees == true ? [other] : []))
    #expect(found.differing == (agrees == false ? [other] : []))
  }

  @Test func `figures of two times do not differ`() throws {
    let found = try compare(
      "What was the revenue of Ormly?", "The revenue of Ormly was EUR 12 million in 2023.",
      ["The revenue of Ormly was EUR 17 million in 2024."])
    #expect(found.agreeing.isEmpty && found.differing.isEmpty)
  }

  @Test func `names never differ`() throws {
    let found = try compare(
      "Who founded the Ormly works?", "Ada Lund founded the Ormly works.",
      ["Tor Berg founded the Ormly works.", "The Ormly works were founded by Ada Lund."])
    #expect(found.agreeing.count == 1 && found.differing.isEmpty)
  }

  @Test func `a question that names nothing compares nothing`() throws {
    let found = try compare("And in 2025?", "It was EUR 12 million in 2025.", [Self.lead])
    #expect(found.agreeing.isEmpty && found.differing.isEmpty)
  }

  @Test func `an article is named once, and three at most`() throws {
    let others = (1...5).map { "The fire caused damage of EUR \(20 + $0) million." }
    #expect(try compare(Self.question, Self.lead, others).differing == Array(others.prefix(3)))
  }
}
