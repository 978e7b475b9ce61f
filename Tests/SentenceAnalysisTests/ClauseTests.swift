import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// Who does what in sentences, as text.
struct ClauseTests {
  static let analyzer = try? SentenceAnalyzer(prompts: Prompts())

  /// The clauses of `text` with the words of their tokens.
  struct Reading {
    let text: String
    let pieces: [AnalyzedSentence]

    init(_ text: String) throws {
      let analyzer = try #require(ClauseTests.analyzer)
      var memory = SentenceAnalyzer.Memory()
      self.text = text
      pieces = analyzer.analyze(
        text, sentence: TextSpan(0, text.utf8.count), memory: &memory)
    }

    var clauses: [Clause] { pieces.flatMap(\.clauses) }

    func clause(_ lemma: String) throws -> Clause {
      try #require(clauses.first { $0.verb.lemma == lemma }, "no verb \(lemma) in “\(text)”")
    }

    func words(_ tokens: Range<Int>) -> String {
      tokens.compactMap { text[pieces[0].tokens[$0].span] }.joined(separator: " ")
    }

    func words(_ group: NounGroup?) -> String? { group.map { words($0.tokens) } }
  }

  @Test(arguments: [
    ("Altsol bought the plant.", "buy", "Altsol", "the plant"),
    ("The plant was bought by Altsol.", "buy", "Altsol", "The plant"),
    ("Altsol, a maker of pumps, plans to sell its plant.", "sell", "Altsol", "its plant"),
    ("The plant, which opened in 1904, made pumps.", "make", "The plant", "pumps"),
    ("The plant, which opened in 1904, made pumps.", "open", "The plant", nil),
    ("“We cannot pay it,” said Marta Vance.", "pay", "We", "it"),
    ("“We cannot pay it,” said Marta Vance.", "say", "Marta Vance", nil),
    ("She told reporters the company had left the country.", "leave", "the company", "the country"),
    ("She told reporters the company had left the country.", "tell", "She", "reporters"),
    ("The mayor wants the board to approve the plan.", "approve", "the board", "the plan"),
    ("The Reds opposed it, the Blues backed it.", "back", "the Blues", "it"),
    ("The Reds opposed it, the Blues backed it.", "oppose", "The Reds", "it"),
    ("Did Iversen sell the boat?", "sell", "Iversen", "the boat"),
    ("Who runs Altsol?", "run", "Who", "Altsol"),
    ("Hill closed the mill and sold the land.", "sell", "Hill", "the land"),
    ("The company said the decision to sell the plant was right.", "be", "the decision", "right"),
  ])
  func `each verb has who does it and to whom`(
    sentence: String, verb: String, agent: String, patient: String?
  ) throws {
    let reading = try Reading(sentence)
    let clause = try reading.clause(verb)
    #expect(reading.words(clause.agent) == agent)
    if verb != "be" { #expect(reading.words(clause.patient) == patient) }
  }

  @Test(arguments: [
    ("Iversen was not dismissed.", "dismiss", true), ("Iversen was dismissed.", "dismiss", false),
    ("Nobody voted.", "vote", true), ("They never returned.", "return", true),
    ("We can’t pay.", "pay", true),
  ])
  func `a clause is negated by its verb and by its subject`(
    sentence: String, verb: String, isNegated: Bool
  ) throws {
    #expect(try Reading(sentence).clause(verb).isNegated == isNegated)
  }

  @Test func `members of a list and appositions stand beside their noun phrase`() throws {
    let listed = try Reading("Altsol sells pumps, valves and pipes.")
    let objects = try listed.clause("sell").objects
    #expect(objects.map { $0.members.map { listed.words($0.tokens) } } == [["valves", "pipes"]])
    let apposed = try Reading("Altsol, a maker of pumps, closed.")
    let subject = try apposed.clause("close").subject
    #expect(subject?.appositions.map { apposed.words($0.tokens) } == ["a maker"])
  }

  @Test func `what is said before the verb of saying depends on it`() throws {
    let reading = try Reading("Iversen was dismissed, the chairman said.")
    let dismissed = try reading.clause("dismiss")
    #expect(dismissed.relation == .complement)
    #expect(dismissed.governor == reading.clauses.firstIndex { $0.verb.lemma == "say" })
  }

  @Test(arguments: [
    (
      "Brightmoor had 1,790 employees, Corvin Steel 5,240 and Altsol 2,060.",
      ["Brightmoor: 1,790 employees", "Corvin Steel: 5,240", "Altsol: 2,060"]
    ),
    (
      "Altsol and Corvin had 10 and 20 ships, respectively.", ["Altsol: 10", "Corvin: 20 ships"]
    ),
    ("Revenue rose 5% and profit 8%.", ["Revenue: 5 %", "profit: 8 %"]),
    ("Altsol sold 20 pumps, 30 valves and 40 pipes.", ["Altsol: 20 pumps"]),
    ("Altsol has 300 workers, Corvin said.", ["Altsol: 300 workers"]),
  ])
  func `each party of a list has its own figure`(sentence: String, expected: [String]) throws {
    let reading = try Reading(sentence)
    let figures = reading.clauses.filter { !$0.isDistributed && !$0.objects.isEmpty }.map {
      "\(reading.words($0.subject) ?? ""): \(reading.words($0.objects.first) ?? "")"
    }
    #expect(figures == expected)
  }

  @Test func `a figure without a noun counts what the first figure counts`() throws {
    let reading = try Reading("The Reds won 12 seats, the Blues nine and the Greens four.")
    #expect(
      reading.clauses.compactMap(\.measure).map { reading.words($0..<$0 + 1) } == [
        "seats", "seats",
      ])
  }

