internal import EvidenceRanking
internal import ExactAnswers
internal import Text

/// Cuts what is quoted: whole sentences, or of a very long one the clauses around the answer.
struct ExcerptCutter {
  /// UTF-8 bytes above which a sentence is cut.
  var maximumLength = 330
  let terms: QuestionTerms

  /// A span inside the quotation that begins and ends at a word's edge, at a clause's edge where
  /// one is near, and holds `answer` when that lies in the quoted sentences. What is over is given
  /// to both sides alike, so that what the question's words belong to is read with them; a
  /// sentence's beginning or end that is near is kept.
  func excerpt(of quotation: Quotation, keeping answer: TextSpan?) -> TextSpan {
    let whole = quotation.span
    guard whole.length > maximumLength else { return whole }
    let kept = answer.flatMap { whole.contains($0) ? $0 : nil }
    let core = core(of: quotation.candidate, keeping: kept) ?? TextSpan(whole.start, whole.start)
    let bytes = quotation.candidate.article.bytes
    let start = start(around: core, in: whole, bytes)
    let end = max(min(whole.end, start + maximumLength), core.end)
    return TextSpan(
      start, clauseEnd(at: end, in: whole, after: max(core.end, start + maximumLength / 2), bytes))
  }

  /// The shortest stretch of at most `maximumLength` bytes that holds the answer and the greatest
  /// weight of the question's words; the answer where they do not go together; nil without either.
  private func core(of candidate: Candidate, keeping answer: TextSpan?) -> TextSpan? {
    let article = candidate.article
    var best: (weight: Double, span: TextSpan)?
    for first in candidate.tokens where terms.numbers.contains(article.terms[first]) {
      var mask: UInt64 = 0
      for token in first..<candidate.tokens.upperBound {
        guard let position = terms.numbers.firstIndex(of: article.terms[token]) else { continue }
        mask |= 1 << UInt64(position)
        let span = TextSpan(
          min(Int(article.starts[first]), answer?.start ?? .max),
          max(Int(article.ends[token]), answer?.end ?? 0))
        guard span.length <= maximumLength else { break }
        let weight = terms.share(mask)
        guard let other = best else {
          best = (weight, span)
          continue
        }
        if (weight, -span.length) > (other.weight, -other.span.length) { best = (weight, span) }
      }
    }
    return best?.span ?? answer
  }

  /// Where the excerpt begins: half of what is over before `core`, at a clause's beginning where
  /// one is near.
  private func start(around core: TextSpan, in whole: TextSpan, _ bytes: [UInt8]) -> Int {
    let earliest = max(whole.start, core.end - maximumLength)
    let even = core.start - (maximumLength - core.length) / 2
    let wanted = min(core.start, max(earliest, min(even, whole.end - maximumLength)))
    if wanted - whole.start <= Self.clauseReach, earliest == whole.start { return whole.start }
    return clauseStart(
      at: wanted, from: max(earliest, wanted - Self.clauseReach), before: core.start, bytes)
  }

  /// Bytes that are given up for an excerpt to begin or end with a clause.
  private static let clauseReach = 80

  /// The clause that begins nearest before `start`, but not before `earliest`; else the first after
  /// it, but not after `latest`; else the word's edge.
  private func clauseStart(
    at start: Int, from earliest: Int, before latest: Int, _ bytes: [UInt8]
  ) -> Int {
    let earlier = (min(earliest, start)...start).last { opensClause($0, bytes) }
    if let earlier { return earlier }
    let reach = start...max(start, min(latest, start + Self.clauseReach))
    return reach.first { opensClause($0, bytes) } ?? reach.first { opensWord($0, bytes) } ?? start
  }

  /// The last clause that ends at or shortly before `end`, but not before `earliest`; else the
  /// word's edge.
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

  /// Whether a space stands before `offset`, or nothing does.
  private func opensWord(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == 0 || bytes[offset - 1] == 0x20
  }

  /// Whether a clause begins at `offset`: a comma, semicolon, colon or bracket and a space stand
  /// before it.
  private func opensClause(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset > 1 && bytes[offset - 1] == 0x20 && bytes[offset] != 0x20
      && [0x2C, 0x3B, 0x3A].contains(bytes[offset - 2])
  }

  /// Whether a comma or semicolon with a space behind it stands at `offset`.
  private func closesClause(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset + 1 < bytes.count && [0x2C, 0x3B].contains(bytes[offset]) && bytes[offset + 1] == 0x20
  }
}
