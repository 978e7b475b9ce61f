internal import ArgumentParser

/// A question that was typed where a command belongs: `footnote "Who founded Fathomcast?"`.
///
/// It is not answered: questions have one place, `ask`, where their options stand too, and a
/// command added later must not change what an old line means. But whoever typed it learns what to
/// type.
enum UnaskedQuestion {
  /// What to type instead; nil when the arguments do not begin with a question.
  static func hint(_ arguments: some Sequence<String>) -> String? {
    let arguments = Array(arguments)
    guard let first = arguments.first, !first.hasPrefix("-"), !first.isEmpty else { return nil }
    let words = arguments.prefix { !$0.hasPrefix("-") }
    let isQuestion = first.contains(" ") || words.last?.hasSuffix("?") ?? false
    guard isQuestion, !isCommand(first) else { return nil }
    let question = quoted(words.joined(separator: " "))
    return "To ask a question, type: footnote ask \(question)"
  }

  private static func isCommand(_ word: String) -> Bool {
    (Footnote.commands + Footnote.hiddenCommands).contains { $0._commandName == word }
      || word == "help"
  }

  /// `text` as one word of a shell: in double quotation marks, or in single ones where those would
  /// not do.
  static func quoted(_ text: String) -> String {
    let isPlain = !text.contains { "\"\\$`!".contains($0) }
    return isPlain ? "\"\(text)\"" : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
