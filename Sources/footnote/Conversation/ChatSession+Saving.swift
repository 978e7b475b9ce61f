internal import AnswerRendering
internal import PassageIndex
internal import Prompts
internal import Text

/// Saving a conversation, and checking a saved one.
extension ChatSession {
  /// Saves all replies to the file that `argument` names.
  func save(to argument: String) throws -> [LayoutLine] {
    if argument.isEmpty { return try message("chat-save-usage") }
    if answers.isEmpty { return try message("chat-nothing-to-save") }
    let file = SavedConversation(path: argument)
    try file.write(
      answers, prompts: prompts, day: Today.iso, replaces: savedPaths.contains(file.path))
    savedPaths.insert(file.path)
    return try message(
      "chat-saved", ["answers": answers.count, "one": answers.count == 1, "path": file.path])
  }

  /// Lists what has become of the quotations in the file that `argument` names; those at their old
  /// place are only counted.
  func verify(_ argument: String) throws -> [LayoutLine] {
    if argument.isEmpty { return try message("chat-verify-usage") }
    let quotations = try SavedConversation(path: argument).quotations()
    let check = QuotationCheck(
      store: library.everything, articles: try library.store.articlesOfAllVersions())
    var counts = Dictionary(uniqueKeysWithValues: QuotationCheck.Outcome.allCases.map { ($0, 0) })
    var lines: [LayoutLine] = []
    for quotation in quotations {
      let outcome = try check.outcome(of: quotation)
      counts[outcome, default: 0] += 1
      if outcome == .same { continue }
      lines += try message(
        "verify-\(outcome.rawValue)", ["excerpt": quotation.excerpt, "key": quotation.key])
    }
    var holes: [String: any Sendable] = [
      "quotations": quotations.count, "one": quotations.count == 1,
    ]
    for (outcome, count) in counts { holes[outcome.rawValue] = count }
    return try lines + message("verify-summary", holes)
  }
}
