internal import EvidenceRanking
internal import ExactAnswers
internal import Text

/// Cuts what is quoted: whole sentences, or of a very long one the clauses around the answer.
struct ExcerptCutter {
  /// Characters above which a sentence is cut, in whatever script.
  var maximumLength = 330
  let terms: QuestionTerms

  /// A span inside the quotation that begins and ends at a word's edge, at a clause's edge where
  /// one is near, and holds `answer` when that lies in the quoted sentences. What is over is given
  /// to both sides alike, so that what the question's words belong to is read with them; a
  /// sentence's beginning or end that is near is kept. Never empty where the quotation is not.
  func excerpt(of quotation: Quotation, keeping answer: TextSpan?) -> TextSpan {
    let whole = quotation.span
    guard whole.length > maximumLength else { return whole }
    let text = CharacterRuler(quotation.candidate.article.bytes, within: whole)
    guard text.count > maximumLength else { return whole }
    let kept = answer.flatMap { whole.contains($0) ? $0 : nil }
    let core = core(of: quotation.candidate, in: text, keeping: kept) ?? 0..<0
    let start = start(around: core, in: text)
    let end = max(min(text.count, start + maximumLength), core.upperBound)
    return TextSpan(
      text.offset(of: start),
      text.offset(
        of: clauseEnd(at: end, in: text, after: max(core.upperBound, start + maximumLength / 2))))
  }

  /// The shortest stretch of at most `maximumLength` characters that holds the answer and the
  /// greatest weight of the question's words; the answer where they do not go together; nil without
  /// either.
  private func core(
    of candidate: Candidate, in text: CharacterRuler, keeping answer: TextSpan?
  ) -> Range<Int>? {
    let article = candidate.article
    let answer = answer.map { text.number(at: $0.start)..<text.number(at: $0.end) }
    var best: (weight: Double, span: Range<Int>)?
    for first in candidate.tokens where terms.numbers.contains(article.terms[first]) {
      var mask: UInt64 = 0
      for token in first..<candidate.tokens.upperBound {
        guard let position = terms.numbers.firstIndex(of: article.terms[token]) else { continue }
        mask |= 1 << UInt64(position)
        let start = min(text.number(at: Int(article.starts[first])), answer?.lowerBound ?? .max)
        let span =
          start..<max(text.number(at: Int(article.ends[token])), answer?.upperBound ?? 0, start)
        guard span.count <= maximumLength else { break }
        let weight = terms.share(mask)
        guard let other = best else {
          best = (weight, span)
          continue
        }
        if (weight, -span.count) > (other.weight, -other.span.count) { best = (weight, span) }
      }
    }
    return best?.span ?? answer
  }

  /// Where the excerpt begins: half of what is over before `core`, at a clause's beginning where
  /// one is near.
  private func start(around core: Range<Int>, in text: CharacterRuler) -> Int {
    let earliest = max(0, core.upperBound - maximumLength)
    let even = core.lowerBound - (maximumLength - core.count) / 2
    let wanted = min(core.lowerBound, max(earliest, min(even, text.count - maximumLength)))
    if wanted <= Self.clauseReach, earliest == 0 { return 0 }
    return clauseStart(
      at: wanted, from: max(earliest, wanted - Self.clauseReach), before: core.lowerBound, text)
  }

  /// Characters that are given up for an excerpt to begin or end with a clause, and that the end of
  /// a word is looked for.
  private static let clauseReach = 80

  /// The clause that begins nearest before `start`, but not before `earliest`; else the first after
  /// it, but not after `latest`; else the word's edge; in a script without spaces a character's.
  private func clauseStart(
    at start: Int, from earliest: Int, before latest: Int, _ text: CharacterRuler
  ) -> Int {
    let earlier = (min(earliest, start)...start).last { opensClause($0, text) }
    if let earlier { return earlier }
    let reach = start...max(start, min(latest, start + Self.clauseReach))
    return reach.first { opensClause($0, text) } ?? reach.first { opensWord($0, text) }
      ?? edge(before: start, text)
  }

  /// The last clause that ends at or shortly before `end`, but not before `earliest`; else the
  /// word's edge; in a script without spaces a character's.
  private func clauseEnd(at end: Int, in text: CharacterRuler, after earliest: Int) -> Int {
    guard end < text.count else { return text.count }
    let lowest = max(earliest, end - Self.clauseReach)
    if lowest < end,
      let clause = (lowest...end).last(where: { $0 > lowest && closesClause($0, text) })
    {
      return clause
    }
    if let edge = (earliest...max(earliest, end)).last(where: {
      $0 > earliest && endsWord($0, text)
    }) {
      return edge
    }
    let further = (end..<text.count).first { endsWord($0, text) } ?? text.count
    let isSpaced = further - end <= Self.clauseReach || (text.scalar(end)?.isASCII ?? true)
    return isSpaced ? further : edge(after: end, text)
  }

  private func edge(before number: Int, _ text: CharacterRuler) -> Int {
    (0...number).last { text.isEdge($0) } ?? 0
  }

  private func edge(after number: Int, _ text: CharacterRuler) -> Int {
    (number..<text.count).first { text.isEdge($0) } ?? text.count
  }

  /// Whether a space stands before that character, or nothing does.
  private func opensWord(_ number: Int, _ text: CharacterRuler) -> Bool {
    number == 0 || text.scalar(number - 1) == " "
  }

  private func endsWord(_ number: Int, _ text: CharacterRuler) -> Bool {
    text.scalar(number) == " "
  }

  /// Whether a clause begins at that character: a comma, semicolon, colon or bracket and a space
  /// stand before it, or one of those that need no space behind them.
  private func opensClause(_ number: Int, _ text: CharacterRuler) -> Bool {
    guard number > 1, let before = text.scalar(number - 1), text.scalar(number) != " " else {
      return false
    }
    if before != " " { return Self.wideMarks.contains(before) }
    return text.scalar(number - 2).map { $0 == ":" || Self.marks.contains($0) } ?? false
  }

  /// Whether a comma or semicolon with a space behind it stands there, or one that needs none.
  private func closesClause(_ number: Int, _ text: CharacterRuler) -> Bool {
    guard let mark = text.scalar(number) else { return false }
    return Self.wideMarks.contains(mark)
      || Self.marks.contains(mark) && text.scalar(number + 1) == " "
  }

  /// Commas and semicolons, those of Arabic too.
  private static let marks: Set<Unicode.Scalar> = [",", ";", "،", "؛"]
  /// Commas and semicolons of Chinese and Japanese.
  private static let wideMarks: Set<Unicode.Scalar> = ["，", "、", "；", "：", "､"]
}
