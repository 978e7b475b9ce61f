internal import ArticleText
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing

@testable import QuestionAnswering

/// Replies made in a way of their own: definitions, summaries, statements, comparisons, gathered lists, and what a refusal says.
@Suite struct ReplyKindTests {
  private let library: AskedLibrary

  init() throws {
    var files = AskedLibrary.shipyard
    files["owner.md"] = """
      ---
      title: Ostra Marine reports a record year
      outlet: Coast Herald
      date: 2025-02-20
      ---
      Ostra Marine, a Polish builder of docks and quays, had revenue of EUR 91 million in 2024. Revenue in 2023 was EUR 78 million.

      "We could have built twice as much," said Marek Zielin, chief executive of Ostra Marine. "Steel was what we lacked."

      He warned that the price of steel would rise again in the summer.
      """
    files["rival.md"] = """
      ---
      title: Brakvik Docks loses a customer
      outlet: Harbour Post
      date: 2025-03-30
      ---
      Brakvik Docks had revenue of EUR 40 million in 2024, the company said. It makes floating docks in Bergen.
      """
    library = try AskedLibrary(files)
  }

  private func lead(_ answer: Answer) -> String {
    guard case .lead(let text, _) = answer.parts.first else { return "" }
    return text
  }

  @Test func `every row reads its example and not its counter-example`() throws {
    for row in try Prompts().table("reply-kinds") {
      let place = "\(row["name"]) (line \(row.line))"
      let found = QuestionAnalyzerTests.analyze(row["example"]).reply
      #expect(found?.rule == row["name"], "\(place): \(row["example"])")
      let counter = QuestionAnalyzerTests.analyze(row["counter-example"]).reply
      #expect(counter?.rule != row["name"], "\(place): \(row["counter-example"])")
    }
  }

  @Test(arguments: [
    ("What is Ostra Marine?", "a Polish builder of docks and quays"),
    ("Who is Marek Zielin?", "chief executive of Ostra Marine"),
    ("Who is Inger Solheim?", "the yard's director"),
  ])
  func `what something is comes from an apposition`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == expected)
    #expect(lead(answer).hasSuffix(": \(expected)."))
  }

  @Test func `what somebody said about something is found, with who reported it`() throws {
    let answer = try library.ask("What did Marek Zielin say about steel?")
    #expect(lead(answer) == "Marek Zielin, as Coast Herald reported on 20 Feb 2025:")
    let excerpts = answer.citations.map(\.excerpt).joined(separator: "\n")
    #expect(excerpts.contains("Steel was what we lacked"))
    #expect(excerpts.contains("warned that the price of steel would rise"))
  }

  @Test func `what somebody never spoke about is refused, with what they did say`() throws {
    let answer = try library.ask("What did Marek Zielin say about salmon?")
    #expect(answer.status == .abstained)
    #expect(lead(answer) == "1 article quotes Marek Zielin, but not on salmon.")
    #expect(!answer.citations.isEmpty)
  }

  @Test func `two sides are set side by side on the same measure`() throws {
    let answer = try library.ask("Compare the revenue of Ostra Marine and Brakvik Docks in 2024")
    #expect(answer.answerType == .comparison)
    #expect(
      lead(answer).contains("Ostra Marine: EUR 91 million for 2024 (Coast Herald, 20 Feb 2025) [1]")
    )
    #expect(
      lead(answer).contains(
        "Brakvik Docks: EUR 40 million for 2024 (Harbour Post, 30 Mar 2025) [2]"))
  }

  @Test func `a change is given by the figure of each time`() throws {
    let answer = try library.ask("How did the revenue of Ostra Marine change from 2023 to 2024?")
    #expect(lead(answer).contains("2023: EUR 78 million"))
    #expect(lead(answer).contains("2024: EUR 91 million"))
  }

  @Test(arguments: [
    "What do the articles say about Varde Shipyard?", "Tell me about Varde Shipyard",
    "Summarise the article on the fire", "Summarise everything",
  ])
  func `a summary has at most six sentences, each once, oldest first`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(1...6 ~= answer.citations.count)
    #expect(Set(answer.citations.map(\.excerpt)).count == answer.citations.count)
    let days = answer.citations.compactMap(\.article.metadata.published)
    #expect(days == days.sorted())
    #expect(answer.answer == nil)
  }

  @Test func `a plan and a result are not set side by side as the same kind of figure`() throws {
    let library = try AskedLibrary([
      "plan.md": """
      ---
      title: Varde yard plans a slipway
      outlet: Harbour Post
      date: 2024-03-04
      ---
      The new slipway of Varde Shipyard is expected to cost about EUR 38 million.
      """,
      "done.md": """
      ---
      title: Varde slipway opens
      outlet: Coast Herald
      date: 2025-04-10
      ---
      The new slipway of Varde Shipyard cost EUR 44 million.
      """,
    ])
    let answer = try library.ask("How much did the new slipway of Varde Shipyard cost?")
    #expect(
      lead(answer)
        == "Different kinds of figures: EUR 44 million (Coast Herald, 10 Apr 2025); about EUR 38 million (forecast; Harbour Post, 4 Mar 2024)."
    )
  }

  @Test func `an article is summarised that the last reply was taken from`() throws {
    let turn = QuestionRequest.Turn(
      question: "How many people does Varde Shipyard employ?", answer: "410")
    let answer = try library.pipeline.answer(
      QuestionRequest(question: "What is this article about?", history: [turn], asOf: "2025-06-01"))
    #expect(lead(answer).hasPrefix("“Varde yard orders a dry dock” (Harbour Post, 4 Mar 2025)"))
  }

  @Test func `a refusal says how many articles mention the name and what none mentions`() throws {
    let answer = try library.ask("Who is the mayor of Varde Shipyard?")
    #expect(answer.status == .abstained)
    #expect(
      answer.parts.contains(.note("3 articles mention “Varde Shipyard”; none mentions “mayor”.")))
  }

  @Test func `an unknown name is asked about, never put right in silence`() throws {
    let answer = try library.ask("Who leads Brakvig Docks?")
    #expect(answer.parts.contains(.note("Did you mean “Brakvik”?")))
  }

  @Test(arguments: [
    "What is Ostra Marine?", "What did Marek Zielin say about steel?",
    "Tell me about Varde Shipyard",
    "Compare the revenue of Ostra Marine and Brakvik Docks in 2024", "Summarise everything",
  ])
  func `every excerpt is its slice`(question: String) throws {
    for citation in try library.ask(question).citations {
      let stored = try #require(try library.store.article(citation.article.id))
      #expect(stored.text[citation.span].map(String.init) == citation.excerpt)
      if let span = citation.answerSpan { #expect(citation.span.contains(span)) }
    }
  }
}

