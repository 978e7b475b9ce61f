internal import AnsweringSupport
internal import Answers
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import WordNetLexicon

/// Replies made in a way of their own: definitions, summaries, statements, comparisons, gathered
/// lists, and what a refusal says.
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

  @Test(arguments: [
    ("What is Ostra Marine?", "a Polish builder of docks and quays"),
    ("Who is Marek Zielin?", "chief executive of Ostra Marine"),
    ("Who is Inger Solheim?", "the yard's director"),
  ])
  func `what something is comes from an apposition`(question: String, expected: String) throws {
    let answer = try library.ask(question)
    #expect(answer.answer == expected)
    #expect(answer.lead.hasSuffix(": \(expected)."))
  }

  @Test func `what somebody said about something is found, with who reported it`() throws {
    let answer = try library.ask("What did Marek Zielin say about steel?")
    #expect(answer.lead == "Marek Zielin, as Coast Herald reported on 20 Feb 2025:")
    let excerpts = answer.citations.map(\.excerpt).joined(separator: "\n")
    #expect(excerpts.contains("Steel was what we lacked"))
    #expect(excerpts.contains("warned that the price of steel would rise"))
  }

  @Test func `what somebody never spoke about is refused, with what they did say`() throws {
    let answer = try library.ask("What did Marek Zielin say about salmon?")
    #expect(answer.status == .abstained)
    #expect(answer.lead == "1 article quotes Marek Zielin, but not on salmon.")
    #expect(!answer.citations.isEmpty)
  }

  @Test func `two sides are set side by side on the same measure`() throws {
    let answer = try library.ask("Compare the revenue of Ostra Marine and Brakvik Docks in 2024")
    #expect(answer.answerType == .comparison)
    #expect(
      answer.lead.contains("Ostra Marine: EUR 91 million for 2024 (Coast Herald, 20 Feb 2025) [1]")
    )
    #expect(
      answer.lead.contains(
        "Brakvik Docks: EUR 40 million for 2024 (Harbour Post, 30 Mar 2025) [2]"))
  }

  @Test func `a change is given by the figure of each time`() throws {
    let answer = try library.ask("How did the revenue of Ostra Marine change from 2023 to 2024?")
    #expect(answer.lead.contains("2023: EUR 78 million"))
    #expect(answer.lead.contains("2024: EUR 91 million"))
  }

  @Test func `who said what stands in quotation marks is read from the sentence before`() throws {
    let answer = try library.ask("Who said steel was what they lacked?")
    #expect(answer.answer ?? "Marek Zielin" == "Marek Zielin")
    #expect(answer.citations.first?.excerpt.hasSuffix("\"Steel was what we lacked.\"") == true)
  }

  @Test func `a word that was put right is named in a reply of any kind`() throws {
    let answer = try library.ask("What did Marek Zielin say about the price of steeel?")
    let notes = answer.parts.compactMap { if case .note(let text) = $0 { text } else { nil } }
    #expect(answer.status == .answered)
    #expect(notes.contains { $0.contains("“steeel”") && $0.contains("“steel”") }, "\(notes)")
  }

  @Test(arguments: [
    "What do the articles say about Varde Shipyard?", "Tell me about Varde Shipyard",
    "Summarise what the articles say about Varde Shipyard", "What's new at Varde Shipyard?",
    "Summarise the news about Varde Shipyard", "What happened to Varde Shipyard?",
    "What is this library about?",
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
      answer.lead
        == "Different kinds of figures: EUR 44 million (Coast Herald, 10 Apr 2025); about EUR 38 million (forecast; Harbour Post, 4 Mar 2024)."
    )
  }

  @Test func `an article is summarised that the last reply was taken from`() throws {
    let turn = QuestionRequest.Turn(
      question: "How many people does Varde Shipyard employ?", answer: "410")
    let answer = try library.pipeline.answer(
      QuestionRequest(question: "What is this article about?", history: [turn], asOf: "2025-06-01"))
    #expect(answer.lead.hasPrefix("“Varde yard orders a dry dock” (Harbour Post, 4 Mar 2025)"))
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

/// Questions of public sets that a reply kind must leave alone: none of them is about a collection
/// of ours.
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
        // Whether others hold is for the titles, outlets and authors of the library to say.
        let proposed = found.collection.filter {
          $0.relation != .title && ($0.relation != .limits || $0.rest.isEmpty)
        }
        for rule in proposed.map({ "collection \($0.rule)" })
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
    // "What happened to Pompeii?" is one.
    #expect(summaries <= 10)
  }
}
