internal import AnswerRendering
internal import Answers
internal import Ledgers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Statements and speakers as lines, JSON and CSV.
struct SaidLines {
  let statements: [StatementEntry]

  /// One line a statement: day, speaker, the words, and where they stand.
  func lines(_ prompts: Prompts, _ label: SourceLabel) throws(PromptsError) -> [LayoutLine] {
    var lines: [LayoutLine] = []
    for entry in statements {
      var holes: [String: any Sendable] = [
        "speaker": SafeText.line(entry.speaker),
        "words": entry.words.map { SafeText.line($0) }.joined(separator: " … "),
        "direct": entry.form == .direct, "indirect": entry.form == .indirect,
        "source": try label.label(of: entry.citation, numbers: []),
      ]
      if let day = entry.day { holes["day"] = try label.date(day) }
      if let through = entry.through { holes["through"] = SafeText.line(through) }
      if let hedge = entry.hedge { holes["hedge"] = SafeText.line(hedge) }
      if !entry.alsoIn.isEmpty { holes["also"] = entry.alsoIn.count }
      lines.append(LayoutLine(try prompts.render("said-entry", holes), hangingIndent: 4))
    }
    return lines
  }

  /// The statements as a reply of which each place can be opened.
  func answer(
    to question: String, lead: String, _ prompts: Prompts
  ) throws(PromptsError) -> Answer {
    var answer = Answer(
      question: question, status: statements.isEmpty ? .abstained : .answered,
      answerType: .quotation, confidence: statements.isEmpty ? 0 : 1)
    answer.parts = [.lead(lead, answer: nil)]
    for (index, entry) in statements.enumerated() {
      var citation = entry.citation
      citation.number = index + 1
      answer.citations.append(citation)
      answer.parts.append(.quotation(citation.number))
    }
    return answer
  }

  /// One object with its statements.
  var json: JSONValue {
    .object(["statements": .array(statements.map(Self.object))])
  }

  private static func object(_ entry: StatementEntry) -> JSONValue {
    JSONRenderer.object(of: entry.citation).adding([
      "speaker": .string(entry.speaker),
      "kind": JSONValue(entry.kind?.name),
      "written": .string(entry.written),
      "form": .string(entry.form.rawValue),
      "words": .array(
        zip(entry.words, entry.spans).map {
          .object([
            "text": .string($0), "start": .integer($1.start), "end": .integer($1.end),
          ])
        }),
      "through": JSONValue(entry.through),
      "hedge": JSONValue(entry.hedge),
      "day": JSONValue(entry.day),
      "repeatedIn": .array(entry.alsoIn.map { .string($0.key) }),
    ])
  }

  /// The columns of `rows`.
  static let columns = [
    "day", "speaker", "written", "form", "words", "through", "hedge", "key", "path", "line",
    "title",
    "outlet", "published", "start", "end",
  ]

  /// One row a statement.
  var rows: [[String]] {
    statements.map { entry in
      let citation = entry.citation
      let metadata = citation.article.metadata
      return [
        entry.day ?? "", entry.speaker, entry.written, entry.form.rawValue,
        entry.words.joined(separator: " … "), entry.through ?? "", entry.hedge ?? "",
        citation.article.key, citation.article.path,
        citation.placeUnit == .line ? citation.place.map(String.init) ?? "" : "",
        metadata.title ?? "", metadata.outlet ?? "", metadata.published ?? "",
        String(entry.spans.first?.start ?? 0), String(entry.spans.last?.end ?? 0),
      ]
    }
  }
}

/// Rows as RFC 4180 has them: fields with commas, quotation marks or line breaks in quotation
/// marks, CRLF behind each row.
enum CommaSeparated {
  /// One row, without its CRLF.
  static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") }

  private static func field(_ text: String) -> String {
    let needsMarks = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    let safe = SafeText.block(text)
    return needsMarks ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}
