internal import AnsweringSupport
internal import Answers
internal import Foundation
internal import PassageIndex
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering

/// Kinds of faults that replies once had, three cases of each: `Tests/Faults/cases.jsonl`.
@Suite struct FaultKindTests {
  /// A row: what is asked, one turn after another, of articles of its own.
  struct Case: Decodable, CustomTestStringConvertible {
    struct Article: Decodable {
      var title: String
      var date: String
      var outlet: String
      /// Markdown.
      var text: String
    }

    var kind: String
    /// Questions of one conversation; or "search: …" alone.
    var ask: [String]
    /// Regular expressions over what is replied to the last: its first line; all of it where
    /// `whole` says so; in a conversation behind "(read as: …)".
    var must: String?
    var mustNot: String?
    var whole: Bool?
    var articles: [Article]

    var testDescription: String { "\(kind): \(ask.joined(separator: " / "))" }
  }

  static let cases: [Case] = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = package.appendingPathComponent("Tests/Faults/cases.jsonl")
    let lines = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return lines.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
  }()

  @Test func `every kind has three cases or more`() {
    let counts = Dictionary(grouping: Self.cases, by: \.kind).mapValues(\.count)
    #expect(counts.count > 20)
    #expect(counts.filter { $0.value < 3 }.isEmpty)
  }

  @Test(arguments: cases) func `the reply is what it must be`(_ row: Case) throws {
    let reply = try reply(to: row)
    if let must = row.must { #expect(try reply.contains(Self.lines(must)), "\(reply)") }
    if let mustNot = row.mustNot { #expect(try !reply.contains(Self.lines(mustNot)), "\(reply)") }
  }

  /// "^" stands for the beginning of any line.
  private static func lines(_ pattern: String) throws -> Regex<AnyRegexOutput> {
    try Regex(pattern).anchorsMatchLineEndings()
  }

  private func reply(to row: Case) throws -> String {
    var files: [String: String] = [:]
    for (number, article) in row.articles.enumerated() {
      files["\(number).md"] = """
        ---
        title: \(article.title)
        date: \(article.date)
        outlet: \(article.outlet)
        ---
        \(article.text)

        """
    }
    let library = try AskedLibrary(files)
    if let query = row.ask.first, query.hasPrefix("search: ") {
      let search = PassageSearch(store: library.store, stopwords: [])
      return try search.articles(String(query.dropFirst("search: ".count)), limit: 3).hits
        .map(\.snippet).joined(separator: "\n")
    }
    let answer = try lastAnswer(to: row.ask, library)
    if row.ask.count == 1, row.whole != true { return answer.lead }
    let readAs = answer.interpretedAs.map { "(read as: \($0))\n" } ?? ""
    return readAs + text(of: answer)
  }

  private func lastAnswer(to questions: [String], _ library: AskedLibrary) throws -> Answer {
    var history: [QuestionRequest.Turn] = []
    for question in questions.dropLast() {
      let request = QuestionRequest(question: question, history: history, asOf: "2025-06-01")
      let answer = try library.pipeline.answer(request).answer
      history.append(QuestionRequest.Turn(question: question, answer: answer))
    }
    return try library.pipeline.answer(
      QuestionRequest(question: questions.last ?? "", history: history, asOf: "2025-06-01"))
  }

  private func text(of answer: Answer) -> String {
    answer.parts.map { part in
      switch part {
      case .lead(let text, _), .note(let text): text
      case .quotation(let number): answer.citations.first { $0.number == number }?.excerpt ?? ""
      }
    }.joined(separator: "\n")
  }
}
