internal import ArticleReading
internal import Prompts
internal import QuestionAnalysis

/// What a person can tell the conversation to do; each has one row in
/// `Prompts/languages/en/tables/chat-commands.tsv`.
enum ChatCommand: String, CaseIterable {
  case open, read, versions, quote, check, said, sources, more, why, only, all, literal, undo, save,
    verify,
    articles,
    new, index, rebuild, alias, set, copy, edit, help, quit
}

/// The rows behind `.help`, completion and dispatch.
struct ChatCommandTable {
  struct Row {
    let command: ChatCommand
    /// What follows the name, as help shows it: `N`, or nothing.
    let arguments: String
    let summary: String
    let phrases: PhrasePattern
  }

  /// What a line asks for.
  enum Reading: Equatable {
    /// The argument is what follows the name, trimmed.
    case command(ChatCommand, argument: String)
    /// Begins with a dot, but names no command.
    case unknown(String)
    /// Not for us: a question.
    case question
  }

  let rows: [Row]

  /// - Throws: `PromptsError.badRow` for a row that names no command.
  init(prompts: Prompts) throws(PromptsError) {
    var rows: [Row] = []
    for row in try prompts.table("chat-commands") {
      guard let command = ChatCommand(rawValue: row["name"]) else {
        throw row.error("there is no command “\(row["name"])”")
      }
      rows.append(
        Row(
          command: command, arguments: row["arguments"], summary: row["summary"],
          phrases: PhrasePattern(row["phrases"])))
    }
    self.rows = rows
  }

  /// `.open 2`, `.o 2` (the first command that begins with it), or plain words such as “open 2”.
  func read(_ line: String) -> Reading {
    guard line.hasPrefix("."), let second = line.dropFirst().first, second.isLetter else {
      return readPhrase(line)
    }
    let name = line.dropFirst().prefix { !$0.isWhitespace }
    let argument = line.dropFirst(1 + name.count).trimmed
    let typed = name.lowercased()
    let row =
      rows.first { $0.command.rawValue == typed }
      ?? rows.first { $0.command.rawValue.hasPrefix(typed) }
    guard let row else { return .unknown("." + name) }
    return .command(row.command, argument: argument)
  }

  /// Names with their dot, for completion.
  var names: [String] { rows.map { "." + $0.command.rawValue } }

  private func readPhrase(_ line: String) -> Reading {
    let quoted = QuotedRun(line)
    for row in rows {
      if let quoted, row.phrases.matches(quoted.others) != nil {
        return .command(row.command, argument: quoted.words)
      }
      if let numbers = row.phrases.matches(line) {
        return .command(row.command, argument: numbers.first ?? "")
      }
    }
    return .question
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

/// Words in quotation marks in a line that is typed, and the line without them.
///
///     QuotedRun("where does “too hard” stand?")  // "too hard", "where does quotation stand?"
struct QuotedRun {
  /// Without the marks.
  let words: String
  /// The line with the word of `placeholder` for them.
  let others: String

  /// Stands in phrases for words in quotation marks.
  static let placeholder = "quotation"

  private static let opening: Set<Character> = ["\"", "“", "„", "«"]
  private static let closing: Set<Character> = ["\"", "”", "“", "»"]

  /// Nil for a line that quotes nothing.
  init?(_ line: String) {
    guard let open = line.firstIndex(where: Self.opening.contains),
      let close = line.lastIndex(where: Self.closing.contains), line.index(after: open) < close
    else { return nil }
    words = line[line.index(after: open)..<close].trimmed
    guard !words.isEmpty else { return nil }
    others = line[..<open] + Self.placeholder + line[line.index(after: close)...]
  }
}
