package import Prompts
package import Text

/// Finds who said what in an article: words in quotation marks and words that are only reported,
/// with who said them.
///
/// | text | speaker: words |
/// | --- | --- |
/// | `“It is over,” said Vik.` | `Vik`: `It is over` |
/// | `Vik said the bridge was unsafe.` | `Vik`: `the bridge was unsafe` |
/// | `The price, he said, will fall.` | `he`: `The price` … `will fall` |
/// | `Prices doubled, according to the survey.` | `the survey`: `Prices doubled` |
///
/// Known limits: what is said to be believed counts only where it is partly quoted; a statement
/// inside a quotation is not looked for; words that a noun names ("his claim that …") are left out.
package struct StatementReader: Sendable {
  package let words: StatementWords

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    words = try StatementWords(tables: AnalysisTables(prompts: prompts))
  }

  /// The statements of an article, in order of their words. Linear in the length of its text but
  /// for sentences with many verbs of saying, which have 400 words at most.
  ///
  /// - Parameters:
  ///   - sentences: in order, pieces of long ones too.
  ///   - times: where words name a time, in order.
  package func statements(
    in bytes: UnsafeBufferPointer<UInt8>, blocks: [Block], sentences: [ReadSentence],
    times: [TextSpan]
  ) -> [Statement] {
    var found: [Statement] = []
    var past = SpeechPast()
    var first = 0
    var time = 0
    while first < sentences.count {
      let block = sentences[first].block
      var end = first
      while end < sentences.count, sentences[end].block == block { end += 1 }
      let own = sentences[first..<end]
      first = end
      guard block < blocks.count, blocks[block].kind != .tableRow, blocks[block].kind != .code
      else { continue }
      let span = blocks[block].span
      while time < times.count, times[time].end <= span.start { time += 1 }
      let near = Array(times[time...].prefix { $0.start < span.end })
      var reading = BlockStatements(
        bytes: bytes, words: words, block: block, span: span, sentences: own, times: near)
      found += reading.find(after: &past)
    }
    let labelled = HeadlineStatements(bytes: bytes).statements(in: sentences, found: found)
    return labelled.isEmpty ? found : (found + labelled).sorted { $0.words < $1.words }
  }
}

/// What the blocks before tell of who is speaking.
struct SpeechPast {
  /// The block that was read last.
  var block = -1
  /// Who spoke last in it; nil for nobody.
  var speaker: TextSpan?
  /// Its last quotation was left open.
  var isOpen = false
  /// Who is about to speak: its last sentence ends with a colon.
  var announced: TextSpan?
}
