internal import AnsweringSupport
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Testing
internal import Text

@testable import EvidenceRanking

/// Other ways of saying what a question says.
@Suite struct ParaphraseTests {
  private let asked: AskedQuestion
  private let paraphrases: Paraphrases

  init() throws {
    asked = try AskedQuestion("Where is it?")
    paraphrases = try Paraphrases(prompts: plainEnglish.prompts, table: asked.table)
  }

  /// Whether a sentence has one of the wordings of a row.
  private func holds(_ sentence: String, _ row: Int) -> Bool {
    let all = Paraphrase(
      row: "", typed: "", words: 0..<1, kept: ["zzz"], others: paraphrases.wordings(of: row),
      isVerb: false)
    let article = asked.article(of: [sentence])
    return Rewording([all], table: asked.table).reading(article) !== article
  }

  @Test func `every row finds its example and leaves its counter-example`() throws {
    for (number, row) in try plainEnglish.prompts.table("paraphrases").enumerated() {
      #expect(holds(row["example"], number), "\(row["name"]): \(row["example"])")
      #expect(!holds(row["counter-example"], number), "\(row["name"]): \(row["counter-example"])")
    }
  }

  @Test(arguments: [
    ("How large is Tollen's American workforce?", true),
    ("What did the Dutch grower sell?", true),
    ("Who survived the Air Holland crash?", false),
    ("What does Dutch Tollen sell?", false),
  ])
  func `a country is read in its other names, unless it is part of a longer one`(
    question: String, isFound: Bool
  ) throws {
    let asked = try AskedQuestion(question)
    let found = try Paraphrases(prompts: plainEnglish.prompts, table: asked.table)
      .found(in: asked.question)
    #expect(found.contains { $0.row.hasSuffix("-country") } == isFound)
  }

  @Test(arguments: [
    ("Did plums get cheaper?", ["Cheaper plums came.", "Plums dropped in price."], 0.0),
    ("Who will acquire it?", ["They acquired it.", "Lund will buy it."], 0.5),
  ])
  func `one word that is read as another may mean something else, several hardly`(
    question: String, sentences: [String], least: Double
  ) throws {
    let asked = try AskedQuestion(question)
    let found = try Paraphrases(prompts: plainEnglish.prompts, table: asked.table)
      .found(in: asked.question)
    let article = Rewording(found, table: asked.table).reading(asked.article(of: sentences))
    var candidate = asked.candidates(in: article)[1]
    FormRules(asked.question, terms: asked.terms, table: asked.table).apply(to: &candidate)
    #expect(candidate.features[.coverageReworded] > 0)
    #expect(
      least == 0
        ? candidate.features[.rewordedBeside] == 0 : candidate.features[.rewordedBeside] >= least)
  }
}
