internal import AnsweringSupport
internal import Testing

@testable import EvidenceRanking

/// What of a question a sentence and its surroundings hold, rule by rule.
@Suite struct CoverageRulesTests {
  /// The last sentence of an article, with its features.
  private func last(
    _ question: String, _ sentences: [String], title: String? = nil
  ) throws -> FeatureVector {
    let asked = try AskedQuestion(question)
    let article = asked.article(of: sentences, title: title)
    let rules = CoverageRules(terms: asked.terms, table: asked.table)
    var candidates = asked.candidates(in: article)
    let matches = rules.matches(in: article)
    rules.apply(
      to: &candidates, matches: matches, article: article,
      bestScore: matches.map(\.score).max() ?? 0)
    let position = candidates.count - 1
    rules.applyDensity(to: &candidates[position])
    return candidates[position].features
  }

  /// Of the three words searched for ("company", "reached", "weir"), names weigh a little more.
  private static let question = "Which company reached the weir?"

  @Test(
    arguments: [
      (["The company reached the weir."], Feature.coverage, 1.0),
      (["The company slept."], .coverage, 1.0 / 3),
      (["The trout slept."], .coverage, 0),
      (["The weir is old.", "The trout slept."], .coveragePrevious, 1.0 / 3),
      (["The weir is old.", "The company reached the weir."], .coveragePrevious, 0),
      (["The weir is old.", "They reached it."], .coveragePreviousReferring, 1.0 / 3),
      (["The weir is old.", "Trout reached Lund."], .coveragePreviousReferring, 0),
      (["The weir is old.", "The wall was reached by it."], .coveragePreviousReferring, 1.0 / 6),
      (["The weir is old.", "The old wall was reached."], .coveragePreviousReferring, 0),
      (["The weir is old.", "This was reached."], .coveragePreviousDemonstrative, 1.0 / 3),
      (["The weir is old.", "It rained.", "The trout slept."], .coverageTwoBack, 1.0 / 3),
      (["The weir is old.", "It rained.", "The trout slept."], .coveragePassage, 1.0 / 3),
      (["The weir is old.", "The company slept."], .coverageAll, 2.0 / 3),
      (["The company reached it."], .mainVerb, 1),
      (["The company slept."], .mainVerb, 0),
      (["The company slept."], .focus, 1), (["The weir slept."], .focus, 0),
      (["The company reached the weir."], .sentenceScore, 1),
      (["They reached the weir."], .refersBack, 1),
      (["Trout reached the weir."], .refersBack, 0),
    ] as [([String], Feature, Double)])
  func `shares are of the question's words`(
    sentences: [String], feature: Feature, expected: Double
  ) throws {
    let found = try last(Self.question, sentences)[feature]
    #expect(abs(found - expected) < 1e-9, "\(feature.name): \(found)")
  }

  @Test(arguments: [
    ("The weir", 1.0 / 3), ("The company", 0), ("The trout", 0),
  ])
  func `of a title only what the sentence lacks counts`(title: String, expected: Double) throws {
    let found = try last(Self.question, ["The company slept."], title: title)[.coverageTitle]
    #expect(abs(found - expected) < 1e-9, "\(found)")
  }

  @Test(
    arguments: [
      (["Halden Film grew."], Feature.namesInSentence, 1.0),
      (["Halden grew."], .namesInSentence, 0),
      (["Halden Film is old.", "It grew."], .namesInContext, 1),
      (["Halden Film is old.", "It grew."], .namesAbsent, 0),
    ] as [([String], Feature, Double)])
  func `a name counts where it stands whole`(
    sentences: [String], feature: Feature, expected: Double
  ) throws {
    #expect(try last("When did Halden Film grow?", sentences)[feature] == expected)
  }

  @Test(arguments: [
    ("Sales of paper rose in 2019.", 1.0), ("Sales of paper rose in 2021.", 0),
    ("Sales of paper rose.", 0),
  ])
  func `another year than the one asked about is seen`(sentence: String, expected: Double) throws {
    #expect(
      try last("How far did sales of paper rise in 2021?", [sentence])[.otherYear] == expected)
  }

  @Test func `words that stand together are denser than the same words apart`() throws {
    let together = try last(Self.question, ["In May the company reached the weir."])
    let apart = try last(
      Self.question, ["The company of Lund, as old men say, reached in May the second weir."])
    #expect(together[.density] > apart[.density])
    #expect(apart[.density] > 0)
    #expect(together[.adjacentPairs] == 1 && apart[.adjacentPairs] < 1)
  }

  @Test(arguments: [
    ("The weir broke in 2019.", 1.0), ("It was the worst flood since 2003.", 0),
    ("More broke than in 2019.", 0), ("This year it cost more, after 2019.", 0),
  ])
  func `a year that is compared with, and "this year", are no other year than the article's`(
    sentence: String, expected: Double
  ) throws {
    let asked = try AskedQuestion("What broke in 2025?")
    let article = asked.article(of: [sentence], published: "2025-06-01")
    let rules = CoverageRules(terms: asked.terms, table: asked.table)
    var candidates = asked.candidates(in: article)
    rules.apply(
      to: &candidates, matches: rules.matches(in: article), article: article, bestScore: 1)
    #expect(candidates[0].features[.otherYear] == expected)
  }
}
