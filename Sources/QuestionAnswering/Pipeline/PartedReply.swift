internal import Answers
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// The reply to a line that asks for several things: each is asked for in the conversation of those
/// before it and answered in order, or said not to be told.
struct PartedReply {
  let parts: QuestionParts
  let prompts: Prompts

  /// Nil for a line that asks for one thing, and where nothing that it asks is told.
  ///
  /// - Parameter ask: answers one question on its own.
  func reply(
    to request: QuestionRequest, ask: (QuestionRequest) throws -> Answer
  ) throws -> Answer? {
    let questions = parts.parts(of: request.question)
    guard questions.count > 1 else { return nil }
    var history = request.history
    var answers: [Answer] = []
    for question in questions {
      let answer = try ask(
        QuestionRequest(question: question, history: history, asOf: request.asOf))
      guard answer.status != .conversation else { return nil }
      answers.append(answer)
      let isTold = answer.status == .answered
      history.append(
        QuestionRequest.Turn(
          question: answer.interpretedAs ?? question, answer: isTold ? answer.answer : nil,
          excerpt: isTold ? answer.citations.first?.excerpt : nil))
    }
    guard let first = answers.first(where: { $0.status == .answered }) else { return nil }
    return try joined(answers, first, request)
  }

  private func joined(_ answers: [Answer], _ first: Answer, _ request: QuestionRequest) throws
    -> Answer
  {
    let told = answers.filter { $0.status == .answered }
    var whole = first
    whole.question = request.question
    whole.interpretedAs = nil
    whole.confidence = told.compactMap(\.confidence).min()
    whole.citations = []
    whole.parts = []
    whole.operands = []
    whole.missing = answers.filter { $0.status == .abstained }.flatMap(\.missing)
    for answer in answers { try add(answer, to: &whole) }
    return whole
  }

  /// Adds one answer behind the others, its citations numbered on.
  private func add(_ answer: Answer, to whole: inout Answer) throws {
    let offset = whole.citations.count
    let question = answer.interpretedAs ?? answer.question
    let isTold = answer.status == .answered
    let lead =
      answer.parts.lazy.compactMap { part -> String? in
        if case .lead(let text, _) = part { return text }
        return nil
      }.first ?? ""
    let worded = try prompts.render(
      "lead-part", ["question": question, "answer": Self.renumbered(lead, by: offset)])
    whole.parts.append(.lead(worded, answer: answer.answer))
    var numbers: [Int] = []
    if isTold {
      for var citation in answer.citations {
        citation.number += offset
        numbers.append(citation.number)
        whole.citations.append(citation)
      }
      for var operand in answer.operands {
        operand.citation += offset
        whole.operands.append(operand)
      }
      whole.parts += answer.parts.dropFirst().map { Self.renumbered($0, by: offset) }
    }
    whole.answered.append(
      AnsweredPart(
        question: question, isAnswered: isTold, answer: answer.answer, citations: numbers))
  }

  private static func renumbered(_ part: ReplyPart, by offset: Int) -> ReplyPart {
    switch part {
    case .lead(let text, let answer): .lead(renumbered(text, by: offset), answer: answer)
    case .quotation(let number): .quotation(number + offset)
    case .note(let text): .note(renumbered(text, by: offset))
    }
  }

  private static func renumbered(_ text: String, by offset: Int) -> String {
    guard offset > 0 else { return text }
    return text.replacing(#/\[(\d{1,3})\]/#) { match in
      Int(match.output.1).map { "[\($0 + offset)]" } ?? String(match.output.0)
    }
  }
}
