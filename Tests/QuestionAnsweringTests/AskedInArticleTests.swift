internal import AnsweringSupport
internal import Answers
internal import TestSupport
internal import Testing

@testable import QuestionAnswering

/// Articles that ask a question in a line of its own answer it in the next.
@Suite struct AskedInArticleTests {
  private let library: AskedLibrary

  init() throws {
    library = try AskedLibrary([
      "tides.md": """
      ---
      title: What to know of the tide week
      date: 2025-03-02
      ---
      The coast of Tarn keeps a tide week. Boats of all mills meet there, and the harbour closes.

      ## When is the Hestwick boat parade?

      April 7-14.

      When is the Oldry boat parade?

      It begins on May 3 and lasts a week.

      ## How much do tickets for the Oldry boat parade cost?

      Seats on the pier are EUR 14 for all.

      ## What is a mill check?

      A mill check, on the other hand, is a paper that a mill signs.
      """,
      "talk.md": """
      ---
      title: Siv Aune on pots and rivals
      date: 2025-03-09
      ---
      Siv Aune makes pots in a barn outside Rena. She spoke to the paper.

      **Ole Lind: Is your workshop for sale?**

      **Siv Aune:** No. Two buyers called.

      **Ole Lind: What went wrong in Molde?**

      **Siv Aune:** We priced too high.

      **Ole Lind: How many pots do you make in a week?**

      **Siv Aune:** About forty, if the kiln behaves.
      """,
      "harbour.md": """
      ---
      title: The harbour of Hestwick
      date: 2025-03-04
      ---
      The harbour of Hestwick was dredged in June 2019. When boats of Oldry land, tickets are collected.
      """,
    ])
  }

  @Test(arguments: [
    ("When is the Hestwick boat parade?", "April 7-14"),
    ("When is the Oldry boat parade?", "May 3"),
    ("How much do tickets for the Oldry boat parade cost?", "EUR 14"),
    ("What is a mill check?", "a paper that a mill signs"),
  ])
  func `the line behind its own question answers it`(question: String, value: String) throws {
    let answer = try library.ask(question)
    #expect(answer.status == .answered)
    #expect(answer.lead.contains(value) || answer.citations.first?.excerpt.contains(value) ?? false)
  }

  @Test(arguments: [
    ("What went wrong in Molde?", "We priced too high"),
    ("How many pots does Siv Aune make in a week?", "forty"),
  ])
  func `what is answered behind an interviewer's question is quoted`(
    question: String, value: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.citations.first?.excerpt.contains(value) ?? false, "\(answer.lead)")
    #expect(!answer.lead.contains("Ole Lind"))
  }

  @Test func `an interviewer's question is settled by the answer's first word`() throws {
    #expect(try library.ask("Is Siv Aune's workshop for sale?").answer == "no")
    #expect(try library.ask("Does Siv Aune sell in Molde?").answer == nil)
  }

  @Test func `a line behind another question is not taken for the answer`() throws {
    let answer = try library.ask("Who leads the Hestwick boat parade?")
    #expect(!answer.lead.contains("April"))
  }
}
