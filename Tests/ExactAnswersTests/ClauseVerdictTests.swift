internal import AnsweringSupport
internal import EvidenceRanking
internal import SentenceAnalysis
internal import Testing
internal import Text

@testable import ExactAnswers

/// What the clauses of one sentence say to a yes/no question.
@Suite struct ClauseVerdictTests {
  private func verdict(_ question: String, _ sentences: [String]) throws -> Bool? {
    let asked = try AskedQuestion(question)
    let words = try ClaimWords(prompts: plainEnglish.prompts, table: asked.table)
    let claim = Claim(
      asked.question, terms: asked.terms, words: words, table: asked.table, lexicon: nil)
    let contraries = try Contraries(prompts: plainEnglish.prompts, table: asked.table)
    let candidates = asked.candidates(in: asked.article(of: sentences))
    let last = try #require(candidates.last)
    let clause = ClauseVerdict(
      ClaimComparison(
        claim: claim, words: words, table: asked.table, lexicon: nil, candidate: last,
        match: asked.matcher(contraries).match(last)))
    return clause.denies ? false : clause.affirms && clause.hasPredicate ? true : nil
  }

  @Test(
    arguments: [
      ("Was Orrin Vale dismissed?", ["Orrin Vale was dismissed."], true),
      ("Was Orrin Vale dismissed?", ["Orrin Vale was not dismissed."], false),
      (
        "Would Oldry's purchase of Altsol include the mill?",
        ["If Oldry purchased Altsol, it would not include the mill."], false
      ),
      ("Did Oldry close the laboratory?", ["Oldry plans to close the laboratory."], nil),
      ("Did Oldry buy Tarnbeck?", ["Tarnbeck bought Oldry."], nil),
      ("Did Oldry buy Tarnbeck?", ["Tarnbeck was bought by Oldry."], true),
      ("Did Oldry buy Tarnbeck?", ["Oldry bought kelp from Tarnbeck."], nil),
      ("Did the Farmers vote for the quay?", ["The Farmers voted against the quay."], false),
      ("Did the Farmers vote for the quay?", ["The Farmers voted for the quay."], true),
      (
        "Were the stoves sold in Lund?",
        ["The stoves were sold in Narvik.", "They were not sold in Lund."], false
      ),
      (
        "Was Velta approved in Narvik?",
        ["Neither drug was approved in Lund; both, Velta and Orsin, were approved in Narvik."], nil
      ),
      ("Is Orrin the largest mill?", ["Orrin is the second-oldest mill."], nil),
      ("Did Oldry win its case?", ["Tarnbeck won its case against Oldry."], nil),
    ] as [(String, [String], Bool?)])
  func `yes needs everything in one clause, no needs one thing contrary`(
    question: String, sentences: [String], expected: Bool?
  ) throws {
    let found = try verdict(question, sentences)
    #expect(found == expected, "\(question) \(sentences)")
  }
}
