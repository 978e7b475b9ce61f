internal import Prompts
internal import Testing

@testable import QuestionAnalysis

/// Questions as sentences: word order turned round, then who does what to whom.
@Suite struct QuestionFormTests {
  private static let analyzer = try! QuestionAnalyzer(prompts: Prompts())

  private func form(_ question: String) -> QuestionForm {
    Self.analyzer.analyze(question, asOf: "2025-06-01").form
  }

  @Test(arguments: [
    ("When was the bridge opened?", "the bridge was opened When"),
    ("Did Oldry's team refuse to leave?", "Oldry's team will refuse to leave"),
    ("How many employees does Oldry have?", "Oldry will have How many employees"),
    ("Who founded Oldry?", "Who founded Oldry"),
    ("Who was dismissed?", "Who was dismissed"),
    ("Is the north the driest part of the county?", "the north is the driest part of the county"),
    ("In which town did Ada Lund die?", "Ada Lund will die In which town"),
    ("oldry profit may", "oldry profit may"),
    // The verb is sought by what makes a sentence, not taken for the last word that may be one.
    (
      "How much money will Oldry hand the dyers under the new deal?",
      "Oldry will hand the dyers under the new deal How much money"
    ),
    (
      "How much will a Tarn roll cost when it returns?",
      "a Tarn roll will cost when it returns How much"
    ),
    (
      "What did Ada Lund shell out for meat when the docks closed?",
      "Ada Lund will shell out for meat when the docks closed What"
    ),
    ("What has the strike cost Oldry so far?", "the strike has cost Oldry so far What"),
    (
      "How sharply did visits to the mill fall in May?",
      "visits to the mill will fall in May How sharply"
    ),
    (
      "How much had Oldry vowed to put into state-owned mills?",
      "Oldry had vowed to put into state-owned mills, How much"
    ),
    ("Who will lead the union?", "Who will lead the union"),
  ])
  func `words stand in the order of a statement`(question: String, expected: String) {
    #expect(form(question).statement == expected)
  }

  @Test(arguments: [
    ("Did Oldry buy Tarnbeck?", ["predicate buy", "doer Oldry", "undergoer Tarnbeck"]),
    ("Was Tarnbeck bought by Oldry?", ["predicate buy", "doer Oldry", "undergoer Tarnbeck"]),
    ("Who founded Oldry?", ["predicate found", "doer Who?", "undergoer Oldry"]),
    (
      "How many employees does Oldry have?",
      ["predicate have", "doer Oldry", "undergoer How many employees?"]
    ),
    ("Were the stoves sold in Lund?", ["predicate sell", "undergoer the stoves", "modifier Lund"]),
  ])
  func `parts have their roles, passives turned round`(question: String, expected: [String]) {
    let parts = form(question).parts.map {
      "\($0.role.rawValue) \($0.lemma ?? $0.text)\($0.isWanted ? "?" : "")"
    }
    #expect(parts == expected)
  }

  @Test(arguments: [
    ("How sharply did visits to the mill fall in May?", "fall"),
    ("What pay rise did the dyers get in May?", "get"),
    ("How many jobs does Oldry want to shed?", "shed"),
    ("Who will lead the union?", "lead"),
  ])
  func `the verb behind an auxiliary is the main verb`(question: String, expected: String?) {
    #expect(Self.analyzer.analyze(question, asOf: "2025-06-01").mainVerb == expected)
  }

  @Test(arguments: [
    ("Did Oldry close?", QuestionForm.Standing.happened), ("Does Oldry grow?", .isSo),
    ("Will Oldry close?", .open), ("Has Oldry closed?", .happened),
  ])
  func `what is so is told from what may be`(question: String, expected: QuestionForm.Standing) {
    #expect(form(question).standing == expected)
  }
}
