internal import AnsweringSupport
internal import Answers
internal import PassageIndex
internal import Testing
internal import Text

@testable import QuestionAnalysis
@testable import QuestionAnswering

/// Limits in plain words inside a question: an outlet, a kind of file, a time.
@Suite struct LimitedAnswerTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "works.md": Self.article(
        "Torvik works grow", "Harbour Post", "2022-10-02",
        "The Torvik works have 300 welders, the company said. In March 2021 the works bought a crane."
      ),
      "later/works.md": Self.article(
        "Torvik works grow again", "www.coastherald.example", "2022-11-06",
        "The Torvik works have 450 welders, the company said. Tora Foss owns the Harbour Post."),
      "herald.md": Self.article(
        "Storm at Varde", "Coast Herald", "2024-12-10",
        "A storm sank two ferries at Varde on 9 December. Nobody was hurt."),
      "may.md": Self.article(
        "Varde opens a slipway", "Harbour Post", "2023-05-04",
        "Varde opened a slipway on Tuesday. Prime minister Ida May cut the ribbon."),
      "notes/talk.txt": "Talk with Ole\n\nOle Berg promised 60 welders for the Torvik works.\n",
    ])
  }

  private static func article(_ title: String, _ outlet: String, _ date: String, _ text: String)
    -> String
  {
    "---\ntitle: \(title)\noutlet: \(outlet)\ndate: \(date)\n---\n\(text)\n"
  }

  private func notes(_ answer: Answer) -> [String] {
    answer.parts.compactMap { if case .note(let text) = $0 { text } else { nil } }
  }

  @Test(arguments: [
    "According to the Harbour Post, how many welders do the Torvik works have?",
    "How many welders do the Torvik works have, according to the Harbour Post?",
    "How many welders do the Torvik works have in the Harbour Post?",
  ])
  func `an outlet that a question names is what is looked at`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.citations.allSatisfy { $0.article.metadata.outlet == "Harbour Post" })
    #expect(answer.citations.first?.excerpt.contains("300 welders") == true)
    #expect(notes(answer).contains("Looked at the 2 articles from Harbour Post."))
    #expect(answer.limits?.outlets == ["Harbour Post"] && answer.limits?.articles == 2)
  }

  @Test func `an outlet's addresses are it too`() throws {
    let answer = try library.ask("According to the Coast Herald, how many welders has Torvik?")
    #expect(answer.citations.first?.excerpt.contains("450 welders") == true)
  }

  @Test(arguments: [
    "What did the Harbour Post report about Torvik in October 2022?",
    "What did the Harbour Post write about Torvik in 2022?",
    "What has the Harbour Post said about Torvik in October 2022?",
  ])
  func `what an outlet reported in a time is told from its articles of the time`(question: String)
    throws
  {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.citations.allSatisfy { $0.article.metadata.published == "2022-10-02" })
    #expect(notes(answer).last?.hasPrefix("Looked at the 1 article from Harbour Post") == true)
  }

  @Test func `what an outlet never reported is refused by its name`() throws {
    let answer = try library.ask("What did the Harbour Post report about ferries?")
    #expect(answer.status == .abstained)
    #expect(answer.lead == "No article from Harbour Post mentions “ferries”.")
  }

  @Test(arguments: ["Who promised welders in my notes?", "What do my notes say about welders?"])
  func `a kind of file is what is looked at`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.citations.first?.excerpt.contains("promised 60 welders") == true)
    #expect(answer.limits?.kind == "notes" && answer.limits?.articles == 1)
  }

  @Test func `what only others say is told as theirs`() throws {
    let answer = try library.ask("According to the Coast Herald, which minister cut the ribbon?")
    #expect(answer.citations.first?.excerpt.contains("cut the ribbon") == true)
    #expect(
      notes(answer).contains(
        "Nothing in the 2 articles from Coast Herald answers it; these are others."))
    #expect(answer.limits == nil)
  }

  @Test(arguments: [
    "Who owns the Harbour Post?", "Does Tora Foss own the Harbour Post?",
    "Which slipway was opened by May?", "Who cut the ribbon by May?",
    "Since when do the works have 300 welders?", "Who stands in the notes?",
  ])
  func `a name that is what is asked about limits nothing`(question: String) throws {
    #expect(try library.ask(question).limits == nil)
  }

  // MARK: Times

  @Test(arguments: [
    "What happened on 9 December?", "What happened on December 9?",
    "What happened on 9 December 2024?", "What took place on 9 December?",
  ])
  func `a day is told, also one without its year`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.citations.first?.excerpt.contains("sank two ferries") == true)
    #expect(answer.citations.count == 1)
  }

  @Test(arguments: ["What happened in 2021?", "What happened in March 2021?", "events in 2021"])
  func `a time is told by articles of other times, which the reply says`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.citations.map(\.excerpt) == ["In March 2021 the works bought a crane."])
    #expect(notes(answer) == ["It is told by an article of another time."])
  }

  @Test func `what happened somewhere in a time is told of that place alone`() throws {
    let answer = try library.ask("What happened in Varde in 2024?")
    #expect(answer.citations.first?.excerpt.contains("sank two ferries") == true)
    #expect(answer.citations.allSatisfy { $0.article.metadata.title == "Storm at Varde" })
    #expect(try library.ask("What happened in Zorblax in 2024?").status == .abstained)
  }

  @Test func `a year of which nothing is told is refused`() throws {
    #expect(try library.ask("What happened in 1905?").status == .abstained)
  }

  @Test(arguments: [
    "What do the articles say about Torvik in November 2022?",
    "Tell me about Torvik in November 2022", "Summarise the Torvik works in November 2022",
  ])
  func `a subject in a time is told from what was published then`(question: String) throws {
    let answer = try library.ask(question)
    #expect(!answer.citations.isEmpty)
    #expect(answer.citations.allSatisfy { $0.article.metadata.published == "2022-11-06" })
  }

  @Test func `a time may be open`() throws {
    let answer = try library.ask("What do the articles say about Varde since 2024?")
    #expect(answer.citations.allSatisfy { $0.article.metadata.published == "2024-12-10" })
    let report = try library.ask("What did the Harbour Post report about Varde since 2023?")
    #expect(report.limits?.since == "2023-01-01" && report.limits?.until == nil)
    let events = try library.ask("What happened since December 2024?")
    #expect(events.citations.first?.excerpt.contains("sank two ferries") == true)
  }

  @Test func `a subject in a time without articles is told by others`() throws {
    let answer = try library.ask("What do the articles say about the works in 2021?")
    #expect(answer.citations.map(\.excerpt) == ["In March 2021 the works bought a crane."])
    #expect(answer.lead.hasPrefix("No article on “the works” was published from 1 Jan 2021"))
  }

  // MARK: In short

  @Test(arguments: [
    "latest on Torvik", "What's the latest on Torvik?", "latest news about Torvik",
  ])
  func `the latest comes newest first`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.citations.map(\.article.metadata.published) == ["2022-11-06", "2022-10-02"])
  }

  @Test(arguments: [
    "tldr Torvik works", "Torvik works in a nutshell", "Torvik works recap",
    "Give me a quick rundown of the Torvik works", "In short, what's going on with Torvik?",
    "Catch me up on Torvik", "Do you have anything on Torvik?",
  ])
  func `a subject in short is a summary`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.lead.contains(" articles mention “"), "\(answer.lead)")
    #expect(answer.citations.count > 1)
  }

  @Test(arguments: [
    "What's the gist of the story on the storm at Varde?",
    "What does the article about the storm at Varde say?", "tldr varde storm ferries",
    "Summarise the article about the storm",
  ])
  func `an article in short is its own words, its opening among them`(question: String) throws {
    let answer = try library.ask(question)
    #expect(answer.lead.hasPrefix("“Storm at Varde” (Coast Herald, 10 Dec 2024)"))
    #expect(answer.citations.first?.excerpt.hasPrefix("A storm sank two ferries") == true)
  }
}
