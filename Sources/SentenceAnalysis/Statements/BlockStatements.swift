internal import Text

/// Finds the statements of one block.
struct BlockStatements {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: StatementWords
  let block: Int
  let span: TextSpan
  let sentences: ArraySlice<ReadSentence>
  let times: [TextSpan]

  /// In order of their words; `past` is brought up to this block.
  mutating func find(after past: inout SpeechPast) -> [Statement] {
    var scanner = QuotationScanner(bytes, block: span)
    let quotations = scanner.quotations()
    var found: [Statement] = []
    var time = 0
    for sentence in sentences {
      while time < times.count, times[time].end <= sentence.span.start { time += 1 }
      guard maySpeak(sentence) else { continue }
      let near = times[time...].prefix { $0.start < sentence.span.end }
      found += statements(of: sentence, quotations, Array(near))
    }
    found.sort { $0.words < $1.words }
    found = Self.withoutDoubles(found)
    let near = past.block >= 0 && past.block == block - 1 ? past : SpeechPast()
    found += continued(quotations, found, near)
    found.sort { $0.words < $1.words }
    past = SpeechPast(block: block, speaker: found.last?.speaker)
    past.isOpen = quotations.last.map { !$0.isClosed } ?? false
    if found.isEmpty, isQuotationOnly(quotations) { past.speaker = nil }
    past.announced = announced(quotations)
    return found
  }

  /// Whether a verb of saying or what may open a source stands in it.
  private func maySpeak(_ sentence: ReadSentence) -> Bool {
    let clauses = sentence.analysis.clauses
    for index in clauses.indices where words.frames(of: clauses[index].verb.lemma) != nil {
      return true
    }
    let tokens = sentence.analysis.tokens
    return tokens.indices.contains { words.opensSource(bytes, tokens[$0].span) }
  }

  private func statements(
    of sentence: ReadSentence, _ quotations: [QuotedSpan], _ times: [TextSpan]
  ) -> [Statement] {
    let spoken = SpokenSentence(
      sentence, bytes: bytes, words: words, quotations: quotations, times: times)
    let segments = SpeechSegments(sentence: spoken).find()
    let frames = SpeechFrames(sentence: spoken, segments: segments)
    return SourcePhrases(frames).completed(frames.find())
  }

  /// Of statements with the same words the one that is not just the next after another speaker.
  private static func withoutDoubles(_ sorted: [Statement]) -> [Statement] {
    var kept: [Statement] = []
    for statement in sorted {
      if kept.last?.words != statement.words {
        kept.append(statement)
      } else if kept.last?.isContinued ?? false {
        kept[kept.count - 1] = statement
      }
    }
    return kept
  }

  // MARK: Quotations without a cue

  /// Quotations that nobody is said to have said, given to who spoke last.
  private func continued(
    _ quotations: [QuotedSpan], _ found: [Statement], _ past: SpeechPast
  ) -> [Statement] {
    var more: [Statement] = []
    var next = 0
    var end = span.start
    var last: TextSpan?
    for quotation in quotations {
      while next < found.count, found[next].words.start < quotation.outer.end {
        end = max(end, found[next].whole.end)
        last = found[next].speaker
        next += 1
      }
      guard end <= quotation.inner.start, isSpeech(quotation),
        let speaker = last ?? speaker(of: quotation, past)
      else { continue }
      last = speaker
      more.append(
        Statement(
          words: trimmed(quotation.inner), speaker: speaker, isDirect: true, isContinued: true))
    }
    return more
  }

  /// Without a comma or space at the end.
  private func trimmed(_ words: TextSpan) -> TextSpan {
    var words = words
    while words.length > 1, [0x20, 0x0A, 0x2C].contains(bytes[words.end - 1]) { words.end -= 1 }
    return words
  }

  /// Some words that begin like a sentence, not a name or a word in marks.
  private func isSpeech(_ quotation: QuotedSpan) -> Bool {
    let inner = bytes[quotation.inner.start..<quotation.inner.end]
    guard inner.count(where: { $0 == 0x20 }) >= 2 else { return false }
    if followsOpeningVerb(quotation) { return true }
    var before = quotation.outer.start - 1
    while before >= span.start, bytes[before] <= 0x20 { before -= 1 }
    return before < span.start || [0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x9D].contains(bytes[before])
  }

  /// "Adding, “…”": the speaker is that of the sentence before.
  private func followsOpeningVerb(_ quotation: QuotedSpan) -> Bool {
    guard
      let sentence = sentence(at: quotation.outer.start),
      sentence.span.start < quotation.outer.start,
      sentence.analysis.tokens.count > 2
    else { return false }
    let tokens = sentence.analysis.tokens
    return tokens[0].tag == .gerund && tokens[1].tag == .comma
      && tokens[2].span.start == quotation.outer.start
  }

  /// Of the first quotation of a block: who spoke before, or whom the sentence before is about.
  private func speaker(of quotation: QuotedSpan, _ past: SpeechPast) -> TextSpan? {
    if quotation.outer.start == span.start {
      if past.isOpen || past.announced != nil { return past.announced ?? past.speaker }
      return past.speaker
    }
    return subject(before: quotation)
  }

  /// Who or what the sentence before the quotation is about, where that is a name or "he".
  private func subject(before quotation: QuotedSpan) -> TextSpan? {
    sentence(at: quotation.outer.start - 2).flatMap { subject(of: $0) }
  }

  /// The last sentence that starts at `offset` or before it. O(log n).
  private func sentence(at offset: Int) -> ReadSentence? {
    var low = sentences.startIndex
    var high = sentences.endIndex
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == sentences.startIndex ? nil : sentences[low - 1]
  }

  private func subject(of sentence: ReadSentence) -> TextSpan? {
    let tokens = sentence.analysis.tokens
    guard
      let subject = sentence.analysis.clauses.first(where: {
        $0.relation == .main && $0.verb.form == .finite
      })?.subject
    else { return nil }
    let head = tokens[subject.head]
    let word = WordHash.of(
      bytes[head.span.start..<head.span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    guard head.tag.isProperName || words.classes(of: word).contains(.person) else { return nil }
    return TextSpan(
      tokens[subject.tokens.lowerBound].span.start,
      tokens[subject.tokens.upperBound - 1].span.end)
  }

  private func isQuotationOnly(_ quotations: [QuotedSpan]) -> Bool {
    quotations.first.map { $0.outer.start == span.start && $0.outer.end >= span.end - 1 } ?? false
  }

  /// The subject of a last sentence that ends with a colon.
  private func announced(_ quotations: [QuotedSpan]) -> TextSpan? {
    guard span.length > 1, bytes[span.end - 1] == 0x3A, let last = sentences.last else {
      return nil
    }
    return subject(of: last)
  }
}
