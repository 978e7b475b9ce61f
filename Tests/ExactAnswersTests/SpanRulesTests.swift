internal import AnsweringSupport
internal import EvidenceRanking
internal import Testing

@testable import ExactAnswers

/// What each rule makes of one span of one sentence.
@Suite struct SpanRulesTests {
  /// The features of the words `span` of the sentence; nil where they cannot be an answer.
  private func features(_ question: String, _ sentence: String, _ span: String) throws -> [Double]?
  {
    let asked = try AskedQuestion(question)
    let candidate = asked.candidate(sentence)
    let rules = SpanRules(
      asked: SpanQuestion(asked.question, terms: asked.terms, table: asked.table, lexicon: nil),
      table: asked.table, candidate: candidate)
    return rules.features(of: try #require(candidate.article.tokens(of: span)))
  }

  @Test(
    arguments: [
      // What it is
      ("How much did the dock cost?", "It cost EUR 38 million.", "EUR 38 million", .fitsKind, 1),
      ("How much did the dock cost?", "It cost EUR 38 million.", "EUR 38 million", .wholeValue, 1),
      ("Who won?", "The prize went to Ada Lund.", "Ada Lund", .wholeName, 1),
      ("Who won?", "The prize went to Ada Lund.", "Lund", .splitsValue, 1),
      ("What did she write?", "She wrote \"Long Shore\" in May.", "Long Shore", .quoted, 1),
      ("What is it called?", "The council (Averin) met.", "Averin", .bracketed, 1),
      ("Who won?", "The prize went to Ada Lund.", "Ada Lund", .capitalised, 1),
      ("When did it open?", "It opened in 1987.", "1987", .digits, 1),
      // Its shape
      ("What treaty was signed?", "They signed the Treaty of Lund.", "Lund", .cutsName, 1),
      (
        "What treaty was signed?", "They signed the Treaty of Lund.", "Treaty of Lund", .cutsName, 0
      ),
      ("What did they sell?", "There were old wooden boats.", "old wooden boats", .wholePhrase, 1),
      ("What did they sell?", "There were old wooden boats.", "wooden boats", .cutsPhraseLeft, 1),
      ("What did they sell?", "There were old wooden boats.", "old wooden", .cutsPhraseRight, 1),
      // Around it
      ("Who is Ada Lund?", "Ada Lund, a maker of film, left.", "maker of film", .apposition, 1),
      ("Who is Ada Lund?", "Ada Lund left a maker of film.", "maker of film", .apposition, 0),
      ("How many counties are there?", "There are seven counties.", "seven", .focusRightAfter, 1),
      ("What is it called?", "The ship is called Lyra.", "Lyra", .afterNaming, 1),
      ("Where was it built?", "It was built in Narvik.", "Narvik", .afterPlace, 1),
      ("Where was it built?", "It was built in Narvik.", "Narvik", .toSentenceEnd, 1),
      // Who did what
      ("Who founded Halden?", "Halden was founded by Ada Lund.", "Ada Lund", .agentBy, 1),
      ("Who founded Halden?", "Ada Lund founded Halden.", "Ada Lund", .subjectBeforeVerb, 1),
      ("Whom did Halden hire?", "Halden hired Ada Lund.", "Ada Lund", .objectAfterVerb, 1),
      ("In which town was it built?", "It was built in Narvik.", "Narvik", .prepositionAgrees, 1),
      ("In which town was it built?", "It was built for Narvik.", "Narvik", .prepositionAgrees, 0),
      ("Why did it close?", "It closed because orders fell.", "orders fell", .clauseAfterReason, 1),
      (
        "How are tanks cleaned?", "Tanks are cleaned by pumping sea water.", "pumping sea water",
        .gerundAfterBy, 1
      ),
      (
        "When is a claim settled?", "A claim is settled when both sides sign.",
        "when both sides sign", .conditionClause, 1
      ),
      // The word before it
      ("Where was it built?", "It was built in Narvik.", "Narvik", .behindIn, 1),
      ("Where was it built?", "It was built near Narvik.", "Narvik", .behindIn, 0),
      // What it is made of
      ("Who won?", "The prize went to Ada Lund.", "Ada Lund", .wordsTwo, 1),
      ("Who won?", "The prize went to Ada Lund.", "Ada Lund", .nameWords, 1),
      // Lists and ranges
      (
        "What is in it?", "There were gauze, tape and iodine.", "gauze, tape and iodine",
        .exactList,
        1
      ),
      ("What is in it?", "There were gauze, tape and iodine.", "tape", .listItem, 1),
      ("What is in it?", "There were gauze, tape and iodine.", "gauze, tape", .partOfList, 1),
      (
        "When was it let?", "It was let between 2015 and 2019.", "between 2015 and 2019",
        .wholeRange, 1
      ),
      ("When was it let?", "It was let between 2015 and 2019.", "2015 and 2019", .cutsRange, 1),
      ("When was it let?", "It was let between 2015 and 2019.", "2015", .cutsRange, 1),
      // What speaks against it
      ("How many welders are there?", "There are about 300 welders.", "about 300", .startsHedge, 1),
      ("How many welders are there?", "There are about 300 welders.", "300", .afterHedge, 1),
      (
        "What did it earn in 2025?", "It earned EUR 5 million in 2024.", "EUR 5 million",
        .otherYear, 1
      ),
      (
        "What did it earn in 2024?", "It earned EUR 5 million in 2024.", "EUR 5 million",
        .otherYear, 0
      ),
      ("Who won?", "The prize of 1987 went to Ada Lund.", "1987", .contraryKind, 1),
      ("How many came?", "Many crews came.", "crews", .contraryKind, 1),
      ("How old was Ada?", "Ada was 34 years old.", "34", .ageCue, 1),
      (
        "What do they sell?", "They sell tools such as saws.", "tools such as saws",
        .examplesInside, 1
      ),
    ] as [(String, String, String, SpanFeature, Double)])
  func `each rule sees its span, and only that`(
    question: String, sentence: String, span: String, feature: SpanFeature, expected: Double
  ) throws {
    let features = try #require(try features(question, sentence, span))
    #expect(
      abs(features[feature.index] - expected) < 1e-9,
      "\(feature.name): \(features[feature.index])")
  }

