internal import AnsweringSupport
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import WordNetLexicon

@testable import EvidenceRanking
@testable import ExactAnswers

/// What one sentence says to one claim, sign by sign.
@Suite struct ClaimComparisonTests {
  private func features(
    _ question: String, _ sentence: String, language: Language = plainEnglish
  ) throws -> YesNoFeatures {
    let asked = try AskedQuestion(question, language: language)
    let words = try ClaimWords(prompts: language.prompts, table: asked.table)
    let claim = Claim(
      asked.question, terms: asked.terms, words: words, table: asked.table,
      lexicon: language.lexicon)
    let candidate = asked.candidate(sentence)
    let contraries = try Contraries(prompts: language.prompts, table: asked.table)
    return ClaimComparison(
      claim: claim, words: words, table: asked.table, lexicon: language.lexicon,
      candidate: candidate, match: asked.matcher(contraries).match(candidate)
    ).features()
  }

  @Test(
    arguments: [
      // Negation
      ("Did Oldry close the laboratory?", "Oldry did not close the laboratory.", .denied, 1),
      ("Did Oldry close the laboratory?", "Oldry closed the laboratory.", .denied, 0),
      ("Did Oldry close the laboratory?", "Oldry closed not only the laboratory.", .denied, 0),
      ("Did Oldry close the laboratory?", "Oldry refused to close the laboratory.", .denied, 1),
      ("Did Oldry not close the laboratory?", "Oldry closed the laboratory.", .denialAsked, 1),
      ("Didn't Oldry close the laboratory?", "Oldry closed the laboratory.", .denialAsked, 0),
      ("Did Oldry not close it in May?", "Oldry did not close it in May.", .bothNegated, 1),
      // Contraries
      ("Is Oldry larger than Hestwick?", "Oldry is smaller than Hestwick.", .opposite, 1),
      ("Is Oldry larger than Hestwick?", "Oldry is larger than Hestwick.", .opposite, 0),
      ("Is Oldry larger than Hestwick?", "Hestwick is smaller than Oldry.", .opposite, 0),
      (
        "May visitors enter with a ticket?", "Visitors may enter without a ticket.", .smallOpposite,
        1
      ),
      ("Did Oldry buy Tarnbeck?", "Tarnbeck bought Oldry.", .turned, 1),
      ("Did Oldry buy Tarnbeck?", "Tarnbeck was bought by Oldry.", .turned, 0),
      ("Did Oldry sell cups or jugs?", "Oldry sold cups.", .alternatives, 1),
      // Numbers
      ("Does the mill employ 620 people?", "The mill employs 260 people.", .rivalNumber, 1),
      ("Does the mill employ 620 people?", "The mill employs 620 people.", .rivalNumber, 0),
      ("Does the mill employ 620 people?", "The mill employs 620 people.", .numberFound, 1),
      ("Does the mill employ 620 people?", "The mill employs people.", .numberMissing, 1),
      // Another kind of number is no rival.
      ("Does the mill employ 620 people?", "Since 1931 the mill employs people.", .rivalNumber, 0),
      // Names
      ("Was Oldry fined?", "Oldry was fined.", .nameMissing, 0),
      ("Was Oldry fined?", "Tarnbeck was fined.", .nameMissing, 1),
      ("Did Oldry build it in Lund?", "Oldry built it in Narvik.", .rivalInPlace, 1),
      ("Did Oldry build it in Lund?", "Oldry built it in Lund.", .rivalInPlace, 0),
      // Quantity, need and doubt
      (
        "Did the sale include only the bakery?", "The sale included the bakery.", .exclusiveAdded, 1
      ),
      ("Did all drivers join?", "Drivers joined.", .universalAdded, 1),
      ("Did all drivers join?", "All drivers joined.", .universalAdded, 0),
      ("Must the mill close?", "The mill closed.", .necessityAdded, 1),
      ("Is the mill the largest?", "It is the mill.", .superlativeAdded, 1),
      ("Did some mills close?", "Mills closed.", .weakAsked, 1),
      ("Did the mill close?", "The mill may close.", .uncertain, 1),
      ("Did the mill close?", "The mill closed, except its shop.", .limited, 1),
      // Told as a plan
      ("Did Orrin open a kiln?", "Orrin plans to open a kiln.", .unrealised, 1),
      ("Did Orrin open a kiln?", "Orrin opened a kiln.", .unrealised, 0),
    ] as [(String, String, YesNoFeature, Double)])
  func `each sign is seen where it stands, and only there`(
    question: String, sentence: String, feature: YesNoFeature, expected: Double
  ) throws {
    let found = try features(question, sentence)[feature]
    #expect(abs(found - expected) < 1e-9, "\(feature.name): \(found)")
  }

  @Test(arguments: [
    ("Oldry closed the laboratory.", 1.0), ("Oldry closed.", 2.2 / 3.2), ("It rained.", 0),
  ])
  func `what is covered is the share of the claim's words`(sentence: String, expected: Double)
    throws
  {
    let found = try features("Did Oldry close the laboratory?", sentence)
    #expect(abs(found[.covered] - expected) < 1e-9, "\(found[.covered])")
    #expect(abs(found[.absent] - (1 - expected)) < 1e-9, "\(found[.absent])")
  }

  @Test(
    .enabled(if: LexiconCache.installed != nil, "the word table is not there"),
    arguments: [
      // "Builders" is a word of the claim and stands for its verb as well.
      ("Did the builders of the Rask yard build 40 barges?", 1.0),
      ("Did the builders of the Rask yard build 12 barges?", 0),
    ])
  func `a number nearer to what stands for the verb is seen`(question: String, expected: Double)
    throws
  {
    let found = try features(
      question, "The builders at the Rask yard made 12 barges and later 40 ferries.",
      language: english)
    #expect(found[.closerNumber] == expected)
  }
}