  static let standings: [StandingRule] =
    (try? StandingRule.rules(AnalysisTables(prompts: Prompts()))) ?? []

  @Test(arguments: standings.map { ($0.name, $0.exampleVerb, $0.standing, $0.example) })
  func `each row of standing holds in its example`(
    row: (name: String, verb: String, standing: Standing, example: String)
  ) throws {
    #expect(try Reading(row.example).clause(row.verb).standing == row.standing, "\(row.name)")
  }

  @Test(arguments: standings.map { ($0.name, $0.exampleVerb, $0.standing, $0.counterExample) })
  func `no row of standing holds in its counter-example`(
    row: (name: String, verb: String, standing: Standing, example: String)
  ) throws {
    let clause = try Reading(row.example).clauses.first { $0.verb.lemma == row.verb }
    #expect(clause?.standing != row.standing, "\(row.name)")
  }

  static let inflections = (try? Inflection.rows(AnalysisTables(prompts: Prompts()))) ?? []

  @Test(arguments: inflections.map { ($0.name, $0.example, $0.counterExample) })
  func `the plain form of each inflection's example and counter-example is found`(
    row: (name: String, example: [String], counterExample: [String])
  ) throws {
    let lemmatizer = try #require(Self.analyzer).classes.lemmatizer
    for pair in [row.example, row.counterExample] {
      #expect(lemmatizer.lemma(pair[0]) == pair[1], "\(row.name)")
    }
  }

  static let tagRows =
    (try? AnalysisTables(prompts: Prompts()).rows("tag-rules-by-hand")) ?? []

  @Test(
    arguments: tagRows.map {
      [$0["word"], $0["to"], $0["example"], $0["counter-example"]]
    })
  func `each rule of tags written by hand holds in its example alone`(row: [String]) throws {
    let tags = try row[2...].map { sentence in
      let reading = try Reading(sentence)
      let token = reading.pieces[0].tokens.first {
        reading.text[$0.span].map(String.init) == row[0]
      }
      return try #require(token).tag.name
    }
    #expect(tags[0] == row[1])
    #expect(tags[1] != row[1])
  }

  @Test func `there are rows of standing`() {
    #expect(Self.standings.count > 5)
  }
}
