internal import Answers
internal import PassageIndex
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

  /// Adds one answer behind the others, its citations numbered on; what is quoted already keeps its
  /// number.
  private func add(_ answer: Answer, to whole: inout Answer) throws {
    var taken: [Int: Int] = [:]
    var next = whole.citations.count + 1
    for citation in answer.citations {
      let known = whole.citations.first {
        $0.article.id == citation.article.id && $0.span.contains(citation.span)
      }
      taken[citation.number] = known?.number ?? next
      if known == nil { next += 1 }
    }
    let question = answer.interpretedAs ?? answer.question
    let isTold = answer.status == .answered
    let lead =
      answer.parts.lazy.compactMap { part -> String? in
        if case .lead(let text, _) = part { return text }
        return nil
      }.first ?? ""
    let worded = try prompts.render(
      "lead-part", ["question": question, "answer": Self.renumbered(lead, taken)])
    whole.parts.append(.lead(worded, answer: answer.answer))
    var numbers: [Int] = []
    if isTold {
      for var citation in answer.citations {
        citation.number = taken[citation.number] ?? citation.number
        numbers.append(citation.number)
        if citation.number > whole.citations.count { whole.citations.append(citation) }
      }
      for var operand in answer.operands {
        operand.citation = taken[operand.citation] ?? operand.citation
        whole.operands.append(operand)
      }
      whole.parts += answer.parts.dropFirst().map { Self.renumbered($0, taken) }
    }
    whole.answered.append(
      AnsweredPart(
        question: question, isAnswered: isTold, answer: answer.answer, citations: numbers))
  }

  private static func renumbered(_ part: ReplyPart, _ numbers: [Int: Int]) -> ReplyPart {
    switch part {
    case .lead(let text, let answer): .lead(renumbered(text, numbers), answer: answer)
    case .quotation(let number): .quotation(numbers[number] ?? number)
    case .note(let text): .note(renumbered(text, numbers))
    }
  }

  private static func renumbered(_ text: String, _ numbers: [Int: Int]) -> String {
    text.replacing(#/\[(\d{1,3})\]/#) { match in
      "[\(Int(match.output.1).map { numbers[$0] ?? $0 } ?? 0)]"
    }
  }
}
