internal import ArgumentParser
internal import QuestionAnalysis

/// A question that was typed where a command belongs: `footnote "Who founded Fathomcast?"`,
/// `footnote What is Ulvane`.
///
/// It is not answered: questions have one place, `ask`, where their options stand too, and a
/// command added later must not change what an old line means. But whoever typed it learns what to
/// type.
enum UnaskedQuestion {
  /// Words without quotation marks or a question mark that are read as a question; fewer may be a
  /// command typed wrong.
  private static let leastWords = 3

  /// What to type instead; nil when the arguments begin with a command, an option or nothing.
  static func hint(_ arguments: some Sequence<String>) -> String? {
    let arguments = Array(arguments)
    guard let first = arguments.first, !first.hasPrefix("-"), !first.isEmpty else { return nil }
    let words = arguments.prefix { !$0.hasPrefix("-") }
    guard !isCommand(first) else { return nil }
    let text = EscapeSequences.removed(from: words.joined(separator: " "))
    let cure = "To ask a question, type: footnote ask \(quoted(text))"
    let isQuestion =
      first.contains(" ") || words.last?.hasSuffix("?") ?? false || words.count >= leastWords
    if isQuestion { return cure }
    let name = EscapeSequences.removed(from: first)
    return "There is no command “\(name)”; footnote --help lists them. \(cure)"
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
