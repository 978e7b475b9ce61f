internal import AnsweringSupport
internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import Text

@testable import ExactAnswers

/// What a short sentence denies of a question whose other words stand around it, and what one says
/// in the words of a question.
@Suite struct ToldDenialTests {
  private func comparison(_ question: String, _ sentences: [String]) throws -> ClaimComparison {
    let asked = try AskedQuestion(question)
    let words = try ClaimWords(prompts: plainEnglish.prompts, table: asked.table)
    let claim = Claim(
      asked.question, terms: asked.terms, words: words, table: asked.table, lexicon: nil)
    let contraries = try Contraries(prompts: plainEnglish.prompts, table: asked.table)
    let candidate = try #require(asked.candidates(in: asked.article(of: sentences)).last)
    return ClaimComparison(
      claim: claim, words: words, table: asked.table, lexicon: nil, candidate: candidate,
      match: asked.matcher(contraries).match(candidate))
  }

  @Test(
    arguments: [
      (
        "Did the Tarn mill fire injure anybody?", "Fire struck the Tarn mill.",
        "No injured people were found.", nil
      ),
      (
        "Were there deaths in the Tarn mill fire?", "Fire struck the Tarn mill.",
        "No deaths have been reported.", .noneTold
      ),
      (
        "Were there deaths in the Tarn mill fire?", "Fire struck the Tarn mill.",
        "There were no reports of deaths.", .noneTold
      ),
      (
        "Is Halden closing shops in Tarn?", "Halden shops will close.",
        "No Tarn shops are closing.", .noneTold
      ),
      // Only a part of it is denied.
      (
        "Were there deaths in the Tarn mill fire?", "Fire struck the Tarn mill.",
        "No further deaths have been reported.", nil
      ),
      (
        "Were there deaths in the Tarn mill fire?", "Fire struck the Tarn mill.",
        "There were no deaths in 2006.", nil
      ),
      // Of another mill.
      (
        "Were there deaths in the Lunde mill fire?", "Fire struck the Tarn mill.",
        "No deaths have been reported.", nil
      ),
      (
        "Do they know why the Tarn ferry sank?", "The Tarn ferry sank on Monday.",
        "Why it sank is unknown.", .unknown
      ),
      (
        "Do they know why the Tarn ferry sank?", "The Tarn ferry sank on Monday.",
        "It is too early to say why it sank.", .unknown
      ),
      (
        "Do they know why the Tarn ferry sank?", "The Tarn ferry sank on Monday.",
        "An unknown man saw why it sank.", nil
      ),
      (
        "Did Orrin Vale sign the pact?", "The pact is old.",
        "Orrin Vale refused to sign it.", .declined
      ),
      (
        "Did Siv Aune sign the pact?", "Siv Aune read the pact.",
        "Orrin Vale refused to sign it.", nil
      ),
      (
        "Did Orrin Vale sign the pact?", "The pact is old.", "Orrin Vale declined in rank.", nil
      ),
    ] as [(String, String, String, ToldDenial.Rule?)])
  func `few words deny where the rest stands around them`(
    question: String, before: String, sentence: String, expected: ToldDenial.Rule?
  ) throws {
    let rule = ToldDenial(try comparison(question, [before, sentence])).rule
    #expect(rule == expected, "\(question) \(sentence)")
  }

  @Test(arguments: [
    ("Do nearly all mills of Tarn weave wool?", "Nearly all mills of Tarn weave wool.", true),
    ("Do nearly all mills of Tarn weave wool?", "Few mills of Tarn weave wool.", false),
    ("Do mills of Tarn weave wool?", "Mills of Tarn do not weave wool.", false),
    ("Do mills of Tarn weave wool?", "Mills of Tarn may weave wool.", false),
    ("Do mills of Tarn weave wool?", "Wool is what weavers in Tarn sell to mills.", false),
    ("Do mills of Tarn not weave wool?", "Mills of Tarn weave wool.", false),
    ("Did Tarn Looms buy Lunde?", "Tarn Looms buys wool from Lunde.", false),
    ("Is Tarn Looms the largest owner?", "Tarn Looms' largest owner is Lunde.", false),
  ])
  func `the same words in the same order affirm`(
    question: String, sentence: String, expected: Bool
  ) throws {
    let rules = ClaimRules(comparison: try comparison(question, [sentence]))
    #expect(rules.isSaidInOrder == expected, "\(question) \(sentence)")
  }

  @Test(
    arguments: [
      ("Did more than 300 members back the bill?", "The house backed the bill 360-58.", true),
      ("Did more than 300 members back the bill?", "The house backed the bill 260-158.", false),
      ("Did more than 300 members back the bill?", "The house read the bill 360-58.", nil),
    ] as [(String, String, Bool?)])
  func `a tally of votes keeps to a bound or breaks it`(
    question: String, sentence: String, expected: Bool?
  ) throws {
    let rules = ClaimRules(comparison: try comparison(question, [sentence]))
    #expect(rules.keepsBound == expected, "\(question) \(sentence)")
  }

  @Test(arguments: [
    ("Did Orrin Vale beat Lunde?", "Orrin Vale won in May, beating Tarn, Molde and Lunde.", true),
    ("Did Orrin Vale attend Lunde College?", "Attending Lunde College, Orrin Vale rowed.", true),
    ("Did Orrin Vale buy Lunde?", "Orrin Vale bought kelp from Lunde.", false),
    ("Is Lunde Looms the largest mill?", "Lunde Looms remains the largest mill.", true),
    ("Is Orrin Vale a member of the pact?", "Orrin Vale became a member of the pact.", false),
  ])
  func `names in a list, before a comma and behind a linking verb are affirmed`(
    question: String, sentence: String, expected: Bool
  ) throws {
    #expect(ClauseVerdict(try comparison(question, [sentence])).affirms == expected, "\(question)")
  }
}
