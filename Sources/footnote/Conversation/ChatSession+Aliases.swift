internal import AnswerRendering
internal import QuestionAnalysis

/// `.alias`: names that are taken for the same.
extension ChatSession {
  /// Lists the aliases, adds the one that `argument` gives (`A = B`), or forgets those of a name
  /// (`A =`).
  func alias(_ argument: String) throws -> [LayoutLine] {
    if argument.isEmpty { return try aliasList() }
    // What is pasted may hold line breaks; a name is one line.
    let text = SafeText.line(argument)
    let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
    guard sides.count == 2, !sides[0].isEmpty else { return try message("chat-alias-usage") }
    if sides[1].isEmpty { return try forgetAlias(of: sides[0]) }
    for name in sides where !Aliases.isUsable(name) {
      return try message("chat-alias-unusable", ["name": name])
    }
    if Aliases.isSame(sides[0], sides[1]) { return try message("chat-alias-usage") }
    let pair = Aliases.Pair(sides[0], sides[1])
    let isNew = try keep { file throws(StateError) in try file.add(pair) } ?? true
    return try message(
      isNew ? "chat-alias-added" : "chat-alias-known", ["left": pair.left, "right": pair.right])
  }

  private func aliasList() throws -> [LayoutLine] {
    let pairs = library.aliases.pairs
    if pairs.isEmpty { return try message("chat-alias-none") }
    return pairs.map { LayoutLine(SafeText.line("\($0.left) = \($0.right)"), indent: 2) }
  }

  private func forgetAlias(of name: String) throws -> [LayoutLine] {
    let count = try keep { file throws(StateError) in try file.remove(name) } ?? 1
    return try message(count > 0 ? "chat-alias-forgotten" : "chat-alias-unknown", ["name": name])
  }

  /// Changes the aliases in their file and for this conversation; nil when they hold for this
  /// conversation only, which is reported.
  private func keep<Result>(_ change: (inout AliasFile) throws(StateError) -> Result) throws
    -> Result?
  {
    var file = AliasFile()
    do {
      let result = try change(&file)
      try library.use(file.aliases)
      return result
    } catch let error as StateError {
      try library.use(file.aliases)
      report(error)
      return nil
    }
  }
}