/// Questions of public sets that a reply kind must leave alone: none of them is about a collection of ours.
@Suite struct ReplyMisfireTests {
  private static let sets =
    [
      "qa/news-2023", "qa/squad20-A", "qa/squad11-only13", "qa/nq-qed-dev", "qa/wikiqa-dev",
      "qa/cmu-qa-S08S09", "qa/quoref-test-subset", "qa/tatqa-dev-spans", "qa/coqa-sample",
    ].map { "\($0)/questions.jsonl" } + ["text/question-types.jsonl"]

  private struct Row: Decodable { var question: String }

  @Test(.enabled(if: SharedData.has(sets[0]), "the development data is not beside the package"))
  func
    `hardly any question of the public sets is read as one about the collection or as a summary`()
    throws
  {
    let analyzer = try QuestionAnalyzer(prompts: Prompts(), lexicon: LexiconCache.installed)
    let shows = ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] == "1"
    var counts: [String: Int] = [:]
    var questions = 0
    for path in Self.sets where SharedData.has(path) {
      for line in try SharedData.lines(of: path) {
        let question = try JSONDecoder().decode(Row.self, from: Data(line.utf8)).question
        let found = analyzer.analyze(question, asOf: "2025-11-10")
        questions += 1
        for rule in found.collection.map({ "collection \($0.rule)" })
          + [found.reply.map { "\($0.kind) \($0.rule)" }].compactMap({ $0 })
        {
          counts[String(rule.prefix { $0 != " " }), default: 0] += 1
          if shows { print("CLAIMED\t\(rule)\t\(question)") }
        }
      }
    }
    #expect(questions > 10_000)
    #expect(counts["collection", default: 0] <= 3)
    let summaries = ["article", "subject", "everything"].reduce(0) { $0 + counts[$1, default: 0] }
    #expect(summaries <= 5)
  }
}

