/// Groups whole sentences into passages, the unit that is indexed.
///
/// A passage holds about 60 to 120 words, never part of a sentence, and never crosses a heading (a heading opens its passage).
package struct PassageSplitter: Sendable {
  /// A group of neighbouring sentences.
  package struct Passage: Sendable, Equatable {
    package var span: TextSpan
    /// Positions in the sentence list it was made from.
    package var sentences: Range<Int>

    package init(span: TextSpan, sentences: Range<Int>) {
      self.span = span
      self.sentences = sentences
    }
  }

  package var minimumWords = 60
  package var maximumWords = 120

  package init() {}

  /// Passages in reading order; together they hold every sentence exactly once.
  package func passages(of sentences: [Sentence], in text: String) -> [Passage] {
    var passages: [Passage] = []
    var first = 0
    var words = 0
    func close(at end: Int) {
      guard end > first else { return }
      passages.append(
        Passage(
          span: TextSpan(sentences[first].span.start, sentences[end - 1].span.end),
          sentences: first..<end))
      first = end
      words = 0
    }
    let bytes = Array(text.utf8)
    for (index, sentence) in sentences.enumerated() {
      let count = 1 + bytes[sentence.span.start..<sentence.span.end].count { $0 == 0x20 }
      let startsBlock = index == 0 || sentences[index - 1].block != sentence.block
      if sentence.kind == .heading && startsBlock || words + count > maximumWords
        || words >= minimumWords && startsBlock
      {
        close(at: index)
      }
      words += count
    }
    close(at: sentences.count)
    return passages
  }
}
