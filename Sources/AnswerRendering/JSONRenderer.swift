package import Answers
internal import PassageIndex
package import Prompts
internal import QuestionAnalysis
internal import Text

/// Answers as one JSON object each, for `footnote ask --json`: keys always present, always in the
/// same order.
package struct JSONRenderer: Sendable {
  private let reply: PlainRenderer

  /// - Parameter layout: how the `reply` text is laid out; sources are left to `citations`.
  package init(layout: ReplyLayout) {
    reply = PlainRenderer(layout: layout, includesSources: false)
  }

  /// - Parameters:
  ///   - id: as the question came with it; `.null` when it had none.
  ///   - elapsedMilliseconds: from question to answer, rendering not counted.
  package func object(of answer: Answer, id: JSONValue, elapsedMilliseconds: Double)
    throws(PromptsError) -> JSONValue
  {
    .object([
      "id": id,
      "question": .string(answer.question),
      "interpretedAs": JSONValue(answer.interpretedAs),
      "status": .string(answer.status.rawValue),
      "answerType": .string(answer.answerType.rawValue),
      "answer": JSONValue(answer.answer),
      "confidence": JSONValue(answer.confidence.map { Self.rounded($0, to: 10_000) }),
      "answerConfidence": JSONValue(answer.answerConfidence.map { Self.rounded($0, to: 10_000) }),
      "reply": .string(try reply.render(answer)),
      "citations": .array(answer.citations.map(Self.object)),
      "missing": .array(answer.missing.map(JSONValue.string)),
      "count": JSONValue(answer.count),
      "operands": .array(answer.operands.map(Self.object)),
      "parts": .array(answer.answered.map(Self.object)),
      "limits": answer.limits.map(Self.object) ?? .null,
      "elapsedMilliseconds": .number(Self.rounded(elapsedMilliseconds, to: 100)),
    ])
  }

  /// An explanation as nested objects of label, value and parts.
  package static func object(of explanation: Explanation) -> JSONValue {
    .object([
      "label": .string(explanation.label),
      "value": JSONValue(explanation.value),
      "parts": .array(explanation.parts.map(object(of:))),
    ])
  }

  private static func object(of operand: Operand) -> JSONValue {
    .object([
      "side": .string(operand.side), "text": .string(operand.text),
      "value": .string(operand.value), "unit": JSONValue(operand.unit),
      "citation": .integer(operand.citation),
    ])
  }

  private static func object(of part: AnsweredPart) -> JSONValue {
    .object([
      "question": .string(part.question),
      "status": .string((part.isAnswered ? Answer.Status.answered : .abstained).rawValue),
      "answer": JSONValue(part.answer),
      "citations": .array(part.citations.map(JSONValue.integer)),
    ])
  }

  private static func object(of limits: AnswerLimits) -> JSONValue {
    .object([
      "since": JSONValue(limits.since), "until": JSONValue(limits.until),
      "outlet": JSONValue(joined(limits.outlets)), "author": JSONValue(joined(limits.authors)),
      "title": JSONValue(limits.title), "about": JSONValue(limits.about),
      "folder": JSONValue(limits.folder), "kind": JSONValue(limits.kind),
      "articles": .integer(limits.articles),
    ])
  }

  private static func joined(_ names: [String]) -> String? {
    names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// A citation with its place in the file and in the cleaned text.
  package static func object(of citation: Citation) -> JSONValue {
    let metadata = citation.article.metadata
    return .object([
      "number": .integer(citation.number),
      "key": .string(citation.article.key),
      "path": .string(citation.article.path),
      "line": JSONValue(citation.placeUnit == .line ? citation.place : nil),
      "page": JSONValue(citation.placeUnit == .page ? citation.place : nil),
      "chapter": JSONValue(citation.placeUnit == .chapter ? citation.place : nil),
      "chapterName": JSONValue(citation.placeUnit == .chapter ? citation.placeName : nil),
      "time": JSONValue(
        citation.placeUnit == .time ? citation.place.map { RecordingTime.text(of: $0) } : nil),
      "title": JSONValue(metadata.title),
      "outlet": JSONValue(metadata.outlet),
      "author": JSONValue(metadata.author),
      "published": JSONValue(metadata.published),
      "excerpt": .string(citation.excerpt),
      "start": .integer(citation.span.start),
      "end": .integer(citation.span.end),
      "answerStart": JSONValue(citation.answerSpan?.start),
      "answerEnd": JSONValue(citation.answerSpan?.end),
      "alsoIn": .array(citation.alsoIn.map { .string($0.key) }),
      "pronoun": JSONValue(citation.pronoun?.word),
      "pronounFor": JSONValue(citation.pronoun?.name),
    ])
  }

  private static func rounded(_ value: Double, to steps: Double) -> Double {
    (value * steps).rounded() / steps
  }
}