/// Two things, or two times, on one measure: called larger only where unit, time and kind of figure agree.
@Suite struct ComparisonTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "ostra.md": """
      ---
      title: Ostra Marine reports a record year
      outlet: Coast Herald
      date: 2025-02-20
      ---
      Ostra Marine, a Polish builder of docks, had revenue of EUR 91 million in 2024. Revenue in 2023 was EUR 78 million.

      Ostra Marine employs 410 people.
      """,
      "brakvik.md": """
      ---
      title: Brakvik Docks loses a customer
      outlet: Harbour Post
      date: 2025-03-30
      ---
      Brakvik Docks, a maker of floating docks, had revenue of EUR 40 million in 2024, the company said. Brakvik Docks employs 120 people.
      """,
      "denby.md": """
      ---
      title: Denby Cranes grows
      outlet: Trade Week
      date: 2024-08-30
      ---
      Denby Cranes had revenue of GBP 15 million in the second quarter of 2024. Denby Cranes expects revenue of GBP 70 million in 2025.
      """,
    ])
  }

  private func lead(_ answer: Answer) -> String {
    guard case .lead(let text, _) = answer.parts.first else { return "" }
    return text
  }

  @Test(arguments: [
    (
      "Did Ostra Marine or Brakvik Docks have more revenue in 2024?", "Ostra Marine. Side by side: "
    ),
    (
      "Did Ostra Marine or Brakvik Docks have less revenue in 2024?",
      "Brakvik Docks. Side by side: "
    ),
    ("Which is larger, Ostra Marine or Brakvik Docks?", "Ostra Marine, by revenue. Side by side: "),
    ("Who employs more people, Ostra Marine or Brakvik Docks?", "Ostra Marine. Side by side: "),
    ("Is Brakvik Docks bigger than Ostra Marine?", "No, by revenue. Side by side: "),
    (
      "Was the revenue of Ostra Marine higher than the revenue of Brakvik Docks?",
      "Yes. Side by side: "
    ),
    ("Did Ostra Marine have more revenue in 2024 than in 2023?", "Yes. Side by side: "),
  ])
  func `figures of one unit and time say which is larger`(question: String, opening: String) throws
  {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(lead(answer).hasPrefix(opening))
    #expect(answer.citations.count == 2)
  }

  @Test(arguments: [
    "Did Ostra Marine or Denby Cranes have more revenue?",
    "Is Denby Cranes bigger than Brakvik Docks?",
  ])
  func `other units and other periods are set side by side and settle nothing`(question: String)
    throws
  {
    let answer = try library.ask(question)
    #expect(answer.status == .abstained)
    #expect(answer.answer == nil)
    #expect(lead(answer).hasPrefix("The articles do not settle it. "))
    #expect(lead(answer).contains("not in the same unit"))
    #expect(lead(answer).contains("GBP 15 million for the second quarter of 2024"))
  }

  @Test func `two things that nothing is asked of are compared by what they are`() throws {
    let answer = try library.ask("Compare Ostra Marine and Brakvik Docks")
    #expect(lead(answer).contains("Ostra Marine: a Polish builder of docks"))
    #expect(lead(answer).contains("Brakvik Docks: a maker of floating docks"))
  }

  @Test(arguments: [
    "Which company employs more than 100 people?", "Did Ostra Marine employ more than 400 people?",
    "Is Ostra Marine or Brakvik Docks in Poland?",
  ])
  func `a question with one side or no measure is no comparison`(question: String) throws {
    #expect(!lead(try library.ask(question)).contains("Side by side"))
  }

  @Test func `every measure knows its example and leaves its counter-example`() throws {
    let prompts = try Prompts()
    let reader = try ComparisonReader(prompts: prompts, table: TermTable(prompts: prompts))
    for row in try prompts.table("comparison-measures") {
      func ways(_ question: String) -> [String] {
        reader.request(QuestionAnalyzerTests.analyze(question))?.measures.flatMap(\.questions) ?? []
      }
      let own = row["questions"].split(separator: "|").map(String.init)
      #expect(ways(row["example"]) == own, "\(row["name"]): \(row["example"])")
      #expect(ways(row["counter-example"]) != own, "\(row["name"]): \(row["counter-example"])")
    }
  }

  @Test func `every currency knows its example and leaves its counter-example`() throws {
    for row in try Prompts().table("currencies") {
      let words = Set(row["words"].split(separator: " ").map(String.init))
      func holds(_ text: String) -> Bool {
        text.lowercased().split(separator: " ").contains { words.contains(String($0)) }
      }
      #expect(holds(row["example"]), "\(row["code"])")
      #expect(!holds(row["counter-example"]), "\(row["code"])")
    }
  }
}

