internal import AnsweringSupport
internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import Text

@testable import ExactAnswers

/// What a sentence has instead of what is claimed, and why it cannot affirm.
@Suite struct ClaimRulesTests {
  private func rules(_ question: String, _ sentence: String) throws -> ClaimRules {
    let asked = try AskedQuestion(question)
    let words = try ClaimWords(prompts: plainEnglish.prompts, table: asked.table)
    let claim = Claim(
      asked.question, terms: asked.terms, words: words, table: asked.table, lexicon: nil)
    let contraries = try Contraries(prompts: plainEnglish.prompts, table: asked.table)
    let candidate = try #require(asked.candidates(in: asked.article(of: [sentence])).last)
    return ClaimRules(
      comparison: ClaimComparison(
        claim: claim, words: words, table: asked.table, lexicon: nil, candidate: candidate,
        match: asked.matcher(contraries).match(candidate)))
  }

  @Test(
    arguments: [
      ("Was the Tarn bridge opened in 2016?", "The Tarn bridge was opened in 2006.", .otherYear),
      ("Was Orrin Vale born in 1950?", "Orrin Vale was born in 1948.", .otherYear),
      (
        "Did the Lunde tram first run in 2016?", "The Lunde tram first ran in 2006.", .otherYear
      ),
      (
        "Is Orrin Vale buried in the city of Tarn?", "Orrin Vale is buried in the city of Lunde.",
        .otherPlace
      ),
      (
        "Was Siv Aune born in the town of Tarn?", "Siv Aune was born in the town of Molde.",
        .otherPlace
      ),
      (
        "Was the mill built on the island of Tarn?", "The mill was built on the island of Sund.",
        .otherPlace
      ),
      (
        "Was Orrin Vale the second chancellor of Tarn?",
        "Orrin Vale was the first chancellor of Tarn.", .otherRank
      ),
      ("Is Lunde the third port of Sund?", "Lunde is the fourth port of Sund.", .otherRank),
      ("Did Siv Aune win the fifth race?", "Siv Aune won the second race.", .otherRank),
      (
        "Did a quake of magnitude 8.6 strike Tarn?", "A quake of magnitude 6.8 struck Tarn.",
        .otherLevel
      ),
      ("Was the Sund flood as bad as level 9?", "The Sund flood reached level 4.", .otherLevel),
      ("Did the Tarn storm reach force 12?", "The Tarn storm reached force 10.", .otherLevel),
      ("Does Lunde have many harbours?", "Lunde has few harbours.", .otherQuantity),
      ("Do otters of Sund have few enemies?", "Otters of Sund have many enemies.", .otherQuantity),
      (
        "Did Siv Aune receive much formal training?", "Siv Aune received little formal training.",
        .otherQuantity
      ),
      ("Is Tarn the tallest tower?", "Tarn is the second-tallest tower.", .lowerRank),
      (
        "Is Lunde the largest port of Sund?", "Lunde is the third-largest port of Sund.", .lowerRank
      ),
      ("Is Orrin the oldest mill?", "Orrin is the 16th-oldest mill.", .lowerRank),
      ("Did Orrin choose copper?", "Orrin chose steel instead of copper for the roof.", .setAside),
      ("Does Orrin own its ships?", "Orrin rents its ships rather than owning them.", .setAside),
      ("Does Tarn Looms pay rent?", "Unlike Tarn Looms, Orrin Vale pays rent.", .setAside),
      (
        "Did the council approve the tax?",
        "The council approved the ferry and rejected the tax.", .contraryVerb
      ),
    ] as [(String, String, ClaimRules.Contrary)])
  func `another value in the place asked for contradicts`(
    question: String, sentence: String, expected: ClaimRules.Contrary
  ) throws {
    #expect(try rules(question, sentence).contrary == expected, "\(question) \(sentence)")
  }

  @Test(arguments: [
    // Both may be so.
    ("Did Siv Aune win in 2016?", "Siv Aune won in 2006."),
    ("Did Siv Aune work in the town of Tarn?", "Siv Aune worked in the town of Molde."),
    ("Was Tarn the tallest tower?", "Tarn is the second-tallest tower."),
    ("Was the Tarn bridge opened in 2006?", "The Tarn bridge was opened in 2006."),
    ("Does Lunde have many harbours?", "Lunde has many harbours and few mills."),
    ("Did Orrin choose steel?", "Orrin chose steel instead of copper for the roof."),
    ("Did the council approve the ferry?", "The council approved the ferry and rejected the tax."),
  ])
  func `what may be so besides contradicts nothing`(question: String, sentence: String) throws {
    #expect(try rules(question, sentence).contrary == nil)
  }

