internal import AnsweringSupport
internal import SentenceAnalysis
internal import Testing

@testable import EvidenceRanking

/// Whether a sentence has what somebody is asked to do, to be or to hold.
@Suite struct WantedRelationTests {
  @Test(arguments: [
    ("Who bought Tarnbeck?", "Oldry bought Tarnbeck in May.", false),
    ("Who bought Tarnbeck?", "Oldry praised Tarnbeck in May.", true),
    ("What did Oldry decide about the mill?", "Oldry painted the mill in May.", true),
    ("What did Oldry decide about the mill?", "Oldry decided to sell the mill.", false),
    ("Who was the survivor of the wreck?", "The survivor of the wreck was Ada Lund.", false),
    ("Who was the survivor of the wreck?", "The wreck lies off Lund.", true),
    ("oldry tarnbeck wreck", "Oldry grew.", false),
  ])
  func `a sentence without the verb or the noun that is asked for lacks the relation`(
    question: String, sentence: String, lacks: Bool
  ) throws {
    let asked = try AskedQuestion(question)
    let matcher = asked.matcher()
    #expect(matcher.lacksRelation(matcher.match(asked.candidate(sentence))) == lacks)
  }

  @Test(arguments: [
    ("Who founded Oldry?", "Ada Lund, co-founder of Tarnbeck, admires Oldry.", true),
    ("who founded oldry", "Ada Lund, co-founder of Tarnbeck, admires Oldry.", true),
    ("Who founded Oldry?", "Oldry founder Ada Lund left.", false),
    ("Who founded Oldry?", "Ada Lund founded Oldry in 2009.", false),
    ("Who is the chairman of Oldry?", "Ada Lund of Oldry left.", true),
    ("Who is the chairman of Oldry?", "Ada Lund, chairman of Oldry, left.", false),
    ("Who left Oldry?", "Ada Lund grew kelp at Oldry.", false),
  ])
  func `who holds an office at another party is no holder of the one asked for`(
    question: String, sentence: String, lacks: Bool
  ) throws {
    let asked = try AskedQuestion(question)
    let offices = try Offices(prompts: plainEnglish.prompts, table: asked.table)
    let matcher = ClauseMatcher(
      asked.question, terms: asked.terms, table: asked.table, lexicon: nil, offices: offices)
    var candidate = asked.candidate(sentence)
    candidate.match = matcher.match(candidate)
    #expect(matcher.lacksHolder(in: candidate) == lacks)
  }

  private func asked(
    _ question: String, _ sentence: String
  ) throws -> (matcher: ClauseMatcher, candidate: Candidate) {
    let asked = try AskedQuestion(question)
    let offices = try Offices(prompts: plainEnglish.prompts, table: asked.table)
    let matcher = ClauseMatcher(
      asked.question, terms: asked.terms, table: asked.table, lexicon: nil, offices: offices)
    var candidate = asked.candidate(sentence)
    candidate.match = matcher.match(candidate)
    return (matcher, candidate)
  }

  @Test(arguments: [
    ("Who founded Oldry?", "Ada Lund, co-founder of Tarnbeck, admires Oldry.", true),
    ("Who is the chairman of Oldry?", "Ada Lund painted Oldry.", true),
    ("Who is the chairman of Oldry?", "The chairman Ada Lund painted Oldry.", false),
    ("Who runs the shop in Lund?", "Ada Berg bought the shop in Lund.", false),
  ])
  func `a sentence without the office, or with that of another party, has no holder`(
    question: String, sentence: String, isWithout: Bool
  ) throws {
    let (matcher, candidate) = try asked(question, sentence)
    #expect(matcher.isWithoutOffice(candidate) == isWithout)
  }

  @Test(arguments: [
    ("What did Oldry decide about the mill?", "Oldry will visit the mill on Friday.", true),
    ("What did Oldry decide about the mill?", "Oldry visited the mill on Friday.", false),
    ("What will Oldry decide about the mill?", "Oldry will visit the mill on Friday.", false),
  ])
  func `a plan does not tell what came of it`(
    question: String, sentence: String, isOnlyPlanned: Bool
  ) throws {
    let (matcher, candidate) = try asked(question, sentence)
    #expect(matcher.isOnlyPlanned(candidate) == isOnlyPlanned)
  }

  @Test(arguments: [
    ("What sparked the Tarnbeck Fire?", "Look at the map of the Tarnbeck Fire.", true),
    ("What sparked the Tarnbeck Fire?", "A cable sparked the Tarnbeck Fire.", false),
    ("What sparked the Tarnbeck Fire?", "The Tarnbeck Fire was due to a cable.", false),
  ])
  func `a cause is told by the verb or by a word of cause`(
    question: String, sentence: String, lacks: Bool
  ) throws {
    let (matcher, candidate) = try asked(question, sentence)
    #expect(matcher.lacksCause(in: candidate) == lacks)
  }

  @Test(arguments: [
    ("Who was the survivor of the Tarnbeck wreck?", "The Tarnbeck wreck lies off Lund.", true),
    ("Who was the survivor of the Tarnbeck wreck?", "The survivor was Ada Lund.", false),
    ("Who raised the Tarnbeck wreck?", "The Tarnbeck wreck lies off Lund.", false),
  ])
  func `somebody asked for by what he is needs a word of that`(
    question: String, sentence: String, lacks: Bool
  ) throws {
    let (matcher, candidate) = try asked(question, sentence)
    #expect(matcher.lacksNoun(in: candidate) == lacks)
  }

  @Test(arguments: [
    ("How many shops did Oldry close in Norway?", "Oldry closed 40 shops in Sweden.", true),
    ("How many shops did Oldry close in Norway?", "Oldry closed 40 shops in Norway.", false),
    ("How many shops did Oldry close?", "Oldry closed 40 shops in Sweden.", false),
  ])
  func `a figure of another place is told apart`(
    question: String, sentence: String, isOther: Bool
  ) throws {
    let asked = try AskedQuestion(question)
    let article = asked.article(of: ["Oldry trades in Norway and Sweden.", sentence])
    let candidate = try #require(asked.candidates(in: article).last)
    #expect(asked.matcher().tellsOtherPlace(candidate) == isOther)
  }
}