/// What something is where no apposition says it, and what is said where nothing does.
@Suite struct DefinitionTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "works.md": """
      ---
      title: Tollen Works dries hops with steam
      outlet: Harbour Post
      date: 2025-03-04
      ---
      Tollen Works makes its pellets by pressing hops through hot rollers, a process it calls slow pressing. Prices will rise, according to the Lund brokerage Averin.

      Tollen Works has made Ida Morrow its finance director. She replaces Bram Hesk, who retires after nine years. Growers had warned of this, said Nils Oddaker, who speaks for the hop farmers.

      The Mill Court let the deadline of the Guild Board pass. The harbour master of Lund, Arvid Moss, called the decision hasty.
      """
    ])
  }

  private func lead(_ answer: Answer) -> String {
    guard case .lead(let text, _) = answer.parts.first else { return "" }
    return text
  }

  @Test(arguments: [
    ("What is slow pressing?", "pressing hops through hot rollers"),
    ("What is Averin?", "the Lund brokerage"),
    ("Who is Ida Morrow?", "its finance director"),
    ("Who is Bram Hesk?", "retires after nine years"),
    ("Who is Arvid Moss?", "The harbour master of Lund"),
    ("Who is Nils Oddaker?", "speaks for the hop farmers"),
  ])
  func `what something is comes from weaker shapes too`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == expected)
    #expect(answer.status == .answered)
  }

  @Test func `where no article says what something is, that is said, with what they do say`() throws
  {
    let answer = try library.ask("What is the Guild Board?")
    #expect(answer.status == .abstained)
    #expect(lead(answer) == "No article says what the Guild Board is. What they say:")
    #expect(answer.citations.first?.excerpt.contains("Guild Board") == true)
  }
}

/// Figures that are not told as plainly as they are asked for, statements, and whom a word stands for.
@Suite struct PlainReplyTests {
  private func lead(_ answer: Answer) -> String {
    guard case .lead(let text, _) = answer.parts.first else { return "" }
    return text
  }

  private func library() throws -> AskedLibrary {
    try AskedLibrary([
      "harvest.md": """
      ---
      title: Sorrel Farm loses half its hops
      outlet: Harbour Post
      date: 2025-03-04
      ---
      Sorrel Farm had planned to harvest 25,000 tonnes of hops in 2025. The dryer opened three weeks later than planned at a cost of EUR 4 million.

      Sorrel sold 300 tonnes of pellets to Oast Ltd in the second quarter of 2024. The company blamed the delay on the dryer.

      "We will plant again," said Tilda Gorrin, the head of Sorrel. The Guild asked Sorrel to state its intentions.
      """
    ])
  }

  @Test func `a plan is not given as a result`() throws {
    let answer = try library().ask("How many tonnes of hops did Sorrel Farm harvest in 2025?")
    #expect(lead(answer).hasSuffix("25,000 tonnes (plan)."))
  }

  @Test func `what cost more than planned is no plan`() throws {
    let answer = try library().ask("How much did the dryer cost?")
    #expect(lead(answer).hasSuffix("EUR 4 million."))
  }

  @Test func `a figure of another period than the one asked about says so`() throws {
    let answer = try library().ask("How many tonnes of pellets did Sorrel sell in 2024?")
    #expect(lead(answer).hasSuffix("300 tonnes (for the second quarter of 2024)."))
  }

  @Test func `who leads an organisation speaks for it, and who is asked says nothing`() throws {
    let answer = try library().ask("What did Sorrel say?")
    #expect(
      answer.citations.map(\.excerpt) == [
        "\"We will plant again,\" said Tilda Gorrin, the head of Sorrel."
      ])
  }

  @Test func `the company is said to be the one that the title and an earlier sentence name`()
    throws
  {
    let answer = try library().ask("What did the company blame the delay on?")
    let found = answer.citations.compactMap(\.pronoun).first
    #expect(found == Citation.Pronoun(word: "The company", name: "Sorrel"))
  }
}
