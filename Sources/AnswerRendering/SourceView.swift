package import Answers
package import PassageIndex
package import Prompts
internal import Text

/// Shows a citation in its article: where it comes from, then the excerpt marked among the
/// paragraphs around it.
package struct SourceView: Sendable {
  private let prompts: Prompts
  private let sources: SourceLabel
  /// Paragraphs shown before and after those that hold the excerpt.
  package var neighbours = 1

  /// - Parameter currentFolder: paths below it are shown relative to it; empty: all are shown as
  ///   they are.
  package init(prompts: Prompts, currentFolder: String = "") throws(PromptsError) {
    self.prompts = prompts
    sources = try SourceLabel(prompts: prompts, currentFolder: currentFolder)
  }

  /// The lines to show; nil when the excerpt is no longer in the article (it may stand elsewhere in
  /// it than before).
  package func lines(of citation: Citation, in article: StoredArticle) throws(PromptsError)
    -> [LayoutLine]?
  {
    guard let span = Self.place(of: citation, in: article.text) else { return nil }
    let paragraphs = Self.paragraphs(of: article.text)
    let holding = paragraphs.indices.filter { paragraphs[$0].overlaps(span) }
    guard let first = holding.first, let last = holding.last else { return nil }
    let label = try sources.label(of: citation, numbers: [citation.number])
    var lines = [LayoutLine(StyleMark.strong.around(label), hangingIndent: 4)]
    let shown = max(0, first - neighbours)...min(paragraphs.count - 1, last + neighbours)
    for index in shown {
      lines.append(.blank)
      let text = article.text
      lines.append(
        LayoutLine(
          holding.contains(index)
            ? try marked(span, in: paragraphs[index], of: text)
            : Self.safe(text, paragraphs[index]),
          indent: 2))
    }
    return lines
  }

  /// Where the excerpt stands today: at its old place, else where the same bytes are found first.
  private static func place(of citation: Citation, in text: String) -> TextSpan? {
    if text[citation.span].map(String.init) == citation.excerpt { return citation.span }
    guard let range = text.firstRange(of: citation.excerpt) else { return nil }
    return TextSpan(
      text.utf8.distance(from: text.startIndex, to: range.lowerBound),
      text.utf8.distance(from: text.startIndex, to: range.upperBound))
  }

  /// Spans between blank lines, in order.
  private static func paragraphs(of text: String) -> [TextSpan] {
    var spans: [TextSpan] = []
    var start = 0
    var previous: UInt8 = 0
    var offset = 0
    for byte in text.utf8 {
      if byte == 0x0A && previous == 0x0A {
        if offset - 1 > start { spans.append(TextSpan(start, offset - 1)) }
        start = offset + 1
      }
      previous = byte
      offset += 1
    }
    if offset > start { spans.append(TextSpan(start, offset)) }
    return spans
  }

  /// The paragraph with the part of `excerpt` that lies in it marked.
  private func marked(_ excerpt: TextSpan, in paragraph: TextSpan, of text: String)
    throws(PromptsError) -> String
  {
    let start = max(excerpt.start, paragraph.start)
    let end = min(excerpt.end, paragraph.end)
    let middle = try prompts.render(
      "marked-excerpt", ["excerpt": Self.safe(text, TextSpan(start, end))])
    return [
      Self.safe(text, TextSpan(paragraph.start, start)), StyleMark.answer.around(middle),
      Self.safe(text, TextSpan(end, paragraph.end)),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func safe(_ text: String, _ span: TextSpan) -> String {
    SafeText.line(text[span] ?? "")
  }
}