  @Test(arguments: [
    // An amount without its currency is another amount.
    ("How much did the dock cost?", "It cost EUR 38 million.", "38 million"),
    // Words of the question answer nothing.
    ("How much did the dock cost?", "The dock cost EUR 38 million.", "dock cost"),
    ("Who came?", "Ada came; Tor left.", "Ada came; Tor"),
    ("Who came?", "Ada Lund (a smith) and Tor came.", "Lund (a"),
  ])
  func `what cannot be an answer has no features`(
    question: String, sentence: String, span: String
  ) throws {
    #expect(try features(question, sentence, span) == nil)
  }

  @Test(arguments: [
    ("How much did it cost?", "It cost €38 million.", "38 million", "€38 million"),
    ("How much did it cost?", "It cost US$5 today.", "5", "US$5"),
    ("How much did it rise?", "It rose 12% in May.", "12", "12%"),
    ("Who won?", "Ada Lund won.", "Ada Lund", "Ada Lund"),
  ])
  func `signs of currency and percent belong to their number`(
    question: String, sentence: String, span: String, expected: String
  ) throws {
    let asked = try AskedQuestion(question)
    let candidate = asked.candidate(sentence)
    let rules = SpanRules(
      asked: SpanQuestion(asked.question, terms: asked.terms, table: asked.table, lexicon: nil),
      table: asked.table, candidate: candidate)
    let tokens = try #require(candidate.article.tokens(of: span))
    #expect(candidate.article.text(of: rules.textSpan(of: tokens)) == expected)
  }
}
