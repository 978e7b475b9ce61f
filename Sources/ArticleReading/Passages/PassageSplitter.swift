package import Text

/// Groups whole sentences into passages, the unit that is indexed.
///
/// A passage holds about 60 to 120 words, never part of a sentence, and never crosses a heading: a
/// heading, with the headings right below it, opens its passage. A sentence longer than the limit
/// is a passage of its own.
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

  /// Passages in reading order; together they hold every sentence exactly once. O(length of
  /// `text`).
  package func passages(of sentences: [Sentence], in text: String) -> [Passage] {
    let counts = wordCounts(of: sentences, in: text)
    var passages: [Passage] = []
    var first = 0
    var words = 0
    for index in sentences.indices {
      if index > first,
        isBoundary(before: index, of: sentences, from: first, words: words, next: counts[index])
      {
        passages.append(passage(of: sentences, first..<index))
        first = index
        words = 0
      }
      words += counts[index]
    }
    if first < sentences.count { passages.append(passage(of: sentences, first..<sentences.count)) }
    return passages
  }

  /// Whether a passage that holds `words` words of the sentences from `first` on ends before
  /// sentence `index`.
  private func isBoundary(
    before index: Int, of sentences: [Sentence], from first: Int, words: Int, next: Int
  ) -> Bool {
    let startsBlock = sentences[index - 1].block != sentences[index].block
    if startsBlock, sentences[index].kind == .heading {
      return sentences[index - 1].kind != .heading
    }
    if sentences[index - 1].kind == .heading, !sentences[first..<index].contains(where: isText) {
      return words + next > maximumWords * 2
    }
    if startsBlock, words >= minimumWords { return true }
    // Half a passage may run over the limit rather than stand alone.
    let room = words < minimumWords / 2 ? maximumWords * 5 / 4 : maximumWords
    return words + next > room
  }

  private func isText(_ sentence: Sentence) -> Bool { sentence.kind != .heading }

  private func passage(of sentences: [Sentence], _ range: Range<Int>) -> Passage {
    Passage(
      span: TextSpan(
        sentences[range.lowerBound].span.start, sentences[range.upperBound - 1].span.end),
      sentences: range)
  }

  /// Letters of a word of a script without spaces between words.
  private static let lettersOfWord = 4

  /// Words of each sentence, counted by the spaces between them, or by the letters of scripts that
  /// have none (Thai, Lao, Khmer, Burmese, Chinese, Japanese).
  private func wordCounts(of sentences: [Sentence], in text: String) -> [Int] {
    var text = text
    return text.withUTF8 { bytes in
      sentences.map { sentence in
        let bytes = bytes[sentence.span.start..<sentence.span.end]
        return 1 + bytes.count { $0 == 0x20 || $0 == 0x0A }
          + Self.unspacedLetters(UnsafeBufferPointer(rebasing: bytes)) / Self.lettersOfWord
      }
    }
  }

  private static func unspacedLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for (place, byte) in bytes.enumerated() where byte >= 0xE0 && place + 1 < bytes.count {
      switch (byte, bytes[place + 1]) {
      case (0xE0, 0xB8...0xBB), (0xE1, 0x80...0x82), (0xE1, 0x9E...0x9F), (0xE3, 0x81...0x83),
        (0xE3...0xE9, 0x90...0xBF), (0xE4...0xE9, _):
        count += 1
      default: break
      }
    }
    return count
  }
}
