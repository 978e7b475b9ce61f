internal import Prompts
internal import Testing
internal import Text

@testable import QuestionAnalysis
@testable import WordNetLexicon

/// Questions whose kind, focus or main verb was once read from the wrong word.
@Suite struct QuestionReadingTests {
  private static let plain = try! QuestionAnalyzer(prompts: Prompts())
  private static let learned = try! QuestionAnalyzer(
    prompts: Prompts(), lexicon: LexiconCache.installed)

  private func analyze(_ question: String) -> AnalyzedQuestion {
    Self.plain.analyze(question, asOf: "2025-11-10")
  }

  /// The terms of `words`, as the focus holds them.
  private func terms(_ words: String) -> [String] { analyze(words).words.map(\.token.term) }

  @Test(arguments: [
    "Who \u{1B}[1;31mfounded\u{1B}[0m Halden?", "Who \u{9B}31mfounded\u{9B}m Halden?",
    "\u{1B}]0;a title\u{7}Who founded Halden?", "\u{1B}]0;Who founded Halden?",
    "Who founded \u{1B}]8;;https://halden.example\u{1B}\\Halden\u{1B}]8;;\u{1B}\\?",
    "Who founded Halden?\u{1B}[K\u{1B}", "Who\u{1B}(B founded Halden?",
  ])
  func `escape sequences of a pasted question go as a whole`(typed: String) {
    let question = QuestionRequest(question: typed).question
    #expect(question.hasSuffix("Who founded Halden?"))
    #expect(question == "Who founded Halden?" || typed == "\u{1B}]0;Who founded Halden?")
  }

  @Test(arguments: [
    ("When is a claim considered settled?", true), ("When are the tanks inspected?", true),
    ("When does the grant revert to the fund?", true), ("When did the grant revert?", false),
    ("When was the claim settled?", false), ("When will the yard close?", false),
  ])
  func `a question in the present tense may ask for a condition`(question: String, may: Bool) {
    let found = analyze(question)
    #expect(found.answerType == .date)
    #expect(found.alternativeTypes.contains(.manner) == may)
  }

  @Test(arguments: [
    ("What was the company's accrued interest in 2019?", AnswerType.thing),
    ("What was the company fined for the spill?", .money),
    ("Which broadcaster's journalists left Lund?", .organisation),
    ("What shares a border with Narvik?", .thing),
    ("What was the first issue workers reported at Halden?", .thing),
    ("What was the largest oil company founded in Lund?", .organisation),
    ("Over what period is the dryer paid off?", .duration),
    ("For what vesting period were the shares held?", .duration),
    ("In which period did kelp first grow?", .date),
    ("Which designer, famous for her bridges, is honoured in Lund?", .person),
    ("When a panel reached no verdict, what happened?", .definition),
    ("When a panel reaches no verdict, does the mayor decide?", .yesNo),
    ("When was the panel formed, and who led it?", .date),
    ("When, according to the Ledger, was the panel formed?", .date),
    ("Which phase of the project is late?", .thing),
  ])
  func `the kind is that of the thing asked for`(question: String, kind: AnswerType) {
    #expect(analyze(question).answerType == kind)
  }

  @Test(arguments: [
    ("Which spice originally attracted sailors?", "spice"),
    ("Which broadcaster's journalists left Lund?", "broadcaster"),
    ("What was the first issue workers reported at Halden?", "first issue"),
    ("What was the company's largest plant in 2019?", "company largest plant"),
  ])
  func `the focus ends with the noun asked for`(question: String, focus: String) {
    #expect(analyze(question).focus == terms(focus))
  }

  @Test(arguments: [
    ("How long is the only tunnel?", nil), ("What is the most southern port?", nil),
    ("Which spice originally attracted sailors?", "attracted"),
    ("What was the first issue workers reported at Halden?", "reported"),
  ])
  func `the main verb is no adjective and no number`(question: String, verb: String?) {
    #expect(analyze(question).mainVerb == verb.flatMap { terms($0).first })
  }

  @Test(
    .enabled(if: LexiconCache.installed != nil, "the word table is not there"),
    arguments: [
      ("The shark was caught eating which sea creature?", AnswerType.thing, "sea creature"),
      ("To which suborder does the kelp crab belong?", .thing, "suborder"),
      ("Which predators eat the kelp crab?", .thing, "predators"),
      ("Which regiment was sent home?", .organisation, "regiment"),
    ])
  func `only near kinds are learnt from the lexicon`(
    question: String, kind: AnswerType, focus: String
  ) {
    let found = Self.learned.analyze(question, asOf: "2025-11-10")
    #expect(found.answerType == kind)
    #expect(found.focus == terms(focus))
  }

  @Test(
    .enabled(if: LexiconCache.installed != nil, "the word table is not there"),
    arguments: [
      ("What did the inspectors detect in the oysters that led to a recall?", "detect"),
      ("Which star will host the gala?", "host"),
      ("What reform did the board's reports influence?", "influence"),
      ("Who did the Ravens defeat in the final game?", "defeat"),
    ])
  func `a verb that did or will carries is the main verb`(question: String, verb: String) {
    #expect(
      Self.learned.analyze(question, asOf: "2025-11-10").mainVerb == terms(verb).first)
  }

  @Test func `a question word inside a name does not ask`() {
    #expect(analyze("How many seasons did the channel run Doctor Who?").answerType == .count)
    #expect(analyze("Halden was founded by whom?").answerType == .person)
  }

  @Test(
    .enabled(if: LexiconCache.installed != nil, "the word table is not there"),
    arguments: [
      "How long is the final tunnel?", "What is the current depth?",
      "Where is the entire orchestra?",
    ])
  func `no adjective of the lexicon is a main verb`(question: String) {
    #expect(Self.learned.analyze(question, asOf: "2025-11-10").mainVerb == nil)
  }
}
