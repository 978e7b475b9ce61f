/// Finds the sentences of an article's blocks.
///
/// A sentence never crosses a block; a heading and a list item are one sentence each unless they hold several.
package struct SentenceSegmenter: Sendable {
  package init() {}

  /// The sentences of `document` in reading order; every non-blank byte of a block lies in exactly one of them.
  package func sentences(of document: Document) -> [Sentence] {
    document.blocks.enumerated().flatMap { index, block in
      spans(in: document.text, within: block.span).map {
        Sentence(span: $0, block: index, kind: block.kind, isBroken: block.isBroken)
      }
    }
  }

  /// Sentence spans inside `range` of `text`, without surrounding white space.
  package func spans(in text: String, within range: TextSpan) -> [TextSpan] {
    let bytes = Array(text.utf8)
    var spans: [TextSpan] = []
    var start = range.start
    var index = range.start
    while index < range.end {
      let isStop = bytes[index] == 0x2E || bytes[index] == 0x21 || bytes[index] == 0x3F
      index += 1
      guard isStop, index < range.end, bytes[index] == 0x20 || bytes[index] == 0x0A else {
        continue
      }
      spans.append(TextSpan(start, index))
      while index < range.end, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
      start = index
    }
    if start < range.end { spans.append(TextSpan(start, range.end)) }
    return spans
  }
}
