package import Answers
package import Prompts

/// Turns an answer into characters; decides nothing.
package protocol AnswerRenderer: Sendable {
  /// The reply, lines separated by line breaks, none at the end.
  ///
  /// - Throws: when a template of the person's own wording is broken.
  func render(_ answer: Answer) throws(PromptsError) -> String

  /// Lines that are not a reply (a list of sources, help), in the same manner.
  func text(of lines: [LayoutLine]) -> String
}

/// Paragraphs without wrapping or emphasis: for pipes, files and plain terminals.
package struct PlainRenderer: AnswerRenderer {
  private let layout: ReplyLayout
  private let includesSources: Bool

  /// - Parameter includesSources: whether the list of sources follows the reply.
  package init(layout: ReplyLayout, includesSources: Bool = true) {
    self.layout = layout
    self.includesSources = includesSources
  }

  /// The reply, one line for each line of the layout; nothing is wrapped, and article text is made
  /// safe.
  package func render(_ answer: Answer) throws(PromptsError) -> String {
    text(
      of: try layout.lines(of: answer, includesSources: includesSources, typesets: false))
  }

  /// `lines` as they stand, one a line, without style.
  package func text(of lines: [LayoutLine]) -> String {
    lines.map { line in
      line.text.isEmpty
        ? "" : String(repeating: " ", count: line.indent) + StyleMark.paint(line.text, color: false)
    }.joined(separator: "\n")
  }
}

/// Lines fitted to a terminal, with the answer emphasised.
package struct TerminalRenderer: AnswerRenderer {
  private let layout: ReplyLayout
  private let width: @Sendable () -> Int
  private let color: Bool
  private let hasLinks: Bool
  private let setsQuotations: Bool
  private let includesSources: Bool

  /// - Parameters:
  ///   - width: columns of the terminal; asked each time, because a terminal can be resized.
  ///   - color: whether escape sequences may be used.
  ///   - hasLinks: whether the terminal knows hyperlinks.
  ///   - setsQuotations: whether quotation marks are set as print sets them, “‘so’”; not where the
  ///     terminal may lack them.
  ///   - includesSources: whether the list of sources follows the reply.
  package init(
    layout: ReplyLayout, width: @escaping @Sendable () -> Int, color: Bool, hasLinks: Bool = false,
    setsQuotations: Bool = true, includesSources: Bool = true
  ) {
    self.includesSources = includesSources
    self.setsQuotations = setsQuotations
    self.hasLinks = hasLinks
    self.layout = layout
    self.width = width
    self.color = color
  }

  /// The reply wrapped to the width of the screen and painted; its excerpts are made safe for a
  /// terminal.
  package func render(_ answer: Answer) throws(PromptsError) -> String {
    text(
      of: try layout.lines(
        of: answer, includesSources: includesSources, typesets: setsQuotations))
  }

  /// `lines` wrapped to the width and painted.
  package func text(of lines: [LayoutLine]) -> String {
    let wrapper = LineWrapper(width: width())
    return lines.flatMap { line in
      var line = line
      if setsQuotations, let typeset = line.typeset { line.text = typeset }
      let rows = wrapper.wrap(line).map { StyleMark.paint($0, color: color) }
      guard hasLinks, let link = line.link,
        let place = rows.lastIndex(where: { $0.contains(link.text) })
      else { return rows }
      return rows[..<place] + [link.linked(rows[place])] + rows[(place + 1)...]
    }.joined(separator: "\n")
  }
}
