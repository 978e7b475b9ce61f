internal import Foundation
internal import QuestionAnalysis

/// A question whose answer is known: one line of the file given to `footnote evaluate`.
struct GradedQuestion: Decodable {
  struct Turn: Decodable {
    var question: String
    var answer: String?
  }

  var question: String
  /// Acceptable answers; empty when the articles do not say and the assistant must decline.
  var answers: [String]
  /// Earlier turns, oldest first.
  var history: [Turn]?
  /// What the question tries; figures are also given for each kind.
  var kind: String?
  /// Key of the article that answers; nil: any article will do.
  var article: String?
  /// The day on which it is asked.
  var asOf: String?

  var request: QuestionRequest {
    QuestionRequest(
      question: question,
      history: (history ?? []).map {
        QuestionRequest.Turn(question: $0.question, answer: $0.answer)
      },
      asOf: asOf)
  }

  /// The questions of a JSON Lines file, and what is wrong with its other lines. Blank lines are
  /// passed over.
  ///
  /// - Throws: when the file cannot be read, or holds no question at all.
  static func read(_ path: String) throws(EvaluationError) -> (
    questions: [GradedQuestion], faults: [EvaluationError]
  ) {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    var questions: [GradedQuestion] = []
    var faults: [EvaluationError] = []
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      if let question = try? JSONDecoder().decode(GradedQuestion.self, from: Data(line)),
        question.asOf.map(CalendarDay.isValid) ?? true
      {
        questions.append(question)
      } else {
        faults.append(.badLine(path, line: index + 1))
      }
    }
    guard !questions.isEmpty else { throw .noQuestions(path) }
    return (questions, faults)
  }
}

/// Why a file of questions, or a line of it, cannot be used.
enum EvaluationError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case noQuestions(String)
  /// Lines count from 1.
  case badLine(String, line: Int)

  private static let example =
    "{\"question\": \"Who founded Fathomcast?\", \"answers\": [\"Róisín Daltrey\"]}"

  var description: String {
    switch self {
    case .unreadable(let path): "\(path) cannot be read. Name a file of questions, one a line."
    case .noQuestions(let path):
      "\(path) holds no questions. Each line should look like this: \(Self.example)"
    case .badLine(let path, let line):
      "\(path):\(line): left out, not a question with answers such as \(Self.example)"
    }
  }
}
