internal import AnsweringSupport
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import TestSupport
internal import Testing

@testable import Answers
@testable import QuestionAnswering

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

      Growers fear "hop deserts" — areas where nobody buys hops. Banker Tora Vinje wants to help. Vinje, founder of Hop Bank and chair of the Mill Guild, spoke on Monday.

      The Mill Court let the deadline of the Guild Board pass. The harbour master of Lund, Arvid Moss, called the decision hasty.
      """
    ])
  }

  @Test(arguments: [
    ("What is slow pressing?", "pressing hops through hot rollers"),
    ("What is Averin?", "the Lund brokerage"),
    ("Who is Ida Morrow?", "its finance director"),
    ("Who is Bram Hesk?", "retires after nine years"),
    ("Who is Arvid Moss?", "The harbour master of Lund"),
    ("What is meant by a hop desert?", "areas where nobody buys hops"),
    ("Who is Tora Vinje?", "founder of Hop Bank and chair of the Mill Guild"),
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
    #expect(answer.lead == "What the articles say of the Guild Board:")
    #expect(answer.citations.first?.excerpt.contains("Guild Board") == true)
  }
}

/// Figures that are not told as plainly as they are asked for, statements, and whom a word stands
/// for.
@Suite struct PlainReplyTests {
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
    #expect(answer.lead.hasSuffix("25,000 tonnes (plan)."))
  }

  @Test func `what cost more than planned is no plan`() throws {
    let answer = try library().ask("How much did the dryer cost?")
    #expect(answer.lead.hasSuffix("EUR 4 million."))
  }

  @Test func `a figure of another period than the one asked about says so`() throws {
    let answer = try library().ask("How many tonnes of pellets did Sorrel sell in 2024?")
    #expect(answer.lead.hasSuffix("300 tonnes (for the second quarter of 2024)."))
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

/// What initials stand for, and what is only called so by somebody.
@Suite struct InitialsTests {
  private func library() throws -> AskedLibrary {
    try AskedLibrary([
      "label.md": """
      # A label for hops

      The Northern Hop Council (NHC) has published a label. The NHC will pay for it, said Tor Anker, its chairman. A body called PPR stands for Pre-tested Pellet Register.

      "Ida Morrow is a joke," said Tor Anker. Tor Anker called the brewers' spokeswoman, Ida Morrow, on Monday.
      """
    ])
  }

  @Test(arguments: [
    ("What does NHC stand for?", "Northern Hop Council"),
    ("What does PPR stand for?", "Pre-tested Pellet Register"),
  ])
  func `initials are answered with the words they stand for`(question: String, expected: String)
    throws
  {
    let answer = try library().ask(question)
    #expect(answer.answer == expected)
    #expect(answer.status == .answered)
  }

  @Test func `a phrase that names nothing, and an office of nobody knows what, define no one`()
    throws
  {
    let library = try AskedLibrary([
      "storm.md": """
      # Waves off Tollen

      Waves of nine metres were measured off Tollen, the highest since 2008. "We counted buoys," said Ida Morrow, the chief executive.

      Ida Morrow, who founded Averin with her sister in 2011 and runs it, counted again.
      """
    ])
    #expect(try library.ask("What is Tollen?").answer == nil)
    #expect(try library.ask("Who is Ida Morrow?").answer?.contains("founded Averin") == true)
  }

  @Test func `what somebody is quoted as calling a person is not who that is`() throws {
    #expect(try library().ask("Who is Ida Morrow?").answer == "the brewers' spokeswoman")
  }
}
