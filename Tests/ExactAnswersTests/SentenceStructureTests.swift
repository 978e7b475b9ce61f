internal import AnsweringSupport
internal import EvidenceRanking
internal import Testing

@testable import ExactAnswers

/// Lists, ranges of two values and clauses of one sentence.
@Suite struct SentenceStructureTests {
  private let asked: AskedQuestion

  init() throws { asked = try AskedQuestion("What is known?") }

  private func read(_ sentence: String) -> (structure: SentenceStructure, article: TokenizedArticle)
  {
    let candidate = asked.candidate(sentence)
    let reading = SentenceReading(
      candidate,
      asked: SpanQuestion(asked.question, terms: asked.terms, table: asked.table, lexicon: nil),
      table: asked.table)
    return (
      SentenceStructure(reading, found: candidate.spans, table: asked.table), candidate.article
    )
  }

  @Test(arguments: [
    ("The shop has film, paper and salt.", ["film, paper and salt"]),
    ("The shop has film and paper.", ["film and paper"]),
    ("The shop has rolls of film and bags of salt.", ["rolls of film and bags of salt"]),
    // Without a conjunction nothing says where a list ends.
    ("The shop has film, paper.", []),
    ("The shop has film in bags.", []),
  ])
  func `a list goes to the item after its last conjunction`(sentence: String, expected: [String]) {
    let (structure, article) = read(sentence)
    #expect(structure.lists.map(article.words) == expected)
  }

  @Test(arguments: [
    ("The shop has rolls of film and salt.", ["rolls of film", "salt"]),
    ("The shop has film, paper and salt.", ["film", "paper", "salt"]),
  ])
  func `an item holds what of ties to it`(sentence: String, expected: [String]) {
    let (structure, article) = read(sentence)
    #expect(structure.items.map(article.words) == expected)
  }

  @Test(
    arguments: [
      ("It was let between 2015 and 2019.", "2015 and 2019", "between 2015 and 2019", false),
      ("It was let from 2015 to 2019.", "2015 to 2019", "from 2015 to 2019", true),
      ("It lost 20 to 30 percent.", "20 to 30 percent", "20 to 30 percent", true),
      ("It opened in 2015 and 2019.", nil, nil, false),
      // A change is no range.
      ("It rose from 5 percent to 7 percent.", nil, nil, false),
    ] as [(String, String?, String?, Bool)])
  func `two values are one where a word joins them`(
    sentence: String, values: String?, whole: String?, standsAlone: Bool
  ) {
    let (structure, article) = read(sentence)
    let range = structure.ranges.first
    #expect(range.map { article.words($0.values) } == values)
    #expect(range.map { article.words($0.whole) } == whole)
    #expect((range?.standsAlone ?? false) == standsAlone)
  }

  @Test(arguments: [
    ("The yard closed because orders fell.", 2), ("The yard closed in May.", 1),
    ("The yard closed; orders fell.", 2), ("The yard closed and was sold.", 2),
    ("The yard sold boats and nets.", 1), ("The yard—an old one—closed.", 3),
  ])
  func `clauses begin at subordination, marks and a further verb`(sentence: String, count: Int) {
    #expect((read(sentence).structure.clauseOf.last ?? -1) + 1 == count)
  }
}
