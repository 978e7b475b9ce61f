internal import ArticleText
internal import PassageIndex

/// Cuts what is quoted: whole sentences, or of a very long one the clauses around the answer.
struct ExcerptCutter {
  /// UTF-8 bytes above which a sentence is cut.
  var maximumLength = 330
  let terms: QuestionTerms

  /// A span inside the quotation that begins and ends at a word's edge, at a clause's edge where one is near, and holds `answer` when
  /// that lies in the quoted sentences.
  func excerpt(of quotation: Quotation, keeping answer: TextSpan?) -> TextSpan {
    let whole = quotation.span
    guard whole.length > maximumLength else { return whole }
    let kept = answer.flatMap { whole.contains($0) ? $0 : nil }
    let window = bestWindow(quotation.candidate, in: whole, keeping: kept)
    let bytes = quotation.candidate.article.bytes
    let earliest = max(
      whole.start + 1, window.start - Self.clauseReach, (kept?.end ?? 0) - maximumLength)
    let start =
      window.start == whole.start
      ? whole.start
      : clauseStart(at: window.start, from: earliest, before: kept?.start ?? window.end, bytes)
    var end = max(min(whole.end, start + maximumLength), kept?.end ?? 0)
    end = clauseEnd(
      at: end, in: whole, after: max(kept?.end ?? 0, start + maximumLength / 2), bytes)
    return TextSpan(start, end)
  }

  /// The stretch of at most `maximumLength` bytes that holds the answer and the greatest weight of the question's words.
  private func bestWindow(_ candidate: Candidate, in whole: TextSpan, keeping answer: TextSpan?)
    -> TextSpan
  {
    let article = candidate.article
    var best = (weight: -1.0, start: whole.start)
    for first in candidate.tokens {
      let start = first == candidate.tokens.lowerBound ? whole.start : Int(article.starts[first])
      let end = min(whole.end, start + maximumLength)
      if let answer, answer.start < start || answer.end > end { continue }
      var mask: UInt64 = 0
      for token in first..<candidate.tokens.upperBound where Int(article.ends[token]) <= end {
        if let position = terms.numbers.firstIndex(of: article.terms[token]) {
          mask |= 1 << UInt64(position)
        }
      }
      let weight = terms.share(mask)
      if weight > best.weight { best = (weight, start) }
    }
    let start = best.weight < 0 ? answer?.start ?? whole.start : best.start
    return TextSpan(start, min(whole.end, start + maximumLength))
  }

  /// Bytes that are given up for an excerpt to begin or end with a clause.
  private static let clauseReach = 80

  /// The clause that begins nearest before `start`, but not before `earliest`; else the first after it, but not after `latest`; else `start`.
  private func clauseStart(
    at start: Int, from earliest: Int, before latest: Int, _ bytes: [UInt8]
  ) -> Int {
    let earlier = (min(earliest, start)...start).last { opensClause($0, bytes) }
    let later = (start...max(start, min(latest, start + Self.clauseReach))).first {
      opensClause($0, bytes)
    }
    return earlier ?? later ?? start
  }

  /// The last clause that ends at or shortly before `end`, but not before `earliest`; else the word's edge.
  private func clauseEnd(
    at end: Int, in whole: TextSpan, after earliest: Int, _ bytes: [UInt8]
  ) -> Int {
    guard end < whole.end else { return whole.end }
    let lowest = max(earliest, end - Self.clauseReach)
    if lowest < end,
      let clause = (lowest...end).last(where: { $0 > lowest && closesClause($0, bytes) })
    {
      return clause
    }
    var edge = end
    while edge > earliest, bytes[edge] != 0x20 { edge -= 1 }
    if edge > earliest { return edge }
    edge = end
    while edge < whole.end, bytes[edge] != 0x20 { edge += 1 }
    return edge
  }

  /// Whether a clause begins at `offset`: a comma, semicolon, colon or bracket and a space stand before it.
  private func opensClause(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset > 1 && bytes[offset - 1] == 0x20 && bytes[offset] != 0x20
      && [0x2C, 0x3B, 0x3A].contains(bytes[offset - 2])
  }

  /// Whether a comma or semicolon with a space behind it stands at `offset`.
  private func closesClause(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset + 1 < bytes.count && [0x2C, 0x3B].contains(bytes[offset]) && bytes[offset + 1] == 0x20
  }
}
