internal import ArticleText
internal import PassageIndex

/// Chooses the exact answer inside the lead sentence, or none.
struct SpanChooser {
  let question: AnalyzedQuestion
  let terms: QuestionTerms

  /// A span of the lead sentence with how well it suits the question, 0 to 1.
  struct Choice {
    let span: FoundSpan
    let score: Double
  }

  /// Below this a quotation alone is the better answer.
  static let minimumScore = 0.3

  /// The best span of `candidate`; nil when no span suits the kind of question well enough.
  func choice(in candidate: Candidate) -> Choice? {
    let choices = candidate.spans.map { Choice(span: $0, score: score($0, in: candidate)) }
    guard let best = choices.max(by: { $0.score < $1.score }), best.score >= Self.minimumScore
    else { return nil }
    return best
  }

  /// Kind of answer times nearness to the question's words, with a bonus for the unit that was asked for.
  private func score(_ span: FoundSpan, in candidate: Candidate) -> Double {
    let suitability = question.answerType.suitability(of: span)
    guard suitability > 0 else { return 0 }
    var nearest = Int.max
    for token in candidate.tokens where !span.tokens.contains(token) {
      guard terms.numbers.contains(candidate.article.terms[token]) else { continue }
      let distance =
        token < span.tokens.lowerBound
        ? span.tokens.lowerBound - token : token - span.tokens.upperBound + 1
      nearest = min(nearest, distance)
    }
    let nearness = nearest == Int.max ? 0 : 1 / (1 + Double(nearest) / 6)
    return suitability * (0.4 + 0.6 * nearness)
  }

  /// The bytes of a span: a currency sign before it and a percent sign after it belong to it.
  static func textSpan(of span: FoundSpan, in article: TokenizedArticle) -> TextSpan {
    var start = Int(article.starts[span.tokens.lowerBound])
    var end = Int(article.ends[span.tokens.upperBound - 1])
    if span.kind == .money {
      while start > 0, !isSpaceOrBracket(article.bytes[start - 1]), start > 0,
        !isWordByte(article.bytes[start - 1])
      {
        start -= 1
      }
    }
    if span.kind == .percentage, end < article.bytes.count, article.bytes[end] == 0x25 { end += 1 }
    return TextSpan(start, end)
  }

  private static func isSpaceOrBracket(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x28 || byte == 0x5B || byte == 0x22 || byte == 0x27
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x2D
  }
}