  @Test(
    arguments: [
      ("Did Tarn Looms sell more than 300 boats?", "Tarn Looms sold 360 boats.", true),
      ("Did Tarn Looms sell more than 300 boats?", "Tarn Looms sold 58 boats.", false),
      ("Does Lunde have fewer than 9 harbours?", "Lunde has 12 harbours.", false),
      ("Does Lunde have over 9 harbours?", "Lunde has 12 stone harbours.", true),
      ("Does Lunde have over 9 harbours?", "Lunde has 12 mills and 4 harbours.", false),
      ("Did Tarn Looms sell more than 300 boats?", "Tarn Looms sold 360 stoves.", nil),
      ("Did Tarn Looms sell more than 300 boats?", "Tarn Looms bought 360 boats.", nil),
      (
        "Did Tarn Looms sell more than 300 boats?", "Tarn Looms sold 20 boats, then 360 boats.", nil
      ),
    ] as [(String, String, Bool?)])
  func `a figure of the same things keeps to a bound or breaks it`(
    question: String, sentence: String, expected: Bool?
  ) throws {
    #expect(try rules(question, sentence).keepsBound == expected, "\(question) \(sentence)")
  }

  @Test(
    arguments: [
      ("Do the otters of Sund have tails?", "All but the otters of Sund have tails.", .excepted),
      ("Did Tarn Looms sign the accord?", "All except Tarn Looms signed the accord.", .excepted),
      (
        "Are the boats of Molde insured?", "All excluding the boats of Molde are insured.",
        .excepted
      ),
      ("Is Norse an official language?", "Norse is a non-official language.", .prefixed),
      ("Is Tarn a member of the pact?", "Tarn is a non-member of the pact.", .prefixed),
      ("Is the paint toxic?", "The paint is non-toxic.", .prefixed),
      ("Is Orrin the oldest mill of Sund?", "Orrin is one of the oldest mills.", .oneOfSeveral),
      ("Is Lunde the largest port?", "Lunde is one of the largest ports.", .oneOfSeveral),
      ("Was Tarn the best film?", "Tarn was one of the best films.", .oneOfSeveral),
      ("Was Tarn the tallest tower?", "Tarn is the second-tallest tower.", .ranked),
    ] as [(String, String, ClaimRules.Reservation)])
  func `what is excepted or one of several is not affirmed`(
    question: String, sentence: String, expected: ClaimRules.Reservation
  ) throws {
    #expect(try rules(question, sentence).reservation == expected, "\(question) \(sentence)")
  }

  @Test(
    arguments: [
      ("Did the dam hold?", "Had the dam held, Orrin would have stayed.", .undone),
      ("Did the court agree?", "Should the court agree, Orrin will sell the quay.", .undone),
      (
        "Did Orrin hire divers?", "Had the tax been lifted, Orrin would have hired divers.", .undone
      ),
      ("Does Orrin print maps?", "Orrin stopped printing maps in 2021.", .undone),
      ("Did Orrin sell boats?", "Orrin gave up selling boats.", .undone),
      ("Did Orrin raise fares?", "Orrin was prevented from raising fares.", .undone),
      ("Did Orrin sell boats?", "Orrin was accused of selling boats.", .undone),
      ("Did Orrin sell boats?", "Orrin was convicted of selling boats.", nil),
      ("Did Orrin sell boats?", "Orrin began selling boats.", nil),
      ("Did Orrin pay the toll?", "The talks failed before Orrin paid the toll.", .undone),
      (
        "Did the council approve the school?",
        "The council approved the ferry and put off the school.", .ofOtherVerb
      ),
      (
        "Did the board praise the tower?", "The board praised the ferry and ignored the tower.",
        .ofOtherVerb
      ),
      ("Did the board praise Tarn?", "The board praised Tarn and ignored the tower.", nil),
      (
        "Did the plan to move the mill pass?",
        "A plan to move the mill failed, while a plan to mend it passed.", .ofOtherVerb
      ),
      ("Is Siv Aune guilty of theft?", "Siv Aune was acquitted of theft.", .lackingWord),
    ] as [(String, String, ClaimRules.Reservation?)])
  func `what is not told as done, or by another verb, is not affirmed`(
    question: String, sentence: String, expected: ClaimRules.Reservation?
  ) throws {
    #expect(try rules(question, sentence).reservation == expected, "\(question) \(sentence)")
  }
}
