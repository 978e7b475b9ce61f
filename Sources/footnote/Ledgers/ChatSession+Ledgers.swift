internal import AnswerRendering
internal import Answers
internal import Ledgers
internal import Prompts
internal import QuestionAnalysis

/// What was said, in the conversation.
extension ChatSession {
  /// The newest statements of whom `argument` names; without one, who is quoted most.
  func said(_ argument: String) throws -> [LayoutLine] {
    let speaker = argument.trimmed
    let found = try library.statements(
      StatementQuery(speaker: speaker.isEmpty ? nil : speaker),
      limit: speaker.isEmpty ? 0 : Self.mostStatements)
    guard found.count > 0 else {
      return try message(
        "said-nothing", speaker.isEmpty ? [:] : ["speaker": SafeText.line(speaker)])
    }
    if speaker.isEmpty { return try mostQuoted(found.speakers) }
    let shown = SaidLines(statements: found.statements)
    var holes: [String: any Sendable] = [
      "speaker": SafeText.line(found.statements.first?.speaker ?? speaker),
      "statements": found.count,
      "one": found.count == 1,
    ]
    if found.count > Self.mostStatements { holes["shown"] = Self.mostStatements }
    let answer = try shown.answer(
      to: argument, lead: prompts.render("said-lead", holes), prompts)
    say(try renderer.render(answer))
    note(answer, to: QuestionRequest(question: argument, asOf: asOf))
    return []
  }

  private static let mostStatements = 5
  private static let mostSpeakers = 10

  private func mostQuoted(_ speakers: [SpeakerCount]) throws -> [LayoutLine] {
    guard let first = speakers.first else { return try message("said-nothing") }
    let most = speakers.prefix { $0.statements == first.statements }.map {
      SafeText.line($0.name)
    }
    let lead = try prompts.render(
      "said-most",
      [
        "speakers": most, "several": most.count > 1, "statements": first.statements,
        "one": first.statements == 1,
      ])
    return try [LayoutLine(lead)]
      + speakers.prefix(Self.mostSpeakers).map {
        LayoutLine(try SaidCommand.line($0, prompts), indent: 2)
      }
  }
}
