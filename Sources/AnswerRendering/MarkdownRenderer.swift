package import Answers
package import Prompts

/// A whole conversation as a Markdown page with footnotes, for keeping and passing on.
///
/// Each footnote ends with a comment that holds the citation as JSON, so that `.verify` can find
/// the quotation again.
package struct MarkdownRenderer: Sendable {
  private let prompts: Prompts
  private let sources: SourceLabel

  /// - Throws: `PromptsError` when the wording of sources cannot be read.
  package init(prompts: Prompts) throws(PromptsError) {
    self.prompts = prompts
    sources = try SourceLabel(prompts: prompts, currentFolder: "")
  }

  /// The page; footnotes are numbered through all answers.
  ///
  /// - Parameter day: on which it is saved, ISO 8601.
  package func page(of answers: [Answer], day: String) throws(PromptsError) -> String {
    var blocks = [try prompts.render("saved-head", ["date": sources.date(day)])]
    var notes: [String] = []
    for answer in answers {
      blocks.append("## " + Self.escaped(answer.interpretedAs ?? answer.question))
      for part in answer.parts {
        blocks.append(try block(of: part, in: answer, notes: &notes))
      }
    }
    return (blocks + [notes.joined(separator: "\n")]).filter { !$0.isEmpty }
      .joined(separator: "\n\n") + "\n"
  }

  private func block(of part: ReplyPart, in answer: Answer, notes: inout [String])
    throws(PromptsError) -> String
  {
    switch part {
    case .lead(let text, _): return "**\(Self.escaped(text))**"
    case .note(let text): return Self.escaped(text)
    case .quotation(let number):
      guard let citation = answer.citations.first(where: { $0.number == number }) else { return "" }
      notes.append(try footnote(notes.count + 1, for: citation))
      return "> \(Self.escaped(citation.excerpt))[^\(notes.count)]"
    }
  }

  private func footnote(_ number: Int, for citation: Citation) throws(PromptsError) -> String {
    let record = JSONRenderer.object(of: citation).text.replacing("--", with: "-\\u002d")
    let label = try sources.label(of: citation, numbers: [])
    return "[^\(number)]: \(Self.escaped(label)) <!-- footnote \(record) -->"
  }

  /// One line of text in which nothing is read as Markdown or HTML.
  static func escaped(_ text: String) -> String {
    SafeText.line(text).reduce(into: "") { result, character in
      if "\\`*_{}[]<>#|~&".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
