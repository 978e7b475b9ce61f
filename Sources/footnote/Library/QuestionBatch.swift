internal import AnswerRendering
internal import Answers
internal import Foundation
internal import Prompts
internal import QuestionAnalysis

/// Answers lines of JSON with lines of JSON; a line that cannot be used gets an error of its own
/// and stops nothing.
struct QuestionBatch {
  let renderer: JSONRenderer
  /// The day of questions that name none; nil: today.
  let asOf: String?
  let answer: (QuestionRequest) throws -> Answer

  /// One object for one line: the answer, or `{"id", "error"}`.
  ///
  /// - Throws: only what concerns every line, such as broken wording or a damaged index.
  func reply(to line: String) throws -> JSONValue {
    let id = Self.id(of: line)
    let request: QuestionRequest
    do {
      request = try Self.request(from: line, asOf: asOf)
    } catch {
      return .object(["id": id, "error": .string(error.description)])
    }
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try answer(request)
    return try renderer.object(
      of: answer, id: id, elapsedMilliseconds: start.duration(to: clock.now).milliseconds)
  }

  private static func request(from line: String, asOf: String?) throws(QuestionLineError)
    -> QuestionRequest
  {
    guard let decoded = try? JSONDecoder().decode(QuestionLine.self, from: Data(line.utf8)) else {
      throw .notAQuestion
    }
    if decoded.question.allSatisfy(\.isWhitespace) { throw .empty }
    if let day = decoded.asOf, !CalendarDay.isValid(day) { throw .notADay(day) }
    return QuestionRequest(
      question: decoded.question,
      history: (decoded.history ?? []).map {
        QuestionRequest.Turn(question: $0.question, answer: $0.answer)
      }, asOf: decoded.asOf ?? asOf)
  }

  /// The `id` of a line, text or whole number, also of one that is otherwise unusable; null when
  /// there is none.
  private static func id(of line: String) -> JSONValue {
    let data = Data(line.utf8)
    if let text = try? JSONDecoder().decode(Identity<String>.self, from: data).id {
      return .string(text)
    }
    return JSONValue(try? JSONDecoder().decode(Identity<Int>.self, from: data).id)
  }

  private struct Identity<Value: Decodable>: Decodable {
    var id: Value
  }

  private struct QuestionLine: Decodable {
    struct Turn: Decodable {
      var question: String
      var answer: String?
    }

    var question: String
    var history: [Turn]?
    var asOf: String?
  }
}

/// Why a line of a batch was not answered.
enum QuestionLineError: Error, Equatable, CustomStringConvertible {
  case notAQuestion
  case empty
  case notADay(String)

  var description: String {
    switch self {
    case .notAQuestion:
      "not an object with a \"question\"; expected a line such as {\"id\": \"q1\", \"question\": \"Who founded Fathomcast?\"}"
    case .empty: "the question is empty"
    case .notADay(let text): "\"asOf\" is not a day such as 2025-11-04: \(text)"
    }
  }
}
