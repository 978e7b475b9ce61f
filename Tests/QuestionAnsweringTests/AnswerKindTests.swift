internal import AnsweringSupport
internal import Testing

@testable import Answers
@testable import QuestionAnswering

/// Exact answers of the kind that is asked for, who says it and what they say, and where an answer
/// ends.
@Suite struct AnswerKindTests {
  private let library: AskedLibrary

  init() throws { library = try AskedLibrary(Self.articles) }

  @Test(arguments: [
    ("Who branded the quay deal shameful?", "Ivar Moen"),
    ("Who warned that the dam could burst any day?", "Ivar Moen"),
    ("Who insists that the ferry fare must fall?", "Gro Tveit"),
    ("Who has headed the Sund Bank since 2019?", "Aud Rike"),
    ("What does Gro Tveit accuse the Sund Bank of?", "has starved the harbour"),
    ("Of the divers who were asked, what fraction had eaten mussels?", "82%"),
    ("How many sailors work for the Sund Bank ferry?", "2,055"),
    ("sund mussels recall hotline number", "888-555-0142"),
  ])
  func `the answer is of the kind asked for, whole and nothing else`(
    question: String, expected: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(expected) == true, "\(answer.answer ?? answer.lead)")
    #expect(answer.answer.map { $0.utf8.count <= expected.utf8.count + 24 } == true)
  }

  @Test(arguments: [
    ("NARVIK—The council of Ostra adjourned on Tuesday.", "In which town did the council adjourn?"),
    ("NARVIK — The council of Ostra adjourned on Tuesday.", "Where did the council adjourn?"),
    ("BODØ (Coast News) — The council of Ostra met.", "Which town has the council met in?"),
    (
      "Today's step shows that the department will take airlines to court.",
      "Which airline did the department take to court?"
    ),
  ])
  func `where and when it was written is no answer`(sentence: String, question: String) throws {
    let library = try AskedLibrary(["news.md": "# News of the coast\n\n\(sentence)\n"])
    let answer = try library.ask(question).answer ?? ""
    #expect(!["narvik", "bodø", "today"].contains(answer.lowercased()))
  }

  @Test(arguments: [
    ("tarn looms shuttle nine opening price", "Tarn Looms"),
    ("lunde clinic address", "Lunde"),
    ("How tall is Siv Aune?", "23"),
  ])
  func `words of the question and values of another kind are no answer`(
    question: String, wrong: String
  ) throws {
    let answer = try library.ask(question)
    #expect(answer.answer?.contains(wrong) != true, "\(answer.answer ?? "none")")
  }

  private static let articles = [
    "quay.md": """
    ---
    title: Anger over the quay deal
    date: 2025-03-04
    ---
    "I find the quay deal shameful and sad," Ivar Moen said. "The dam could burst any day," he warned.

    The ferry fare must fall this year, Gro Tveit, head of the Fishers' League, insisted.

    Gro Tveit has said the Sund Bank “has starved the harbour” and suggested it had misled the council.

    Aud Rike, the former harbour economist who has headed the Sund Bank since 2019, opened the fair.

    When the harbour froze, all but one of the Sund Bank ferry's 2,055 sailors stayed at home.
    """,
    "mussels.md": """
    ---
    title: Mussels called back
    date: 2025-03-05
    ---
    Of the 33 divers who were asked by the county, 27 (82%) had eaten mussels, the county said.

    Buyers of the mussels can call the Sund recall hotline at 888-555-0142, between 8 a.m. and 5 p.m., according to Sund Foods.
    """,
    "looms.md": """
    ---
    title: Tarn Looms shuttle nine
    date: 2025-03-06
    ---
    Tarn Looms Shuttle Nine and its opening.

    Siv Aune, 23, weaves at Tarn Looms.

    The Lunde clinic is in Lunde.
    """,
  ]
}
