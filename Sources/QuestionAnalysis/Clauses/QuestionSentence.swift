package import Text

/// Finds the sentence that asks, and what stands in quotation marks.
package enum QuestionSentence {
  /// The span of the sentence that asks: the last one with a question mark, else the last that
  /// holds a question word or opens like a command, else the last.
  ///
  /// A question mark after a single word ("…? When?") belongs to the sentence before it.
  package static func span(
    of words: [QuestionWord], in text: String, vocabulary: QuestionVocabulary,
    segmenter: SentenceSegmenter
  ) -> TextSpan {
    let whole = TextSpan(0, text.utf8.count)
    let sentences = segmenter.spans(in: text, within: whole)
    guard sentences.count > 1 else { return sentences.first ?? whole }
    let asking = vocabulary.lists("wh", "imperative")
    func holds(_ span: TextSpan, _ lists: QuestionVocabulary.Membership) -> Bool {
      words.contains { span.contains($0.token.span) && $0.entry.lists & lists != 0 }
    }
    func wordCount(_ span: TextSpan) -> Int { words.count { span.contains($0.token.span) } }
    let marked = sentences.filter { text[$0]?.last == "?" }
    if let asked = marked.last(where: { wordCount($0) > 1 }) ?? marked.last {
      if holds(asked, asking) { return asked }
      // A quotation with a full stop inside cuts the question: "Who said “No.” to the board?"
      let opening = sentences.last {
        $0 < asked && holds($0, asking) && text[$0]?.last != "?"
      }
      return opening.map { TextSpan($0.start, asked.end) } ?? asked
    }
    return sentences.last { holds($0, asking) } ?? sentences[sentences.count - 1]
  }

  /// Spans between quotation marks, without the marks, in order; straight, curly and angle marks,
  /// never apostrophes.
  package static func quotations(in text: String) -> [TextSpan] {
    var spans: [TextSpan] = []
    var open: (mark: Unicode.Scalar, start: Int)?
    var offset = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if let opened = open, scalar == opened.mark {
        if offset > opened.start { spans.append(TextSpan(opened.start, offset)) }
        open = nil
      } else if open == nil, let closing = closingMark(of: scalar) {
        open = (closing, offset + width)
      }
      offset += width
    }
    return spans
  }

  private static func closingMark(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"": "\""
    case "“", "„": "”"
    case "«": "»"
    default: nil
    }
  }
}
