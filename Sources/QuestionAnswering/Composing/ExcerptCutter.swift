internal import ArticleText
internal import PassageIndex

/// Cuts what is quoted: the whole sentence, or of a very long one the clauses around the answer.
struct ExcerptCutter {
  /// UTF-8 bytes above which a sentence is cut.
  var maximumLength = 420

  /// A span of the candidate's sentence that begins and ends at a word's edge and holds `answer` when it lies in the sentence.
  func excerpt(of candidate: Candidate, keeping answer: TextSpan?) -> TextSpan {
    let sentence = candidate.span
    guard sentence.length > maximumLength else { return sentence }
    let middle = (answer ?? matchSpan(candidate) ?? sentence).start
    let bytes = candidate.article.bytes
    var start = max(sentence.start, middle - maximumLength / 2)
    var end = min(sentence.end, start + maximumLength)
    start = max(sentence.start, end - maximumLength)
    if let answer, sentence.contains(answer) { end = max(end, answer.end) }
    while start > sentence.start, bytes[start - 1] != 0x20 { start -= 1 }
    while end < sentence.end, bytes[end] != 0x20 { end += 1 }
    return TextSpan(start, end)
  }

  /// From the first to the last question word of the sentence.
  private func matchSpan(_ candidate: Candidate) -> TextSpan? {
    candidate.spans.first.map {
      TextSpan(
        Int(candidate.article.starts[$0.tokens.lowerBound]),
        Int(candidate.article.ends[$0.tokens.upperBound - 1]))
    }
  }
}
