package import Prompts
package import Text

/// Finds the figures of an article and binds them to what they are figures of.
///
/// | published on 2025-02-14 | value, unit; measure; party; period |
/// | --- | --- |
/// | `Altsol's revenue rose 5% to EUR 300m in 2024.` | 300000000 eur; revenue; Altsol; 2024 |
/// | `Brightmoor had 1,790 employees, Corvin 5,240.` | 5240 employee; employees; Corvin |
///
/// Not read: ordinals, thirds and other fractions in words, numbers without a value ("dozens").
package struct QuantityReader: Sendable {
  let words: FigureWords

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    words = try FigureWords(prompts: prompts)
  }

  /// The figures of `sentences` in the order of the text. Linear in its length.
  ///
  /// - Parameters:
  ///   - sentences: the analyses of the document's sentences, in order.
  ///   - times: the times of the whole text, in order.
  package func figures(
    in sentences: [AnalyzedSentence], times: [TimeMention], document: Document
  ) -> [FigureFact] {
    var text = document.text
    return text.withUTF8 { bytes in
      let told = figures(in: sentences, times: times, bytes: bytes)
      guard document.blocks.contains(where: { $0.kind == .tableRow }) else { return told }
      let reader = TableReader(
        bytes: bytes, words: words, hasPounds: Self.hasPoundSign(bytes), times: times)
      let tables = reader.figures(of: document)
      return (reader.placed(told, beside: tables, in: document) + tables)
        .sorted { $0.span < $1.span }
    }
  }

  /// The same for the UTF-8 bytes of the document, without its tables.
  package func figures(
    in sentences: [AnalyzedSentence], times: [TimeMention], bytes: UnsafeBufferPointer<UInt8>
  ) -> [FigureFact] {
    let hasPounds = Self.hasPoundSign(bytes)
    var facts: [FigureFact] = []
    var next = 0
    var carried = CarriedPeriod()
    for sentence in sentences {
      guard let first = sentence.tokens.first, let last = sentence.tokens.last,
        last.span.end <= bytes.count
      else { continue }
      while next < times.count, times[next].span.end <= first.span.start { next += 1 }
      guard mayHoldFigures(sentence, bytes) else { continue }
      var end = next
      while end < times.count, times[end].span.start < last.span.end { end += 1 }
      var own = figures(in: sentence, times: times[next..<end], bytes, hasPounds: hasPounds)
      carried.apply(to: &own, times: times[next..<end], sentence: sentence, bytes: bytes)
      facts += own
    }
    return facts
  }

  private func figures(
    in sentence: AnalyzedSentence, times: ArraySlice<TimeMention>,
    _ bytes: UnsafeBufferPointer<UInt8>, hasPounds: Bool
  ) -> [FigureFact] {
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    var elided: Set<Int> = []
    for index in sentence.clauses.indices where sentence.clauses[index].isElided {
      for object in sentence.clauses[index].objects { elided.formUnion(object.tokens) }
    }
    let scanner = FigureScanner(
      bytes: bytes, sentence: sentence, words: words, pieces: pieces, times: times.map(\.span),
      hasPounds: hasPounds, elided: elided)
    let found = scanner.figures()
    guard !found.isEmpty else { return [] }
    let context = FigureContext(bytes, sentence: sentence, words: words)
    return FigureBinder(context: context, pieces: pieces, figures: found, times: times).facts()
  }

  /// Whether a digit or a number in words stands there.
  private func mayHoldFigures(
    _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var isAfterArticle = false
    for token in sentence.tokens {
      if token.tag == .number || token.tag == .dollar { return true }
      let word = bytes[token.span.start..<token.span.end]
      if word.contains(where: { $0 &- 0x30 < 10 || $0 == 0x2D }) { return true }
      // "a dozen"
      if isAfterArticle, words.entries[WordHash.of(word)]?.scale != nil { return true }
      isAfterArticle = token.tag == .determiner && word.count < 3
    }
    return false
  }

  private static func hasPoundSign(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0xC2 && $1 == 0xA3 }
  }
}
