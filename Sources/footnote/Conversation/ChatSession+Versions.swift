internal import AnswerRendering
internal import Answers
internal import PassageIndex
internal import Prompts
internal import Text

/// What an article said when it was saved earlier.
extension ChatSession {
  /// The versions of the article that citation `argument` quotes; of the first without one.
  func versions(_ argument: String) throws -> [LayoutLine] {
    guard let answer = lastAnswer, let first = answer.citations.first else {
      return try message("chat-no-answer-yet")
    }
    let number = argument.isEmpty ? first.number : Int(argument.trimmed)
    guard let number else { return try message("chat-versions-usage") }
    guard let citation = answer.citations.first(where: { $0.number == number }) else {
      let count = answer.citations.count
      return try message(
        "chat-no-such-citation", ["number": number, "last": count, "several": count > 1])
    }
    guard let history = try VersionHistory(of: citation.article.id, in: library.store) else {
      return try message("chat-article-gone")
    }
    let label = try SourceLabel(prompts: prompts, currentFolder: surroundings.currentFolder)
    return try prompts.render("versions", history.holes(label)).split(separator: "\n").map { line in
      let indent = line.prefix { $0 == " " }.count
      return LayoutLine(SafeText.line(line), indent: indent, hangingIndent: indent + 3)
    }
  }
}
