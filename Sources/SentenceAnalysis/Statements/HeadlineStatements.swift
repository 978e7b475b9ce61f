internal import Text

/// Finds "Name: words" in headings and transcripts, where the name is that of somebody who speaks
/// elsewhere in the article, or opens several blocks so.
struct HeadlineStatements {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Words of a name, at most.
  private static let longestName = 4
  /// Words of what is said, at least.
  private static let leastWords = 3

  /// Those of `sentences` that no statement of `found` touches, in order.
  func statements(in sentences: [ReadSentence], found: [Statement]) -> [Statement] {
    var speakers: [UInt64: Int] = [:]
    for statement in found { speakers[lastWord(of: statement.speaker), default: 0] += 1 }
    var labels: [(statement: Statement, name: UInt64)] = []
    var block = -1
    for sentence in sentences {
      defer { block = sentence.block }
      guard sentence.block != block, let statement = labelled(sentence) else { continue }
      labels.append((statement, lastWord(of: statement.speaker)))
    }
    var times: [UInt64: Int] = [:]
    for label in labels { times[label.name, default: 0] += 1 }
    let taken = Set(found.map(\.words.start))
    return labels.filter {
      (speakers[$0.name] != nil || times[$0.name, default: 0] > 2)
        && !taken.contains($0.statement.words.start)
    }.map(\.statement)
  }

  private func labelled(_ sentence: ReadSentence) -> Statement? {
    let tokens = sentence.analysis.tokens
    guard sentence.kind == .heading || sentence.kind == .paragraph,
      let colon = tokens.prefix(Self.longestName + 1).firstIndex(where: {
        $0.span.length == 1 && bytes[$0.span.start] == 0x3A
      }), colon > 0, tokens.count - colon > Self.leastWords, let last = tokens.last,
      tokens[..<colon].allSatisfy({ $0.tag.isNoun && bytes[$0.span.start].isCapital }),
      tokens[colon...].contains(where: { $0.tag.isVerb || $0.tag == .modal })
    else { return nil }
    var words = TextSpan(tokens[colon + 1].span.start, last.span.end)
    let opening = tokens[colon + 1].tag == .openQuote && last.tag == .closeQuote
    if opening { words = TextSpan(tokens[colon + 1].span.end, last.span.start) }
    guard !words.isEmpty else { return nil }
    return Statement(
      words: words, speaker: TextSpan(tokens[0].span.start, tokens[colon - 1].span.end),
      isDirect: opening)
  }

  /// The hash of the last word in lower case.
  private func lastWord(of span: TextSpan) -> UInt64 {
    let word = bytes[span.start..<span.end].split(separator: 0x20).last ?? []
    return WordHash.of(word.lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
  }
}
