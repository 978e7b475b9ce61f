internal import Text

/// A sentence as the rules of statements see it: tokens, the phrases they stand in, and the
/// quotations of its block.
final class SpokenSentence {
  let bytes: UnsafeBufferPointer<UInt8>
  let read: ReadSentence
  let words: StatementWords
  /// Of the block, in order.
  let quotations: [QuotedSpan]
  /// Words of the sentence that name a time, in order.
  let times: [TextSpan]
  /// Position of the phrase of each token; -1 for none.
  private let phrases: [Int32]

  var analysis: AnalyzedSentence { read.analysis }
  var count: Int { read.analysis.tokens.count }

  init(
    _ read: ReadSentence, bytes: UnsafeBufferPointer<UInt8>, words: StatementWords,
    quotations: [QuotedSpan], times: [TextSpan]
  ) {
    self.bytes = bytes
    self.read = read
    self.words = words
    self.quotations = quotations
    self.times = times
    var phrases = [Int32](repeating: -1, count: read.analysis.tokens.count)
    for (index, chunk) in read.analysis.chunks.enumerated() {
      for token in chunk.tokens { phrases[token] = Int32(index) }
    }
    self.phrases = phrases
  }

  func span(_ token: Int) -> TextSpan { read.analysis.tokens[token].span }

