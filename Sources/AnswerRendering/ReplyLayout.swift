package import Answers
internal import PassageIndex
package import Prompts
internal import Text

/// Lays a reply out: how the question was read, the answer, quotations and remarks, then the
/// sources.
package struct ReplyLayout: Sendable {
  private let prompts: Prompts
  private let sources: SourceLabel

  /// - Parameter currentFolder: paths below it are shown relative to it; empty: all are shown as
  ///   they are.
  package init(prompts: Prompts, currentFolder: String = "") throws(PromptsError) {
    self.prompts = prompts
    sources = try SourceLabel(prompts: prompts, currentFolder: currentFolder)
  }

  /// The lines of the whole reply. Sources are those that the reply quotes or mentions as `[n]`.
  ///
  /// - Parameter typesets: whether quotations are set as print sets them, too.
  package func lines(
    of answer: Answer, includesSources: Bool, typesets: Bool = true
  ) throws(PromptsError) -> [LayoutLine] {
    var lines = try readingLines(of: answer)
    var previous: ReplyPart?
    for part in answer.parts {
      if case .lead = previous, case .quotation = part { lines.append(.blank) }
      lines += try self.lines(of: part, in: answer, typesets: typesets)
      previous = part
    }
    let cited = includesSources ? Self.citedNumbers(in: answer) : []
    if !cited.isEmpty { lines.append(.blank) }
    return try lines + sourceLines(of: answer.citations.filter { cited.contains($0.number) })
  }

  /// One line a source, in order of first use; citations of the same place share a line.
  package func sourceLines(of citations: [Citation]) throws(PromptsError) -> [LayoutLine] {
    var groups: [[Citation]] = []
    for citation in citations {
      let place = groups.firstIndex {
        $0[0].article.id == citation.article.id && $0[0].place == citation.place
      }
      if let place { groups[place].append(citation) } else { groups.append([citation]) }
    }
    var lines: [LayoutLine] = []
    for group in groups {
      let label = try sources.label(of: group[0], numbers: group.map(\.number))
      lines.append(
        LayoutLine(
          StyleMark.faint.around(label), indent: 2, hangingIndent: 6, link: Self.link(to: group[0]))
      )
    }
    return lines
  }

  private func readingLines(of answer: Answer) throws(PromptsError) -> [LayoutLine] {
    guard let question = answer.interpretedAs else { return [] }
    let text = try prompts.render("read-as", ["question": SafeText.line(question)])
    return [LayoutLine(StyleMark.faint.around(text))]
  }

  private func lines(
    of part: ReplyPart, in answer: Answer, typesets: Bool
  ) throws(PromptsError) -> [LayoutLine] {
    switch part {
    case .lead(let text, _):
      let isStrong = answer.status != .conversation
      return Self.lines(of: text).map { LayoutLine(isStrong ? StyleMark.strong.around($0) : $0) }
    case .note(let text):
      return Self.lines(of: text).map { LayoutLine($0, indent: 2) }
    case .quotation(let number):
      guard let citation = answer.citations.first(where: { $0.number == number }) else { return [] }
      return [try quotation(of: citation, typesets: typesets)]
    }
  }

  private func quotation(
    of citation: Citation, typesets: Bool
  ) throws(PromptsError) -> LayoutLine {
    let excerpt = Self.marked(citation)
    var holes: [String: any Sendable] = [
      "excerpt": excerpt, "number": citation.number,
      "cutBefore": citation.isCutBefore, "cutAfter": citation.isCutAfter,
    ]
    if let pronoun = citation.pronoun {
      holes["pronoun"] = SafeText.line(pronoun.word)
      holes["name"] = SafeText.line(pronoun.name)
    }
    let text = try prompts.render("quotation", holes)
    var line = LayoutLine(text, indent: 2, hangingIndent: 3, link: Self.link(to: citation))
    guard typesets else { return line }
    holes["excerpt"] = NestedQuotation.set(excerpt)
    holes["typeset"] = true
    line.typeset = try prompts.render("quotation", holes)
    return line
  }

  /// A link on the citation's number to the file it is in.
  private static func link(to citation: Citation) -> TerminalLink? {
    TerminalLink(text: "[\(citation.number)]", path: citation.article.path)
  }

  /// The excerpt on one line with the answer marked in it.
  private static func marked(_ citation: Citation) -> String {
    let excerpt = citation.excerpt
    guard let answer = citation.answerSpan, citation.span.contains(answer) else {
      return SafeText.line(excerpt)
    }
    let start = answer.start - citation.span.start
    let end = answer.end - citation.span.start
    guard let before = excerpt[TextSpan(0, start)], let middle = excerpt[TextSpan(start, end)],
      let after = excerpt[TextSpan(end, excerpt.utf8.count)]
    else { return SafeText.line(excerpt) }
    let space = { (edge: Character?) in edge?.isWhitespace == true ? " " : "" }
    return SafeText.line(before) + space(before.last)
      + StyleMark.answer.around(SafeText.line(middle)) + space(after.first) + SafeText.line(after)
  }

  /// The lines of a template's text, each made safe; leading spaces are kept, they are the
  /// template's own layout.
  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.prefix { $0 == " " }) + SafeText.line(line)
    }
  }

  /// Numbers of the citations that the reply quotes, or mentions as `[n]`.
  private static func citedNumbers(in answer: Answer) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in answer.parts {
      switch part {
      case .quotation(let number): numbers.insert(number)
      case .lead(let text, _), .note(let text):
        numbers.formUnion(
          answer.citations.map(\.number).filter { text.contains("[\($0)]") })
      }
    }
    return numbers
  }
}
