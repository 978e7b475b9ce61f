internal import AnsweringSupport
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Testing
internal import Text

@testable import EvidenceRanking

/// What a sentence says to each part of a question.
@Suite struct ClauseMatcherTests {
  private func verdicts(_ question: String, _ sentences: [String]) throws -> [String] {
    let asked = try AskedQuestion(question)
    let candidates = asked.candidates(in: asked.article(of: sentences))
    let match = asked.matcher().match(try #require(candidates.last))
    return match.rows.map {
      let part = asked.question.form.parts[$0.part]
      return "\(part.role.rawValue) \($0.verdict.rawValue)"
    }
  }

  @Test(arguments: [
    (
      "Did Oldry buy Tarnbeck?", ["Oldry bought Tarnbeck in May."],
      ["predicate matched", "doer matched", "undergoer matched"]
    ),
    (
      "Did Oldry buy Tarnbeck?", ["Oldry grew.", "It bought Tarnbeck."],
      ["predicate matched", "doer matched", "undergoer matched"]
    ),
    (
      "Did Oldry sell Tarnbeck?", ["Hestwick sold Tarnbeck."],
      ["predicate matched", "doer contradicted", "undergoer matched"]
    ),
    (
      "Was Oldry founded in Lund?", ["Oldry grew."],
      ["predicate silent", "undergoer related", "modifier silent"]
    ),
  ])
  func `parts are matched by their place, pronouns by whom they mean`(
    question: String, sentences: [String], expected: [String]
  ) throws {
    #expect(try verdicts(question, sentences) == expected)
  }

  @Test(
    arguments: [
      ("Who runs Oldry?", "Ada Lund, chief executive of Oldry, left on Friday.", "Ada Lund"),
      ("Who is the chief executive of Oldry?", "Oldry chief executive Ada Lund left.", "Ada Lund"),
      ("Who is the mayor of Oldry?", "Oldry chief executive Ada Lund left.", nil),
      ("Who owns Oldry?", "Ada Lund, chief executive of Oldry, left on Friday.", nil),
      (
        "Who says that mills must lower prices instead of running sales?",
        "Oldry chief executive Ada Lund left.", nil
      ),
    ] as [(String, String, String?)])
  func `the holder of the office that is asked for is found`(
    question: String, sentence: String, expected: String?
  ) throws {
    let asked = try AskedQuestion(question)
    let candidate = asked.candidate(sentence)
    let offices = try Offices(prompts: plainEnglish.prompts, table: asked.table)
    let matcher = ClauseMatcher(
      asked.question, terms: asked.terms, table: asked.table, lexicon: nil, offices: offices)
    #expect(matcher.holder(in: candidate).map { candidate.article.text(of: $0) } == expected)
  }

  @Test func `every verb of an office asks for it by its own example`() throws {
    let prompts = plainEnglish.prompts
    let table = try TermTable(language: plainEnglish)
    let offices = try Offices(prompts: prompts, table: table)
    for row in try prompts.table("role-verbs") {
      let held = Set(table.terms(in: Array(row["offices"].utf8)).numbers)
      func asks(_ text: String) -> Bool {
        table.terms(in: Array(text.utf8)).numbers.contains {
          !offices.held(by: $0).isDisjoint(with: held)
        }
      }
      #expect(asks(row["example"]), "\(row["example"])")
      #expect(
        offices.held(by: table.terms(in: Array(row["verbs"].utf8)).numbers[0]).isSuperset(of: held))
    }
  }

  @Test(arguments: [
    ("Which mill won the prize?", "Oldry did not win the prize.", true),
    ("Which mill lost the prize?", "Oldry won the prize.", true),
    ("Which mill lost the cup?", "Rope prices won support.", false),
    ("Which singer was the face of the fair?", "It is no wonder that Ada Lund sang.", false),
  ])
  func `only a clause about what is asked denies it`(
    question: String, sentence: String, expected: Bool
  ) throws {
    let asked = try AskedQuestion(question)
    let contraries = try Contraries(prompts: plainEnglish.prompts, table: asked.table)
    let matcher = asked.matcher(contraries)
    #expect(matcher.isDenied(matcher.match(asked.candidate(sentence))) == expected)
  }
}
