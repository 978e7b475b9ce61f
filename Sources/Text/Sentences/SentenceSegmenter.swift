package import Prompts

/// Finds the sentences of an article's blocks.
///
/// A sentence never crosses a block. Inside a block it ends at a line break and at a stop (`.`,
/// `!`, `?`, an ellipsis, the full stops of Chinese, Japanese, Hindi and Arabic) with its closing
/// quotes, unless the stop belongs to an abbreviation, an initial, a list number or a name, or the
/// text goes on in lower case. A "sentence" of more than 400 words is cut at clause ends.
package struct SentenceSegmenter: Sendable {
  private let rules: SentenceRules

  /// A segmenter with the tables of `prompts`; reads three files.
  ///
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    rules = try SentenceRules(prompts: prompts)
  }

  /// The sentences of `document` in reading order; every non-blank byte of a block lies in exactly
  /// one of them. O(n).
  package func sentences(of document: Document) -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(document.text.utf8.count / 100 + document.blocks.count)
    withUTF8(of: document.text) { bytes in
      for (index, block) in document.blocks.enumerated() {
        for span in spans(in: bytes, within: block.span) {
          sentences.append(
            Sentence(span: span, block: index, kind: block.kind, isBroken: block.isBroken))
        }
      }
    }
    return sentences
  }

  /// Sentence spans inside `range` of `text`, in order, without surrounding white space.
  package func spans(in text: String, within range: TextSpan) -> [TextSpan] {
    withUTF8(of: text) { spans(in: $0, within: range) }
  }

  private func withUTF8<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = text
    return copy.withUTF8(body)
  }

  private func spans(in bytes: UnsafeBufferPointer<UInt8>, within range: TextSpan) -> [TextSpan] {
    var spans: [TextSpan] = []
    var scanner = SentenceScanner(bytes: bytes, range: range, rules: rules)
    while let span = scanner.next() {
      if span.length > LongSentenceCutter.leastBytes {
        spans.append(contentsOf: LongSentenceCutter(bytes: bytes).cut(span))
      } else {
        spans.append(span)
      }
    }
    return spans
  }
}

/// Cuts what punctuation left far too long (minutes of a meeting, tables run together) at the ends
/// of its clauses.
private struct LongSentenceCutter {
  /// Shorter spans cannot hold 400 words worth cutting.
  static let leastBytes = 1200
  private let longest = 400
  private let wanted = 60
  let bytes: UnsafeBufferPointer<UInt8>

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// `span` itself when it has at most 400 words, else parts that together hold all of it but the
  /// spaces between them.
  func cut(_ span: TextSpan) -> [TextSpan] {
    guard bytes[span.start..<span.end].count(where: { $0 == 0x20 }) >= longest else {
      return [span]
    }
    var parts: [TextSpan] = []
    var start = span.start
    var words = 0
    for index in span.start..<span.end where bytes[index] == 0x20 {
      words += 1
      let closesClause = [0x2C, 0x3B, 0x3A].contains(bytes[index - 1])
      guard words >= wanted && closesClause || words >= wanted * 2 else { continue }
      parts.append(TextSpan(start, index))
      start = index + 1
      words = 0
    }
    parts.append(TextSpan(start, span.end))
    return parts.filter { !$0.isEmpty }
  }
}
