internal import AnsweringSupport
internal import SentenceAnalysis
internal import Testing

@testable import EvidenceRanking

/// Whether the kind of answer wanted is in a sentence, rule by rule.
@Suite struct KindRulesTests {
  private func candidate(_ question: String, _ sentence: String) throws -> Candidate {
    let asked = try AskedQuestion(question)
    var candidate = asked.candidate(sentence)
    KindRules(asked.question, terms: asked.terms, table: asked.table).apply(to: &candidate)
    return candidate
  }

  @Test(
    arguments: [
      ("How much did the dock cost?", "The dock cost EUR 38 million.", Feature.answerKind, 1.0),
      ("How much did the dock cost?", "The dock cost nobody a night.", .answerKind, 0),
      ("When did the yard close?", "The yard closed in 1987.", .answerKind, 1),
      ("When did the yard close?", "The yard closed for good.", .answerKind, 0),
      ("How many vice presidents left?", "Three vice presidents left.", .focusBesideNumber, 1),
      (
        "How many vice presidents left?", "Three new vice presidents left.", .focusBesideNumber, 0.5
      ),
      ("How many vice presidents left?", "Three crews left.", .focusBesideNumber, 0),
      ("What is the ship called?", "The ship is called the Lyra.", .namingCue, 1),
      ("What is the ship called?", "The ship is old.", .namingCue, 0),
      ("Why did the yard close?", "The yard closed because orders fell.", .reasonCue, 1),
      ("Why did the yard close?", "The yard closed in May.", .reasonCue, 0),
      ("How is the film dried?", "It is dried by blowing air.", .reasonCue, 1),
      ("How is the film dried?", "It is dried through a pipe.", .reasonCue, 1),
      ("How is the film dried?", "The time is based on counts.", .reasonCue, 1),
      ("How is the film dried?", "The mill uses fans.", .reasonCue, 0.6),
      ("How is the film dried?", "It is dried because it is wet.", .reasonCue, 0),
      ("What is the best way to dry it?", "Dry it using fans.", .reasonCue, 1),
      ("What happens to the film?", "It cracks because it is wet.", .reasonCue, 1),
      ("What is Averin?", "Averin is a brokerage.", .definitionShape, 1),
      ("What is Averin?", "Averin, a brokerage, fell.", .definitionShape, 1),
      ("What is Averin?", "The Average Index (Averin) fell.", .definitionShape, 2),
      ("What is Averin?", "Prices fell at Averin", .definitionShape, 0),
    ] as [(String, String, Feature, Double)])
  func `values and cues of the kind wanted are found`(
    question: String, sentence: String, feature: Feature, expected: Double
  ) throws {
    let found = try candidate(question, sentence).features[feature]
    #expect(abs(found - expected) < 1e-9, "\(feature.name): \(found)")
  }

  @Test func `a value that stands nearer to the question's words is nearer and closer`() throws {
    let question = "How much did the dock cost?"
    let near = try candidate(question, "The dock cost EUR 38 million.")
    let far = try candidate(
      question, "The dock, which the yard had wanted for many a long year, came to EUR 38 million.")
    for feature in [Feature.answerKindNear, .answerCloseness] {
      #expect(near.features[feature] > far.features[feature], "\(feature.name)")
      #expect(far.features[feature] > 0, "\(feature.name)")
    }
  }

  @Test(arguments: [
    ("Who leads Halden Film?", "Ada Lund leads Halden Film.", ["Ada Lund"]),
    ("Who leads Halden Film?", "Halden Film grew.", []),
  ])
  func `names of the question are no answers to it`(
    question: String, sentence: String, expected: [String]
  ) throws {
    let candidate = try candidate(question, sentence)
    #expect(candidate.spans.map { candidate.article.words($0.tokens) } == expected)
  }
}
