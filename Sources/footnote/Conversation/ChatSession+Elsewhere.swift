internal import AnswerRendering
internal import Answers
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// Commands that hand something to another program: the clipboard, the editor, the browser.
extension ChatSession {
  /// Copies the last reply as plain text with its sources.
  func copy() throws -> [LayoutLine] {
    guard let answer = lastAnswer else { return try message("chat-no-answer-yet") }
    let layout = try ReplyLayout(prompts: prompts, currentFolder: surroundings.currentFolder)
    let text = try PlainRenderer(layout: layout).render(answer)
    stopWaiting()
    try Clipboard.copy("\(SafeText.line(answer.question))\n\n\(text)\n", prompts: prompts)
    return try message("chat-copied")
  }

  /// Lets the person write a question in the editor, beginning with `argument` or the last
  /// question, and asks it.
  func edit(_ argument: String) throws -> [LayoutLine] {
    guard surroundings.isInteractive else { return try message("chat-edit-needs-terminal") }
    stopWaiting()
    let start = argument.isEmpty ? lastRequest?.question ?? "" : argument
    let written = try Editor().write(beginningWith: start.isEmpty ? "" : start + "\n")
    if written.utf8.count > Self.longestLine { return try tooLong(written) }
    let text = written.trimmed
    if text.isEmpty { return try message("chat-nothing-written") }
    surroundings.print(SafeText.block(text), false)
    try ask(text)
    return []
  }

  /// Opens citation `number` outside: a text file in the editor at its line, anything else in the
  /// browser at the address it came from.
  func openElsewhere(_ citation: Citation) throws -> [LayoutLine] {
    guard surroundings.isInteractive else { return try message("chat-edit-needs-terminal") }
    stopWaiting()
    let article = citation.article
    let isText = citation.placeUnit == .line && citation.place != nil
    // In an import, the line is the article's, which no one wants to read in an editor.
    let isOwnFile = article.path.hasSuffix(article.key)
    let isThere = FileManager.default.fileExists(atPath: article.path)
    if isText, isThere, isOwnFile || address(of: article) == nil {
      try Editor().open(article.path, line: citation.place ?? 1, prompts: prompts)
      return []
    }
    guard let address = address(of: article) else {
      let label = try SourceLabel(prompts: prompts, currentFolder: surroundings.currentFolder)
      return try message(
        isThere ? "chat-no-address" : "chat-file-gone",
        ["path": SafeText.line(label.shortened(article.path))])
    }
    let browser = Console.environment("BROWSER") ?? "xdg-open"
    guard OtherProgram.run("\(browser) >/dev/null 2>&1", [address]) == .done else {
      return try message("chat-no-browser", ["address": SafeText.line(address)])
    }
    return try message("chat-opened", ["address": SafeText.line(address)])
  }

  /// The web address an article came from; nil for anything that a browser should not be handed.
  private func address(of article: ArticleSummary) -> String? {
    guard let text = article.metadata.url, let url = URL(string: text),
      ["http", "https"].contains(url.scheme?.lowercased()), url.host != nil,
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    else { return nil }
    return text
  }
}