  func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(span(tokens.lowerBound).start, span(tokens.upperBound - 1).end)
  }

  /// `edge` outside of the sentence.
  func tag(_ token: Int) -> PennTag {
    token >= 0 && token < count ? read.analysis.tokens[token].tag : .edge
  }

  /// The hash of the word in lower case.
  func hash(_ token: Int) -> UInt64 {
    StatementWords.hash(bytes, span(token))
  }

  func has(_ token: Int, _ kind: StatementWords.Class) -> Bool {
    token >= 0 && token < count && words.classes(of: hash(token)).contains(kind)
  }

  func isMark(_ token: Int, _ byte: UInt8) -> Bool {
    token >= 0 && token < count && span(token).length == 1 && bytes[span(token).start] == byte
  }

  func isCapitalised(_ token: Int) -> Bool { bytes[span(token).start].isCapital }

  func isComma(_ token: Int) -> Bool { tag(token) == .comma }

  /// Long dashes, or two short ones.
  func isDash(_ token: Int) -> Bool {
    tag(token) == .colon && !isMark(token, 0x3A) && !isMark(token, 0x3B)
  }

  /// Tokens of the phrase at `token` where it is a noun phrase.
  func nounPhrase(at token: Int) -> Range<Int>? {
    guard token >= 0, token < count, phrases[token] >= 0 else { return nil }
    let chunk = analysis.chunks[Int(phrases[token])]
    return chunk.kind == .noun ? chunk.tokens : nil
  }

  func phraseKind(at token: Int) -> ChunkKind? {
    guard token >= 0, token < count, phrases[token] >= 0 else { return nil }
    return analysis.chunks[Int(phrases[token])].kind
  }

  /// The noun phrase that begins at `token` with those that hang on it ("the head of the
  /// committee", "Altsol's owner"); nil where none does.
  ///
  /// - Parameter joins: whether "and" goes on, too.
  func nounChain(from token: Int, joins: Bool = false) -> Range<Int>? {
    guard let first = nounPhrase(at: token) else { return nil }
    var end = first.upperBound
    for _ in 0..<Self.longestChain {
      if tag(end) == .possessiveEnding, let next = nounPhrase(at: end) {
        end = next.upperBound
      } else if hangs(at: end, joins: joins), let next = nounPhrase(at: end + 1),
        !isQuoted(end + 1)
      {
        end = next.upperBound
      } else {
        break
      }
    }
    return token..<end
  }

  /// The noun phrase that ends before `end` with those it hangs on.
  func nounChain(before end: Int) -> Range<Int>? {
    guard let last = nounPhrase(at: end - 1) else { return nil }
    if let comma = last.last(where: { isComma($0) }) {
      return comma + 1 < end ? comma + 1..<end : nil
    }
    var start = last.lowerBound
    for _ in 0..<Self.longestChain {
      if tag(start) == .possessiveEnding, let next = nounPhrase(at: start - 1) {
        start = next.lowerBound
      } else if start > 1, hangs(at: start - 1, joins: false),
        let next = nounPhrase(at: start - 2), !isTime(next)
      {
        start = next.lowerBound
      } else {
        break
      }
    }
    return joined(start, before: end)
  }

  /// From the member before "and", where both are names and nothing but they can be what speaks.
  private func joined(_ start: Int, before end: Int) -> Range<Int> {
    guard start > 1, tag(start - 1) == .conjunction, isCapitalised(end - 1),
      isCapitalised(start - 2), let other = nounPhrase(at: start - 2)
    else { return start..<end }
    var first = other.lowerBound
    while first > 1, hangs(at: first - 1, joins: false), let next = nounPhrase(at: first - 2) {
      first = next.lowerBound
    }
    let isFree = first == 0 || isComma(first - 1) || tag(first - 1).isPunctuation
    return isFree && !isQuoted(first) ? first..<end : start..<end
  }

  /// Whether the preposition joins what follows to the noun before: "of", and "in" before a name.
  private func hangs(at token: Int, joins: Bool) -> Bool {
    if has(token, .within) || joins && tag(token) == .conjunction { return true }
    guard has(token, .beforeName), let next = nounPhrase(at: token + 1) else { return false }
    return isCapitalised(next.upperBound - 1) && !isTime(next) && !names(next)
  }

  /// Whether the phrase, without its determiner, is one of the times.
  func names(_ tokens: Range<Int>) -> Bool {
    let span = span(tokens)
    return times.contains { span.contains($0) && $0.end == span.end }
  }

  /// Phrases that are taken together, at most.
  private static let longestChain = 4

  /// Whether the phrase says when.
  func isTime(_ tokens: Range<Int>) -> Bool {
    analysis.clauses.contains { $0.times.contains { $0.tokens == tokens } }
  }

  // MARK: Quotations

  /// The quotation that holds the byte, marks included; nil for none. O(log n).
  func quotation(around offset: Int) -> QuotedSpan? {
    guard let last = last(before: offset + 1), last.outer.contains(offset) else { return nil }
    return last
  }

  /// The last quotation that starts before `offset`.
  func last(before offset: Int) -> QuotedSpan? {
    let next = firstQuotation(from: offset)
    return next == 0 ? nil : quotations[next - 1]
  }

  /// Whether the token stands inside a quotation or is one of its marks.
  func isQuoted(_ token: Int) -> Bool { quotation(around: span(token).start) != nil }

  /// The quotation that opens with `token`.
  func quotation(opening token: Int) -> QuotedSpan? {
    guard token >= 0, token < count else { return nil }
    let start = span(token).start
    return quotation(around: start).flatMap { $0.outer.start == start ? $0 : nil }
  }

  /// The quotation that ends before `token` with at most a comma or dash between.
  func quotation(endingBefore token: Int) -> QuotedSpan? {
    let start = token < count ? span(token).start : read.span.end
    guard let last = last(before: start), last.isClosed, last.outer.end <= start,
      bytes[last.outer.end..<start].allSatisfy({ Self.mayPart($0) })
    else { return nil }
    // Not of a word in marks that the speaker only stands behind ("a “structure” he said …").
    let isParted =
      bytes[last.outer.end..<start].contains { $0 != 0x20 }
      || QuotationScanner.endsSpeech(bytes[last.inner.end - 1])
    return isParted || bytes[last.inner.start..<last.inner.end].count { $0 == 0x20 } > 2
      ? last : nil
  }

  /// Space, comma, dashes.
  private static func mayPart(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x2C || byte == 0x2D || byte == 0xE2 || byte == 0x80 || byte == 0x94
      || byte == 0x93
  }

  /// The quotations that stand wholly inside the bytes.
  func quotations(in span: TextSpan) -> [QuotedSpan] {
    quotations[firstQuotation(from: span.start)...].prefix { $0.outer.start < span.end }
      .filter { $0.outer.end <= span.end }
  }

  /// Position of the first quotation that starts at `offset` or behind it. O(log n).
  private func firstQuotation(from offset: Int) -> Int {
    var low = 0
    var high = quotations.count
    while low < high {
      let middle = (low + high) / 2
      if quotations[middle].outer.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
